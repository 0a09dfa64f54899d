"""Every kind of activity on a plain page, in both themes and widths: by keyboard, without a key, and for everyone."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from course_lib import notebook
from course_lib.activities import items
from course_lib.content.authoring import compile

from .conftest import ALL, LOOKS, look_of
from .plain import Plain, private_files

KINDS = ["one", "some", "both", "row", "sort", "guess", "lean"]


@pytest.fixture
def miniature(mini, tmp_path, monkeypatch):
    """The library reads the miniature course."""
    path = tmp_path / "bundle.json"
    path.write_text(compile.encoded(mini._data), encoding="utf-8")
    monkeypatch.setenv("ATTUNE_BUNDLE", str(path))
    return mini


@pytest.fixture
def plain(chromium):
    """An empty page, 1280 wide and light. Errors on it fail the test."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield Plain(page)
    page.close()
    assert errors == []


@pytest.fixture(params=LOOKS if ALL else [None], ids=lambda look: "-".join(map(str, look or ["one"])))
def look(request, chromium):
    """An empty page in one of the looks."""
    theme, width = request.param or look_of(request.node.name)
    page = chromium.new_page(viewport={"width": width, "height": 780})
    yield Plain(page, theme == "light")
    page.close()


def violations(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def overflowing(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def small_targets(page) -> list[str]:
    """Buttons and options that are under 44 px high, or under 44 px wide."""
    return page.evaluate("""() => [...document.querySelectorAll("#root :is(button, .aw-option label, .aw-pick label, summary, input[type=range])")]
      .filter((node) => node.getClientRects().length && (node.offsetHeight < 43.5 || node.offsetWidth < 43.5))
      .map((node) => node.outerHTML.slice(0, 120))""")


def quiz_of(miniature, kind: str):
    """The miniature quiz cut down to one item."""
    miniature_data = json.loads(json.dumps(miniature._data))
    miniature_data["quizzes"]["every-kind"]["items"] = [kind]
    return miniature_data


@pytest.fixture
def one_kind(miniature, tmp_path, monkeypatch):
    """A quiz of one item of the kind that is asked for."""

    def make(kind: str):
        path = tmp_path / f"{kind}.json"
        path.write_text(json.dumps(quiz_of(miniature, kind)), encoding="utf-8")
        monkeypatch.setenv("ATTUNE_BUNDLE", str(path))
        return notebook.quiz("every-kind")

    return make


# By keyboard -----------------------------------------------------------------------------------


def tab_to(page, selector: str) -> None:
    """Press Tab until what `selector` names has the focus; fails if it can't be reached."""
    for _ in range(200):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab doesn't reach {selector}")


def choose_radio(page, value: str, within: str = "#root") -> None:
    """Reach a group of radios with Tab, and the one with `value` with the arrows."""
    name = page.locator(f'{within} input[type=radio][value="{value}"]').first.get_attribute("name")
    tab_to(page, f'input[name="{name}"]')
    page.keyboard.press("Space")
    for _ in range(12):
        if page.evaluate("(value) => document.activeElement.value === value", value):
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows don't reach {value}")


def fill_by_keyboard(page, kind: str, right: dict) -> None:
    """Give the answer `right` with keys alone."""
    if kind in ("one", "both"):
        for value in right.values():
            choose_radio(page, value)
    elif kind == "some":
        for value in right["answer"]:
            tab_to(page, f'input[type=checkbox][value="{value}"]')
            page.keyboard.press("Space")
    elif kind == "sort":
        for index, card in enumerate(page.locator(".aw-card legend").all_inner_texts()):
            by_text = {"A cod": "sea", "A fox": "land", "A swift": "air", "An eel": "sea"}
            choose_radio(page, by_text[card], f".aw-card:nth-of-type({index + 1})")
    elif kind == "row":
        order_by_keyboard(page, ["An ant", "A bat", "A cow", "A whale"])
    else:
        tab_to(page, "input[type=range]")
        page.keyboard.press("Home")
        for _ in range(int(right.get("answer", 4))):
            page.keyboard.press("ArrowRight")


def order_by_keyboard(page, wanted: list[str]) -> None:
    """Move each step up to its place with the button beside it; the focus goes along with the step."""
    for place, text in enumerate(wanted):
        while (at := page.locator(".aw-moved").all_inner_texts().index(text)) > place:
            up = f'button[aria-label="Move up: {text}"]'
            tab_to(page, up) if not page.evaluate("(s) => document.activeElement.matches(s)", up) else None
            page.keyboard.press("Enter")
            assert page.locator(".aw-moved").all_inner_texts().index(text) == at - 1


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_is_answered_by_keyboard_alone(one_kind, plain, miniature, kind):
    """Tab, arrows, Space and Enter reach every answer; the focus is never lost, and the verdict is announced."""
    page = plain.open(one_kind(kind))
    page.locator("body").press("Tab")
    right, _ = items.reveal(miniature.item(kind))
    fill_by_keyboard(page, kind, right)
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    page.locator("[role=status].aw-mark p").first.wait_for()
    assert page.locator(".aw-mark").get_attribute("data-verdict") == ("noted" if kind == "lean" else "right")
    assert page.evaluate("document.activeElement !== document.body")
    assert page.evaluate("globalThis.told.at(-1).done") is True


@pytest.mark.parametrize("name, answer", [("which-animal", "bat"), ("how-long", None)])
def test_a_prediction_is_made_by_keyboard_alone(miniature, plain, name, answer):
    """A guess among options, and one on a line; the focus goes to what comes to light."""
    page = plain.open(notebook.predict(name))
    page.locator("body").press("Tab")
    if answer:
        choose_radio(page, answer)
    else:
        tab_to(page, "input[type=range]")
        page.keyboard.press("ArrowRight")
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('[role=status]') && document.activeElement.textContent")
    assert page.evaluate("globalThis.told.at(-1).done") is True


def test_a_reflection_is_written_turned_skipped_and_deleted_by_keyboard_alone(reflection, plain, home):
    """Everything that a mouse can do there."""
    page = plain.open(notebook.reflect(reflection))
    page.locator("body").press("Tab")
    tab_to(page, "textarea")
    page.keyboard.type("by hand")
    page.get_by_text("Saved.").wait_for()
    for name in ("instead", "Yours instead", "Skip this", "Don't skip it", "Delete what I wrote here", "Yes, delete it"):
        page.wait_for_function("(name) => [...document.querySelectorAll('#root button')].some((one) => one.textContent.includes(name))",
                               arg=name)
        tab_to(page, f"button:nth-of-type({button_number(page, name)})")
        page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#root textarea').value === ''")
    assert b"by hand" not in private_files(home)


def button_number(page, name: str) -> int:
    """The place of the button among its neighbours."""
    return page.evaluate("(name) => { const button = [...document.querySelectorAll('#root button')].findLast((one) => "
                         "one.textContent.includes(name)); return [...button.parentElement.children].indexOf(button) + 1 }", name)


def test_not_yet_then_hint_then_try_again_then_why(one_kind, plain):
    """A wrong answer gets its own feedback only; then another go, a hint, or the reasons."""
    page = plain.open(one_kind("one"))
    page.get_by_label("A hen").check()
    page.get_by_role("button", name="Check answer").click()
    page.get_by_text("Not yet.").wait_for()
    assert "Feedback on hen." in page.content() and "Feedback on cat." not in page.content()
    assert page.evaluate("document.activeElement.textContent") == "Try again"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Hint").click()
    page.get_by_text("Hint of one.").wait_for()
    assert page.get_by_label("A hen").is_checked()
    page.get_by_role("button", name="Check answer").click()
    page.get_by_role("button", name="Show me why").click()
    page.get_by_text("Feedback on cat.").wait_for()
    assert page.get_by_label("A cat").is_checked()


def test_checking_without_an_answer_asks_for_one(one_kind, plain):
    """Nothing is sent, and the focus goes to what is missing."""
    page = plain.open(one_kind("both"))
    page.get_by_role("button", name="Check answer").click()
    page.get_by_text("Choose an answer first.").wait_for()
    assert page.evaluate("document.activeElement.type") == "radio"
    assert len(plain.messages) == 1


def test_certainty_gets_its_own_words(one_kind, plain):
    """Wrong and sure is answered otherwise than wrong; a hint on the way leaves both choices as they were."""
    page = plain.open(one_kind("one"))
    page.get_by_label("A dog").check()
    page.get_by_text("Sure", exact=True).click()
    page.get_by_role("button", name="Hint").click()
    page.get_by_text("Hint of one.").wait_for()
    page.get_by_role("button", name="Check answer").click()
    page.get_by_text("You were sure").wait_for()


# For everyone ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_is_sound_in_every_look(one_kind, look, miniature, kind):
    """axe finds nothing, nothing runs over the side, and every target is large enough, before and after answering."""
    page = look.open(one_kind(kind))
    assert violations(page) == [] and not overflowing(page) and small_targets(page) == []
    page.locator("body").press("Tab")
    wrong = {"one": {"answer": "hen"}, "both": {"answer": "sinks", "reason": "colder"}, "some": {"answer": ["mole"]},
             "guess": {"answer": 3}}.get(kind) or items.reveal(miniature.item(kind))[0]
    fill_by_keyboard(page, kind, wrong)
    page.get_by_role("button", name="Check answer").click()
    page.locator(".aw-mark p").first.wait_for()
    assert violations(page) == [] and not overflowing(page) and small_targets(page) == []


@pytest.mark.parametrize("what", ["predict", "reflect"])
def test_other_activities_are_sound_in_every_look(miniature, look, what):
    """Predictions and reflections too."""
    known = {"predict": "predictions", "reflect": "reflections"}[what]
    for one in miniature._data[known]:
        page = look.open(getattr(notebook, what)(one))
        assert violations(page) == [] and not overflowing(page) and small_targets(page) == []


def test_pages_of_the_learner_are_sound_in_every_look(miniature, look):
    """The lessons and the records."""
    for widget in (notebook.course_map(), notebook.records()):
        page = look.open(widget)
        page.locator("#root :is(ol, code)").first.wait_for()
        assert violations(page) == [] and not overflowing(page) and small_targets(page) == []


def test_at_200_percent_zoom_nothing_runs_over(one_kind, plain):
    """At twice the size, a 1280 px window is 640 px wide, and text wraps."""
    plain.page.set_viewport_size({"width": 640, "height": 400})
    page = plain.open(one_kind("sort"))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not overflowing(page)


# No key, and text is text ----------------------------------------------------------------------


def test_no_key_reaches_the_page_before_an_answer(miniature, plain):
    """Neither the page nor any message holds feedback, or says which option is right."""
    page = plain.open(notebook.quiz("every-kind"))
    sent = json.dumps(plain.messages) + page.evaluate("document.documentElement.outerHTML")
    assert "Feedback on" not in sent and "correct" not in sent and "Hint of" not in sent


def test_markup_in_content_is_shown_as_text(one_kind, plain, monkeypatch, tmp_path, miniature):
    """A script in a stem, an option or a label stands there to be read."""
    data = quiz_of(miniature, "one")
    evil = "<img src=x onerror='globalThis.ran = 1'><script>ran = 1</script>"
    data["items"]["one"]["stem"] = data["items"]["one"]["options"][0]["text"] = evil
    data["items"]["one"]["options"][0]["feedback"] = data["items"]["one"]["hint"] = data["quizzes"]["every-kind"]["title"] = evil
    path = tmp_path / "evil.json"
    path.write_text(json.dumps(data))
    monkeypatch.setenv("ATTUNE_BUNDLE", str(path))
    page = plain.open(notebook.quiz("every-kind"))
    page.get_by_role("button", name="Hint").click()
    page.locator(".aw-hint").wait_for()
    page.locator("input[value=dog]").check()
    page.get_by_role("button", name="Check answer").click()
    page.locator(".aw-mark p").nth(1).wait_for()
    assert page.evaluate("globalThis.ran") is None
    assert page.locator("#root img, #root script").count() == 0
    assert page.locator(".aw-stem").inner_text() == evil


# What was done is there again ------------------------------------------------------------------


def test_an_answer_is_there_when_the_lesson_opens_again(miniature, plain):
    """The verdict, the choice and the order of the options come back."""
    page = plain.open(notebook.quiz("every-kind"))
    order = page.locator(".aw-item:visible label span").all_inner_texts()
    page.get_by_label("A hen").check()
    page.get_by_role("button", name="Check answer").click()
    page.get_by_text("Not yet.").wait_for()
    plain.open(notebook.quiz("every-kind"))
    page.get_by_text("Not yet.").wait_for()
    assert page.get_by_label("A hen").is_checked()
    assert page.locator(".aw-item:visible label:has(input[type=radio]) span").all_inner_texts()[:3] == order[:3]


def test_a_quiz_ends_with_what_to_look_at_again_and_can_start_again(miniature, plain):
    """The end names what wasn't right at once; starting again asks everything anew and takes no progress away."""
    page = plain.open(notebook.quiz("single-quiz"))
    page.get_by_label("A tree").check()
    page.get_by_role("button", name="Check answer").click()
    page.get_by_role("button", name="Show me why").click()
    page.get_by_text("Feedback on barking.").wait_for()
    assert page.evaluate("globalThis.told.at(-1)") == {"activity": "quiz/single-quiz", "done": True}


def test_an_answer_that_could_not_be_sent_is_handed_in_when_the_activity_is_drawn_again(miniature, home, plain):
    """The connection drops, the learner answers, the course is restarted: the answer is there, once."""
    page = plain.open(notebook.quiz("single-quiz"))
    page.get_by_label("A dog").check()
    page.evaluate("globalThis.offline = true")
    page.get_by_role("button", name="Check answer").click()
    page.get_by_text("Not saved yet.").wait_for()
    page.evaluate("globalThis.offline = false")
    plain.mount(notebook.quiz("single-quiz"))
    page.get_by_text("Yes.").wait_for()
    assert private_files(home).count(b'"type":"answer"') == 1


# Reflections -----------------------------------------------------------------------------------


@pytest.fixture
def reflection(miniature):
    return next(iter(miniature._data["reflections"]))


def test_a_reflection_is_saved_as_it_is_typed_and_comes_back(reflection, plain, home):
    """Right-to-left text, emoji and markup too."""
    words = "שלום مرحبا 🙂 <b>bold</b> & 'quotes'"
    page = plain.open(notebook.reflect(reflection))
    page.get_by_role("textbox").fill(words)
    page.get_by_text("Saved.").wait_for()
    assert words.encode() in private_files(home)
    plain.open(notebook.reflect(reflection))
    assert page.get_by_role("textbox").input_value() == words


def test_words_typed_while_the_course_was_gone_are_kept(reflection, plain, home):
    """What is on the page is handed in once the course is back, and stays on the page."""
    page = plain.open(notebook.reflect(reflection))
    page.evaluate("globalThis.offline = true")
    page.get_by_role("textbox").fill("typed in the dark")
    page.get_by_text("Not saved yet.").wait_for()
    page.evaluate("globalThis.offline = false")
    plain.mount(notebook.reflect(reflection))
    page.get_by_text("Saved.").wait_for()
    assert page.get_by_role("textbox").input_value() == "typed in the dark"
    assert b"typed in the dark" in private_files(home)


def test_two_windows_never_overwrite_each_other_unseen(reflection, chromium, home):
    """The second to save is shown what the first wrote, and chooses."""
    first, second = Plain(chromium.new_page()), Plain(chromium.new_page())
    for window in (first, second):
        window.open(notebook.reflect(reflection))
    first.page.get_by_role("textbox").fill("from the first")
    first.page.get_by_text("Saved.").wait_for()
    second.page.get_by_role("textbox").fill("from the second")
    second.page.get_by_text("from the first").wait_for()
    assert b"from the first" in private_files(home)
    second.page.get_by_role("button", name="Keep what I have here").click()
    second.page.get_by_text("Saved.").wait_for()
    assert b"from the second" in private_files(home) and b"from the first" not in private_files(home)
    first.page.close(), second.page.close()


def test_one_window_may_save_again_before_it_heard_of_its_last_save(reflection, plain, home):
    """Leaving the field and pressing a button save twice in a row; that is no conflict."""
    page = plain.open(notebook.reflect(reflection))
    for _ in range(3):
        page.get_by_role("textbox").fill("first one, then the other")
        page.get_by_role("button", name="instead").first.click()
    page.get_by_text("Saved.").wait_for()
    assert page.get_by_role("alert").count() == 0


def test_deleting_a_reflection_leaves_no_text_in_any_file(reflection, plain, home):
    """It asks first."""
    page = plain.open(notebook.reflect(reflection))
    page.get_by_role("textbox").fill("gone for good")
    page.get_by_text("Saved.").wait_for()
    page.get_by_role("button", name="Delete what I wrote here").click()
    page.get_by_role("button", name="Yes, delete it").click()
    page.wait_for_function("document.querySelector('#root textarea').value === ''")
    assert b"gone for good" not in private_files(home)


def test_a_twin_and_a_skip_count_as_much_as_writing(reflection, plain):
    """Skipping is said to be fine, and the activity is done."""
    page = plain.open(notebook.reflect(reflection))
    page.get_by_role("button", name="instead").click()
    page.get_by_role("button", name="Yours instead").wait_for()
    page.get_by_role("button", name="Skip this").click()
    page.get_by_text("Skipped, which is fine.").wait_for()
    page.wait_for_function("globalThis.told.at(-1).done === true")


def test_a_page_of_text_of_one_megabyte_is_kept(reflection, plain, home):
    """A huge paste is saved like any other text."""
    page = plain.open(notebook.reflect(reflection))
    page.get_by_role("textbox").fill("x" * 1_000_000)
    page.get_by_text("Saved.").wait_for()
    assert b"x" * 1_000_000 in private_files(home)


# Predictions and records -----------------------------------------------------------------------


def test_a_prediction_shows_the_fact_only_after_a_guess(miniature, plain):
    """And the guess stands when the lesson opens again; a number beside the line goes to its nearest place."""
    name, data = next((name, one) for name, one in miniature._data["predictions"].items() if one.get("scale"))
    page = plain.open(notebook.predict(name))
    assert data["reveal"] not in json.dumps(plain.messages)
    page.get_by_role("spinbutton").fill(str(data["scale"]["min"] - 0.4))
    page.get_by_role("button", name="That's my guess").click()
    page.get_by_text(data["reveal"]).wait_for()
    assert page.get_by_role("spinbutton").input_value() == f"{data['scale']['min']:g}"
    plain.open(notebook.predict(name))
    page.get_by_text(data["reveal"]).wait_for()


def test_a_record_is_taken_away_deleted_and_brought_back_in_the_page(reflection, plain, home, tmp_path):
    """One zip holds it all; nothing is left after deleting; bringing it back restores the text."""
    page = plain.open(notebook.reflect(reflection))
    page.get_by_role("textbox").fill("carried along")
    page.get_by_text("Saved.").wait_for()
    plain.open(notebook.records())
    page.get_by_role("button", name="Take it all away").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Take it all away").last.click()
    download.value.save_as(tmp_path / "record.zip")
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Yes, delete it all").click()
    page.get_by_text("Everything is deleted.").wait_for()
    assert b"carried along" not in private_files(home)
    page.locator("input[type=file]").set_input_files(tmp_path / "record.zip")
    page.get_by_text("Brought back: 0 answers and 1 private text.").wait_for()
    assert b"carried along" in private_files(home)

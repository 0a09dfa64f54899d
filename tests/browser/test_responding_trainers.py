"""The trainers of responding on a plain page: a whole run by keyboard, sound in every look, and no key before an answer."""

import json

import pytest

from course_lib import notebook
from course_lib.content.authoring import compile

from .test_views import choose_radio, look, overflowing, plain, small_targets, tab_to, violations  # noqa: F401  (fixtures)

NAMES = ["fix-or-feel", "reflect-back", "serve-and-return", "wait"]
SECRET = {"fix-or-feel": ("why", "because"), "reflect-back": ("further", "corrects", "polite", "closes", "turns", "why"),
          "wait": ("goes_on", "empty", "early", "enough", "why")}  # fmt: skip


@pytest.fixture
def practice(real_assets, tmp_path, monkeypatch):
    """The library reads the trainers as their authors wrote them; by id, as plain data."""
    trainers = {name: one for name, one in json.loads(compile.encoded(compile._section(real_assets.trainers))).items() if name in NAMES}
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps({"trainers": trainers}), encoding="utf-8")
    monkeypatch.setenv("ATTUNE_BUNDLE", str(path))
    return trainers


def press(page, name: str) -> None:
    """Reach a button by Tab and press it."""
    page.get_by_role("button", name=name, exact=True).first.wait_for()
    for _ in range(60):
        if page.evaluate("document.activeElement.textContent") == name:
            return page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab doesn't reach {name}")


def settled(page, sent: int, view) -> None:
    """Wait for the next answer from Python, and until it's drawn."""
    page.wait_for_function("() => true")
    for _ in range(200):
        if len(view.messages) > sent:
            break
        page.wait_for_timeout(20)
    assert len(view.messages) > sent
    page.wait_for_function("document.activeElement !== document.body")


def answer(page, view, last: bool = False) -> None:
    """Answer what is asked, by keyboard; `last`: with the last of the options."""
    sent = len(view.messages)
    if page.get_by_role("button", name="Speak", exact=True).count():
        press(page, "Speak")
    else:
        for group in range(page.locator("fieldset:visible").count()):
            options = page.locator("fieldset:visible").nth(group).locator("input")
            choose_radio(page, options.nth(options.count() - 1 if last else 0).get_attribute("value"))
        press(page, page.locator("button[type=submit]").first.inner_text())
    settled(page, sent, view)


def begin(page, view) -> None:
    sent = len(view.messages)
    page.locator("body").press("Tab")
    press(page, "Begin")
    settled(page, sent, view)


def on(page) -> str | None:
    """What the button that goes on says, if there is one."""
    for name in ("Next", "How this run went"):
        if page.get_by_role("button", name=name, exact=True).count():
            return name
    return None


@pytest.mark.parametrize("name", NAMES)
def test_a_run_is_done_by_keyboard_alone(practice, plain, name):  # noqa: F811
    """From "Begin" to the result; the focus is never lost, and the page around hears that it's done."""
    page = plain.open(notebook.train(name))
    begin(page, plain)
    for _ in range(60):
        while not on(page):
            answer(page, plain)
        label = on(page)
        press(page, label)
        assert page.evaluate("document.activeElement !== document.body")
        if label != "Next":
            break
    page.locator("dl.aw-rows").wait_for()
    assert page.evaluate("globalThis.told.at(-1)") == {"activity": f"trainer/{name}", "done": True}
    page.get_by_role("button", name="Another run").wait_for()


@pytest.mark.parametrize("name", NAMES)
def test_a_trainer_is_sound_in_every_look(practice, look, name):  # noqa: F811
    """axe finds nothing, nothing runs over the side, and every target is large enough: at the start, asking, answered, and after a run."""
    page = look.open(notebook.train(name))
    check = lambda where: (violations(page), overflowing(page), small_targets(page), where) == ([], False, [], where)  # noqa: E731
    assert check("start")
    begin(page, look)
    assert check("asked"), (violations(page), small_targets(page))
    while not on(page):
        answer(page, look, last=True)
    for one in page.locator("summary").all():
        if not one.evaluate("(node) => node.parentElement.open"):
            one.click()
    assert check("answered"), (violations(page), small_targets(page))
    for _ in range(60):
        label = on(page)
        if label:
            page.get_by_role("button", name=label, exact=True).click()
            if label != "Next":
                break
        else:
            answer(page, look)
    page.locator("dl.aw-rows").wait_for()
    assert check("result"), (violations(page), small_targets(page))


@pytest.mark.parametrize("name", NAMES)
def test_no_key_reaches_the_page_before_an_answer(practice, plain, name):  # noqa: F811
    """Neither the page nor any message holds why, how anything lands, or what is right."""
    page = plain.open(notebook.train(name))
    begin(page, plain)
    sent = json.dumps(plain.messages, ensure_ascii=False) + page.evaluate("document.documentElement.outerHTML")
    moments = practice[name]["moments"]
    if name == "serve-and-return":
        secret = [one[key] for moment in moments for turn in ("first", "met", "missed") for one in moment[turn]["returns"] for key in ("lands", "why")]
    else:
        secret = [moment[key] for moment in moments for key in SECRET[name] if key in moment]
    assert not [text for text in secret if json.dumps(text, ensure_ascii=False)[1:-1] in sent or text in sent]
    assert '"meets"' not in sent and '"role": "sense"' not in sent and '"holds": "' not in sent


def test_a_run_that_was_left_is_there_again(practice, plain):  # noqa: F811
    """At the same moment, with the first of its two questions answered."""
    page = plain.open(notebook.train("fix-or-feel"))
    begin(page, plain)
    answer(page, plain)
    scene, was = page.locator(".aw-scene").inner_text(), page.locator(".aw-past").inner_text()
    plain.open(notebook.train("fix-or-feel"))
    page.locator(".aw-past").wait_for()
    assert (page.locator(".aw-scene").inner_text(), page.locator(".aw-past").inner_text()) == (scene, was)


def test_another_reflection_is_tried_and_not_kept(practice, plain, learning):  # noqa: F811
    """How it would land is shown, and the log stays as it was."""
    page = plain.open(notebook.train("reflect-back"))
    begin(page, plain)
    answer(page, plain)
    kept = len(learning.events())
    page.get_by_text("Try another with the same speaker").click()
    for group in range(4):
        page.locator(".aw-try fieldset").nth(group).locator("input").first.check()
    page.locator(".aw-try button[type=submit]").click()
    page.locator(".aw-try .aw-past").wait_for()
    assert len(learning.events()) == kept == 2


@pytest.mark.parametrize("reduced", [True, False])
def test_waiting_goes_by_steps_or_along_a_line(practice, plain, reduced):  # noqa: F811
    """Where motion is reduced it's step by step from the start; either can be chosen, and the line waits by itself."""
    plain.page.emulate_media(reduced_motion="reduce" if reduced else "no-preference")
    page = plain.open(notebook.train("wait"))
    begin(page, plain)
    assert page.get_by_role("button", name="Wait a breath").count() == reduced
    assert page.get_by_role("button", name="Let the pause begin").count() == (not reduced)
    page.get_by_label("With a line that moves" if reduced else "Step by step").check()
    assert page.get_by_role("button", name="Let the pause begin").count() == reduced
    sent = len(plain.messages)
    if reduced:
        press(page, "Let the pause begin")
        assert page.evaluate("document.activeElement.textContent") == "Speak"
        page.wait_for_timeout(100)
        assert len(plain.messages) == sent
        settled(page, sent, plain)
    else:
        press(page, "Wait a breath")
        settled(page, sent, plain)
    moment = plain.messages[-1]["view"]["moment"]
    assert moment["breaths"] == 1 or moment["end"]

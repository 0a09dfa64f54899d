"""A learner's whole record on plain pages: kept, taken away, brought to a fresh machine, and deleted."""

import pytest

from course_lib import notebook

from .plain import private_files
from .test_views import plain  # noqa: F401

REFLECTION = "the-channel-you-trust"
WORDS = {"reflection": "I go by footsteps.", "check-in": "Rain on the roof.", "plan": "after the ferry"}


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Moves the learner to a computer of that name, and says where their folder is there."""

    def move(name: str):
        folder = tmp_path / name / "attune"
        monkeypatch.setenv("ATTUNE_HOME", str(folder))
        return folder

    return move


def live(plain) -> None:  # noqa: F811
    """One thing of each kind: an answer, a guess, a reflection, a check-in that is kept, and a plan."""
    page = plain.open(notebook.predict("imagining-their-view"))
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="That's my guess").click()
    page.wait_for_function("globalThis.told.some((one) => one.done)")
    page = plain.open(notebook.reflect(REFLECTION))
    page.get_by_role("textbox").fill(WORDS["reflection"])
    page.get_by_text("Saved.", exact=True).wait_for()
    page = plain.open(notebook.check_in())
    page.get_by_label("A line about it").fill(WORDS["check-in"])
    page.get_by_role("button", name="Keep this").click()
    page.get_by_text("Kept. You can").wait_for()
    page = plain.open(notebook.plan())
    page.locator("select").select_option(index=1)
    page.get_by_label("When?").fill(WORDS["plan"])
    page.get_by_role("button", name="Keep the plan").click()
    page.get_by_role("button", name="Keep the changes").wait_for()


def is_all_there(plain) -> None:  # noqa: F811
    """Each activity opens as it was left, and the journal has every text."""
    page = plain.open(notebook.predict("imagining-their-view"))
    page.wait_for_function("globalThis.told.some((one) => one.done)")
    assert page.get_by_role("radio").first.is_checked()
    page = plain.open(notebook.reflect(REFLECTION))
    page.wait_for_function("(text) => document.querySelector('textarea').value === text", arg=WORDS["reflection"])
    page = plain.open(notebook.check_in())
    page.locator(".aw-entries", has_text=WORDS["check-in"]).wait_for()
    page = plain.open(notebook.plan())
    page.get_by_role("button", name="Keep the changes").wait_for()
    assert page.get_by_label("When?").input_value() == WORDS["plan"]
    page = plain.open(notebook.journal())
    for text in (WORDS["reflection"], WORDS["check-in"]):
        page.locator(".aw-entry", has_text=text).wait_for()


def test_a_record_moves_to_another_computer_and_goes_when_it_is_deleted(plain, machine, tmp_path):  # noqa: F811
    """By the buttons on "Your record"; nothing is lost on the way, and nothing of it stays in the end."""
    old = machine("old")
    live(plain)
    is_all_there(plain)
    page = plain.open(notebook.records())
    page.get_by_role("button", name="Take it all away").click()
    with page.expect_download() as taken:
        page.get_by_role("status").get_by_role("button", name="Take it all away").click()
    taken.value.save_as(tmp_path / "record.zip")

    new = machine("new")
    page = plain.open(notebook.records())
    page.get_by_text("0 private texts").wait_for()
    with page.expect_file_chooser() as asked:
        page.get_by_role("button", name="Bring a record back").click()
    asked.value.set_files(tmp_path / "record.zip")
    page.get_by_text("Brought back:").wait_for()
    is_all_there(plain)
    assert all(text.encode() in private_files(new / "private") for text in WORDS.values())

    page = plain.open(notebook.records())
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Yes, delete it all").click()
    page.get_by_text("Everything is deleted.").wait_for()
    assert not any(text.encode() in private_files(new.parent) for text in WORDS.values())
    page = plain.open(notebook.reflect(REFLECTION))
    assert page.get_by_role("textbox").input_value() == ""
    assert all(text.encode() in private_files(old / "private") for text in WORDS.values())

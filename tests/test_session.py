"""`attune session`: what it prints, and that it keeps nothing."""

import io
import json

import pytest

from course_lib import cli
from course_lib.content.authoring import compile

MARKER = "xyzzymarker"
SILENCE = f"{MARKER} we end up in silence after every argument"


@pytest.fixture(autouse=True)
def built(real_assets, tmp_path, monkeypatch):
    """A bundle that holds what the sessions' authors wrote."""
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps({"sessions": compile.sessions(real_assets)}), encoding="utf-8")
    monkeypatch.setenv("ATTUNE_BUNDLE", str(path))


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def attune(capsys):
    """Run the command; what comes back is its exit code, and what it printed on both streams."""

    def attune(*arguments):
        return cli.main(["session", *arguments]), *capsys.readouterr()

    return attune


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_session_keeps_nothing(attune, learning, private, home, monkeypatch):
    """However it is asked, no file of the learner's folder changes and none holds the text."""
    learning.add({"id": "one", "at": "2025-01-01", "activity": "prediction/x", "type": "guess", "response": {"answer": "x"}})
    private.put("somebodys-stairs", {"mine": "Hers are slow today."}, base=0)
    before = contents(home)
    assert before
    asked = [((), Terminal(f"{SILENCE}\n{answer}\n")) for answer in ("no", "yes", f"{MARKER}\nno")]
    given = [((SILENCE,), ""), (("--json",), SILENCE), ((), SILENCE), (("-",), SILENCE), ((f"{MARKER} he hit me",), "")]
    for arguments, typed in [*asked, *((arguments, io.StringIO(text)) for arguments, text in given)]:
        monkeypatch.setattr("sys.stdin", typed)
        assert attune(*arguments)[0] == 0
    assert contents(home) == before
    assert not any(MARKER.encode() in content for content in contents(home.parent).values())


def test_a_session_reads_well(attune):
    """Its themes with the words that led there, the care, the help, and its parts no wider than a terminal."""
    code, out, err = attune(SILENCE, "--minutes", "6")
    assert (code, err) == (0, "")
    assert out.startswith("Silence after a row · 6 min") and "argument" in out and "never means accepting harm" in out
    assert "findahelpline.com" in out and "One small step" in out and MARKER not in out
    assert max(map(len, out.splitlines())) <= 80


def test_danger_brings_help_and_no_session(attune):
    """Calm words, every row of help, and a way to go on."""
    code, out, _ = attune("my husband hits me when he drinks")
    assert code == 0 and "befrienders.org" in out and "988" in out and "--go-on" in out and "small step" not in out
    assert "small step" in attune("my husband hits me when he drinks", "--go-on", "--theme", "lonely")[1]


@pytest.mark.parametrize(("typed", "comes"), [("no\n", True), ("what?\nNo \n", True), ("yes\n", False), ("\ny\n", False), ("", False)])
def test_somebody_at_a_terminal_is_asked(attune, monkeypatch, typed, comes):
    """Until they answer; only "no" brings a session, everything else the help, in words of its own. Nothing is taken for an answer."""
    monkeypatch.setattr("sys.stdin", Terminal(f"{SILENCE}\n{typed}"))
    code, out, err = attune()
    assert code == 0 and err.count("ending their life") == max(1, typed.count("\n"))
    assert ("One small step" in out) is comes and ("988" in out) is not comes
    assert "ending their life" not in out and "rules that look for words" not in out
    monkeypatch.setattr("sys.stdin", Terminal(f"{SILENCE}\n{typed}"))
    made = json.loads(attune("--json", "--theme", "lonely", "--go-on")[1])
    assert made["asked"] and made["danger"] is not comes and bool(made["parts"]) is comes and bool(made["themes"]) is comes


def test_where_nobody_is_there_to_ask_it_says_so(attune, monkeypatch):
    """As JSON in `asked`, with danger and without; in print as the question itself, before the session begins."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{SILENCE}\nI want to kill myself\n"))
    printed = attune("-")[1].splitlines() + [attune(text, "--json")[1] for text in (SILENCE, "asdf")]
    assert [json.loads(one)["asked"] for one in printed] == [False] * 4
    out = " ".join(attune(SILENCE)[1].split())
    assert out.index("befrienders.org") < out.index("Before we go on: is anyone being hurt") < out.index("Arriving")


def test_where_nothing_fits_one_chooses(attune):
    """Every theme is listed."""
    out = attune("asdf")[1]
    assert "lonely" in out and "--theme" in out


def test_a_line_in_is_an_object_out(attune, monkeypatch):
    """One JSON object for each description, in their order, an empty one too."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{SILENCE}\n\nI want to kill myself\n"))
    made = [json.loads(line) for line in attune("-", "--minutes", "5")[1].splitlines()]
    assert [one["danger"] for one in made] == [False, False, True]
    assert [one["minutes"] for one in made] == [5, 0, 0]
    assert made[0]["themes"][0]["id"] == "silence-after-a-row" and made[0]["themes"][0]["words"] and made[0]["parts"]


@pytest.mark.parametrize("arguments", [("x", "--minutes", "3"), ("x", "--minutes", "16"), ("x", "--theme", "nowhere")])
def test_what_cannot_be_is_refused(attune, arguments):
    """With a word on what can."""
    code, out, err = attune(*arguments)
    assert code == 2 and not out and err

"""docs/performance.md is drawn from what was measured, and from nothing else."""

import importlib
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import page
from benchmarks.catalogue import ALL

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"
PEERS = [name for one in ALL for name in one.peers]
RESULTS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (BENCHMARKS / "results").glob("*.json")}


def result(met=True, spent=(10, 20, 40), **more):
    """A benchmark's result, with one row and one cost."""
    row = {"what": "a thing", "ours": "4 ms", "peer": "8 ms", "compared": "0.50 ×", "target": "≤ 1 ×", "met": met, "chief": False}
    grows = {"cause": "lessons", "cost": "a build", "counts": [1, 2, 4], "spent": list(spent), "unit": "ms", "of": ""}
    return {"date": "2030-01-02", "rounds": 3, "seconds": 12.5, "busy": 0.1, "versions": {"attune": "1.2.3", "jupyterquiz": "4.5"} | dict.fromkeys(PEERS, "4.5"),
            "machine": {"cores": 2, "processor": "A processor", "memory": 7.8, "system": "Linux 6.1", "python": "3.11.7"},
            "heads": ["", "Attune", "jupyterquiz", "compared", "target"], "rows": [row], "growth": [grows]} | more


def top(drawn):
    """What stands before the first heading of the second order."""
    return drawn.partition("\n## ")[0]


def test_every_benchmark_is_in_the_catalogue():
    """What has `measure` is run by the command that runs everything."""
    modules = {path.stem for path in BENCHMARKS.glob("*.py") if re.search(r"^def measure\(", path.read_text(encoding="utf-8"), re.MULTILINE)}
    assert modules == {one.name for one in ALL}


@pytest.mark.parametrize("results", [{}, {one.name: result() for one in ALL}], ids=["nothing measured", "all measured"])
def test_every_benchmark_has_a_section(results):
    """Measured or not; and one that wasn't says how it would be."""
    drawn = page.draw(ALL, results)
    for one in ALL:
        assert drawn.count(f"\n## {one.title}\n") == 1
        assert (f"benchmarks/run.py {one.name}`" in drawn) == (not results)


def test_a_section_says_when_and_where():
    """Date, rounds, versions, machine, and how busy it was."""
    drawn = page.draw(ALL, {ALL[0].name: result()})
    for told in ("2030-01-02", "3 rounds", "attune 1.2.3, jupyterquiz 4.5", "2 cores, A processor, 7.8 GB", "Linux 6.1", "Python 3.11.7", "0.1 of the cores"):
        assert told in drawn


def test_a_missed_target_stands_at_the_top():
    """Before anything else, with what was found; met ones are counted."""
    drawn = page.draw(ALL, {ALL[0].name: result(met=False), ALL[1].name: result()})
    assert "Missed: 1 of 2 targets" in top(drawn) and "a thing: Attune 4 ms; jupyterquiz 8 ms" in top(drawn)
    assert "Missed" not in top(page.draw(ALL, {ALL[0].name: result()}))


def test_what_went_wrong_and_what_is_worth_little_stands_at_the_top():
    """A benchmark that failed since, one that was never run, and one beside other work."""
    failed = result(failed={"date": "2030-02-03", "says": "A vote is lost."})
    drawn = top(page.draw(ALL, {ALL[0].name: failed, ALL[1].name: result(busy=1.9)}))
    assert "2030-02-03: A vote is lost." in drawn and ALL[2].title in drawn
    assert ALL[1].title.partition(",")[0] in drawn.partition("kept the machine busy")[2]


def test_chief_rows_stand_for_their_benchmark():
    """Where there are any, only these are in the summary; all are in the section."""
    rows = [result()["rows"][0] | {"what": what, "chief": what == "the worst"} for what in ("the worst", "another")]
    drawn = page.draw(ALL, {ALL[0].name: result(rows=rows)})
    assert drawn.count("| the worst |") == 2 and drawn.count("| another |") == 1


@pytest.mark.parametrize("spent, slope, words", [
    ((7, 7, 7), 0, "hardly at all"), ((10, 14.142, 20), 0.5, "slower than its cause"), ((10, 20, 40), 1, "in step with its cause"),
    ((10, 40, 160), 2, "**faster than its cause**"), ((1, 1, 4), 1, "in step with its cause")])
def test_growth_is_told_in_a_number_and_in_words(spent, slope, words):
    """By least squares in logarithms; the last step by itself, since the whole may hide it."""
    assert page.exponent([1, 2, 4], spent) == pytest.approx(slope, abs=1e-3)
    last = page.exponent([2, 4], spent[1:])
    assert f"| {slope:.2f} | {last:.2f} | {words} |" in page.draw(ALL, {ALL[0].name: result(spent=spent)})


def test_no_number_is_typed():
    """A page without results has no figure on it, but for what an exponent is, and what p95 is called."""
    explained = "with 1, twice as many cost twice as much; with 0, the same"
    drawn = page.draw(ALL, {}) + page.GROWTH
    assert explained in drawn and not re.findall(r"\d", drawn.replace(explained, "").replace("p95", ""))


def test_the_page_says_what_was_found():
    """Whoever typed a figure into it, or forgot to write it, is told."""
    assert (ROOT / "docs" / "performance.md").read_text(encoding="utf-8") == page.draw(ALL, RESULTS), \
        "docs/performance.md isn't what benchmarks/results say: .venv/bin/python benchmarks/run.py --draw"


def test_results_tell_nothing_of_whose_machine_it_was():
    """Neither a path nor a host's name is kept."""
    for name, found in RESULTS.items():
        assert set(found["machine"]) <= {"cores", "processor", "memory", "system", "python"}, name
        assert not re.search(r"(?<![\w.])/(home|root|Users|tmp|work)/", json.dumps(found)), name


# The command -----------------------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch, tmp_path):
    """`run(*names, act)` runs the command with `act` in place of each benchmark, and returns its exit code and its page."""
    before = set(sys.modules)
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
    command = importlib.import_module("run")
    monkeypatch.setattr(command, "busy", lambda: 0.0)
    monkeypatch.setattr(command, "version", lambda name: "1.0")

    def ran(*names, act, **replaced):
        for name, by in replaced.items():
            monkeypatch.setattr(command, name, by)
        monkeypatch.setattr(command, "import_module", lambda name: SimpleNamespace(
            ROUNDS=2, HEADS=["", "Attune", "target"], measure=lambda rounds: act(name, command)))
        monkeypatch.setattr(sys, "argv", ["run.py", *names, "--results", str(tmp_path / "results"), "--page", str(tmp_path / "page.md")])
        code = command.main()
        return code, (tmp_path / "page.md").read_text(encoding="utf-8")

    yield ran
    for name in set(sys.modules) - before:
        if Path(getattr(sys.modules[name], "__file__", None) or "/").parent == BENCHMARKS and "." not in name:
            del sys.modules[name]


def found(name, command, says="5 ms"):
    return command.Found([importlib.import_module("figures").Row(f"what {name} takes", says)])


def test_only_what_is_named_is_measured_anew(run):
    """The other section stays."""
    run("rooms", "items", act=found)
    code, drawn = run("items", act=lambda name, command: found(name, command, "6 ms"))
    assert code == 0 and "| what rooms takes | 5 ms" in drawn and "| what items takes | 6 ms" in drawn


def test_a_peer_that_is_not_installed_is_told_with_the_remedy(run, capsys):
    """Its old section stays, and the command says that not all was measured."""
    run("grading", act=found)
    code, drawn = run("grading", act=found, version=lambda name: None if name == "nbgrader" else "1.0")
    told = capsys.readouterr().out
    assert code == 1 and "| what grading takes | 5 ms" in drawn and "nbgrader isn't installed" in told and "pip install -r" in told


def test_what_goes_wrong_is_told_and_the_rest_is_measured(run):
    """A vote that is lost stands at the top of the page, beside the older figures."""
    def lost(name, command):
        assert name != "rooms", "a vote is lost"
        return found(name, command, "7 ms")

    run("rooms", "items", act=found)
    code, drawn = run("rooms", "items", act=lost)
    assert code == 1 and "a vote is lost" in top(drawn) and "| what rooms takes | 5 ms" in drawn and "| what items takes | 7 ms" in drawn


def test_ctrl_c_keeps_what_was_measured(run):
    """The first is on the page, the second isn't."""
    def stopped(name, command):
        if name == "items":
            raise KeyboardInterrupt
        return found(name, command)

    code, drawn = run("rooms", "items", act=stopped)
    assert code == 130 and "| what rooms takes | 5 ms" in drawn and "| what items takes" not in drawn

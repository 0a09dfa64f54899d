"""docs/performance.md, drawn from the benchmarks' results and nothing else."""

from collections.abc import Iterator
from math import log

CAUSES = ("lessons", "items", "learners", "submissions", "participants")
BUSY = 0.25  # of the cores: then other work has had a part in the figures
FLAT, STEP = 0.15, (0.85, 1.15)  # exponents up to which a cost hardly grows, and between which it grows as its cause does

HEAD = """# Performance

How fast the course is, beside something that a reader knows, measured turn about in the same run; and how its costs grow. Times on their own say more about a machine than about the course; a ratio says something about the course. `.venv/bin/python benchmarks/run.py` measures everything and writes this page; none of its figures was typed. [Benchmarks](../benchmarks/README.md) says what is measured, and how.
"""
LIMITS = """## What these figures don't show

- **Other machines.** Each section says what it was measured on. Where a target is a time, a slower machine can miss it.
- **Networks.** Everything ran on one machine, servers and browsers too. A hall's wireless network, a hub's storage and a distant web host add their own time, which isn't in here.
- **People.** A person reads, hesitates and types. The ones here vote and answer as soon as they may.
- **Phones.** The browser is Chromium on a computer, without a slowed processor. Nothing here ran on a phone.
- **A hub as a whole.** How many learners one server holds depends above all on a kernel's memory for each, which isn't measured here.
- **Beyond the last column.** What grows in step up to there may grow otherwise past it.
"""
GROWTH = """## What grows with what

An exponent says how a cost follows its cause: with 1, twice as many cost twice as much; with 0, the same. It's the slope by least squares of the cost's logarithm over the cause's. The last step's exponent is beside it, since a fixed cost at the start hides what comes later.
"""


def draw(benchmarks, results: dict[str, dict]) -> str:
    """The page, from each benchmark's last result by its name. One that has none is said not to have been measured."""
    there = [(one, results[one.name]) for one in benchmarks if one.name in results]
    parts = [HEAD, _verdict(benchmarks, there), _beside(there), _alone(there), _growth(there), LIMITS,
             *(_section(one, results.get(one.name)) for one in benchmarks)]
    return "\n".join(filter(None, parts))


# The top --------------------------------------------------------------------------------------------


def _verdict(benchmarks, there: list) -> str:
    """What was missed, what went wrong, what wasn't measured, and what was measured beside other work."""
    judged = [(one, row) for one, result in there for row in result["rows"] if row["met"] is not None]
    missed = [(one, result, row) for one, result in there for row in result["rows"] if row["met"] is False]
    failed = [f"{_link(one)}, on {result['failed']['date']}: {result['failed']['says']} The figures below are older."
              for one, result in there if result.get("failed")]
    absent = [one.title for one in benchmarks if one not in [known for known, _result in there]]
    busy = [_link(one) for one, result in there if result["busy"] > BUSY * result["machine"]["cores"]]
    lines = []
    if missed:
        lines += [f"**Missed: {len(missed)} of {len(judged)} targets.**", "",
                  *(f"- {_link(one)}: {_told(result, row)} (target: {row['target']})" for one, result, row in missed), ""]
    elif judged:
        lines += [f"**Every target is met**, {len(judged)} of {len(judged)}.", ""]
    if failed:
        lines += ["**Went wrong:**", "", *(f"- {one}" for one in failed), ""]
    if absent:
        lines += [f"**Not measured yet:** {'; '.join(absent)}.", ""]
    if busy:
        lines += [f"**Measured while other work kept the machine busy**, and worth little: {', '.join(busy)}.", ""]
    return "\n".join(lines)


def _beside(there: list) -> str:
    """Each ratio against a peer."""
    rows = [(_link(one), row["what"], row["ours"], row["peer"], _peer(one, result), row["compared"], _target(row), result["date"])
            for one, result in there for row in _chief(result) if row["peer"] and row["compared"] and not one.alone]
    return _titled("## Beside others", ("", "what", "Attune", "peer", "which is", "compared", "target", "measured"), rows)


def _peer(one, result: dict) -> str:
    """What stands in the peer's column, and its version."""
    head, versions = result["heads"][2], ", ".join(f"{name} {result['versions'][name]}" for name in one.peers)
    return versions if head in one.peers or head == "peer" else f"{head} ({versions})" if versions else head


def _alone(there: list) -> str:
    """Targets that have no peer."""
    rows = [(_link(one), _told(result, row), _target(row), result["date"]) for one, result in there for row in _chief(result)
            if row["met"] is not None and (one.alone or not (row["peer"] and row["compared"]))]
    return _titled("## Targets of its own", ("", "what", "target", "measured"), rows)


def _chief(result: dict) -> list[dict]:
    return [row for row in result["rows"] if row["chief"]] or result["rows"]


def _told(result: dict, row: dict) -> str:
    """A row in words, with the heads of its columns where there's more than ours."""
    cells = [(head, row[key]) for head, key in zip(result["heads"][1:], ("ours", "peer", "compared")) if row[key]]
    return f"{row['what']}: " + (cells[0][1] if len(cells) == 1 else "; ".join(f"{head} {cell}" for head, cell in cells))


def _growth(there: list) -> str:
    rows = [(cause, grows["cost"], f"{_many(grows['counts'])} {grows['of'] or cause}", _spent(grows), *_slopes(grows), _link(one))
            for cause in CAUSES for one, result in there for grows in result["growth"] if grows["cause"] == cause]
    table = _table(("with more", "what it costs", "from → to", "costs", "exponent", "last step", "so it grows", ""), rows)
    return f"{GROWTH}\n{table}\n" if rows else ""


def _slopes(grows: dict) -> tuple[str, str, str]:
    whole, last = exponent(grows["counts"], grows["spent"]), exponent(grows["counts"][-2:], grows["spent"][-2:])
    return f"{whole:.2f}", f"{last:.2f}", in_words(whole)


def exponent(counts: list[float], spent: list[float]) -> float:
    """The slope, by least squares, of the cost's logarithm over the count's."""
    across, up = [log(one) for one in counts], [log(one) for one in spent]
    middle, level = sum(across) / len(across), sum(up) / len(up)
    return sum((x - middle) * (y - level) for x, y in zip(across, up)) / sum((x - middle) ** 2 for x in across)


def in_words(slope: float) -> str:
    """How a cost with that exponent follows its cause."""
    if slope <= FLAT:
        return "hardly at all"
    if slope < STEP[0]:
        return "slower than its cause"
    return "in step with its cause" if slope <= STEP[1] else "**faster than its cause**"


# A benchmark's section ------------------------------------------------------------------------------


def _section(one, result: dict | None) -> str:
    about = "\n\n".join(" ".join(part.split()) for part in one.about.strip().split("\n\n"))
    parts = [f"## {one.title}", about]
    if result is None:
        return "\n\n".join([*parts, f"Not measured yet: `.venv/bin/python benchmarks/run.py {one.name}`.\n"])
    parts.append(_setting(result))
    if result["rows"]:
        heads = tuple(result["heads"])
        parts.append(_table(heads, [tuple(row[key] for key in KEYS[:len(heads) - 1]) + (_target(row),) for row in result["rows"]]))
    if result["growth"]:
        parts.append(_table(("what it costs", "from → to", "costs"), [
            (grows["cost"], f"{_many(grows['counts'])} {grows['of'] or grows['cause']}", _spent(grows)) for grows in result["growth"]]))
    return "\n\n".join(parts) + "\n"


KEYS = ("what", "ours", "peer", "compared")


def _setting(result: dict) -> str:
    """When, with what, on what, and beside how much other work."""
    told, versions = result["machine"], ", ".join(f"{name} {number}" for name, number in result["versions"].items())
    parts = [f"{told['cores']} cores", told.get("processor"), f"{told['memory']} GB of memory" if "memory" in told else None, told["system"],
             f"Python {told['python']}"]
    rounds = f"{result['rounds']} round{'s' if result['rounds'] > 1 else ''}"
    return (f"{result['date']}, {rounds}, {result['seconds']:,.0f} s; {versions}; on {', '.join(filter(None, parts))}. When it began, "
            f"other work kept {result['busy']:.1f} of the cores busy.")


# Small things ---------------------------------------------------------------------------------------


def _link(one) -> str:
    """A link to a benchmark's section, by the part of its title before "beside"."""
    anchor = "".join(letter for letter in one.title.lower().replace(" ", "-") if letter.isalnum() or letter == "-")
    return f"[{one.title.partition(', beside')[0]}](#{anchor})"


def _target(row: dict) -> str:
    return row["target"] + {True: " ✓", False: " ✗ **missed**", None: ""}[row["met"]]


def _many(counts: list[float]) -> str:
    return " → ".join(f"{count:,}" for count in counts)


def _spent(grows: dict) -> str:
    return ", ".join(map(_number, grows["spent"])) + f" {grows['unit']}"


def _number(value: float) -> str:
    """To three digits, as far as they say something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _titled(title: str, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return f"{title}\n\n{_table(heads, rows)}\n" if rows else ""


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines: Iterator[tuple[str, ...]] = iter((heads, ("---",) * len(heads), *rows))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

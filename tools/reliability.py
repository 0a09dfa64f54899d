"""Kills every store a thousand times, gives every reader ten thousand damaged files, and writes down what came of it.

    .venv/bin/python tools/reliability.py                       # half an hour on two cores; writes docs/reliability.md
    .venv/bin/python tools/reliability.py --kills 50 --files 500 --seed 7 --out /tmp/reliability.md

The functions are the tests' own (tests/reliability); the tests run a little of the same each time.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reliability.md"
BEGINS = "## The latest long run"
sys.path.insert(0, str(ROOT))

from tests.reliability.kills import Lost, kill  # noqa: E402
from tests.reliability.readers import READERS  # noqa: E402
from tests.reliability.reading import give  # noqa: E402
from tests.reliability.stores import KINDS  # noqa: E402


def main() -> int:
    """Run everything, write the page. Returns 1 if something was lost or went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=1000, help="of each store")
    parser.add_argument("--files", type=int, default=10_000, help="for each reader")
    parser.add_argument("--seed", type=int, default=1, help="another number, other files and moments")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page whose last section is written anew")
    options = parser.parse_args()
    begin = time.monotonic()
    # The longest first.
    jobs = [*((_given, name, options.files) for name in READERS), *((_killed, name, options.kills) for name in KINDS)]
    rows: dict[tuple, list[str]] = {}
    wrong: list[str] = []
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        running = {pool.submit(run, name, times, options.seed): (run, name) for run, name, times in jobs}
        for done in as_completed(running):
            row, said = done.result()
            rows[running[done]] = row
            wrong += said
            print(f"{len(rows)}/{len(jobs)}  {' · '.join(row)}", *said, sep="\n  ", flush=True)
    minutes = round((time.monotonic() - begin) / 60)
    _write(options.out, _section(rows, wrong, options.seed, minutes))
    print(f"Written to {options.out}. " + (f"{len(wrong)} things went wrong." if wrong else "Nothing was lost, and nothing went wrong."))
    return 1 if wrong else 0


def _killed(name: str, times: int, seed: int) -> tuple[list[str], list[str]]:
    """A row about a store, and what was lost."""
    with tempfile.TemporaryDirectory(prefix="attune-reliability-") as folder:
        kind = KINDS[name](Path(folder) / "before")
        try:
            tried = kill(kind, times, Path(folder), seed)
        except Lost as lost:
            return [kind.name, "", "", "", "", "something: see below"], [str(lost)]
    return [kind.name, f"{tried.kills:,}", f"{tried.said:,}", f"{tried.whole:,}", f"{tried.part:,}", "nothing"], []


def _given(name: str, times: int, seed: int) -> tuple[list[str], list[str]]:
    """A row about a reader, and what went wrong."""
    with tempfile.TemporaryDirectory(prefix="attune-reliability-") as folder:
        reader = READERS[name](Path(folder) / "before")
        given = give(reader, times, Path(folder) / "given", seed)
    numbers = [f"{given.files:,}", f"{given.taken:,}", f"{given.files - given.taken:,}", f"{1000 * given.slowest:,.0f} ms"]
    return [reader.name, *numbers, f"{len(given.wrong)}: see below" if given.wrong else "nothing"], given.wrong


def _section(rows: dict, wrong: list[str], seed: int, minutes: int) -> str:
    """The page's last section."""
    where = f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores"
    said = f"{date.today().isoformat()}, {where}, seed {seed}; {minutes} minutes."
    heads = ["store", "kills", "steps that were said to be saved", "under way, and there whole", "under way, and there in part", "lost"]
    kills = _table(heads, [rows[_killed, name] for name in KINDS])
    heads = ["reader", "files", "taken, all or some of it", "refused", "slowest", "went wrong"]
    files = _table(heads, [rows[_given, name] for name in READERS])
    odd = ["### What went wrong", "", *(f"- `{one}`" for one in wrong[:100]), ""] if wrong else []
    return "\n".join([BEGINS, "", said, "", *kills, "", *files, "", *odd])


def _table(heads: list[str], rows: list[list[str]]) -> list[str]:
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def _write(page: Path, section: str) -> None:
    """Put the section in place of the last one."""
    before = page.read_text(encoding="utf-8").partition(BEGINS)[0] if page.exists() else "# Reliability\n\n"
    page.write_text(before + section, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

"""`python benchmarks/run.py` measures everything and writes docs/performance.md; with names, only those: `run.py rooms lessons`.

What was found is kept in benchmarks/results, one file a benchmark, and the page is drawn from all of them. So a benchmark that isn't
run this time keeps its section, with its date. Ctrl+C ends it and keeps what has been measured.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from catalogue import ALL, Benchmark  # noqa: E402
from figures import Found  # noqa: E402
from machine import busy, machine, version  # noqa: E402
from page import draw  # noqa: E402

RESULTS = HERE / "results"
PAGE = HERE.parent / "docs" / "performance.md"
REMEDY = "{lacks} isn't installed: .venv/bin/python -m pip install -r benchmarks/requirements.txt, and `python3 start.py test` for the rest"


def main() -> int:
    """Measure, and write the page. Returns 0 if everything was measured, 1 if something wasn't, 130 for Ctrl+C."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(one.name for one in ALL)}")
    parser.add_argument("--rounds", type=int, help="how often each thing is measured, turn about")
    parser.add_argument("--draw", action="store_true", help="measure nothing: draw the page from what is kept")
    parser.add_argument("--results", type=Path, default=RESULTS, metavar="FOLDER", help="where results are kept")
    parser.add_argument("--page", type=Path, default=PAGE, metavar="FILE", help="the page that is written")
    options = parser.parse_args()
    if unknown := set(options.names) - {one.name for one in ALL}:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    if options.rounds is not None and options.rounds < 1:
        parser.error("--rounds is 1 or more")
    if options.draw:
        write_page(options.results, options.page)
        return 0
    chosen = [one for one in ALL if one.name in (options.names or [one.name])]
    begun, left_out = time.monotonic(), []
    try:
        for number, one in enumerate(chosen, start=1):
            print(f"[{number}/{len(chosen)}] {one.title} …", flush=True)
            if why := _measured(one, options.rounds, options.results):
                left_out.append(one.name)
                print(f"    not measured: {why}", flush=True)
            write_page(options.results, options.page)
    except KeyboardInterrupt:
        print(f"\nStopped. What was measured is kept, and written to {options.page.name}.", flush=True)
        return 130
    print(f"Written to {options.page.name}, after {(time.monotonic() - begun) / 60:.1f} minutes."
          + (f" Not measured: {', '.join(left_out)}." if left_out else ""))
    return 1 if left_out else 0


def _measured(one: Benchmark, rounds: int | None, results: Path) -> str:
    """Measure, and keep what was found. Returns why nothing was, or an empty text."""
    versions = {name: version(name) for name in ("attune", *one.ours, *one.peers)}
    if lacks := [name for name, number in versions.items() if number is None]:
        return REMEDY.format(lacks=", ".join(lacks))
    at_start, begun = busy(), time.monotonic()
    try:
        benchmark = import_module(one.name)
        rounds = rounds or benchmark.ROUNDS
        found = benchmark.measure(rounds)
    except AssertionError as error:  # what a benchmark asks of its subject doesn't hold: that belongs on the page
        return _failed(one, f"What it asks for doesn't hold: {error}." if str(error) else "What it asks for doesn't hold.", results)
    except (Exception, SystemExit) as error:
        print(f"    {error}", getattr(error, "stderr", None) or "", flush=True)
        return _failed(one, f"It stopped with {type(error).__name__}.", results)
    found = found if isinstance(found, Found) else Found(found)
    kept = {"date": date.today().isoformat(), "rounds": rounds, "seconds": round(time.monotonic() - begun, 1), "busy": at_start,
            "machine": machine(), "versions": versions, "heads": list(getattr(benchmark, "HEADS", ())), **asdict(found)}
    _keep(results / f"{one.name}.json", kept)
    for row in found.rows:
        print("    " + "  ".join(filter(None, (row.what + ":", row.ours, row.peer, row.compared, "MISSED " * (row.met is False) + row.target))), flush=True)
    return ""


def _failed(one: Benchmark, says: str, results: Path) -> str:
    """Write beside the older figures, if there are any, that something went wrong."""
    path = results / f"{one.name}.json"
    if path.is_file():
        _keep(path, json.loads(path.read_text(encoding="utf-8")) | {"failed": {"date": date.today().isoformat(), "says": says}})
    return says


def _keep(path: Path, result: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_page(results: Path, page: Path) -> None:
    """Draw the page from what is kept."""
    page.write_text(draw(ALL, dict(kept(results))), encoding="utf-8", newline="\n")


def kept(results: Path) -> Iterator[tuple[str, dict]]:
    """Each benchmark's last result, by its name."""
    for path in sorted(results.glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())

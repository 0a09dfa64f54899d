"""How well the rules and weights of personal sessions fit descriptions, and how fast.

    .venv/bin/python benchmarks/sessions/measure.py               # as it is
    .venv/bin/python benchmarks/sessions/measure.py --limit 0.5   # with another limit for danger
    .venv/bin/python benchmarks/sessions/measure.py --alone       # by the weights alone, as on the web page

Nothing was learned from the third to the sixth sealed sets; where weights and encoder decide together, their limit was chosen on the
third to the fifth. All was made with the others, so what they give says little; for them, `train.py --check` leaves texts out.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from course_lib.activities.sessions import danger, themes  # noqa: E402
from course_lib.content.authoring import build, compile  # noqa: E402
from course_lib.content.frozen import freeze  # noqa: E402
from course_lib.content.sessions import SessionLibrary  # noqa: E402

HALVES = ("open", "sealed", "second-open", "second-sealed", "third-sealed", "fourth-sealed", "fifth-sealed",
          "sixth-sealed")


def lines(path):
    """The objects in a file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def share(count, whole):
    """How many of how many."""
    return f"{count / whole:.3f} ({count} of {whole})"


def screened(told, library):
    """How many texts were taken for danger, and of how many, by what that is (recall, false alarms), kind and manner."""
    seen, of = Counter(), Counter()
    for row in told:
        what = "recall" if row["danger"] else "false alarms"
        keys = [(what, "all"), (what, row["kind"]), *([(what, row["manner"])] if row.get("manner") else [])]
        of.update(keys)
        if danger.screen(row["text"], library):
            seen.update(keys)
    return seen, of


def matched(told, library):
    """How often the first theme and the first three fit, and how often a theme's description raises an alarm; and of how many."""
    told, hits = [row for row in told if row["theme"]], Counter()
    for row in told:
        found, good = [theme.id for theme in themes.match(row["text"], library)[:3]], {row["theme"], *(row.get("also") or ())}
        hits += Counter({"top-1": bool(good & {*found[:1]}), "top-3": bool(good & {*found}), "top-1 strict": found[:1] == [row["theme"]],
                         "top-3 strict": row["theme"] in found, "none": not found,
                         "alarm": danger.screen(row["text"], library) is not None})
    return hits, len(told)


def about_danger(half, told, library):
    """Print recall and false alarms, by kind and manner."""
    seen, of = screened(told, library)
    for key in sorted(of):
        print(f"{half} danger, {key[0]}, {key[1]}: {share(seen[key], of[key])}")


def about_themes(half, told, library):
    """Print how often the first theme and the first three fit, and how often a theme's description raises an alarm."""
    hits, count = matched(told, library)
    for name in ("top-1", "top-3", "top-1 strict", "top-3 strict", "none", "alarm"):
        print(f"{half} themes, {name}: {share(hits[name], count)}")


def texts(half):
    """What was written for a half: about danger, and about themes. From the fourth on they are about danger alone."""
    files = (HERE / f"{what}-{half}.jsonl" for what in ("danger", "themes"))
    return tuple(lines(file) if file.exists() else [] for file in files)


def main():
    """Print size, accuracy, recall, false alarms and speed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--limit", type=float, help="take a text for danger above this score, not the one in weights.yaml")
    parser.add_argument("--alone", action="store_true", help="leave the encoder out")
    options = parser.parse_args()
    data = compile.sessions(build.load())
    if options.alone:
        del data["screen"]["together"]
    if options.limit is not None:
        data["screen"].get("together", data["screen"])["limit"] = options.limit
    library = freeze(SessionLibrary, data)
    print(f"size: {len(json.dumps(data, ensure_ascii=False).encode()):,} bytes;",
          ", ".join(f"{key} {len(json.dumps(value, ensure_ascii=False).encode()):,}" for key, value in data.items()))
    halves = {half: texts(half) for half in HALVES}
    danger.screen("we argue", library), themes.match("we argue", library)  # what is made once is made now
    start = perf_counter()
    for half, (told, about) in halves.items():
        if about:
            about_themes(half, about, library)
        about_danger(half, told, library)
    count = sum(len(told) + 2 * len(about) for told, about in halves.values())
    print(f"{1000 * (perf_counter() - start) / count:.1f} ms for one look at a text")


if __name__ == "__main__":
    main()

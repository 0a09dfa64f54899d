"""How well the rules of personal sessions fit descriptions by people who hadn't seen them.

    .venv/bin/python benchmarks/sessions/measure.py            # the open halves, which the rules were made with
    .venv/bin/python benchmarks/sessions/measure.py --sealed   # both; run once the rules are frozen
"""

import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from course_lib.activities.sessions import danger, themes  # noqa: E402
from course_lib.content.authoring import build, compile  # noqa: E402
from course_lib.content.frozen import freeze  # noqa: E402
from course_lib.content.sessions import SessionLibrary  # noqa: E402


def rows(what, half):
    """The descriptions of one half."""
    return [json.loads(line) for line in (HERE / f"{what}-{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def share(count, whole):
    """How many of how many."""
    return f"{count / whole:.3f} ({count} of {whole})"


def main():
    """Print accuracy, recall, false alarms and size, for each half."""
    data = compile.sessions(build.load())
    library = freeze(SessionLibrary, data)
    print(f"size: {len(json.dumps(data, ensure_ascii=False).encode()):,} bytes")
    for half in ("open", "sealed") if "--sealed" in sys.argv else ("open",):
        told = [row for row in rows("themes", half) if row["theme"]]
        hits = Counter()
        for row in told:
            found = [theme.id for theme in themes.match(row["text"], library)[:3]]
            good = {row["theme"], *(row.get("also") or ())}
            hits += Counter({"top-1": found[:1] != [] and found[0] in good, "top-3": bool(good & set(found)),
                             "top-1 strict": found[:1] == [row["theme"]], "top-3 strict": row["theme"] in found, "none": not found,
                             "alarm": danger.screen(row["text"], library) is not None})
        for name in ("top-1", "top-3", "top-1 strict", "top-3 strict", "none", "alarm"):
            print(f"{half} themes, {name}: {share(hits[name], len(told))}")
        asked = rows("danger", half)
        seen, of = Counter(), Counter()
        for row in asked:
            kind = ("danger", row["kind"]) if row["danger"] else ("none", row["kind"])
            of.update([kind, (kind[0], "all")])
            if danger.screen(row["text"], library):
                seen.update([kind, (kind[0], "all")])
        for kind in sorted(of, key=str):
            what = "recall" if kind[0] == "danger" else "false alarms"
            print(f"{half} danger, {what}, {kind[1]}: {share(seen[kind], of[kind])}")


if __name__ == "__main__":
    main()

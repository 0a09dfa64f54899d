"""Whether personal sessions find themes and danger in descriptions by somebody who hadn't seen the rules; size, and speed."""

import json
from time import perf_counter

from course_lib.activities.sessions import danger, themes
from course_lib.content.authoring import build, compile
from course_lib.content.frozen import freeze
from course_lib.content.sessions import SessionLibrary
from figures import Row, p95
from sessions import measure as descriptions

HEADS = ("danger on the sixth sealed set, themes on the third", "found", "aim")
ROUNDS = 1
DANGER, THEMED = "sixth-sealed", "third-sealed"  # nothing was learned from them, and no limit chosen on them
RECALL, ALARMS, THEMES, SIZE = 0.95, 0.05, 0.65, 200_000  # the aims that were set beforehand
SCREEN = ("dangers", "screen", "concepts")  # what only the screen for danger needs


def measure(rounds: int = ROUNDS) -> list[Row]:
    """A row for each aim, and for how long a look at a text takes."""
    data = compile.sessions(build.load())
    library = freeze(SessionLibrary, data)
    told, about = descriptions.texts(DANGER)[0], descriptions.texts(THEMED)[1]
    seen, of = descriptions.screened(told, library)
    alone, _of = descriptions.screened(told, freeze(SessionLibrary, data | {"screen": data["screen"] | {"together": None}}))
    hits, count = descriptions.matched(about, library)
    screen, rest = (sum(map(size, (value for key, value in data.items() if (key in SCREEN) is own))) for own in (True, False))
    took = [timed(row["text"], library) for _round in range(rounds) for row in about]
    noticed, alarms, fit = share(seen, of, "recall"), share(seen, of, "false alarms"), hits["top-3"] / count
    alike = share(seen, of, "false alarms", "lookalike")
    return [
        Row("danger that is noticed", f"{noticed:.1%}", target=f"≥ {RECALL:.0%}", met=noticed >= RECALL),
        Row("false alarms on look-alikes", f"{alike:.1%}", target=f"≤ {ALARMS:.0%}", met=alike <= ALARMS),
        Row("false alarms on all that is harmless", f"{alarms:.1%}", target=f"≤ {ALARMS:.0%}", met=alarms <= ALARMS),
        Row("one of the first three themes fits", f"{fit:.1%}", target=f"≥ {THEMES:.0%}", met=fit >= THEMES),
        Row("the first theme fits", f"{hits['top-1'] / count:.1%}"),
        Row("words, weights and parts for the themes", f"{rest:,} bytes", target=f"≤ {SIZE:,} bytes", met=rest <= SIZE),
        Row("rules and weights for danger", f"{screen:,} bytes"),
        Row("the model that reads for danger", f"{danger.ENCODER.stat().st_size:,} bytes"),
        Row("danger that is noticed without it, as on the web page", f"{share(alone, of, 'recall'):.1%}"),
        Row("false alarms without it, on all that is harmless", f"{share(alone, of, 'false alarms'):.1%}"),
        Row("one look at a text, for danger and themes", f"{sorted(took)[len(took) // 2]:.1f} ms (p95 {p95(took):.1f})"),
    ]


def share(seen, of, what: str, kind: str = "all") -> float:
    return seen[what, kind] / of[what, kind]


def size(value) -> int:
    """Bytes as JSON."""
    return len(json.dumps(value, ensure_ascii=False).encode())


def timed(text: str, library: SessionLibrary) -> float:
    """Milliseconds."""
    start = perf_counter()
    danger.screen(text, library), themes.match(text, library)
    return 1000 * (perf_counter() - start)

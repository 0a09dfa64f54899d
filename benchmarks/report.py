"""How long a report on 10,000 students and 60 questions takes; and reliability and discrimination beside pingouin's and pandas'."""

from statistics import median
from time import perf_counter

import numpy as np
from figures import Found, Growth, Row, cpu, milliseconds

from course_lib.coursework.report import statistics as item_statistics
from course_lib.coursework.report.analysis import report
from course_lib.coursework.report.figures import pictures
from course_lib.coursework.report.page import page
from course_lib.coursework.report.responses import Asked, Choice, Choices, Responses

HEADS = ("10,000 students, 60 questions", "Attune", "peer", "compared", "target")
ROUNDS = 5
STUDENTS, ITEMS, OPTIONS = 10_000, 60, 4
GROWING = (100, 1000, 10_000)
MOST = 2000  # ms


def measure(rounds: int = ROUNDS) -> Found:
    return Found(rows(rounds), growth(rounds))


def growth(rounds: int) -> list[Growth]:
    """What a report costs with more and more students."""
    sizes = {count: responses(count) for count in GROWING}
    parts = (("an assignment's report: the numbers", lambda given: report(given, "2025-01-01")),
             ("an assignment's report: numbers, pictures and page", lambda given: page(about := report(given, "2025-01-01"), pictures(about))))
    return [Growth("submissions", cost, list(GROWING), [cpu(lambda: make(given), rounds) for given in sizes.values()], "ms")
            for cost, make in parts]


def rows(rounds: int) -> list[Row]:
    """A row for the whole, for each part, and for what others have too. Raises AssertionError if they don't agree."""
    import pandas
    import pingouin

    given = responses()
    marks = np.nan_to_num(given.credit)
    frame = pandas.DataFrame(marks)
    pictures(report(responses(200, 10), "2025-01-01"))  # imports matplotlib
    times: dict[str, list[float]] = {}
    for _round in range(rounds):
        about = timed(times, "numbers", lambda: report(given, "2025-01-01"))
        drawn = timed(times, "pictures", lambda: pictures(about))
        timed(times, "page", lambda: page(about, drawn))
        ours = timed(times, "alpha", lambda: item_statistics.alpha(marks))
        theirs = timed(times, "pingouin", lambda: pingouin.cronbach_alpha(frame)[0])
        rests = timed(times, "discrimination", lambda: item_statistics.discrimination(
            given.credit, given.counting, item_statistics.rest(given.credit, given.counting, given.points)))
        columns = timed(times, "pandas", lambda: corrected(frame))
        assert abs(ours - theirs) < 1e-12 and np.allclose(rests, columns, atol=1e-7), "they don't agree"
    whole = [sum(parts) for parts in zip(times["numbers"], times["pictures"], times["page"])]
    return [
        Row("numbers, pictures and page", milliseconds(whole), target=f"≤ {MOST:,} ms", met=median(whole) <= MOST),
        *(Row(f"of these, the {name}", milliseconds(times[name])) for name in ("numbers", "pictures", "page")),
        beside("Cronbach's alpha; pingouin adds an interval", times["alpha"], times["pingouin"]),
        beside("corrected item–total correlations, with gaps; pandas without any", times["discrimination"], times["pandas"]),
    ]


def beside(what: str, ours: list[float], peer: list[float]) -> Row:
    """Both have to agree; which is faster has no target."""
    return Row(what, milliseconds(ours), milliseconds(peer), f"{median(ours) / median(peer):.2f} ×")


def timed(times: dict, name: str, act):
    """What `act` returns; its milliseconds go to `times`."""
    start = perf_counter()
    made = act()
    times.setdefault(name, []).append((perf_counter() - start) * 1000)
    return made


def corrected(frame) -> list[float]:
    """The same with pandas, as one would write it."""
    total = frame.sum(axis=1)
    return [frame[item].corr(total - frame[item]) for item in frame]


def responses(students: int = STUDENTS, items: int = ITEMS) -> Responses:
    """Students of different ability, questions of different difficulty, with sureness, times and gaps."""
    rng = np.random.default_rng(1)
    ability, difficulty = rng.normal(size=(students, 1)), rng.normal(size=items)
    right = rng.random((students, items)) < 1 / (1 + np.exp(difficulty - 1.3 * ability))
    chosen = np.where(right, 0, rng.integers(1, OPTIONS, (students, items)))
    answered = rng.random((students, items)) > 0.03
    options = tuple(Choice(text=f"What somebody might say, number {n}", right=n == 0) for n in range(OPTIONS))
    asked = tuple(Asked(id=f"item-{n}", stem=f"A question of some length about two people, number {n}. What happens next?", points=1.0,
                        concepts=(f"C-{n % 20}",), choices=(Choices(options=options),)) for n in range(items))
    return Responses(
        assignment="benchmark", title="A benchmark", items=asked, credit=np.where(answered, right * 1.0, np.nan),
        asked=np.ones((students, items), bool), answered=answered,
        picked=tuple((answered[:, [n]] & (chosen[:, [n]] == np.arange(OPTIONS)),) for n in range(items)),
        sure=np.where(answered, rng.integers(0, 4, (students, items)), 0), seconds=rng.lognormal(3.5, 0.6, (students, items)),
        concepts={f"C-{n}": f"A concept with a name of some length, number {n}" for n in range(20)})

"""What deserves a second look, in plain words, each with the numbers behind it.

A flag says what was seen and what to check; it never says that a question is bad. Most need an interval that lies wholly on
one side, so few students raise few flags. Those that can't wait for that say that it may be chance. The limits are ours, for
judging questions that are meant to teach, except where a source is named.
"""

from ...words import _, n_
from .report import Flag, ItemReport, Report, Table
from .small_groups import FEWEST
from .statistics import wilson

EASY, HARD = 0.95, 0.4
TELLS = 0.15  # a correlation with the rest below which an item hardly tells students apart
LEFT_OUT = 0.1
SHARE_OF_DISTRACTOR = 0.05
SLOW = 3  # times as long as the others' median
CONSISTENT = 0.64  # Moodle's guide: below it "the test as a whole is unsatisfactory" (docs.moodle.org, Quiz report statistics)


def letter(place: int) -> str:
    """The letter by which a table calls its option at `place`."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def percent(share: float) -> str:
    """A share, as whole per cent."""
    return f"{100 * share:.0f} %"


def decimal(value: float) -> str:
    """With two places, and a real minus."""
    text = f"{value:.2f}"
    return "0.00" if text == "-0.00" else text.replace("-", "−")


def of_item(item: ItemReport, report: Report) -> tuple[Flag, ...]:
    """What there is to say about one item, the gravest first."""
    if not item.enough or item.facility is None:
        return ()
    checks = (_key, lambda one: _reversed(one) or _flat(one), _hard, _easy, _unchosen, _left_out, _sure_and_wrong)
    found = [flag for check in checks if (flag := check(item))]
    return (*found, *([slow] if (slow := _slow(item, report)) else []))


def _key(item: ItemReport) -> Flag | None:
    """Strong students agree on an option that isn't the key."""
    for table in item.tables:
        if not (table.single and table.sizes):
            continue
        strong = table.sizes[-1]
        for place, row in enumerate(table.rows):
            if row.right or row.blank or not _leads(table, place, strong):
                continue
            count = row.by_third[-1]
            says = _("Most strong students chose {option}: check the key.").format(option=letter(place))
            numbers = _("More than half of {n} strong students.").format(n=strong) if count is None else \
                _("{count} of {n} strong students.").format(count=count, n=strong)
            return Flag("key", says, numbers, wilson(0.5 if count is None else count / strong, strong)[0] > 0.5)
    return None


def _leads(table: Table, place: int, strong: int) -> bool:
    """Whether more than half of the strong third chose the option; where its count is hidden, whether that follows from others."""
    counts = [row.by_third[-1] for row in table.rows]
    if counts[place] is not None:
        return counts[place] > strong / 2
    hidden = sum(count is None for count in counts)
    right = next((row.by_third[-1] for row in table.rows if row.right), 0)
    rest = strong - sum(count for count in counts if count is not None)
    return right is None and hidden == 2 and rest - (FEWEST - 1) > strong / 2 and table.rows[place].all is not None


def _reversed(item: ItemReport) -> Flag | None:
    if item.discrimination is None or item.discrimination_interval is None or item.discrimination >= 0:
        return None
    if item.discrimination_interval[1] < 0:
        says, firm = _("Weak students do better than strong ones here. Is the key right, and is the question clear?"), True
    elif item.discrimination < -TELLS:
        says, firm = _("It looks as if weak students do better than strong ones here."), False
    else:
        return None
    return Flag("reversed", says, _correlation(item), firm)


def _correlation(item: ItemReport) -> str:
    low, high = item.discrimination_interval
    return _("Correlation with the rest {r}, between {low} and {high} for {n} students.").format(
        r=decimal(item.discrimination), low=decimal(low), high=decimal(high), n=item.n)


def _credit(item: ItemReport) -> str:
    return _("{share} of the points, between {low} and {high} for {n} students.").format(
        share=percent(item.facility.value), low=percent(item.facility.low), high=percent(item.facility.high), n=item.n)


def _hard(item: ItemReport) -> Flag | None:
    if item.facility.high >= HARD:
        return None
    return Flag("hard", _("Few got it. Was it taught, and does the question ask what it means to ask?"), _credit(item))


def _easy(item: ItemReport) -> Flag | None:
    if item.facility.value < EASY or item.facility.low < EASY - 0.1:
        return None
    return Flag("easy", _("Nearly everyone got it: it tells little apart. That's fine where everybody should know it."), _credit(item))


def _flat(item: ItemReport) -> Flag | None:
    """Hardly any link with the rest, where facility leaves room for one."""
    ends = item.discrimination_interval
    if ends is None or not 0 <= ends[1] < TELLS or item.facility.value >= EASY or item.facility.high < HARD:
        return None
    return Flag("flat", _("Strong and weak students do about equally well here."), _correlation(item))


def _unchosen(item: ItemReport) -> Flag | None:
    """Options that tempt nobody, in a question that isn't easy anyway."""
    if item.facility.value >= EASY - 0.1 or item.n < 100:
        return None
    for table in item.tables:
        few = [letter(place) for place, row in enumerate(table.rows) if not (row.right or row.blank) and _rare(table, place, item.n)]
        if table.single and few:
            says = n_("Hardly anybody chose {options}: it isn't tempting.", "Hardly anybody chose {options}: they aren't tempting.",
                      len(few))
            return Flag("unchosen", says.format(options=", ".join(few)), _("Each by fewer than {share} of {n} students.").format(
                share=percent(SHARE_OF_DISTRACTOR), n=item.n))
    return None


def _rare(table: Table, place: int, n: int) -> bool:
    """A hidden count may be a larger one, hidden to keep another, unless its thirds were shown and small too."""
    row = table.rows[place]
    return row.all is not None and wilson(row.all / n, n)[1] < SHARE_OF_DISTRACTOR


def _left_out(item: ItemReport) -> Flag | None:
    if not item.unanswered or wilson(item.unanswered / item.n, item.n)[0] < LEFT_OUT:
        return None
    return Flag("left-out", _("Many left it out. Is it clear, and is there time for it?"),
                _("{count} of {n} students.").format(count=item.unanswered, n=item.n))


def _sure_and_wrong(item: ItemReport) -> Flag | None:
    sure = next((one.right for one in item.sure if one.level == 3), None)
    if sure is None or sure.high >= 0.5:
        return None
    return Flag("sure-and-wrong", _("Those who were sure mostly had it wrong: a common misconception, or an unclear question."),
                _("Of {n} who were sure, {share} was right.").format(n=sure.n, share=percent(sure.value)))


def _slow(item: ItemReport, report: Report) -> Flag | None:
    times = sorted(one.seconds for one in report.items if one.seconds is not None)
    if item.seconds is None or len(times) < 3 or item.n < 20:
        return None
    usual = times[len(times) // 2]
    if usual <= 0 or item.seconds < SLOW * usual:
        return None
    numbers = _("Half of the students took {seconds:.0f} s or more; {usual:.0f} s is usual here.").format(seconds=item.seconds, usual=usual)
    return Flag("slow", _("It takes much longer than the others."), numbers)


def of_assignment(report: Report) -> tuple[Flag, ...]:
    """What there is to say about the whole."""
    reliability = report.summary and report.summary.reliability
    if not reliability or reliability.interval is None or reliability.interval[1] >= CONSISTENT:
        return ()
    low, high = reliability.interval
    says = _("The questions hang together loosely, so a score says little about who knows more. That may be meant, where they are "
             "about different things.")
    return (Flag("inconsistent", says,
                 _("{name} {alpha}, between {low} and {high}, for {n} questions that all were asked.").format(
                     name=reliability.name, alpha=decimal(reliability.alpha), low=decimal(low), high=decimal(high), n=reliability.items)),)


def to_check(report: Report) -> int:
    """How many items have a flag."""
    return sum(bool(item.flags) for item in report.items)

"""The report as words in tables: what the page, the paper, the notebook and the CSV file all say."""

from ...words import N_, _
from .figures import LEVELS
from .flags import decimal, letter, percent
from .report import ConceptReport, Flag, ItemReport, Report, Table

FEW = N_("under 5")
NONE = "–"
ITEM_HEADS = (N_("No."), N_("Question"), N_("Students"), N_("Got it"), N_("Between"), N_("Tells apart"), N_("Median time"), N_("To look at"))
CONCEPT_HEADS = (N_("Concept"), N_("Questions"), N_("Students"), N_("Share of the points"), N_("Between"), N_("Beside the mean"))
STANDS = {"below": N_("lower: a gap"), "above": N_("higher: a strength"), "level": N_("about the same")}
THIRDS = (N_("Weak third"), N_("Middle third"), N_("Strong third"))
WHO = N_("How many chose what")
ITEMS_SAY = N_("“Got it” is the mean share of the question's points, with its 95 % interval. “Tells apart” is the correlation with the "
              "score on the other questions: 0 says nothing, below 0 is odd, .2 and more is useful.")
CONCEPTS_SAY = N_("Hardest first. A concept with one question says as much about that question as about the concept.")


def title(report: Report) -> str:
    """What stands at the top."""
    return _("Report: {title}").format(title=report.title)


def made(report: Report) -> str:
    """When it was made, and for whom."""
    return _("Made on {day}. For instructors.").format(day=report.made)


def question(item: ItemReport) -> str:
    """What an item is called here."""
    return _("Question {n}").format(n=item.number)


def short(text: str, most: int = 110) -> str:
    """`text` on one line, cut where it's long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rstrip() + "…"


def to_look_at(report: Report) -> list[str]:
    """Every flag, those of the whole first."""
    whole = [flagged(flag) for flag in report.flags]
    return whole + [f"{question(item)}: {flagged(flag)}" for item in report.items for flag in item.flags]


def between(low: float, high: float) -> str:
    """An interval of shares."""
    return _("{low} to {high}").format(low=percent(low), high=percent(high))


def seconds(value: float | None) -> str:
    """A time."""
    return NONE if value is None else _("{n:.0f} s").format(n=value)


def flagged(flag: Flag) -> str:
    """A flag with its numbers and, where so, that it may be chance."""
    return " ".join((flag.says, flag.numbers, *(() if flag.firm else (_("With so few students this may be chance."),))))


def summary_rows(report: Report) -> list[tuple[str, str]]:
    """What is said about the assignment, line by line."""
    about = report.summary
    if not about:
        return [(_("Students"), _(FEW) if report.students is None else str(report.students))]
    points = "" if about.points is None else _(" ({got:.1f} of {all:g} points)").format(got=about.mean * about.points, all=about.points)
    rows = [(_("Students"), str(report.students)), (_("Questions"), str(len(report.items))), (_("Mean"), percent(about.mean) + points),
            (_("Spread (standard deviation)"), percent(about.spread))]
    reliability = about.reliability
    if not reliability:
        return [*rows, (_("Reliability"), about.why_not)]
    ends = reliability.interval
    told = decimal(reliability.alpha)
    told += _(" (between {low} and {high})").format(low=decimal(ends[0]), high=decimal(ends[1])) if ends else ""
    part = "" if reliability.all_items else _(", for the {n} questions that everybody was asked").format(n=reliability.items)
    error = _("{share} of the points: a score may well be this much off, either way").format(share=percent(reliability.error))
    return [*rows, (reliability.name, told + part), (_("Standard error of measurement"), error + part)]


def item_row(item: ItemReport) -> tuple[str, ...]:
    """An item's line, without its flags."""
    if not item.enough:
        return str(item.number), item.stem, _(FEW), NONE, NONE, NONE, NONE
    share = item.facility
    discrimination = NONE if item.discrimination is None else decimal(item.discrimination)
    got = (percent(share.value), between(share.low, share.high)) if share else (NONE, NONE)
    return str(item.number), item.stem, str(item.n), *got, discrimination, seconds(item.seconds)


def concept_row(one: ConceptReport) -> tuple[str, ...]:
    """A concept's line."""
    return (one.name, ", ".join(map(str, one.items)), str(one.right.n), percent(one.right.value), between(one.right.low, one.right.high),
            _(STANDS[one.stands]))


def facts(item: ItemReport) -> list[str]:
    """What there is to say about an item besides its line."""
    told = [item.decision] if item.decision else []
    if not item.counts:
        told.append(_("It isn't part of the score."))
    if not item.enough:
        return [*told, _("Fewer than five students were asked this, so nothing is said about it.")]
    if item.partial:
        told.append(_("Partial credit was given. The interval of what was got is then wider than it need be."))
    if item.discrimination_interval and item.discrimination is not None:
        told.append(_("Goes with the score on the other questions: {r}, between {low} and {high}.").format(
            r=decimal(item.discrimination), low=decimal(item.discrimination_interval[0]), high=decimal(item.discrimination_interval[1])))
    if item.unanswered:
        told.append(_("Left out by {n}.").format(n=item.unanswered))
    if item.sure:
        told.append(_("How sure, and how much was right: {told}.").format(told="; ".join(
            _("{level} ({n} students) {share}").format(level=_(LEVELS[one.level - 1]), n=one.right.n, share=percent(one.right.value))
            for one in item.sure)))
    return told


def table_heads(table: Table) -> tuple[str, ...]:
    """A table's columns: the option, the thirds where they're shown, all."""
    thirds = tuple(_("{third} ({n})").format(third=_(third), n=n) for third, n in zip(THIRDS, table.sizes)) if table.sizes else ()
    return (_("Option"), *thirds, _("All"))


def table_rows(table: Table) -> list[tuple[str, ...]]:
    """A line for each option: its letter and text (with a mark if it's right), then how many chose it."""
    rows = []
    for place, row in enumerate(table.rows):
        name = row.text if row.blank else f"{letter(place)}. {row.text}" + (_(" ✓ right") if row.right else "")
        rows.append((name, *(shown(count) for count in (*row.by_third, row.all))))
    return rows


def shown(count: int | None) -> str:
    """A count, or that it's hidden."""
    return _("hidden") if count is None else str(count)

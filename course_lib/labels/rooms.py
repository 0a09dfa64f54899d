"""The words of a live room."""

from ..words import _, n_


def regions() -> dict[str, str]:
    """The regions of the affect map that are counted, by the id that `rooms.answers` gives them."""
    return {"pleasant-much": _("pleasant, much energy"), "pleasant-little": _("pleasant, little energy"),
            "unpleasant-much": _("unpleasant, much energy"), "unpleasant-little": _("unpleasant, little energy"),
            "between": _("between these")}


def said(drawn: dict) -> str:
    """What a picture of a room's answers shows, in a sentence or two. `drawn` as `rooms.results.result` gives it."""
    of = "" if drawn["of"] is None else n_("{n} answer.", "{n} answers.", drawn["of"]).format(n=drawn["of"])
    return f"{of} {TELLS[drawn['type']](drawn)}".strip()


def changed(first: dict | None, second: dict | None) -> str | None:
    """Which answer gained most from one vote to the next; None where a vote isn't shown, or isn't drawn as bars."""
    if not first or not second or first["type"] != "bars" or first["of"] == 0:
        return None
    pairs = zip(first["rows"], second["rows"], strict=True)
    gain, row, before = max(((after["share"] - was["share"], after, was) for was, after in pairs), key=lambda one: one[0])
    if gain < 0.005:
        return _("The second vote is as the first was.")
    # A number and its sign stay on one line.
    return _("What gained most: {text}: from {before} % to {after} %.").replace(" %", "\N{NO-BREAK SPACE}%").format(
        text=_bare(row["text"]), before=round(100 * before["share"]), after=round(100 * row["share"]))


def lasts(seconds: int) -> str:
    """So much time, in minutes and seconds."""
    minutes, rest = divmod(seconds, 60)
    return " ".join(([_("{n} min").format(n=minutes)] if minutes else []) + ([_("{n} s").format(n=rest)] if rest else []))


def _bare(text: str) -> str:
    """Without its full stop, where something follows; a quotation keeps its marks."""
    return text[:-2] + text[-1] if text.endswith('."') else text.rstrip(".")


def _bars(drawn: dict) -> str:
    return " ".join(f"{_bare(row['text'])}: {row['count']}." for row in drawn["rows"])


def _order(drawn: dict) -> str:
    return " ".join([_("In the order of the average place:"), *(f"{n}. {row['text'].rstrip('.')} ({row['mean']:.1f})."
                                                                 for n, row in enumerate(drawn["rows"], start=1))])


def _words(drawn: dict) -> str:
    return ", ".join(f"{one['word']} ({one['count']})" for one in drawn["words"])


def _map(drawn: dict) -> str:
    """How many in each region, what lies between where there is any; then how many of these were hands."""
    told = _counts((one["text"], one["count"]) for one in drawn["regions"] if one["count"] or one["id"] != "between")
    hands = _counts((one["text"], one["hands"]) for one in drawn["regions"] if one["hands"])
    told = told[:1].upper() + told[1:]
    return f"{told}. {_('Of these by hand: {counts}.').format(counts=hands)}" if hands else f"{told}."


def _counts(pairs) -> str:
    return "; ".join(f"{text}: {count}" for text, count in pairs)


TELLS = {"bars": _bars, "order": _order, "words": _words, "map": _map}

"""The items' numbers as CSV, for whoever wants to go on with them."""

import csv
import io

from ..csv_text import safe
from .report import ItemReport, Report, Share

HEADS = ("number", "item", "question", "points", "counts", "students", "unanswered", "facility", "facility_low", "facility_high",
         "discrimination", "discrimination_low", "discrimination_high", "median_seconds", "sure_1_right", "sure_2_right", "sure_3_right", "flags")


def items_csv(report: Report) -> str:
    """One line an item, in UTF-8; a number that isn't said is an empty cell. No text can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows(map(_row, report.items))
    return out.getvalue()


def _row(item: ItemReport) -> list:
    sure = {one.level: one.right.value for one in item.sure}
    return [item.number, safe(item.id), safe(item.stem), f"{item.points:g}", "yes" if item.counts else "no", _whole(item.n),
            _whole(item.unanswered), *_share(item.facility), _number(item.discrimination),
            *map(_number, item.discrimination_interval or (None, None)), "" if item.seconds is None else f"{item.seconds:.0f}",
            *(_number(sure.get(level)) for level in (1, 2, 3)), " ".join(flag.what for flag in item.flags)]


def _share(share: Share | None) -> list[str]:
    return [_number(value) for value in ((share.value, share.low, share.high) if share else (None,) * 3)]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)

"""Numbers in question files: as they are written, without a rounding."""

from decimal import Decimal, InvalidOperation


def exact(number: float) -> Decimal:
    """`number` as it is written, so that halving a range and adding it again changes nothing."""
    return Decimal(repr(number))


def plain(number: Decimal) -> str:
    """`number` without an exponent or needless zeros."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def decimal(text: str) -> Decimal | None:
    """The number that `text` says; None if it says none, or one far past what anybody asks for."""
    try:
        number = Decimal(text.strip())
        return number if number.is_finite() and abs(number.adjusted()) < 30 else None
    except InvalidOperation:
        return None

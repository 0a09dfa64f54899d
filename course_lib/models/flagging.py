"""What a flag is worth: of those whom a test flags, how many are rightly flagged.

Bayes' rule: PPV = se·p/(se·p + (1−sp)(1−p)) for a share p of couples that part, a test that flags the share se of them, and
clears the share sp of the others. LIT: the formula; and that reports of predicted divorce left out how common divorce is to
begin with (Heyman and Slep, 2001). TOY: the test, and the values.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """Whole couples."""

    flagged_part: int
    flagged_stay: int
    cleared_part: int
    cleared_stay: int

    @property
    def flagged(self) -> int:
        """All couples that are flagged, rightly or not."""
        return self.flagged_part + self.flagged_stay


def rightly_flagged(part: float, catches: float, clears: float) -> float:
    """Of the flagged, the share, 0 to 1, that part (positive predictive value). 0 where nobody is flagged."""
    right, wrong = catches * part, (1 - clears) * (1 - part)
    return right / (right + wrong) if right + wrong else 0.0


def counts(part: float, catches: float, clears: float, couples: int = 200) -> Counts:
    """So many of `couples`, rounded so that they add up."""
    parting = round(part * couples)
    caught, wrongly = round(catches * parting), round((1 - clears) * (couples - parting))
    return Counts(caught, wrongly, parting - caught, couples - parting - wrongly)

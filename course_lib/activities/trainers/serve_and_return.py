"""Serve and return: somebody offers something. What comes back, and what do they offer next?

A moment is two turns. After a return that met the offer they offer more (`met`); after one that didn't, they may offer once more, smaller
or otherwise (`missed`): so a miss can be made good.
"""

from collections import Counter

from ...content.responding_trainers import Exchange, Return, Serve, ServeAndReturn
from ...words import _
from ..mark import BadResponse
from . import moments, offer
from .moments import Played, Rules, Run, Runs
from .share import Share

KIND = "learning"
LEGEND = "returned"


def start(trainer: ServeAndReturn) -> Runs:
    """A state without a run."""
    return Runs(trainer, rules=RULES)


def _moves() -> dict[str, str]:
    return {"toward": _("Turned toward"), "later": _("Not now, after this"), "away": _("Turned away"), "against": _("Turned against"),
            "over": _("Your own thing over theirs"), "safe": _("Safety first")}


def _styles() -> dict[str, str]:
    return {"warm": _("warmly"), "curious": _("with a question"), "playful": _("in play"), "quiet": _("quietly"), "practical": _("with a deed")}


def turns(exchange: Exchange, steps: tuple) -> list[tuple[Serve, Return | None]]:
    """The offers so far and what came back; the last has None while it waits for a return. Raises BadResponse for a return that isn't there."""
    first = offer.chosen(exchange.first.returns, steps[0]) if steps else None
    if first is None:
        return [(exchange.first, None)]
    serve = exchange.met if first.meets else exchange.missed
    return [(exchange.first, first), (serve, offer.chosen(serve.returns, steps[1]) if len(steps) > 1 else None)]


def _take(exchange: Exchange, steps: tuple, response, seed: int) -> str:
    if not isinstance(response, dict) or set(response) != {LEGEND} or not isinstance(response[LEGEND], str):
        raise BadResponse("choose what comes back")
    turns(exchange, (*steps, response[LEGEND]))
    return response[LEGEND]


def _over(exchange: Exchange, steps: tuple, seed: int) -> bool:
    return len(steps) == 2


def _missed(exchange: Exchange, steps: tuple, seed: int) -> bool:
    """Whether the last offer of the moment stayed unmet: a miss that was made good needn't come back."""
    answered = [back for _serve, back in turns(exchange, steps) if back]
    return bool(answered) and not answered[-1].meets


def _shown(exchange: Exchange, steps: tuple, seed: int) -> dict:
    """The scene, the offers so far with what came back and how it landed, and the open offer. When it's over: why, of every return."""
    past, field, over = [], None, _over(exchange, steps, seed)
    for serve, back in turns(exchange, steps):
        turn = {"offer": serve.offer}
        if back is None:
            field = offer.field(LEGEND, _("What comes back?"), serve.returns, seed)
        else:
            turn |= {"said": back.text, "lands": back.lands}
            turn |= {"mine": _why(back), "others": [_why(one) for one in serve.returns if one is not back]} if over else {}
        past.append(turn)
    return {"scene": exchange.scene, "turns": past, "field": field}


def _why(back: Return) -> dict:
    how = _moves()[back.move]
    if back.style:
        how = _("{move}, {style}").format(move=how, style=_styles()[back.style])
    return {"text": back.text, "how": how, "meets": back.meets, "why": back.why}


def _returned(played) -> list[list[Return]]:
    """For each moment, what the learner sent back."""
    return [[back for _serve, back in turns(one.moment, one.steps)] for one in played]


def met(played) -> Share:
    """Of all offers, those that were met."""
    backs = [back for pair in _returned(played) for back in pair]
    return Share(sum(back.meets for back in backs), len(backs))


def made_good(played) -> Share:
    """Of the moments whose first offer was missed, those in which the second was met."""
    missed = [pair for pair in _returned(played) if not pair[0].meets]
    return Share(sum(pair[1].meets for pair in missed), len(missed))


def _result(runs: tuple[Run, ...]) -> dict:
    """The last run: offers met, misses made good, and which moves there were; and each earlier run in a line."""
    played: tuple[Played, ...] = runs[-1].played
    counts = Counter(back.move for pair in _returned(played) for back in pair)
    moves = "; ".join(f"{text} {counts[move]}" for move, text in _moves().items() if counts[move])
    rows = [met(played).row(_("Offers that were met")), made_good(played).row(_("Missed first, and then made good"))]
    return {"rows": rows, "says": [_("How you answered: {moves}.").format(moves=moves)], "earlier": [_line(run) for run in runs[:-1]]}


def _line(run: Run) -> str:
    share, again = met(run.played), made_good(run.played)
    says = _("{n} of {all} offers met; {again} of {missed} misses made good")
    return says.format(n=share.n, all=share.of, again=again.n, missed=again.of)


def words() -> dict:
    """The labels of this trainer."""
    return moments.words() | {"answer": _("Send it back"), "choose": _("Choose what comes back."), "others": _("The other returns, and why"),
                              "metIt": _("The offer was met."), "missedIt": _("The offer fell through.")}


RULES = Rules(_take, _over, _missed, _shown, _result)
resume, respond, view = moments.resume, moments.respond, moments.view

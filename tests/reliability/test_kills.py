"""What a store said was saved is there after `kill -9`. `tools/reliability.py` does the same a thousand times."""

import os
import time

import pytest

from .kills import Lost, kill
from .stores import KINDS, Answers

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills as posix does")


@pytest.mark.parametrize("name", KINDS)
def test_killed_at_any_moment_a_store_keeps_what_it_said(name, tmp_path):
    """And of what was under way, all or nothing, or what doing it again makes whole."""
    tried = kill(KINDS[name](tmp_path / "before"), 10, tmp_path)
    assert tried.kills == 10 and tried.said > 0


class Hasty(Answers):
    """Says that something is saved, and saves it when it has three."""

    def open(self, folder):
        do, waiting = super().open(folder), []

        def later(step):
            waiting.append(step)
            if len(waiting) == 3:
                while waiting:
                    do(waiting.pop(0))
                    time.sleep(0.002)

        return later


def test_a_store_that_speaks_too_soon_is_caught(tmp_path):
    """So a kill does come in between, and a loss is seen."""
    with pytest.raises(Lost):
        kill(Hasty(), 60, tmp_path)

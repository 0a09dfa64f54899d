"""The course as a web page in Firefox: a quiz and a text of one's own, kept, there again in a new window, also without a connection."""

import json
from base64 import b64decode

import pytest

from .firefox import Firefox, installed
from .site_pages import REFLECTION, START

pytestmark = pytest.mark.skipif(not installed(), reason="Firefox isn't installed")
GUESS, WORDS = 'predict("imagining-their-view")', "What Noor said about the stairs."
USABLE = "[...document.querySelectorAll('.at-cell')].every((one) => 'usable' in one.dataset)"


def cell(source: str) -> str:
    return f"document.querySelector({json.dumps(f'[data-source={json.dumps(source)}]')})"


def test_what_is_done_in_firefox_is_there_again(course_host, tmp_path):
    profile = tmp_path / "firefox"
    firefox = Firefox(profile)
    try:
        firefox.open(course_host.address + START)
        assert "Noor" in firefox.evaluate("document.querySelector('main').textContent")
        firefox.until(USABLE)
        firefox.evaluate(f"{cell(GUESS)}.querySelector('input').click()")
        firefox.evaluate(f"{cell(GUESS)}.querySelector('.aw-do').click()")
        firefox.until(f"{cell(GUESS)}.textContent.includes('talking with the person')")
        firefox.evaluate(f"((text) => {{ text.focus(); text.value = {json.dumps(WORDS)}; text.dispatchEvent(new Event('input', {{ bubbles: true }}));"
                         f" text.blur(); text.dispatchEvent(new Event('change', {{ bubbles: true }})); }})({cell(REFLECTION)}.querySelector('textarea'))")
        firefox.until(f"{cell(REFLECTION)}.textContent.includes('Saved.')")
        firefox.until("document.querySelector('.at-kept').textContent.includes('Ready to use without a connection')")
        assert firefox.asked and all(one.startswith((course_host.address, "blob:", "data:")) for one in firefox.asked)
        (tmp_path / "firefox.png").write_bytes(b64decode(firefox.picture()))
    finally:
        firefox.close()
    course_host.down = True
    firefox = Firefox(profile)
    try:
        firefox.open(course_host.address + START)
        firefox.until(USABLE)
        assert firefox.evaluate(f"{cell(REFLECTION)}.querySelector('textarea').value") == WORDS
        assert "talking with the person" in firefox.evaluate(f"{cell(GUESS)}.textContent")
    finally:
        course_host.down = False
        firefox.close()

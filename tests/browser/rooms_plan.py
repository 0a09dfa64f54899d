"""A workshop with every kind of step, made for the tests, in a bundle of its own; and people who answer through HTTP."""

import http.client
import json
from pathlib import Path
from urllib.parse import urlsplit

from course_lib.content import bundle

KINDS = {"single": "poll", "several": "several", "order": "order", "scale": "scale"}


def step(name: str, kind: str, title: str, **more) -> dict:
    return {"id": name, "kind": kind, "title": title, "minutes": 5, "say": f"Notes for {name}.", "may_come_up": "Somebody may know this already.",
            "when_split": "Ask both sides what they looked at."} | more


def plan(content) -> dict:
    """The plan: items and the dialogue are the first of their kind in the bank."""
    items = content._data["items"]
    first = {kind: next(name for name, one in items.items() if one["kind"] == kind) for kind in KINDS}
    steps = [
        step("welcome", "say", "Good evening", prompt="We look at small moments between people, and at what each of them does next."),
        step("poll", "poll", "What do you see?", item=first["single"]),
        step("several", "poll", "All that fit", item=first["several"]),
        step("order", "poll", "In what order?", item=first["order"]),
        step("scale", "poll", "How many?", item=first["scale"]),
        step("twice", "twice", "Vote, talk, vote again", item=first["single"], seconds=120),
        step("map", "map", "Where is Noor?", prompt="Noor puts the phone down. Her jaw is set, and when the cat comes in she laughs, a bit too loudly. How does she feel?"),
        step("talk", "dialogue", "What would you say?", dialogue=next(iter(content._data["dialogues"]))),
        step("words", "words", "One word for it", prompt="What is one word for being understood?"),
        step("open", "open", "In a sentence", prompt="What could Noor's neighbour say at the door?"),
        step("pulse", "pulse", "Where are we?", prompt="How is the pace?", scale=["Too slow", "Fine", "Too fast"]),
        step("pair", "pair", "In pairs", prompt="Tell each other about a made-up neighbour's day.", seconds=120, rounds=2,
             roles=[{"name": "Speaker", "does": "Tells a minute of Noor's day."}, {"name": "Listener", "does": "Says back what was heard, and asks whether it fits."}],
             content_note="You can pass, or watch."),
        step("end", "say", "Thank you", prompt="Take one thing with you."),
    ]
    return {"id": "everything", "version": 1, "title": "Every kind of step", "minutes": 60, "people": [5, 40], "aims": ["To try every step."],
            "materials": [], "content_note": "Made-up people in small quarrels. Nobody is asked about their own life.", "steps": steps,
            "handout": None, "concepts": [], "sources": []}


def write(path: Path) -> None:
    """The course's bundle with the plan in it."""
    data = json.loads(json.dumps(bundle()._data))
    data["workshops"] = {"everything": plan(bundle())}
    path.write_text(json.dumps(data), encoding="utf-8")


class Person:
    """A participant without a page."""

    def __init__(self, base: str, code: str):
        self.place, self.cookie, self.n = urlsplit(base), "", 0
        self.post("enter", {"key": code})

    def post(self, path: str, message: dict) -> int:
        """The status of the room's answer."""
        connection = http.client.HTTPConnection(self.place.hostname, self.place.port, timeout=20)
        connection.request("POST", f"/{path}", json.dumps(message), {
            "Content-Type": "application/json", "Origin": f"http://{self.place.netloc}", "Cookie": self.cookie})
        answer = connection.getresponse()
        self.cookie = answer.headers.get("Set-Cookie", self.cookie).split(";")[0]
        answer.read()
        connection.close()
        return answer.status

    def answer(self, ballot: str, answer) -> int:
        self.n += 1
        return self.post("say", {"type": "answer", "ballot": ballot, "answer": answer, "n": self.n})

    def text(self, ballot: str, text: str) -> int:
        self.n += 1
        return self.post("say", {"type": "text", "ballot": ballot, "text": text, "n": self.n})

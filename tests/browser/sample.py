"""Two small lessons to try the reader view with, independent of what the course says at the moment."""

import json
from pathlib import Path

from course_lib.reader.digest import digest

DEMO = '''\
import anywidget, traitlets

class Demo(anywidget.AnyWidget):
    _esm = """
    function render({ model, el }) {
      const name = model.get("name");
      const tell = (done) => el.dispatchEvent(new CustomEvent("attune:progress",
        { bubbles: true, detail: { activity: "quiz/" + name, done } }));
      el.className = "demo";
      el.innerHTML = "<p>Which of these is a guess?</p>";
      const input = Object.assign(document.createElement("input"), { type: "text" });
      input.setAttribute("aria-label", "Your words on " + name);
      const button = document.createElement("button");
      button.textContent = "Mark " + name + " done";
      button.onclick = () => { model.send({ done: true }); };
      const said = document.createElement("p");
      said.setAttribute("role", "status");
      model.on("msg:custom", (message) => { said.textContent = "Saved."; tell(true); });
      const far = document.createElement("button");
      far.textContent = "Go to the last part";
      far.onclick = () => el.dispatchEvent(new CustomEvent("attune:goto",
        { bubbles: true, cancelable: true, detail: { lesson: null, part: "last" } }));
      el.append(input, button, far, said);
    }
    export default { render };
    """
    name = traitlets.Unicode().tag(sync=True)

def demo(name):
    widget = Demo(name=name)
    widget.on_msg(lambda _widget, content, _buffers: widget.send({"saved": True}))
    return widget
'''

PROSE = (
    "Femi comes in, drops his bag, and says the interview went fine. His sister, who has heard a lot of Femi's *fine*, "
    "puts the kettle on and doesn't ask about the job. 'You look like you've been holding your breath since noon,' she "
    "says. He laughs, and then he doesn't."
)


def markdown(source, **attune):
    return {"cell_type": "markdown", "metadata": {"attune": attune} if attune else {}, "source": source}


def code(source):
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}


NAMES = {"sample-one": "70-sample-one.ipynb", "sample-two": "71-sample-two.ipynb"}


def cells(name):
    return [
        markdown(f"# {name}", frame="title"),
        markdown(PROSE, frame="scene"),
        markdown("By the end you can tell a reading from a guess, and you will have tried it twice.", frame="aims"),
        code(DEMO),
        markdown(f"## Noticing\n\n{PROSE}\n\nMore sensitive caregivers more often had securely attached children "
                 '([Madigan and others, 2024](#Sources "madigan-2024")). The link is real and modest.', part="first"),
        code('demo("one")'),
        markdown(f"## Checking\n\n{PROSE}\n\n{PROSE}", part="middle"),
        code('demo("two")'),
        markdown(f"## Answering\n\n{PROSE}\n\nThe [second lesson](71-sample-two.ipynb) goes on.", part="last"),
        code('demo("three")'),
        markdown("## In short\n\n- A reading can be wrong.\n- Asking costs little.", frame="summary"),
        markdown("## Sources\n\n- Madigan, S., and others (2024).", frame="sources"),
    ]


def notebook(name, made):
    pages = [{"id": other, "path": path, "title": title(other), "minutes": 15} for other, path in NAMES.items()]
    here = list(NAMES).index(name) if name in NAMES else 0
    return {
        "cells": [cell | {"id": f"{name}-{index:03}"} for index, cell in enumerate(made)],
        "metadata": {
            "attune": {
                "id": name, "kind": "lesson", "title": title(name), "minutes": 30, "mentions": "a job interview, a tired father",
                "summary": "Three links, and what each of them can do without the others.",
                "banner": ["M0 60C60 10 120 10 180 60S300 110 360 60S480 10 540 60S660 110 720 60",
                           "M0 70C60 110 120 110 180 64S300 100 360 64S480 16 540 62S660 108 720 62"],
                "parts": [{"id": "first", "title": "Noticing", "minutes": 6, "activities": ["quiz/one"]},
                          {"id": "middle", "title": "Checking a reading before you act on it", "minutes": 8, "activities": ["quiz/two"]},
                          {"id": "last", "title": "Answering", "minutes": 7, "activities": ["quiz/three"]}],
                "previous": pages[here - 1] if here else None,
                "next": pages[here + 1] if here + 1 < len(pages) else None,
                "home": NAMES["sample-one"], "record": "90-your-record.ipynb", "lessons": pages,
                "cards": {"madigan-2024": {"title": "Madigan and others, 2024", "rows": [
                    ["What was studied", "Sensitive care and attachment, in 174 samples."],
                    ["What it found", "A real and modest link (r about .25)."], ["How sure", "Quite sure."],
                    ["Where", "https://doi.org/10.0000/example"]]}},
            },
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4, "nbformat_minor": 5,
    }


def title(name):
    return {"sample-one": "What a reading is", "sample-two": "What an answer is"}[name]


def write(folder: Path) -> dict[str, str]:
    """Writes the lessons into `folder` and returns their digests, by id."""
    folder.mkdir(parents=True, exist_ok=True)
    digests = {}
    for name, path in NAMES.items():
        made = cells(name)
        digests[name] = digest(made)
        (folder / path).write_text(json.dumps(notebook(name, made), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return digests

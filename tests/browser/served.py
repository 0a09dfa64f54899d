"""A page from a secure origin (http://127.0.0.1) with several activities on it: what a browser encrypts only there."""

import json

from .plain import MOUNT, PAGE

SEVERAL = MOUNT.replace("globalThis.toPython(message,", "globalThis.toPython(number, message,").replace(
    "async ([code, packed]) => {", "async ([code, packed, number]) => {").replace(
    'document.getElementById("root")', 'document.getElementById("root").appendChild(document.createElement("div"))')


class Served:
    """One page. `open(widgets)` loads it anew and shows them; `heard` is all that the page told Python."""

    address = "http://127.0.0.1:9/"  # nothing listens there: the test answers itself

    def __init__(self, context, light: bool = True):
        self.page, self.light, self.widgets, self.heard, self.said = context.new_page(), light, [], [], []
        self.page.expose_function("toPython", self._answer)
        self.page.route("http://*/", lambda route: route.fulfill(content_type="text/html", body=PAGE.format(light=str(self.light).lower())))

    def _answer(self, number: int, message: dict, sent: list):
        self.heard.append(json.dumps(message, ensure_ascii=False) + "".join(map(str, map(bytes, sent))))
        reply, buffers = self.widgets[number]._answer(message, [bytes(one) for one in sent])
        self.said.append(json.dumps(reply, ensure_ascii=False))
        return [reply, [list(buffer) for buffer in buffers]]

    def open(self, *widgets):
        """Load the page anew, with nothing in its memory, and draw these."""
        self.widgets = widgets
        self.page.goto(self.address)
        for number, widget in enumerate(widgets):
            self.page.evaluate(SEVERAL, [widget._esm, list(widget._packed), number])
        self.page.locator("#root h3").nth(len(widgets) - 1).wait_for()
        return self.page

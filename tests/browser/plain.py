"""A plain page with one activity on it: the real view, talking to the real desk, and no Jupyter in between."""

from pathlib import Path

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>One activity</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ background: var(--at-paper); color: var(--at-ink); margin: 0 auto; padding: 8px; max-width: 660px }}</style></head>
<body data-jp-theme-light="{light}"><main><h1>One activity</h1><h2>Here</h2><div id="root"></div></main></body></html>"""

MOUNT = """async ([code, packed]) => {
  const heard = [];
  const hear = ([reply, buffers]) => reply && heard.forEach((listener) => listener(reply, buffers.map((one) => new DataView(new Uint8Array(one).buffer))));
  const model = {
    get: () => new DataView(new Uint8Array(packed).buffer),
    send: (message, _, buffers = []) => {
      if (globalThis.offline) throw new Error("no connection");
      globalThis.toPython(message, buffers.map((one) => [...new Uint8Array(one)])).then(hear);
    },
    on: (_, listener) => heard.push(listener),
    off: (_, listener) => heard.splice(heard.indexOf(listener), 1),
  };
  const module = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  const root = document.getElementById("root");
  globalThis.told = [];
  root.addEventListener("attune:progress", (event) => globalThis.told.push(event.detail));
  globalThis.unmount = await module.default.render({ model, el: root });
}"""


class Plain:
    """One page. `open(widget)` shows a widget on it; `messages` is all that Python sent it."""

    def __init__(self, page, light: bool = True):
        self.page, self.light, self.messages, self.widget = page, light, [], None
        page.expose_function("toPython", self._answer)

    def _answer(self, message: dict, sent: list):
        reply, buffers = self.widget._answer(message, [bytes(one) for one in sent])
        self.messages.append(reply)
        return [reply, [list(buffer) for buffer in buffers]]

    def open(self, widget):
        """Show `widget` on an empty page, as it is when a lesson opens."""
        self.page.set_content(PAGE.format(light=str(self.light).lower()))
        return self.mount(widget)

    def mount(self, widget):
        """Draw `widget` anew on the page that is there, as it is when the course had to be restarted."""
        self.widget = widget
        self.page.evaluate("globalThis.unmount?.(); document.getElementById('root').replaceChildren(); "
                           "document.getElementById('root').className = ''")
        self.page.evaluate(MOUNT, [widget._esm, list(widget._packed)])
        self.page.locator("#root :is(h3, a)").first.wait_for()
        return self.page


def private_files(home: Path) -> bytes:
    """Everything in the learner's folder, one file after another."""
    return b"\n".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())

"""A web host for tests: of the course's site, or of a small one with the real scripts that keep and serve it."""

import json
import shutil
import threading
from hashlib import sha256
from pathlib import Path

from course_lib.shared_files import STATIC
from course_lib.site import serve
from course_lib.site.document import PAGES, modules

MARKED = '.aw-mark:is([data-verdict="right"], [data-verdict="partly"], [data-verdict="not-yet"])'
SCRIPTS = {name: {"site": PAGES, "reader": STATIC}[name.split("/")[0]] / name.split("/")[1] for name in modules("site/offline.js")}


class Host:
    """A web host of a site, which can be cut off (`down`) and can lose files (`missing`). `asked` are the paths it was asked for."""

    def __init__(self, folder: Path, subpath: str = "/courses/attune/"):
        self.folder, self.asked, self.missing, self.down = folder, [], set(), False
        self.server = serve.server(folder, subpath=subpath)
        self.address = serve.address(self.server)
        host = self

        class Watched(self.server.RequestHandlerClass):
            def do_GET(self):
                path = self.path.removeprefix(subpath).partition("?")[0]
                host.asked.append(path)
                if host.down:
                    self.close_connection = True
                elif path in host.missing:
                    self.send_error(503)
                elif path == "moved.html":
                    self._send(301, {"Location": f"{subpath}other.html"}, b"", True)
                else:
                    super().do_GET()

        self.server.RequestHandlerClass = Watched
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def small_site(folder: Path, version: str) -> None:
    """A site of a few files in place of what is there; pages and app are of `version`, Python is always the same."""
    app, py = f"app/{version}/", "py/same/"
    page = (f'<!doctype html><html lang="en"><title>{{0}}</title><link rel="icon" href="data:,">'
            f'<body data-app="{app}"><h1>{{0}} of {version}</h1></body></html>')
    files = {name: page.format(name).encode() for name in ("index.html", "other.html", "moved.html")}
    files |= {app + name: path.read_bytes() for name, path in SCRIPTS.items()}
    files |= {f"{py}python.wasm": bytes(2_000_000), "sw.js": (PAGES / "sw.js").read_bytes()}
    files["moved.html"] = files["other.html"]  # what the host gives for it
    listed = {name: {"sha256": sha256(content).hexdigest(), "size": len(content)} for name, content in files.items()}
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in (files | {"site.json": json.dumps({"build": version, "files": listed}).encode()}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def usable(page, source: str):
    """The activity that a cell of a lesson opens, once it can be used."""
    cell = page.locator(f"[data-source='{source}']")
    cell.and_(page.locator("[data-usable]")).wait_for()
    return cell


def answer(cell) -> None:
    """Gives the first answer to a question, and waits until it's kept and marked."""
    cell.locator("input[type=radio]").first.check()
    cell.get_by_role("button", name="Check").first.click()
    cell.locator(MARKED).first.wait_for()

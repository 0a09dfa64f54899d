"""A built site, shown to this computer alone as a good host would show it to everybody."""

import gzip
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from course_lib.cli import main
from course_lib.site import serve
from course_lib.site.problem import SiteProblem

FILES = {
    "index.html": b"<!doctype html><p>Welcome</p>" * 20, "98-journal.html": b"<p>journal</p>", "sw.js": b"// worker",
    "manifest.webmanifest": b"{}", "icons/icon.svg": b"<svg/>", "notebooks/00-welcome.ipynb": b"{}",
    "app/1234/site/page.js": b"export {};", "app/1234/views/quiz.css": b"p {}", "app/1234/reader/fonts/a.woff2": b"font",
    "py/5678/pyodide.mjs": b"export {};", "py/5678/pyodide.asm.wasm": b"\0asm" * 100, "py/5678/numpy.whl": b"PK",
}


@pytest.fixture
def folder(tmp_path):
    """A small site, beside something that isn't part of it."""
    site = tmp_path / "site"
    for name, content in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    (site / "site.json").write_text(json.dumps({"build": "1", "files": {"index.html": {}}}))
    (tmp_path / "secret.txt").write_text("secret")
    return site


@pytest.fixture
def ask(folder, request):
    """Asks the running server: `ask(path, headers)` gives status, headers and body. A test's marker `subpath` says below which."""
    marked = request.node.get_closest_marker("parametrize")
    running = serve.server(folder, subpath=request.node.callspec.params["subpath"] if marked and "subpath" in marked.args[0] else "/")
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()

    def asked(path, method="GET", **headers):
        connection = http.client.HTTPConnection(*running.server_address)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body

    asked.running = running
    yield asked
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.mark.parametrize(("name", "kind"), [
    ("index.html", "text/html; charset=utf-8"), ("sw.js", "text/javascript; charset=utf-8"),
    ("manifest.webmanifest", "application/manifest+json"), ("icons/icon.svg", "image/svg+xml"),
    ("py/5678/pyodide.mjs", "text/javascript; charset=utf-8"), ("py/5678/pyodide.asm.wasm", "application/wasm"),
    ("app/1234/views/quiz.css", "text/css; charset=utf-8"), ("app/1234/reader/fonts/a.woff2", "font/woff2"),
    ("site.json", "application/json"), ("py/5678/numpy.whl", "application/octet-stream"),
])
def test_each_file_has_its_media_type(ask, folder, name, kind):
    """Browsers run modules, workers and WebAssembly only when they're called so."""
    status, headers, body = ask(f"/{name}?v=1")
    assert (status, headers["Content-Type"], body) == (200, kind, (folder / name).read_bytes())
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_text_and_wasm_are_compressed_for_whoever_takes_it(ask):
    """So what a browser counts is what a good host sends; what is compressed already stays as it is."""
    for name in ("index.html", "py/5678/pyodide.asm.wasm"):
        _status, headers, body = ask(f"/{name}", Accept_Encoding="gzip, br")
        assert headers["Content-Encoding"] == "gzip" and headers["Vary"] == "Accept-Encoding"
        assert len(body) < len(FILES[name]) and gzip.decompress(body) == FILES[name]
        assert ask(f"/{name}")[2] == FILES[name]
    assert "Content-Encoding" not in ask("/py/5678/numpy.whl", Accept_Encoding="gzip")[1]


def test_what_is_named_for_its_content_is_kept(ask):
    """A browser asks again for pages, and never for what can't change."""
    assert ask("/98-journal.html")[1]["Cache-Control"] == ask("/sw.js")[1]["Cache-Control"] == "no-cache"
    assert "immutable" in ask("/py/5678/pyodide.mjs")[1]["Cache-Control"]
    assert "immutable" in ask("/app/1234/site/page.js")[1]["Cache-Control"]


def test_what_has_not_changed_is_not_sent_again(ask, folder):
    """A browser that has the file is told so; after a new build it gets the new one."""
    tag = ask("/")[1]["ETag"]
    assert ask("/", If_None_Match=tag)[::2] == (304, b"")
    (folder / "index.html").write_bytes(b"newer")
    assert ask("/", If_None_Match=tag)[::2] == (200, b"newer")


def test_first_page_and_heads(ask):
    """The site's address is its first page; a HEAD says what a GET would send."""
    assert ask("/")[2] == FILES["index.html"]
    status, headers, body = ask("/98-journal.html", "HEAD")
    assert (status, headers["Content-Length"], body) == (200, str(len(FILES["98-journal.html"])), b"")
    assert ask("/", "POST")[0] == 501


@pytest.mark.parametrize("path", [
    "/app/", "/app", "/app/1234/site", "/icons/", "/none.html", "/index.html/", "/../secret.txt", "/app/../../secret.txt",
    "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//etc/passwd", "/%2fetc/passwd", "/app%00", "/..\\secret.txt",
])
def test_no_folder_is_listed_and_nothing_else_is_served(ask, path):
    """Neither what lies in a folder nor what lies beside the site."""
    status, _headers, body = ask(path)
    assert status == 404 and b"secret" not in body and b"page.js" not in body


def test_a_link_out_of_the_site_is_not_followed(ask, folder):
    """A file that only points elsewhere isn't the site's."""
    try:
        (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    except OSError:
        pytest.skip("this system makes no links")
    assert ask("/link.txt")[0] == 404


@pytest.mark.parametrize("subpath", ["/x/y/", "x/y", "/x/y"])
def test_below_a_path(ask, subpath):
    """As on hosts where the site isn't at the top; nothing answers outside that path."""
    assert serve.address(ask.running).endswith("/x/y/")
    assert ask("/x/y/")[2] == FILES["index.html"] and ask("/x/y/98-journal.html")[0] == 200
    assert ask("/x/y")[0] == 301 and ask("/x/y")[1]["Location"] == "/x/y/"
    assert ask("/")[0] == ask("/98-journal.html")[0] == ask("/x/")[0] == 404


def test_only_this_computer(ask):
    """It listens on loopback alone."""
    assert ask.running.server_address[0] == "127.0.0.1"


def test_a_folder_that_is_no_site(tmp_path, capsys):
    """It's named, with the command that makes one."""
    assert main(["site", "serve", str(tmp_path)]) == 1
    assert "attune site build --out" in capsys.readouterr().err


def test_a_port_that_is_taken(folder, capsys):
    """It's named, with the way out."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["site", "serve", str(folder), "--port", str(port)]) == 1
    assert f"port {port}" in (says := capsys.readouterr().err) and "--port" in says
    with pytest.raises(SiteProblem, match="70000"):
        serve.server(folder, port=70000)


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is a signal elsewhere")
def test_ctrl_c_ends_it_quietly(folder):
    """It says where the site is, and ends without a trace of itself."""
    command = [sys.executable, "-m", "course_lib.cli", "site", "serve", str(folder)]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    first = process.stdout.readline()
    assert re.search(r"http://127\.0\.0\.1:\d+/$", first.strip())
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "") and out.endswith("Stopped.\n")

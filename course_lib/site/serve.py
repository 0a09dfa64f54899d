"""Shows a built site to this computer alone, with the headers that a good host sends."""

import gzip
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from .file_list import file_list
from .problem import SiteProblem

HOST = "127.0.0.1"
TYPES = {
    ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".ico": "image/x-icon", ".ipynb": "application/x-ipynb+json",
    ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json", ".whl": "application/octet-stream", ".woff2": "font/woff2", ".zip": "application/zip",
}
SMALLER = {".css", ".html", ".ipynb", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest"}  # by gzip
NAMED_FOR_CONTENT = ("app/", "py/")
FOR_EVER, ASK_FIRST = "public, max-age=31536000, immutable", "no-cache"


def serve(site: Path, port: int | None = None, subpath: str = "/") -> None:
    """Serve the site in the folder `site` until Ctrl+C. Raises SiteProblem."""
    with server(site, port, subpath) as running:
        try:
            print(f"The course is at {address(running)}\nOnly this computer can reach it. Leave this window open; Ctrl+C stops it.",
                  flush=True)
            running.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.")


def server(site: Path, port: int | None = None, subpath: str = "/") -> ThreadingHTTPServer:
    """A server that listens already; `serve_forever` lets it answer. Raises SiteProblem for a folder that is no site of ours, or
    a port that is taken."""
    site = site.expanduser().resolve()
    file_list(site)
    own = type("Handler", (Handler,), {"site": site, "below": f"/{subpath.strip('/')}/".replace("//", "/")})
    try:
        running = _Server((HOST, port or 0), own)
    except (OSError, OverflowError) as error:
        raise SiteProblem(f"Nothing can listen on port {port} ({getattr(error, 'strerror', None) or error}): something else may be using "
                          "it. Leave out --port and a free one is found.") from error
    return running


def address(running: ThreadingHTTPServer) -> str:
    """Where the site's first page is."""
    return f"http://{HOST}:{running.server_address[1]}{running.RequestHandlerClass.below}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address) -> None:
        """A browser that has turned away isn't worth a line."""


class Handler(BaseHTTPRequestHandler):
    """Answers with the site's files, and with nothing else. No folder is listed."""

    protocol_version = "HTTP/1.1"
    site: Path
    below: str

    def do_GET(self) -> None:
        """A file, or why there is none."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """What a GET would say of it."""
        self._answer(body=False)

    def log_message(self, *_said) -> None:
        """Nothing is logged."""

    def _answer(self, body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        if path + "/" == self.below:
            return self._send(HTTPStatus.MOVED_PERMANENTLY, {"Location": self.below}, b"", body)
        name = path.removeprefix(self.below) or "index.html"
        found = self._file(name) if path.startswith(self.below) else None
        if found is None:
            return self._send(HTTPStatus.NOT_FOUND, {"Content-Type": TYPES[".txt"]}, b"There is no such page here.\n", body)
        suffix = found.suffix
        headers = {"Content-Type": TYPES.get(suffix, "application/octet-stream"), "X-Content-Type-Options": "nosniff",
                   "Cache-Control": FOR_EVER if name.startswith(NAMED_FOR_CONTENT) else ASK_FIRST}
        state = found.stat()
        headers["ETag"] = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
        if self.headers.get("If-None-Match") == headers["ETag"]:
            return self._send(HTTPStatus.NOT_MODIFIED, headers, b"", body)
        if suffix in SMALLER:
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                headers["Content-Encoding"] = "gzip"
                return self._send(HTTPStatus.OK, headers, _zipped(found, state.st_mtime_ns, state.st_size), body)
        self._send(HTTPStatus.OK, headers, found.read_bytes(), body)

    def _file(self, name: str) -> Path | None:
        """The site's file of that name; none outside it, and no folder."""
        if "\\" in name or "\0" in name or ".." in PurePosixPath(name).parts or PurePosixPath(name).is_absolute():
            return None
        path = (self.site / name).resolve()
        return path if path.is_relative_to(self.site) and path.is_file() and not name.endswith("/") else None

    def _send(self, status: HTTPStatus, headers: dict, content: bytes, body: bool) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content)


@lru_cache(maxsize=512)
def _zipped(path: Path, _saved: int, _size: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)

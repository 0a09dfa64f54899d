"""Somebody who uses the hub through its proxy, as their browser would: their server, its pages, and cells in a notebook."""

import json
import uuid

import requests
from websocket import create_connection

from .machine import Failed, wait_for

WIDGET = "application/vnd.jupyter.widget-view+json"
PATIENCE = 60  # seconds for an answer


class Person:
    """Logged in. `name` is the one that they log in with."""

    def __init__(self, hub: str, name: str, password: str):
        self.hub, self.name = hub, name
        browser = requests.Session()
        browser.get(f"{hub}/hub/login", timeout=PATIENCE)
        form = {"username": name, "password": password, "_xsrf": browser.cookies.get("_xsrf", path="/hub/")}
        said = browser.post(f"{hub}/hub/login?next=/hub/home", data=form, timeout=PATIENCE)
        if not said.url.endswith("/hub/home"):
            raise Failed(f"{name} can't log in: {said.status_code} {said.url}")
        said = browser.post(f"{hub}/hub/api/users/{name}/tokens", timeout=PATIENCE, headers={
            "X-XSRFToken": browser.cookies.get("_xsrf", path="/hub/"), "Referer": f"{hub}/hub/token"})
        if said.status_code != 201:
            raise Failed(f"{name} gets no token: {said.status_code} {said.text[:200]}")
        self.token = said.json()["token"]
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"token {self.token}"

    def start_server(self) -> None:
        """Start their server, and wait for it. Raises Failed."""
        me = f"{self.hub}/hub/api/users/{self.name}"
        said = self.session.post(f"{me}/server", timeout=PATIENCE)
        if said.status_code not in (201, 202):
            raise Failed(f"the server of {self.name} doesn't start: {said.status_code} {said.text[:200]}")
        wait_for(f"the server of {self.name}",
                 lambda: self.session.get(me, timeout=PATIENCE).json()["servers"].get("", {}).get("ready", False))

    def ask(self, path: str, whose: str | None = None, data: dict | None = None, put: dict | None = None) -> requests.Response:
        """The answer of a server, theirs or that of `whose`: to a form's `data`, to JSON that is `put`, or else to a GET."""
        url = f"{self.hub}/user/{whose or self.name}/{path}"
        way = "PUT" if put is not None else "GET" if data is None else "POST"
        return self.session.request(way, url, data=data, json=put, timeout=PATIENCE, allow_redirects=False)

    def notebook(self, path: str) -> "Kernel":
        """The kernel of a notebook, at a path below their home."""
        told = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}}
        said = self.session.post(f"{self.hub}/user/{self.name}/api/sessions", json=told, timeout=PATIENCE)
        if said.status_code != 201:
            raise Failed(f"no kernel for {path}: {said.status_code} {said.text[:200]}")
        return Kernel(self, said.json()["kernel"]["id"])


class Kernel:
    """A kernel on somebody's server, spoken to through the proxy."""

    def __init__(self, person: Person, id: str):
        socket = person.hub.replace("http", "ws", 1)
        self.channels = create_connection(f"{socket}/user/{person.name}/api/kernels/{id}/channels", timeout=PATIENCE,
                                          header=[f"Authorization: token {person.token}"])

    def __enter__(self) -> "Kernel":
        return self

    def __exit__(self, *problem) -> None:
        self.channels.close()

    def run(self, code: str) -> tuple[str, list[str]]:
        """What a cell printed, and the widgets that it shows. Raises Failed if it raised."""
        asked = self._send("execute_request", {"code": code, "silent": False, "store_history": True, "user_expressions": {},
                                               "allow_stdin": False, "stop_on_error": True})
        printed, widgets = [], []
        while True:
            kind, content = self._next(asked)
            if kind == "stream":
                printed.append(content["text"])
            elif kind in ("execute_result", "display_data"):
                shown = content["data"]
                widgets += [shown[WIDGET]["model_id"]] if WIDGET in shown else []
                printed += [] if WIDGET in shown else [shown.get("text/plain", "")]
            elif kind == "error":
                raise Failed("\n".join([*printed, f"{content['ename']}: {content['evalue']}"])[-1500:])
            elif kind == "status" and content["execution_state"] == "idle":
                return "".join(printed), widgets

    def tell(self, widget: str, message: dict) -> dict:
        """The reply of a widget to a message of its page. Raises Failed if it says that there is a problem."""
        message = {"id": uuid.uuid4().hex} | message
        asked = self._send("comm_msg", {"comm_id": widget, "data": {"method": "custom", "content": message}})
        reply = None
        while True:
            kind, content = self._next(asked)
            if kind == "comm_msg" and content["data"].get("method") == "custom":
                reply = content["data"]["content"]
            elif kind == "status" and content["execution_state"] == "idle":
                if not reply or "problem" in reply:
                    raise Failed(f"{message['type']}: {reply and reply['problem']}")
                return reply

    def _send(self, kind: str, content: dict) -> str:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "username": "", "session": "page", "version": "5.4", "date": ""}
        self.channels.send(json.dumps({"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}))
        return header["msg_id"]

    def _next(self, asked: str) -> tuple[str, dict]:
        """The next thing that comes of what was asked."""
        while True:
            message = json.loads(_text(self.channels.recv()))
            if message["parent_header"].get("msg_id") == asked and message["channel"] == "iopub":
                return message["header"]["msg_type"], message["content"]


def _text(frame: str | bytes) -> str | bytes:
    """A message's JSON. With buffers it comes first among them, after their number and where each begins."""
    if isinstance(frame, str):
        return frame
    number, first, second = (int.from_bytes(frame[at:at + 4], "big") for at in (0, 4, 8))
    return frame[first:second] if number > 1 else frame[first:]

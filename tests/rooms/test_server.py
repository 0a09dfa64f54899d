"""A room over HTTP: who gets in, what is taken, what is told, and what nobody learns."""

import json
import logging
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from course_lib.records import NotSaved
from course_lib.rooms import server, serving
from course_lib.rooms.all_rooms import new_store
from course_lib.rooms.store import Store

from .serving import Page, Serving


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(serving, "GRACE", 0)
    monkeypatch.setattr(server, "SLOWLY", 0)


@pytest.fixture
def serve(home, at):
    """Serves a room at the step of that id."""
    served = []

    def made(name="one", **more):
        place = new_store("trial")
        place.create(at(name), date.today(), time.time())
        served.append(Serving(Store(place.folder).load(time.time()), place, **more))
        return served[-1]

    yield made
    for one in served:
        one.stop()


@pytest.fixture
def options(content):
    return [one.id for one in content.item("live-tone-or-words").options]


def until(events, is_it):
    """The first view for which `is_it` holds."""
    return next(data for name, data in events if name == "view" and is_it(data))


# A session ---------------------------------------------------------------------------------------------


def test_a_room_from_the_first_phone_to_the_end(serve, options):
    """Votes are on disk when they're answered; the screen sees how many, then what; at the end phones hear it and forget."""
    room = serve()
    facilitator, screen, phones = room.page("facilitator"), room.page("screen"), [room.page() for _ in range(6)]
    with screen.events() as shown, phones[0].events() as told:
        assert next(told) == ("n", 0) and next(told)[1]["yours"] is None
        for number, phone in enumerate(phones):
            assert phone.vote("one", options[number % 2]).json() == {"ok": True}
            assert len(Store(room.store.folder).load(0).said("one").said) == number + 1
        assert until(shown, lambda view: view["count"] == 6)["result"] is None
        assert facilitator.do("reveal").status_code == 200
        assert until(shown, lambda view: view["result"])["result"]["rounds"][0]["of"] == 6
        mine = until(told, lambda view: view["result"])
        assert mine["yours"] == options[0] and "count" not in mine
        assert facilitator.do("next").status_code == 200
        assert until(told, lambda view: view["step"]["id"] == "some")["yours"] is None
        assert facilitator.do("close").status_code == 200
        assert [data for name, data in told][-1]["over"] and [data for name, data in shown][-1]["over"]
    room.thread.join(20)
    assert not room.thread.is_alive() and Store(room.store.folder).load(0).over


def test_what_a_phone_may_not_know(serve, options):
    """No other page's key is in what the server says to a phone or a screen."""
    room = serve()
    for page in (room.page(), room.page("screen")):
        text = str(page.view()) + page.http.get("").text + str(page.http.cookies)
        assert room.keys.facilitator not in text and room.keys.secret not in text and (page.role == "screen" or room.keys.screen not in text)
    assert room.page("screen").view()["join"]["address"] == room.base
    assert room.keys.code not in str(room.page().view())


def test_a_phone_that_slept_finds_all_as_it_is_now(serve, options):
    """With its own answer, and the number to go on from; its token is the one that it had."""
    room, phone = serve(), None
    phone = room.page()
    phone.vote("one", options[2])
    with phone.events() as told:
        assert next(told) == ("n", 1)
    room.page("facilitator").do("lock")
    assert phone.enter(room.keys.join).view() | {"timer": None} == phone.view() | {"timer": None}
    view = phone.view()
    assert view["yours"] == options[2] and view["locked"] and not view["open"]
    assert phone.vote("one", options[1]).status_code == 409


def test_the_same_message_counts_once_and_an_overtaken_one_not_at_all(serve, options):
    room = serve("line")
    phone = room.page()
    text = {"type": "text", "ballot": "line", "text": "I'm here.", "n": 5}
    assert [phone.post("say", text).status_code for _ in range(3)] == [200] * 3
    assert len(room.live.room.texts["line"]) == 1
    late = phone.post("say", text | {"n": 4, "text": "late"})
    assert late.status_code == 409 and late.json()["says"] and len(room.live.room.texts["line"]) == 1
    assert phone.post("say", text | {"n": 5, "text": "another"}).status_code == 409
    for n in (None, 0, -1, 1.5, True, "6", 10**30):
        assert room.page().post("say", text | {"n": n}).status_code == 409


def test_a_vote_that_is_changed_counts_as_it_was_last(serve, options):
    room = serve()
    phone = room.page()
    for option in (*options, options[1]):
        assert phone.vote("one", option).status_code == 200
    assert list(room.live.room.said("one").said.values()) == [options[1]]


def test_many_at_once_are_each_counted(serve, options):
    """And what is on disk is what was acknowledged."""
    room = serve()
    phones = [room.page() for _ in range(40)]
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda phone: phone.vote("one", options[0]).status_code, phones))
    assert answers == [200] * 40 and len(Store(room.store.folder).load(0).said("one").said) == 40


def test_one_more_answer_is_no_news_for_a_phone(serve, options):
    """A hall's network isn't filled with what nobody sees."""
    room = serve()
    phone, others = room.page(), [room.page() for _ in range(3)]
    with phone.events() as told, room.page("screen").events() as shown:
        until(told, lambda view: True)
        for other in others:
            other.vote("one", options[0])
        until(shown, lambda view: view["count"] == 3)
        room.page("facilitator").do("lock")
        assert next(told)[1]["locked"]


def test_a_line_that_is_gone_is_counted_no_more(serve):
    room = serve()
    with room.page().events() as one, room.page().events() as two:
        assert next(one) == next(two) == ("n", 0) and room.live.phones == 2
    until_gone = time.monotonic() + 20
    while room.live.phones and time.monotonic() < until_gone:
        time.sleep(0.02)
    assert room.live.phones == 0


# Who gets in ----------------------------------------------------------------------------------------------


def test_each_page_opens_with_its_own_key_alone(serve):
    """A phone's cookie doesn't command, a screen's doesn't vote, and only the facilitator, who opens the screen, hears its stream."""
    room = serve()
    for role in ("phone", "screen", "facilitator"):
        page = room.page(role)
        for other in {"phone", "screen", "facilitator"} - {role, "screen" if role == "facilitator" else role}:
            assert page.http.get(f"events?as={other}").status_code == 403
        assert (page.do("lock").status_code == 200) == (role == "facilitator")
        assert (page.say(type="question", text="Why?").status_code == 200) == (role == "phone")
    stranger = Page(room.base)
    assert [stranger.http.get("events?as=phone").status_code, stranger.do("close").status_code, stranger.vote("one", "a").status_code] == [403] * 3
    assert stranger.http.get("events?as=anybody").status_code == 404
    assert not room.live.room.over


def test_a_token_that_the_room_did_not_give_is_nobody(serve, options):
    room = serve()
    name = f"attune-{room.store.id}-phone"
    real = room.page().http.cookies[name]
    for forged in ("", "a.b", real[:-1] + ("0" if real[-1] != "0" else "1"), "0" * 32 + real[32:], real.split(".")[0], "%00.%ff"):
        stranger = Page(room.base)
        stranger.http.headers["Cookie"] = f"{name}={forged}"
        assert stranger.vote("one", options[0]).status_code == 403
    assert room.live.room.said("one").count == 0


def test_the_code_may_be_typed_in_any_way(serve):
    room = serve()
    code = room.keys.code
    for typed in (code, code.lower(), f" {code[:3]} {code[3:]} ", f"{code[:3]}-{code[3:]}"):
        assert Page(room.base).post("enter", {"key": typed}).json() == {"role": "phone"}


def test_a_code_cannot_be_guessed(serve):
    """After some wrong ones nothing typed is compared any more; who scans the picture gets in all the same."""
    room = serve()
    stranger = Page(room.base)
    answers = [stranger.post("enter", {"key": f"wrong{number}"}).status_code for number in range(40)]
    assert answers[:30] == [403] * 30 and answers[-1] == 429
    refused = stranger.post("enter", {"key": room.keys.code})
    assert refused.status_code == 429 and refused.headers["Retry-After"]
    assert room.page().vote("one", "no-such").status_code == 409


def test_odd_keys_open_nothing(serve):
    room = serve()
    for key in (None, "", 3, [], {}, "\ud800", "ä" * 50, room.keys.secret, room.keys.facilitator[:-1], room.keys.code[:-1]):
        sent = dict(content=json.dumps({"key": key}), headers={"Content-Type": "application/json"})
        assert Page(room.base).post("enter", **sent).status_code in (400, 403)


def test_a_full_room_takes_no_more(serve):
    room = serve(most=2)
    one, _two = room.page(), room.page()
    assert Page(room.base).post("enter", {"key": room.keys.join}).status_code == 503
    assert one.post("enter", {"key": room.keys.join}).status_code == 200  # who was in comes back


def test_cookies_are_the_rooms_own(serve):
    """No script reads them, no other site sends them, and they stay in the folder that the page is in."""
    room = serve()
    cookie = Page(room.base).post("enter", {"key": room.keys.join}).headers["Set-Cookie"]
    assert cookie.startswith(f"attune-{room.store.id}-phone=") and "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert "Path" not in cookie and "Secure" not in cookie and "Domain" not in cookie
    behind = Page(room.base).post("enter", {"key": room.keys.join}, headers={"X-Forwarded-Proto": "https"}).headers["Set-Cookie"]
    assert "Secure" in behind


# What is refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("headers", [
    {"Origin": "http://elsewhere.example"}, {"Origin": "null"}, {"Origin": ""}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "same-site"},
])
def test_a_page_from_elsewhere_can_send_nothing(serve, headers):
    """Though the browser may hold this room's cookie."""
    room = serve()
    facilitator = room.page("facilitator")
    for path, message in (("do", {"type": "close"}), ("enter", {"key": room.keys.facilitator}), ("say", {}), ("leave", {})):
        assert facilitator.post(path, message, headers=headers).status_code == 403
    assert not room.live.room.over


def test_behind_a_proxy_the_forwarded_host_counts(serve):
    """And the facilitator's page says where the room is, once it isn't this computer."""
    room = serve()
    at = "https://hub.example/user/x/proxy/8123/"
    headers = {"Origin": "https://hub.example", "X-Forwarded-Host": "hub.example"}
    page = Page(room.base, "facilitator")
    assert page.post("enter", {"key": room.keys.facilitator, "at": at}, headers=headers).status_code == 200
    assert page.view()["join"]["address"] == at
    for other in ("https://elsewhere.example/", "javascript:alert(1)", 3, room.base):
        page.post("enter", {"key": room.keys.facilitator, "at": other}, headers=headers)
    assert page.view()["join"]["address"] == at


BODIES = [b"", b"{", b"[]", b"null", b'"text"', b"[" * 3000, b'{"n": 1' + b"0" * 5000, b'{"type": "question", "text": "\\ud800", "n": 1}', b"\xff\xfe",
          b'{"type": NaN}', b'{"type": {"type": []}, "n": 1}', b'{"n": 1, "type": "answer", "ballot": [], "answer": {}}']


@pytest.mark.parametrize("body", BODIES, ids=lambda body: str(body[:20]))
def test_a_message_that_is_none_is_refused_and_hurts_nobody(serve, options, body):
    room = serve()
    phone, facilitator = room.page(), room.page("facilitator")
    for page, path in ((phone, "say"), (facilitator, "do"), (phone, "enter")):
        answer = page.post(path, content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 403, 409, 413), answer.status_code
    assert phone.post("say", content=b"{}", headers={"Content-Type": "text/plain"}).status_code == 415
    assert phone.vote("one", options[0]).status_code == 200 and room.live.room.said("one").count == 1


def test_a_phone_that_floods_is_slowed_and_the_others_are_not(serve, options):
    room = serve()
    flood, calm = room.page(), room.page()
    answers = [flood.vote("one", options[0]).status_code for _ in range(60)]
    assert answers[:10] == [200] * 10 and 429 in answers
    assert calm.vote("one", options[1]).status_code == 200 and room.live.room.said("one").count == 2
    texts = [calm.say(type="question", text=f"Why {number}?").status_code for number in range(9)]
    assert texts[:5] == [200] * 5 and 429 in texts


def test_who_never_finishes_a_request_is_shown_out(serve, monkeypatch):
    """Before a request, in its head, and in its body."""
    monkeypatch.setattr(serving, "PATIENCE", 0.3)
    monkeypatch.setattr(server, "PATIENCE", 0.3)
    room = serve()
    cookie = "; ".join(f"{name}={value}" for name, value in room.page().http.cookies.items())
    head = f"POST /say HTTP/1.1\r\nHost: {room.base[7:-1]}\r\nOrigin: {room.base[:-1]}\r\nCookie: {cookie}\r\n"
    for begun in ("", "GET / HT", head + "Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{"):
        with socket.create_connection(room.socket.getsockname(), timeout=15) as line:
            line.sendall(begun.encode())
            while line.recv(4096):
                pass


def test_every_answer_has_the_strict_headers(serve):
    """Pages, errors and what isn't there; and none tells what serves it, or the time."""
    room = serve()
    page = room.page("facilitator")
    paths = ("", "screen", "room.js", "nowhere", "do", "../../etc/passwd", "%2e%2e/room.json", "alive")
    for answer in (*map(page.http.get, paths), page.do("no-such"), Page(room.base).do("next")):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff" and answer.headers["Cache-Control"] == "no-store"
        assert "server" not in answer.headers and "date" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers
    assert page.http.get("../../etc/passwd").status_code == 404


def test_nothing_is_logged(serve, options, caplog, capfd):
    """No address, no time of a vote, also where something was refused."""
    caplog.set_level(logging.DEBUG)
    room = serve()
    phone = room.page()
    phone.vote("one", options[0])
    phone.vote("one", "no-such")
    phone.post("say", content=b"{", headers={"Content-Type": "application/json"})
    with socket.create_connection(room.socket.getsockname(), timeout=5) as line:
        line.sendall(b"no http\r\n\r\n")
        line.recv(100)
    room.stop()
    ours = [one for one in caplog.records if not one.name.startswith(("httpx", "httpcore"))]
    assert not [one for one in ours if one.name != "asyncio"] and capfd.readouterr() == ("", "")


def test_after_the_end_nothing_opens_and_the_phone_forgets(serve, options, monkeypatch):
    monkeypatch.setattr(serving, "GRACE", 2)
    room = serve()
    phone, facilitator = room.page(), room.page("facilitator")
    facilitator.do("close")
    assert phone.view()["over"] and phone.vote("one", options[0]).status_code == 409 and facilitator.do("next").status_code == 409
    assert Page(room.base).post("enter", {"key": room.keys.join}).status_code == 410
    assert phone.post("leave", {}).status_code == 200 and not phone.http.cookies


def test_what_cannot_be_saved_is_not_acknowledged(serve, options, monkeypatch):
    """And the room goes on once it can be: the same message, sent again, counts."""
    room = serve()
    phone = room.page()
    real = Store.save

    def full(self, *more):
        raise NotSaved("the disk is full: /somewhere")

    monkeypatch.setattr(Store, "save", full)
    message = {"type": "answer", "ballot": "one", "answer": options[0], "n": 1}
    refused = phone.post("say", message)
    assert refused.status_code == 503 and "/somewhere" not in refused.text and room.live.room.said("one").count == 0
    monkeypatch.setattr(Store, "save", lambda self, *more: 1 / 0)
    assert phone.post("say", message).status_code == 503
    monkeypatch.setattr(Store, "save", real)
    assert phone.post("say", message).status_code == 200 and room.live.room.said("one").count == 1

"""A room's pages, events and messages over HTTP. Nothing else of the course can be reached here, and nothing is logged.

Whoever has a key (in a link's fragment, so no server and no log sees it; or, for participants, the short code) gives it to
`enter` and gets a cookie: a random token for a phone, and for the facilitator and the screen what only their key can make.
All addresses are relative, so the room works behind any proxy's path.
"""

import asyncio
import json
import secrets
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ..activities.mark import BadResponse
from ..records.errors import RecordError
from ..words import _
from .admission import ROLES, Admission
from .facilitator import command
from .keys import Keys
from .limits import Limits
from .live import Live
from .stream import Events

LONGEST = {"phone": 4_000, "facilitator": 16_000}  # bytes of a message
SLOWLY = 1  # seconds until a refusal is sent, so that who sends nothing else takes little of the room's time
PATIENCE = 10  # seconds for a message to arrive
PHONES = 2500  # that may come to a room, if nothing else is set
COOKIE_HOURS = 12
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                               "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Refusal(Exception):
    """A request that isn't answered, with the status and what is said."""

    def __init__(self, status: int, says: str = ""):
        self.status, self.says = status, says


class RoomServer:
    """The routes of one room. `files`: by path, media type and content; the pages are "", "screen" and "facilitator"."""

    def __init__(self, live: Live, keys: Keys, files: dict[str, tuple[str, bytes]], most: int = PHONES,
                 clock: Callable[[], float] = time.monotonic):
        self.live, self.files, self.most, self.clock = live, files, most, clock
        self.admission = Admission(live.store.id, keys)
        self.came = 0  # phones that were given a token
        self.address: str | None = None  # of the room, as the facilitator's page sees it
        # Many phones may share one address, so what one address may do is meant for a hall.
        self.requests = Limits(3 * most, most)
        self.guesses = Limits(30, 1)
        self.messages = Limits(10, 2)  # of one phone
        self.texts = Limits(5, 0.1)

    def app(self) -> Starlette:
        """The application that a server runs."""
        routes = [Route(f"/{path}", self._file(*file)) for path, file in self.files.items()]
        for name, method, run in (("enter", "POST", self.enter), ("leave", "POST", self.leave), ("say", "POST", self.say),
                                  ("do", "POST", self.do), ("events", "GET", self.events), ("alive", "GET", self.alive)):
            routes.append(Route(f"/{name}", self._guarded(run), methods=[method]))
        return Starlette(routes=routes, exception_handlers={404: self._nothing, 405: self._nothing, 500: self._nothing})

    # What everybody may get -----------------------------------------------------------------------

    def _file(self, media: str, content: bytes):
        async def get(request: Request) -> Response:
            return Response(content, media_type=media, headers=HEADERS)

        return get

    async def _nothing(self, request: Request, error: Exception) -> Response:
        return Response(status_code=getattr(error, "status_code", 500), headers=HEADERS)

    async def alive(self, request: Request) -> Response:
        """Which room this is, for the process that looks whether it still runs."""
        return _json({"room": self.live.store.id})

    async def enter(self, request: Request) -> Response:
        """Takes a key, or the code, and gives the cookie that goes with it."""
        message = await self._message(request, LONGEST["phone"])
        key = message.get("key")
        role = self._role(key if isinstance(key, str) else "", _sender(request))
        if self.live.room.over:
            raise Refusal(410, _("This room is closed."))
        if role == "phone":
            cookies = {role: self.admission.token(request.cookies) or self._new_token()}
        else:
            opens = ("facilitator", "screen") if role == "facilitator" else (role,)  # who leads opens the screen, too
            cookies = {one: self.admission.pass_for(one) for one in opens}
        if role == "facilitator":
            self._note_address(request, message.get("at"))
        answer = _json({"role": role})
        for one, value in cookies.items():
            # Without a path the cookie belongs to the folder of the page, whatever stands before it.
            answer.set_cookie(self.admission.cookie(one), value, max_age=COOKIE_HOURS * 3600, path=None, httponly=True, samesite="strict",
                              secure=_is_https(request))
        return answer

    def _role(self, key: str, sender: str) -> str:
        """Whose key it is. A code is short, so an address that has guessed often can't try codes for a while. Raises Refusal."""
        if role := self.admission.role(key):
            return role
        if self.guesses.left(sender, self.clock()) < 1:
            raise Refusal(429, _("Too many wrong codes came from here. Wait a minute, or scan the picture."))
        if self.admission.is_code(key):
            return "phone"
        self.guesses.take(sender, self.clock())
        raise Refusal(403, _("That isn't this room's code. Look at the screen again."))

    def _new_token(self) -> str:
        if self.came >= self.most:
            raise Refusal(503, _("The room is full."))
        self.came += 1
        return self.admission.new_token()

    def _note_address(self, request: Request, at) -> None:
        """Behind a proxy only the page knows the room's address, up to its folder."""
        if isinstance(at, str) and len(at) < 300 and urlsplit(at).netloc and _is_same_origin(request, at):
            if urlsplit(at).hostname not in ("localhost", "127.0.0.1", "::1"):
                self.address = at.split("#")[0].split("?")[0]

    # What needs a cookie --------------------------------------------------------------------------

    def _who(self, request: Request, role: str) -> str | None:
        """The voter, for a phone. Raises Refusal without the cookie of that role."""
        if role == "phone":
            if (who := self.admission.voter(request.cookies)) is None:
                raise Refusal(403, _("Enter the room's code first."))
            return who
        if not self.admission.has_pass(request.cookies, role):
            raise Refusal(403, _("Open this page with its link."))
        return None

    async def events(self, request: Request) -> Response:
        """The stream of views."""
        role = request.query_params.get("as", "phone")
        if role not in ROLES:
            raise Refusal(404)
        who = self._who(request, role)
        if self.live.phones >= 2 * self.most:
            raise Refusal(503, _("The room is full."))
        return Events(self.live.watch(role, who), HEADERS)

    async def say(self, request: Request) -> Response:
        """A participant's message."""
        who = self._who(request, "phone")
        now = self.clock()
        if not self.messages.take(who, now):
            raise Refusal(429, _("That was very fast. Wait a moment."))
        message = await self._message(request, LONGEST["phone"])
        if message.get("type") in ("text", "question") and not self.texts.take(who, now):
            raise Refusal(429, _("That was much at once. Wait a little, then send it."))
        if not await self.live.say(who, message, secrets.token_hex(8)):
            await asyncio.sleep(SLOWLY)
        return _json({"ok": True})

    async def do(self, request: Request) -> Response:
        """A facilitator's command."""
        self._who(request, "facilitator")
        message = await self._message(request, LONGEST["facilitator"])
        await self.live.change(lambda room: command(room, self.live.content, message, self.live.clock()))
        return _json({"ok": True})

    async def leave(self, request: Request) -> Response:
        """The phone forgets its token."""
        await self._message(request, LONGEST["phone"])
        answer = _json({"ok": True})
        for role in ROLES:
            answer.delete_cookie(self.admission.cookie(role), path=None, httponly=True, samesite="strict")
        return answer

    # What every request goes through --------------------------------------------------------------

    def _guarded(self, run):
        async def answer(request: Request) -> Response:
            try:
                if not self.requests.take(_sender(request), self.clock()):
                    raise Refusal(429)
                if request.method == "POST" and not _is_same_origin(request, request.headers.get("origin", "")):
                    raise Refusal(403)
                return await run(request)
            except Refusal as refusal:
                await asyncio.sleep(SLOWLY)
                headers = {"Retry-After": "5"} if refusal.status in (429, 503) else {}
                if refusal.status in (400, 413):  # there may be more of it to come
                    headers = {"Connection": "close"}
                return _json({"says": refusal.says}, refusal.status, headers)
            except BadResponse as error:
                await asyncio.sleep(SLOWLY)
                return _json({"says": str(error)}, 409)
            except RecordError:  # its text names folders of this computer
                return _json({"says": _("That couldn't be saved just now. Send it again.")}, 503, {"Retry-After": "2"})
            except ClientDisconnect:
                return _json({}, 400)

        return answer

    async def _message(self, request: Request, longest: int) -> dict:
        """The message in a request, a JSON object. Raises Refusal for anything else."""
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            raise Refusal(415)
        try:
            async with asyncio.timeout(PATIENCE):
                body = b""
                async for part in request.stream():
                    body += part
                    if len(body) > longest:
                        raise Refusal(413)
            message = json.loads(body)
            json.dumps(message, ensure_ascii=False).encode()  # half a character can't be kept
        except (ValueError, RecursionError, TimeoutError):
            raise Refusal(400) from None
        if not isinstance(message, dict):
            raise Refusal(400)
        return message


def _sender(request: Request) -> str:
    """The address, for counters in memory."""
    return request.client.host if request.client else ""


def _is_https(request: Request) -> bool:
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto"))


def _is_same_origin(request: Request, origin: str) -> bool:
    """Whether a page of this room sent it. A page from elsewhere can set neither of these headers."""
    said = request.headers.get("sec-fetch-site")
    if said is not None and said != "same-origin":
        return False
    return urlsplit(origin).netloc in {request.headers.get("host"), request.headers.get("x-forwarded-host")} - {None, ""}


def _json(content: dict, status: int = 200, headers: dict | None = None) -> JSONResponse:
    return JSONResponse(content, status, headers=HEADERS | (headers or {}))

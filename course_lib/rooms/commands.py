"""`attune room`: what a facilitator types."""

import sys
from pathlib import Path

from ..records.errors import NotSaved, RecordError
from ..words import _, p_


def add_to(verbs) -> None:
    """Add the verb `room`."""
    says = _("Run a live room for a workshop: phones join, and nobody is named.")
    one = verbs.add_parser("room", help=says, description=says)
    one.add_argument("plan", nargs="?", metavar="PLAN", help=_("the workshop's plan; a room of it that was left open is picked up again"))
    one.add_argument("--network", action="store_true", help=_("let phones in this network join (else this computer alone)"))
    one.add_argument("--address", metavar="URL", help=_("where phones find the room, if a proxy stands before it"))
    one.add_argument("--port", type=int, metavar="N", help=_("where it listens (else a free port)"))
    one.add_argument("--fewest", type=int, metavar="N", help=_("answers from which on results are shown (else 5, never below 3)"))
    one.add_argument("--most", type=int, metavar="N", help=_("phones that may join (else 2500)"))
    one.add_argument("--rehearse", type=int, metavar="N", help=_("with N made-up participants, to try the plan; nothing is kept"))
    one.add_argument("--new", action="store_true", help=_("a new room, though one of this plan was left open"))
    one.add_argument("--list", action="store_true", help=_("list plans and rooms"))
    one.add_argument("--delete", metavar="ROOM", help=_("delete a room with all that it holds"))
    one.add_argument("--report", metavar="ROOM", help=_("write the report of a room that is closed: totals only"))
    one.add_argument("--out", type=Path, metavar="FILE", help=_("with --report: the file to write, .pdf or .md"))
    one.add_argument("--keep", type=int, nargs="+", default=[], metavar="N", help=_("with --report: texts and words to keep in it (else none)"))
    one.add_argument("--texts", metavar="ROOM", help=_("list the texts and words that a closed room has seen, with their numbers"))
    one.set_defaults(run=room)


def room(options) -> int:
    """Run a room until it's closed or Ctrl+C; or list or delete some. Returns the exit code; raises RecordError."""
    from ..content import bundle
    from ..content.bundle import UnknownId

    if options.list:
        return list_all(bundle())
    if options.delete:
        return delete(options.delete)
    if options.report:
        return write_report(options.report, options.out, frozenset(options.keep))
    if options.texts:
        return list_texts(options.texts)
    if options.plan is None:
        print(_("Which plan? `attune room --list` shows them."), file=sys.stderr)
        return 2
    try:
        return serve(options, bundle())
    except UnknownId as error:
        print(error, _("`attune room --list` shows the plans."), file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1


def serve(options, content) -> int:
    """Run the room. Returns the exit code; raises RecordError, UnknownId, or ValueError for a number that can't be."""
    from . import network, serving
    from .opening import open_room
    from .pages import files
    from .rehearsal import rehearse
    from .server import PHONES

    content.workshop(options.plan)
    host = network.own_address() if options.network else network.LOOPBACK
    socket = network.listening(network.EVERYWHERE if options.network else network.LOOPBACK, options.port)
    base = f"{(options.address or 'http://%s:%s' % (host, socket.getsockname()[1])).rstrip('/')}/"
    beside = rehearse(options.rehearse) if options.rehearse else None
    try:
        store, opened = open_room(content, options.plan, options.fewest, options.new, bool(options.rehearse))
    except BaseException:
        socket.close()
        raise
    serving.run(store, opened, content, files(), socket, base, most=options.most or PHONES,
                ready=lambda links: welcome(store.id, links, options), beside=beside)
    print(ended(store, bool(options.rehearse)))
    return 0


def welcome(name: str, links: dict[str, str], options) -> None:
    """Print how to get into the room that is called `name`, and who else can."""
    from .links import print_code

    print(_("The room {id} is open.").format(id=name))
    if options.rehearse:
        print(_("This is a rehearsal: participants are made up, and nothing of it is kept."))
    if options.network or options.address:
        print_code(links["join"])
    print(_("Participants: {address}   code {code}").format(address=links["base"], code=links["code"]))
    print(_("You: {link}").format(link=links["facilitator"]))
    print(_("Open your link in a browser on this computer. From your page you open the screen for the projector."))
    if options.network:
        print(_("Everybody in your network who has the code can join. Nothing else of this computer is opened. Keep your own link to "
                "yourself: whoever has it runs the room."))
    else:
        print(_("Only this computer can reach it. --network lets phones in."))
    if options.rehearse:
        print(_("Leave this window open. Ctrl+C ends the rehearsal."), flush=True)
    else:
        print(_("Leave this window open. Ctrl+C stops the room; the same command picks it up again."), flush=True)


def ended(store, rehearsal: bool) -> str:
    """What is left of a room whose process is over, and what can be done with it."""
    if rehearsal:
        return _("The rehearsal is over, and nothing of it was kept.")
    if store.data().get("over"):
        return _("The room is closed. Its report: attune room --report {id} --out report.pdf").format(id=store.id)
    return _("The room {id} is stopped. Nothing is lost: the same command picks it up again.").format(id=store.id)


def list_all(content) -> int:
    """Print the plans, and the rooms that are there. Returns the exit code."""
    from .all_rooms import stores

    wide = max((len(plan.id) for plan in content.workshops()), default=0)
    for plan in content.workshops():
        print(f"{plan.id:{wide}}  {plan.title} ({plan.minutes} min)")
    for one in stores():
        try:
            data, where = one.data(), one.running()
            state = p_("room", "closed") if data.get("over") else where["base"] if where and not one.take() else _("left open")
            one.let_go()
        except RecordError as error:
            state = str(error)
        print(f"{one.id:28} {state}")
    return 0


def delete(name: str) -> int:
    """Delete a room. Returns the exit code; raises RecordError."""
    from . import all_rooms

    all_rooms.delete(found(name))
    print(_("The room {name} is deleted.").format(name=name))
    return 0


def found(name: str):
    """The store of the room of that name. Raises RecordError where there is none."""
    from .all_rooms import stores

    for one in stores():
        if one.id == name:
            return one
    raise RecordError(_("There is no room {name}. `attune room --list` shows those that are there.").format(name=name))


def write_report(name: str, out: Path | None, keep: frozenset[int]) -> int:
    """Write a room's report to a file that isn't there yet, or print it. Returns the exit code; raises RecordError."""
    from . import report_files

    if out is not None and out.exists():
        print(_("{file} is there already. Give another name, or move it away first.").format(file=out), file=sys.stderr)
        return 1
    content = report_files.made(found(name), out.suffix if out else ".md", keep)
    if out is None:
        sys.stdout.write(content.decode())
        return 0
    try:
        out.write_bytes(content)
    except OSError as error:
        raise NotSaved.at(out, error) from error
    print(_("The report is in {file}: totals only. The room's own copy is still there; `attune room --delete {room}` deletes it.").format(
        file=out, room=name))
    return 0


def list_texts(name: str) -> int:
    """Print what a room saw of texts and words, with the numbers that --keep takes. Returns the exit code; raises RecordError."""
    from . import report_files

    for one in report_files.seen(found(name)):
        print(f"{one.number:>3}  {one.title} · {one.text}")
    return 0

"""`attune room`: what a facilitator types."""

import sys

from ..records.errors import RecordError
from ..words import _


def add_to(verbs) -> None:
    """Add the verb `room`."""
    says = "Run a live room for a workshop: phones join, and nobody is named."
    one = verbs.add_parser("room", help=says, description=says)
    one.add_argument("plan", nargs="?", metavar="PLAN", help="the workshop's plan; a room of it that was left open is picked up again")
    one.add_argument("--network", action="store_true", help="let phones in this network join (else this computer alone)")
    one.add_argument("--address", metavar="URL", help="where phones find the room, if a proxy stands before it")
    one.add_argument("--port", type=int, metavar="N", help="where it listens (else a free port)")
    one.add_argument("--fewest", type=int, metavar="N", help="answers from which on results are shown (else 5, never below 3)")
    one.add_argument("--most", type=int, metavar="N", help="phones that may join (else 2500)")
    one.add_argument("--rehearse", type=int, metavar="N", help="with N simulated participants, to try the plan")
    one.add_argument("--new", action="store_true", help="a new room, though one of this plan was left open")
    one.add_argument("--list", action="store_true", help="list plans and rooms")
    one.add_argument("--delete", metavar="ROOM", help="delete a room with all that it holds")
    one.set_defaults(run=room)


def room(options) -> int:
    """Run a room until it's closed or Ctrl+C; or list or delete some. Returns the exit code; raises RecordError."""
    from ..content import bundle
    from ..content.bundle import UnknownId

    if options.list:
        return list_all(bundle())
    if options.delete:
        return delete(options.delete)
    if options.plan is None:
        print(_("Which plan? `attune room --list` shows them."), file=sys.stderr)
        return 2
    try:
        from . import process
    except ImportError as error:
        print(_("This needs what rooms use ({name} is missing): pip install 'attune-course[rooms]'.").format(name=error.name), file=sys.stderr)
        return 1
    try:
        return serve(options, bundle(), process)
    except (UnknownId, ValueError) as error:
        print(error, file=sys.stderr)
        return 1


def serve(options, content, process) -> int:
    """Run the room. Returns the exit code; raises RecordError, UnknownId, or ValueError for a number that can't be."""
    from .pages import files
    from .server import PHONES

    content.workshop(options.plan)
    host = process.own_address() if options.network else process.LOOPBACK
    socket = process.listening(process.EVERYWHERE if options.network else process.LOOPBACK, options.port)
    base = f"{(options.address or 'http://%s:%s' % (host, socket.getsockname()[1])).rstrip('/')}/"
    beside = None
    if options.rehearse:
        from .rehearsal import rehearse

        beside = rehearse(options.rehearse)
    try:
        store, room_ = process.open_room(content, options.plan, options.fewest, options.new)
    except BaseException:
        socket.close()
        raise

    def ready(links: dict) -> None:
        print(_("The room {id} is open.").format(id=store.id))
        if options.network or options.address:
            process.segno.make(links["join"], micro=False).terminal(compact=True)
        print(_("Participants: {address}   code {code}").format(address=links["base"], code=links["code"]))
        print(_("You: {link}").format(link=links["facilitator"]))
        if options.network:
            print(_("Everybody in your network who has the code can join. Nothing else of this computer is opened. Keep your own link to "
                    "yourself: whoever has it runs the room."))
        else:
            print(_("Only this computer can reach it. --network lets phones in."))
        print(_("Leave this window open. Ctrl+C stops the room; the same command picks it up again."), flush=True)

    process.run(store, room_, content, files(), socket, base, most=options.most or PHONES, ready=ready, beside=beside)
    return 0


def list_all(content) -> int:
    """Print the plans, and the rooms that are there. Returns the exit code."""
    from . import store

    for plan in content.workshops():
        print(f"{plan.id:28} {plan.title} ({plan.minutes} min)")
    for one in store.stores():
        try:
            data, where = one.data(), one.running()
            state = _("closed") if data.get("over") else where["base"] if where and not one.take() else _("left open")
            one.let_go()
        except RecordError as error:
            state = str(error)
        print(f"{one.id:28} {state}")
    return 0


def delete(name: str) -> int:
    """Delete a room. Returns the exit code; raises RecordError."""
    from . import store

    found = [one for one in store.stores() if one.id == name]
    if not found:
        print(_("There is no room {name}. `attune room --list` shows those that are there.").format(name=name), file=sys.stderr)
        return 1
    store.delete(found[0])
    print(_("The room {name} is deleted.").format(name=name))
    return 0

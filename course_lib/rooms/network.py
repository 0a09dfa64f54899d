"""Where a room listens, and the address under which phones find this computer."""

import os
import socket

from ..words import _
from .problem import CannotRun

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"
PORT, TRIES = 8123, 50


def listening(host: str, port: int | None) -> socket.socket:
    """A socket at `port`, or at the next one that is free. Raises CannotRun."""
    for number in [port] if port is not None else range(PORT, PORT + TRIES):
        one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, number))
            one.listen(2048)
        except (OSError, OverflowError):
            one.close()
            continue
        return one
    if port is None:
        raise CannotRun(_("No port from {first} on is free. Name one with --port.").format(first=PORT))
    raise CannotRun(_("The port {port} can't be used. Leave out --port and the room finds a free one.").format(port=port))


def own_address() -> str:
    """This computer's address in its network. Nothing is sent. Raises CannotRun where there's no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address that is nobody's
            address = probe.getsockname()[0]
        except OSError:
            address = ""
    if not address or address.startswith("127."):
        raise CannotRun(_("This computer is in no network that phones could reach. Leave out --network to run the room here alone, "
                          "or type in hands that you count."))
    return address

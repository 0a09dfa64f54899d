"""What a lesson runs in: Jupyter's own kernel, with the imports of every lesson made before it is asked.

The browser needs a few seconds to draw the page, and this uses them. It also means that a file planted in a
lesson's folder can't take the place of the course's own modules.
"""

import logging
from contextlib import suppress

from ipykernel.kernelapp import IPKernelApp


def main() -> None:
    # If the course can't be imported, the lesson's own cell says so, in its place on the page.
    with suppress(Exception):
        import course_lib  # noqa: F401
    app = IPKernelApp.instance(log_level=logging.ERROR)  # its remarks would be printed between ours
    app.initialize()
    with suppress(ImportError):
        import ipywidgets

        ipywidgets.register_comm_target()  # as it does when a notebook imports it
    app.start()


if __name__ == "__main__":
    main()

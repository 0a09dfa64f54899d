"""What a lesson runs in: Jupyter's own kernel, with the imports of every lesson made before it is asked.

The browser needs a few seconds to draw the page, and this uses them. It also means that a file planted in a
lesson's folder can't take the place of the course's own modules. kernels/python3/kernel.json starts this file.
"""

from contextlib import suppress


def main() -> None:
    # If the course can't be imported, the lesson's own cell says so, in its place on the page.
    with suppress(Exception):
        import course_lib.lesson_widgets  # noqa: F401
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp.instance()
    app.initialize()
    with suppress(ImportError):
        import ipywidgets

        ipywidgets.register_comm_target()  # as it does when a notebook imports it
    app.start()


if __name__ == "__main__":
    main()

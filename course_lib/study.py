"""Opens the course in JupyterLab, on this computer only, without touching the learner's other Jupyter."""

import asyncio
import logging
import os
import secrets
import shutil
import signal
import socket
import sys
import threading
import webbrowser
from contextlib import ExitStack, suppress
from pathlib import Path

from .records.files import locked, open_own, replace
from .records.home import home, own_folder
from .words import _, language

PACKAGE = Path(__file__).parent
READER = PACKAGE / "reader"
EXTENSION = READER / "labextension"
WELCOME, YOUR_COURSE = "00-welcome.ipynb", "99-your-course.ipynb"
FOLDERS = ("lessons", "workshops")  # of notebooks that a person opens
HOST = "127.0.0.1"
FIRST_PORT, TRIES = 8888, 100
PATIENCE = 5  # seconds


def study(port: int | None = None, browser: bool = True, folder: Path | None = None, first: str | None = None,
          page: str | None = None, of: str = "lessons") -> None:
    """Serve the folder that holds `lessons/` until Ctrl+C, and open the notebook `page` of its folder `of` (one of FOLDERS; empty
    where the notebook lies in `folder` itself).

    Without a page it's the first one; for somebody who has begun, the one that leads on from where they were.
    `first` makes it an author's preview, of that lesson in `folder`: it runs and is shown anew whenever it changes.
    """
    if port is not None and not _is_free(port):
        sys.exit(_("Something else is using port {port}. Leave out --port and the course finds a free one, "
                   "or choose another number.").format(port=port))
    jupyter = own_folder(own_folder(home()) / "jupyter")
    page = "/".join(filter(None, ["/doc/tree", of, first or page or _front_page(home())]))
    with suppress(KeyboardInterrupt), ExitStack() as turn:
        # Two that are started at the same moment, by an impatient double click, take turns until each has its port: Jupyter looks
        # for a free one first and takes it later.
        turn.enter_context(locked(turn.enter_context(os.fdopen(open_own(jupyter / ".lock", os.O_CREAT | os.O_RDWR), "r+b"))))
        token, extension, folder = _token(jupyter / "token"), _extension(jupyter), folder or course_folder()
        _keep_apart(jupyter)
        server = _server(arguments(folder, port, token, page, extension))
        log = _log_to(jupyter / "log.txt", server)
        if first is not None:
            server.web_app.settings["page_config_data"]["attunePreview"] = "yes"
        if os.environ.get("ATTUNE_LANGUAGE"):
            server.web_app.settings["page_config_data"]["attuneLanguage"] = language()
        # One after the other, when it runs: it listens to its port, then these hold.
        server.io_loop.add_callback(turn.close)
        server.io_loop.add_callback(_tell, f"http://{HOST}:{server.port}{page}?token={token}", browser)
        try:
            server.start()
            _end_tasks(server.io_loop.asyncio_loop)
        except SystemExit:
            sys.exit(_("The course couldn't be opened. Try again; what went wrong is in {log}.").format(log=log))


def _tell(address: str, browser: bool) -> None:
    """Say where the course is, and open it there."""
    print(_("The course is open in your browser. If it isn't, open this address:") if browser else
          _("The course runs. Open this address in your browser:"))
    print(address)
    print(_("Leave this window open while you use it. Ctrl+C closes the course; what you did is saved."), flush=True)
    if browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _server(told: list[str]):
    """JupyterLab's server, bound to its port."""
    from jupyterlab.labapp import LabApp

    server = LabApp.initialize_server(argv=told)
    # It would look for a build of its own each time that a page opens.
    server.web_app.settings["page_config_data"].update(buildAvailable=False, buildCheck=False)
    # The reader view's files keep their names from version to version, so a browser asks each time whether they're the newest.
    lasting = server.web_app.settings["static_immutable_cache"]
    lasting[:] = [path for path in lasting if "/attune-reader/" not in path]
    server.io_loop.add_callback(server.kernel_manager.prepare)
    if os.name == "posix":  # elsewhere Jupyter has its own way
        signal.signal(signal.SIGINT, lambda *_signal: _close(server))
    return server


def _close(server) -> None:
    """What Ctrl+C does. Kernels take some seconds to end."""
    print("\n" + _("Closing the course …"), flush=True)
    server.stop(from_signal=True)


def _end_tasks(loop: asyncio.AbstractEventLoop) -> None:
    """Give up what was being answered when the course was closed: a thread that works for it would keep the process alive."""
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(asyncio.wait(left, timeout=PATIENCE))


def _log_to(path: Path, server) -> Path:
    """What the server has to say about itself goes into a file; the terminal has the course's own words."""
    kept = logging.FileHandler(path, mode="w", encoding="utf-8", delay=True)
    kept.setLevel(logging.WARNING)
    kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    for logger in (server.log, logging.getLogger("LabApp"), logging.getLogger()):
        logger.handlers[:] = [kept]
    return path


def arguments(folder: Path, port: int | None, token: str, page: str, extensions: Path) -> list[str]:
    """What JupyterLab is told."""
    import zmq

    options = {
        "ServerApp.root_dir": folder,
        "ServerApp.ip": HOST,
        "ServerApp.port": port or FIRST_PORT,
        "ServerApp.port_retries": 0 if port else TRIES,  # the next ones, if that is taken
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,  # a container has nobody else, and the address is this computer's own
        "ServerApp.terminals_enabled": False,
        "ServerApp.contents_manager_class": "course_lib.reader.contents.CourseContents",
        # Nothing in a lesson's folder stays out of sight: the reader view looks there before it runs anything.
        "ContentsManager.hide_globs": "[]",
        "ServerApp.kernel_manager_class": "course_lib.reader.spare.ReadyKernels",
        # What runs a lesson listens on ports of this computer. Without a key, every account of it could read there what goes
        # to the page, private text included. The kernel's own kernel.json says that it can encrypt.
        "KernelManager.transport_encryption": "auto" if zmq.has("curve") else "disabled",
        # What a closed page leaves running ends by itself.
        "MappingKernelManager.cull_idle_timeout": 300,
        "MappingKernelManager.cull_interval": 60,
        "IdentityProvider.token": token,
        "LabApp.default_url": page,
        "LabApp.app_settings_dir": READER,
        "LabApp.extra_labextensions_path": extensions,
        "LabApp.news_url": "None",
        "Application.log_level": "ERROR",
    }
    return [f"--{name}={value}" for name, value in options.items()]


def _front_page(record: Path) -> str:
    """Where somebody with this record begins."""
    begun = any(path.stat().st_size for path in (record / "learning").glob("*.jsonl"))
    return YOUR_COURSE if begun else WELCOME


def course_folder() -> Path:
    """The checkout's notebooks; for an installed course, a fresh copy in the learner's own folder."""
    checkout = PACKAGE.parent / "notebooks"
    if (checkout / "lessons").is_dir():
        return checkout
    copy = own_folder(own_folder(home()) / "course")
    for name in FOLDERS:
        shutil.rmtree(copy / name, ignore_errors=True)
        shutil.copytree(PACKAGE / f"_{name}", copy / name)
    return copy


def _extension(jupyter: Path) -> Path:
    """A folder of extensions that holds this package's own reader view, whatever else is installed."""
    folder = own_folder(jupyter / "labextensions")
    place = folder / "attune-reader"
    if place.is_symlink():
        place.unlink()
    shutil.rmtree(place, ignore_errors=True)
    try:
        place.symlink_to(EXTENSION, target_is_directory=True)
    except OSError:  # Windows asks for a privilege
        shutil.copytree(EXTENSION, place)
    return folder


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _token(path: Path) -> str:
    """The same one every time, so that a page that was left open can go on after a restart."""
    if path.exists() and (kept := path.read_text().strip()):
        return kept
    token = secrets.token_hex(24)
    replace(path, token.encode())
    return token


def _keep_apart(folder: Path) -> None:
    """Settings, layouts and kernels of this course only; the layout of last time is forgotten."""
    shutil.rmtree(folder / "config" / "lab" / "workspaces", ignore_errors=True)
    for name, place in (("JUPYTER_CONFIG_DIR", "config"), ("JUPYTER_DATA_DIR", "data"),
                        ("JUPYTER_RUNTIME_DIR", "runtime"), ("IPYTHONDIR", "ipython")):
        os.environ[name] = str(folder / place)
    for name in ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "JUPYTER_CONFIG_PATH"):
        os.environ.pop(name, None)
    from jupyter_core import paths

    # What this environment or this machine sets for other Jupyters isn't for the course.
    paths.ENV_CONFIG_PATH[:] = paths.SYSTEM_CONFIG_PATH[:] = [str(folder / "nobody-elses")]
    os.environ["JUPYTER_PATH"] = str(READER)  # our own kernel comes first
    # Python itself doesn't look for a kernel's modules in the folder that it starts in.
    os.environ["PYTHONSAFEPATH"] = "1"
    # Python's debugger, which a lesson doesn't use, writes a warning about itself to the terminal otherwise.
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"

"""The machine that a hub runs on: accounts, a database, the hub with its proxy. All of it on loopback, and gone afterwards."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

PREFIX = "attune-try-"  # of accounts: a hub may call them otherwise than people log in, and The Littlest JupyterHub does
PATIENCE = 120  # seconds for something to come up


class Failed(Exception):
    """Something didn't happen. The message says what."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(what: str, is_so: Callable[[], bool], alive: subprocess.Popen | None = None) -> None:
    """Come back when `is_so()`. Raises Failed."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        if alive is not None and alive.poll() is not None:
            raise Failed(f"{what}: it ended with {alive.returncode}")
        if time.monotonic() > end:
            raise Failed(f"{what}: not within {PATIENCE} s")
        time.sleep(0.1)


def run(command: list, account: str | None = None, **more) -> subprocess.CompletedProcess:
    """The command when it's done, as another account if one is named. Raises Failed."""
    if account:
        who = pwd.getpwnam(account)
        more = {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": [], "cwd": who.pw_dir,
                "env": {"HOME": who.pw_dir, "PATH": os.defpath, "LANG": "C.UTF-8"}} | more
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, **more)
    if done.returncode:
        raise Failed(f"{command[0]} ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-500:]}")
    return done


class Machine:
    """To be used with `with`: whatever was started ends, and whatever was made goes, however it ends."""

    def __init__(self, folder: Path, people: tuple[str, ...]):
        self.folder, self.people = folder, people
        self.passwords = {name: secrets.token_urlsafe(12) for name in people}
        self._after = ExitStack()

    def __enter__(self) -> "Machine":
        self.folder.mkdir(mode=0o755)
        self._after.callback(shutil.rmtree, self.folder, ignore_errors=True)
        try:
            for name in (*self.people, "db"):
                self._account(PREFIX + name)
        except BaseException:
            self._after.close()
            raise
        return self

    def __exit__(self, *problem) -> None:
        self._after.close()

    def home(self, name: str) -> Path:
        return self.folder / "home" / name

    def _account(self, account: str) -> None:
        try:
            pwd.getpwnam(account)
        except KeyError:
            pass
        else:
            raise Failed(f"there is an account {account} already; if an earlier try left it: userdel {account}")
        home = self.home(account.removeprefix(PREFIX))
        home.parent.mkdir(exist_ok=True)
        run(["useradd", "--create-home", "--home-dir", home, "--shell", "/bin/bash", "--user-group", account])
        self._after.callback(run, ["userdel", account])
        home.chmod(0o700)

    def start(self, command: list, log: str, **more) -> subprocess.Popen:
        """Start something that runs until the end."""
        with open(self.folder / log, "wb") as file:
            process = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, **more)
        self._after.callback(_end, process)
        return process

    def log(self, name: str) -> str:
        """The end of a log."""
        return (self.folder / name).read_text(errors="replace")[-3000:]

    def database(self, programs: Path, owner: str) -> dict[str, str]:
        """PostgreSQL with an empty database `attune`, which belongs to the account of `owner` and lets nobody else in.
        Returns the environment that tells a client where it is."""
        account, place, port = f"{PREFIX}db", self.folder / "postgresql", str(free_port())
        data, who = self.home("db") / "data", pwd.getpwnam(account)
        place.mkdir(mode=0o755)
        shutil.chown(place, account)
        run([programs / "initdb", "-D", data, "--auth-local=peer", "--auth-host=reject", "-E", "UTF8", "--locale=C.UTF-8"], account)
        server = self.start([programs / "postgres", "-D", data, "-h", "127.0.0.1", "-p", port, "-k", place], "postgres.log",
                            user=who.pw_uid, group=who.pw_gid, extra_groups=[], cwd=who.pw_dir)
        there = ["-h", place, "-p", port]
        ready = [programs / "pg_isready", *there]
        wait_for("PostgreSQL", lambda: subprocess.run(ready, capture_output=True).returncode == 0, server)
        run([programs / "createuser", *there, PREFIX + owner], account)
        run([programs / "createdb", *there, "-O", PREFIX + owner, "attune"], account)
        return {"PGHOST": str(place), "PGPORT": port}

    def hub(self, python: Path, node: Path, config: str) -> str:
        """The hub with its proxy; returns its address. `config` is the text of its configuration."""
        port = free_port()
        place = self.folder / "hub"
        place.mkdir(mode=0o700)
        (place / "jupyterhub_config.py").write_text(
            f"c.JupyterHub.bind_url = 'http://127.0.0.1:{port}'\nc.JupyterHub.hub_bind_url = 'http://127.0.0.1:{free_port()}'\n"
            f"c.ConfigurableHTTPProxy.api_url = 'http://127.0.0.1:{free_port()}'\n" + config)
        env = os.environ | {"PATH": os.pathsep.join([str(python.parent), str(node), os.environ["PATH"]]),
                            "CONFIGPROXY_AUTH_TOKEN": secrets.token_hex(32)}
        hub = self.start([python, "-m", "jupyterhub"], "hub.log", cwd=place, env=env)
        address = f"http://127.0.0.1:{port}"
        wait_for("the hub", lambda: _serves(f"{address}/hub/api/"), hub)
        return address


def _serves(address: str) -> bool:
    try:
        return urlopen(address, timeout=5).status == 200
    except OSError:
        return False


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

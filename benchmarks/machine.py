"""What is told of the machine that something was measured on: nothing by which it could be found again."""

import json
import os
import platform
import re
import subprocess
import time
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

from course_lib import __version__
from tools.checks import find_browser

HERE = Path(__file__).resolve().parent
PINS = HERE / "stock_lite" / "build.txt"
PYODIDE = HERE.parent / "course_lib" / "site" / "parts.json"
SECOND = 1.0


def machine() -> dict:
    """Cores, processor, memory (GB), system and Python, as the system tells them. What it doesn't tell is left out."""
    release = re.match(r"\d+(\.\d+)*", platform.release())  # what follows may name a machine
    told = {"cores": os.cpu_count(), "processor": _processor(), "memory": _memory(),
            "system": f"{platform.system()} {release[0]}" if release else platform.system(), "python": platform.python_version()}
    return {what: says for what, says in told.items() if says}


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
        return found[1] if found else platform.processor()
    except OSError:
        pass
    if platform.system() == "Darwin":
        return subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True).stdout.strip()
    return platform.processor()


def _memory() -> float | None:
    try:
        return round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1)
    except (AttributeError, ValueError, OSError):
        return None


def busy() -> float:
    """How many cores others keep busy: what was used within a second, or the load average where the system doesn't say."""
    try:
        before = _used()
        time.sleep(SECOND)
        return round((_used() - before) / SECOND, 2)
    except OSError:
        return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else 0.0


def _used() -> float:
    """Seconds of all cores that were used so far: user, nice, system, interrupts, and what another system on them took."""
    user, nice, system, _idle, _wait, irq, soft, stolen = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9])
    return (user + nice + system + irq + soft + stolen) / os.sysconf("SC_CLK_TCK")


def version(name: str) -> str | None:
    """The version of a package that is installed here, or of what isn't one: Attune, Chromium, Pyodide, and what the stock JupyterLite
    is built from. None where it isn't there."""
    if name in OTHERS:
        return OTHERS[name]()
    try:
        return installed(name)
    except PackageNotFoundError:
        return None


def _browser() -> str | None:
    path = find_browser()
    found = path and re.search(r"\d[\d.]+", subprocess.run([path, "--version"], capture_output=True, text=True).stdout)
    return found[0] if found else None


def _attune() -> str:
    """The course's version, and the commit where it's a checkout."""
    try:
        commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True).stdout.strip()
    except OSError:
        commit = ""
    return f"{__version__} ({commit})" if commit else __version__


def _pinned(name: str) -> str | None:
    found = re.search(rf"^{re.escape(name)}==(\S+)", PINS.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else None


def _pyodide() -> str:
    return json.loads(PYODIDE.read_text(encoding="utf-8"))["version"]


OTHERS = {"attune": _attune, "chromium": _browser, "pyodide": _pyodide, "jupyterlite-core": lambda: _pinned("jupyterlite-core")}

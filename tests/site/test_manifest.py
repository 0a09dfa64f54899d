"""The site can be installed: its manifest names files that are there, in the sizes that it says."""

import struct
import xml.etree.ElementTree as ET

import pytest

from course_lib.site import manifest
from course_lib.site.colours import colour

PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}"
SIZES = {"icon-180.png": 180, "icon-192.png": 192, "icon-512.png": 512, "maskable-512.png": 512}


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(PNG) and png[12:16] == b"IHDR"
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("name", SIZES)
def test_an_icon_is_a_picture_of_its_size(name):
    """Each PNG has the size in its name."""
    assert size(manifest.files()[f"icons/{name}"]) == (SIZES[name], SIZES[name])


def test_the_manifest_names_icons_that_are_there():
    """What a device is offered exists, with the size and the type that the manifest says; one of them is maskable."""
    files, icons = manifest.files(), manifest.manifest()["icons"]
    for icon in icons:
        content = files[icon["src"]]
        if icon["type"] == "image/png":
            assert "x".join(map(str, size(content))) == icon["sizes"]
        else:
            assert ET.fromstring(content).tag == f"{SVG}svg"
    assert {192, 512} <= {size(files[icon["src"]])[0] for icon in icons if icon["src"].endswith(".png")}
    assert [icon["src"] for icon in icons if icon.get("purpose") == "maskable"] == ["icons/maskable-512.png"]


def test_a_maskable_icon_keeps_its_lines_where_every_shape_shows_them():
    """Its ground fills the square, and its lines stay in the middle circle of four fifths."""
    root = ET.fromstring((manifest.ICONS / "maskable.svg").read_text(encoding="utf-8"))
    ground, *lines = root.findall(f"{SVG}path")
    assert ground.get("d") == "M0 0h512v512H0z" and len(lines) == 2
    for line in lines:
        points = [tuple(map(float, point.split())) for point in line.get("d")[1:].split("L")]
        reach = float(line.get("stroke-width")) / 2
        assert all(((x - 256) ** 2 + (y - 256) ** 2) ** 0.5 + reach < 0.4 * 512 for x, y in points)


def test_icons_have_the_colours_of_the_course():
    """A change of the tokens reaches the icons too."""
    for name in ("icon.svg", "maskable.svg"):
        text = (manifest.ICONS / name).read_text(encoding="utf-8")
        assert all(colour(one) in text for one in ("paper", "do", "feel"))


def test_the_manifest_holds_wherever_the_site_is_put():
    """Every address in it is relative."""
    told = manifest.manifest()
    addresses = [told["start_url"], told["scope"], *(icon["src"] for icon in told["icons"])]
    assert not [one for one in addresses if one.startswith("/") or "://" in one]
    assert told["display"] == "standalone" and told["short_name"] == "Attune"
    assert told["theme_color"] == told["background_color"] == colour("paper")


def test_a_colour_that_is_not_there_is_an_error():
    """The message names the file and the colour."""
    with pytest.raises(LookupError, match="tokens.css has no colour --at-plum"):
        colour("plum")

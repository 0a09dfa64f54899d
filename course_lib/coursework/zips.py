"""A zip that is the same for the same files, wherever and whenever it is made."""

import io
import zipfile

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier time


def zipped(files: dict[str, bytes], mode: int) -> bytes:
    """The bytes of a zip of `files` by name, in their order, each with the permissions `mode`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system, entry.external_attr, entry.compress_type = 3, mode << 16, zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return made.getvalue()

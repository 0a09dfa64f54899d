"""The words of the interface, looked up in gettext catalogues. English is what the source says."""

import gettext
from pathlib import Path

_catalogue = gettext.translation("attune", Path(__file__).with_name("locale"), fallback=True)

_ = _catalogue.gettext
n_ = _catalogue.ngettext

"""The words of the interface, looked up in gettext catalogues. English is what the source says."""

import gettext
from collections.abc import Callable
from pathlib import Path

_catalogue = gettext.translation("attune", Path(__file__).with_name("locale"), fallback=True)

_ = _catalogue.gettext
n_ = _catalogue.ngettext


def plural(says: Callable[[int], str]) -> dict:
    """What `says` says for any number, for a page that counts by itself: `forms`, and `of`, which of them goes with 0 to 199.

    From 100 on the form is that of the number's last two digits, plus 100: no language's rule looks further.
    """
    every = [says(n) for n in range(200)]
    forms = list(dict.fromkeys(every))
    return {"forms": forms, "of": [forms.index(one) for one in every]}

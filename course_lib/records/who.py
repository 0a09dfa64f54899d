"""Who else could read the learner's folder, where the course runs."""

import os

from ..words import _
from .place import on_a_web_page


def who_could_read() -> str:
    """Sentences for the learner."""
    if on_a_web_page():
        return _("Only in this browser, on this device: it isn't sent anywhere. Other people who use this browser could open it. If "
                 "that matters, choose the made-up version, or turn the lock on, on the page \"Your record\".")
    if os.environ.get("BINDER_SERVICE_HOST") or os.environ.get("BINDER_REPO_URL"):
        return _("This course runs on a temporary server: those who run it could read this, and it's gone when the "
                 "session ends. You can choose the made-up version instead, or download your record before you leave.")
    if os.environ.get("JUPYTERHUB_USER") or os.environ.get("JUPYTERHUB_API_URL"):
        return _("Only your account can read this on the server where the course runs. That server's administrators "
                 "could, too. If that matters, choose the made-up version, or turn the lock on, on the page \"Your record\".")
    return _("Only on this computer, in a folder that only your account can read.")


def beside_own_words() -> str:
    """The same, beside what the learner writes about their own life."""
    return f"{who_could_read()} " + _("Never marked. Skip freely.")

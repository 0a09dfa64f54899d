"""For The Littlest JupyterHub: put this into /opt/tljh/config/jupyterhub_config.d, and name your instructors."""

INSTRUCTORS = {"teacher"}  # as they log in
EVERYBODY = "/etc/attune/everybody:/etc/attune/one-machine"


def settings(spawner) -> str:
    """The folders of Jupyter's settings for somebody's server, the first counting most. They come before those of the
    environment, where nbgrader turns formgrader on for everybody."""
    return f"/etc/attune/instructors:{EVERYBODY}" if spawner.user.name in INSTRUCTORS else EVERYBODY


c = get_config()  # noqa: F821  (JupyterHub gives it)
c.Spawner.environment = {"JUPYTER_CONFIG_PATH": settings}

"""What keeps a site from being built or served."""


class SiteProblem(RuntimeError):
    """Something is wrong with the site or its parts. The message is for whoever runs the command, and says what to do."""

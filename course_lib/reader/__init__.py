"""The reader view: how a lesson looks and behaves in JupyterLab."""

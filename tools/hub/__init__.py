"""What `try_hub.py` needs: a machine with accounts, a database and a hub, and people who use it."""

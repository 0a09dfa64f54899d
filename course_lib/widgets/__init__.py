"""How activities look: one widget each, `x.py` beside `x.js` and `x.css`. A widget draws and carries responses."""

"""Live rooms: a facilitator, a screen, and phones that say what they think without saying who they are."""

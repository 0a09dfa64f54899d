"""A personal session: a description, the themes in it, and a session made from authored parts. Nothing is kept."""

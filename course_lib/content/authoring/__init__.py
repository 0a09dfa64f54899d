"""For authors: checks everything in `assets/`, and compiles it into the bundle and the lessons' notebooks."""

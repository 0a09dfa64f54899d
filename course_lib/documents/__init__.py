"""Things to keep on paper, set by typst from the learner's record."""

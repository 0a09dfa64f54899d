"""Graded coursework with nbgrader: build an assignment, protect it, grade it, report on it, pass the marks on."""

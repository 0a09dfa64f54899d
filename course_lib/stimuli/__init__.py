"""Faces, voices and bodies, drawn or synthesised from parameters: each comes with a description of what is there.

A description says what can be seen or heard (brows, pitch, shoulders), never what anybody feels.
"""

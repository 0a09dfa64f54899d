"""Simulations and pictures of numbers: pure functions that return arrays, with their figures beside them."""

"""Draws the pictures of the sample issue with NumPy: light, lens and film, nothing taken from outside."""

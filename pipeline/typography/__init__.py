"""Typefaces, cells, line breaking and justification: text in, lines with exact positions out.

Inside this package a length is a whole number of thousandths of an em (``_milli_em``) unless its name
says otherwise, so that sums are exact and equal on every machine.
"""

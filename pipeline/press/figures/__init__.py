"""The figures of a made-up page told a second time, from what the finished PDF paints: a witness to make-up.

Given are a grid and the copy, as a person could give them (``declared``); all else is found in glyphs, images and
filled rectangles.  No module here knows how pages are made up.
"""

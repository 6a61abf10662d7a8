"""From the bytes of a file of any kind to the articles that it holds.

`reading.py` has the two questions that others ask, `kinds.py` the table of kinds, and each kind has
a module. Nothing here opens a file, a network or a library: bytes come in, and each article goes
out as a `Piece`, or as a `Refused` with a sentence that says why not.
"""

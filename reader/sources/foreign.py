"""What libraries of other people raise for broken files."""

import struct
import zlib

BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""The errors that may come out of a library that meets what its authors did not think of, beside
errors of its own. A source is not read then, and the rest goes on."""

"""Where the originals of the bundled library are: beside the working tree, or nowhere."""

from pathlib import Path

import pytest

# They belong to their publishers and are not part of the project.
ORIGINALS = Path(__file__).parents[2] / "shared" / "seeds"
with_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="the originals are not beside this working tree"
)

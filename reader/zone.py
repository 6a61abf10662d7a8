"""The user's own time zone, also where ``TZ`` is written in a way that the C library passes over.

POSIX wants three letters or more in the name of a zone (Base Definitions, section 8.3); with fewer,
the C library takes UTC, and a day near midnight is the wrong one.
"""

import os
import re
from datetime import timedelta, timezone, tzinfo

_SHORT = (
    r"(?:<[\w+-]{1,2}>|[A-Za-z]{1,2})"
    r"(?P<sign>[+-]?)(?P<hours>\d{1,2})(:(?P<minutes>\d{2}))?"
)


def own_zone() -> tzinfo | None:
    """The zone that ``TZ`` means by a short name and an offset; ``None`` for the system's."""
    found = re.fullmatch(_SHORT, os.environ.get("TZ", ""))
    if found is None or int(found["hours"]) > 24:
        return None
    west = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    # POSIX counts what is added to local time to get UTC.
    return timezone(west if found["sign"] == "-" else -west) if west < timedelta(days=1) else None

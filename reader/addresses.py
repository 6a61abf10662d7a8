"""Addresses of the web as they are compared. Pure."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# Parts of addresses that tell where a reader came from.
_TRACKING = (
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|cmp|ocid|ref|ref_src|smid|share"
    r"|ns_\w+|at_\w+|xtor|wt_\w+|spm|guccounter|src"
)


def address_key(url: str) -> str:
    """An address as it is compared: without scheme, ``www.``, a slash at the end, the place in the
    page, and what tells where a reader came from."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return url.strip()
    kept = urlencode(
        [pair for pair in query if not re.fullmatch(_TRACKING, pair[0], re.IGNORECASE)]
    )
    # Behind these signs stands a page of its own.
    page = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}{port}{parts.path.rstrip('/')}{'?' if kept else ''}{kept}{page}"

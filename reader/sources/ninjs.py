"""ninjs: the JSON in which agencies send articles, versions 1 to 3."""

from reader.sources.json_tree import Json
from reader.sources.records import Keys

_RICH = ("body_xhtml", "body_html", "body_richtext", "body_text", "body_main")
_OUTLETS = ("provider", "copyrightholder", "copyrightHolder")
_DAYS = ("firstpublished", "published", "versioncreated", "versionCreated", "firstcreated",
         "firstCreated")  # fmt: skip


def is_ninjs(keys: Keys) -> bool:
    """Whether a record is one of ninjs."""
    body = "bodies" in keys or any(key.startswith("body_") for key in keys)
    stamp = "versioncreated" in keys or "versionCreated" in keys or "type" in keys
    return "uri" in keys and body and stamp


def as_record(keys: Keys) -> Keys:
    """A record of ninjs with the keys that other records of articles have."""
    return {
        "content": _main(keys.get("bodies")) or next(
            (keys[name] for name in _RICH if keys.get(name)), None
        ),
        "headline": _main(keys.get("headlines")) or keys.get("headline")
        or keys.get("headline_main"),
        "byline": keys.get("byline") or keys.get("by"),
        "place": keys.get("located"),
        "outlet": next((keys[name] for name in _OUTLETS if keys.get(name)), None),
        # Of agencies this is the day on which they send.
        "published": next((keys[name] for name in _DAYS if keys.get(name)), None),
        "language": keys.get("language"),
        "url": keys.get("canonicalurl") or keys.get("uri"),
    }  # fmt: skip


def _main(values: Json) -> Json:
    """The main one of several texts; of bodies, that with paragraphs."""
    texts = [each for each in values if isinstance(each, dict)] if isinstance(values, list) else []
    for test in ("html", "main", ""):
        for each in texts:
            kinds = f"{each.get('contenttype')} {each.get('contentType')} {each.get('role')}"
            if test in kinds.lower() and isinstance(each.get("value"), str):
                return each["value"]
    return None

"""The codes of languages that exports name in English, German, French, Spanish or Italian."""

_CODES = {
    name: code
    for code, names in {
        "ar": "arabic arabisch arabe árabe arabo",
        "de": "german deutsch allemand alemán tedesco",
        "en": "english englisch anglais inglés inglese",
        "es": "spanish spanisch espagnol español spagnolo",
        "fr": "french französisch français francés francese",
        "it": "italian italienisch italien italiano",
        "nl": "dutch niederländisch néerlandais neerlandés olandese",
        "pt": "portuguese portugiesisch portugais portugués portoghese",
        "ru": "russian russisch russe ruso russo",
    }.items()
    for name in names.split()
}


def language_code(name: str) -> str | None:
    """The code (BCP 47) of a language, given its name; ``None`` for one that is not known."""
    return _CODES.get(name.strip().lower())

"""The keys of articles and quotes, which encode the day of publication.

Articles that were published later have greater keys, so the newest matches of a search come first
without a sort. An article takes a slot for every `QUOTES_A_SLOT` quotes, at least one; its key is
its first slot. The key of a quote is the first slot times `QUOTES_A_SLOT`, plus the quote's number
in the article, counted from 0. A day has `SLOTS_A_DAY` slots, those of later hours the greater; a
full day spills into the next.
Articles without a date begin at the day `UNDATED`, too early ever to reach the others.
"""

from datetime import date

from reader.dates import LAST_MINUTE

SLOTS_A_DAY = 4096
MINUTES_A_DAY = LAST_MINUTE + 1
QUOTES_A_SLOT = 64
UNDATED = -1_000_000

FIRST_QUOTE = f"a.key * {QUOTES_A_SLOT}"
"""SQL: the least key of a quote of the article ``a``."""
LAST_QUOTE = f"(a.last_slot * {QUOTES_A_SLOT} + {QUOTES_A_SLOT - 1})"
"""SQL: the greatest possible key of a quote of the article ``a``."""
QUOTES_OF_ARTICLE = f"q.key BETWEEN {FIRST_QUOTE} AND {LAST_QUOTE}"
"""SQL: whether the quote ``q`` is in the article ``a``."""

_LAST_DAY = date.max.toordinal()


def quote_key(article: int, number: int) -> int:
    """Return the key of a quote, given its article's key and its number in the article."""
    return article * QUOTES_A_SLOT + number


def quote_number(article: int, quote: int) -> int:
    """Return the number of a quote in its article, given their keys."""
    return quote - article * QUOTES_A_SLOT


def slot_of_quote(quote: int) -> int:
    """Return the article slot in which a quote's key lies."""
    return quote // QUOTES_A_SLOT


def slots_for(quotes: int) -> int:
    """Return the number of slots that an article with a number of quotes takes."""
    return max(1, -(-quotes // QUOTES_A_SLOT))


def slots_of_day(day: int) -> range:
    """Return the slots of a day, given as an ordinal; 0 is no day."""
    first = (day or UNDATED) * SLOTS_A_DAY
    return range(first, first + SLOTS_A_DAY)


def slots_from(day: int, minute: int) -> range:
    """Return the slots of a day from a minute on, counted from 0."""
    return slots_of_day(day)[minute * SLOTS_A_DAY // MINUTES_A_DAY :]


def next_day(slots: range) -> range:
    """Return the slots of the day after the one that some slots end."""
    return range(slots.stop, slots.stop + SLOTS_A_DAY)


def day_of(key: str, *, of_quotes: bool) -> str:
    """SQL: the day that a column with keys of quotes or of articles encodes."""
    return f"{key} / {SLOTS_A_DAY * (QUOTES_A_SLOT if of_quotes else 1)}"


def year_of(day: int) -> int:
    """Return the year of a day as `day_of` gives it; 0 for no date."""
    # Articles that do not fit on the last possible day have keys beyond it.
    return date.fromordinal(min(day, _LAST_DAY)).year if day > 0 else 0

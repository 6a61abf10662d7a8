"""What awaits a look in a draft: which fields of an article, a quote or an actor. Data only."""

from enum import StrEnum


class Review(StrEnum):
    """What awaits a look: an article that a program proposed, or a finding in it."""

    DRAFT = "draft"
    DOUBTFUL = "doubtful"


class ArticleDoubt(StrEnum):
    """A field of an article that a program proposed and nobody has looked at yet."""

    HEADLINE = "headline"
    OUTLET = "outlet"
    AGENCY = "agency"
    BYLINE = "byline"
    PLACE = "place"
    URL = "url"
    PUBLISHED = "published"


class QuoteDoubt(StrEnum):
    """What nobody has looked at yet of a quote that a program proposed: a field, or its extent."""

    EXTENT = "extent"
    SPEAKER = "speaker"
    KIND = "kind"
    CUE = "cue"
    SAID = "said"


class ActorDoubt(StrEnum):
    """A field of an actor that a program proposed and nobody has looked at yet."""

    NAME = "name"
    KIND = "kind"
    ALIASES = "aliases"
    ROLES = "roles"

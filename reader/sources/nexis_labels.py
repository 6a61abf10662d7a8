"""The words by which Nexis parts what it exports, in English, German, French, Spanish, Italian."""

import re
from typing import NamedTuple

from reader.sources.markup import names

_FIELDS = {
    "byline": "byline autor autoren verfasser auteur auteurs autore autori autores author authors",
    "place": "dateline ort datumszeile lieu origine fecha_línea lugar luogo",
    "highlight": "highlight zusammenfassung abstract résumé resumen sommario",
    "length": "length länge laenge longueur longitud extensión extension lunghezza",
    "language": "language sprache langue idioma lengua lingua",
    "section": "section rubrik ressort rubrique sección seccion sezione",
    "other": "load-date update aktualisierung date-chargement fecha-carga data-caricamento"
    " publication-type publikationstyp type-publication tipo-publicación tipo-pubblicazione"
    " journal-code zeitungs-code code-revue código-revista subject thema sujet materia soggetto"
    " person personne persona organization organisation company firma société compañía"
    " geographic ticker industry branche graphic grafik series serie doc-id pub-type"
    " correction correction-date notes column distribution document-type edition ausgabe édition"
    " publication_name copyright acc-no category credit type url link",
}
_FIELD_OF = {
    label.replace("_", " "): field for field, labels in _FIELDS.items() for label in labels.split()
}
_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^\W\d_]*(?:[- ][^\W\d_]+)?)\s?:(?:\s+|$)(?P<value>.*)", re.S
)

BODY = names("body text haupttext volltext textkörper corps texte cuerpo texto corpo testo")
"""A line that is one of these, folded, stands before the text."""

AFTER = names(
    "classification klassifizierung klassifikation clasificación clasificacion classificazione"
)
"""A line that is one of these stands between the text and the labels after it."""

GRAPHIC = names("graphic grafik graphique gráfico grafico")
"""A line that is one of these stands after the text, and before what is said of pictures."""

END = re.compile(
    r"\s*(?:end of document|ende des dokuments|dokumentende|fin du document|fin del documento"
    r"|fine del documento)\s*",
    re.IGNORECASE,
)
"""A line that ends an article."""

NUMBER = re.compile(
    r"\s*(?:document|dokument|documento)?\s*(?P<number>\d{1,5})\s+(?:of|von|de|di|sur)\s+"
    r"(?P<all>\d{1,6})\s*(?:documents?|dokumente[n]?|documentos?|documenti)?\s*",
    re.IGNORECASE,
)
"""A line that begins an article of older exports: “1 of 10 DOCUMENTS”."""

NUMBERED = re.compile(r"(?i)documents?|dokument|documento|documenti")

COVER_COUNT = re.compile(
    r"\s*(?:documents?|dokumente?|documentos?|documenti|documento)\s*\((?P<all>\d{1,5})\)\s*",
    re.IGNORECASE,
)
"""The line of the cover that says how many articles follow: “Documents (7)”."""

COVER_ENTRY = re.compile(r"\s*\d{1,5}\.\s+(\S.*)", re.DOTALL)
"""A line of the cover that lists an article, and its headline: “1. Its headline”."""

COVER_LABEL = re.compile(
    r"\s*(?:user name|benutzername|nom d.utilisateur|nombre de usuario|nome utente|date and time"
    r"|datum und uhrzeit|date et heure|fecha y hora|data e ora|job number|auftragsnummer|numéro de"
    r"|número de|numero|client/matter|mandant|client/affaire|cliente|search terms|suchbegriffe"
    r"|termes de recherche|términos|termini di ricerca|search type|suchtyp|type de recherche|tipo"
    r"|narrowed by|eingegrenzt|filtré par|acotado por|ristretto da|content type|inhaltstyp"
    r"|sources?:|project id|download request|time of request|send to|terms:|combined source)",
    re.IGNORECASE,
)
"""What lines of a cover begin with."""

COPYRIGHT = re.compile(r"\s*(?:copyright\b|©|\(c\)|all rights reserved|alle rechte vorbehalten"
                       r"|tous droits réservés)", re.IGNORECASE)  # fmt: skip


class Labelled(NamedTuple):
    """A line such as “Byline: Jane Doe”: the field that it fills, and with what."""

    field: str
    value: str


def labelled(block: str) -> Labelled | None:
    """What a paragraph says after a label of Nexis; ``None`` for one that begins with none."""
    match = _LABEL.match(block.strip())
    field = _FIELD_OF.get(match["label"].lower()) if match else None
    return Labelled(field, match["value"].strip()) if match and field else None

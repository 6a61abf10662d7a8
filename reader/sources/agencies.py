"""Tells news agencies from people and papers, where a page names one as the author."""

from reader.folding import fold

# Folded names as pages print them.
_NAMES = {
    "adnkronos": "Adnkronos",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "agenzia ansa": "ANSA",
    "anadolu agency": "Anadolu Agency",
    "ani": "ANI",
    "ansa": "ANSA",
    "ap": "AP",
    "apa": "APA",
    "associated press": "AP",
    "the associated press": "AP",
    "belga": "Belga",
    "deutsche presse-agentur": "dpa",
    "dpa": "dpa",
    "efe": "EFE",
    "europa press": "Europa Press",
    "ians": "IANS",
    "interfax": "Interfax",
    "itar-tass": "ITAR-TASS",
    "keystone-sda": "Keystone-SDA",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "pa media": "PA Media",
    "pap": "PAP",
    "press association": "Press Association",
    "press trust of india": "PTI",
    "pti": "PTI",
    "reuters": "Reuters",
    "ria novosti": "RIA Novosti",
    "sputnik": "Sputnik",
    "tass": "TASS",
    "the canadian press": "The Canadian Press",
    "ukrinform": "Ukrinform",
    "united press international": "UPI",
    "upi": "UPI",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
}


def agency_of(byline: str | None, outlet: str | None = None) -> str | None:
    """The agency that a byline names and nothing else, unless the outlet is that agency itself."""
    found = _NAMES.get(fold(byline or "").strip(" .").removeprefix("by "))
    return None if found == _NAMES.get(fold(outlet or "")) else found

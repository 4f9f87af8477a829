"""Who speaks in a document: the state whose official site it is, its office, and the person whose statement it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.lexicon.names import find_names
from dragoman.lexicon.offices import find_offices
from dragoman.lexicon.publishers import load_publishers, read_host
from dragoman.lexicon.states import read_states
from dragoman.model import Document

OFFICIAL = re.compile(
    r"White House|Kremlin|\bPresident\b|Presidency|Prime Minister|Chancellery|Minist(?:ry|er)|Department of|Government|"
    r"Embassy|Foreign (?:Office|Affairs)|Cabinet|Élysée|Elysee|Downing Street|Royal Court|Secretariat|State Department",
)
PERSON = re.compile(r"\(([A-Z][\w'’-]+),\s+([A-Z][\w .'’-]+)\)")
PALACES = {
    "White House": "President",
    "Kremlin": "President",
    "Presidency": "President",
    "Élysée": "President",
    "Elysee": "President",
    "Blue House": "President",
    "Downing Street": "Prime Minister",
    "Chancellery": "Chancellor",
    "Royal Court": "King",
    "Department of State": "Secretary of State",
    "State Department": "Secretary of State",
    "Foreign Office": "Foreign Secretary",
}
"""Seats of power, and whose they are."""
DOMAINS = {"kremlin.ru": "RUS", "mid.ru": "RUS", "bundesregierung.de": "DEU", "elysee.fr": "FRA"}
GOVERNMENT = frozenset({"gov", "go", "gob", "gouv", "gc", "govt", "gub", "mfa"})


@dataclass(frozen=True, slots=True)
class Publisher:
    """`home`: ISO code of the state whose official site published the text, or None; `author`: whose words they are.

    `office`: the office whose site it is ("President" of the White House), or None.
    """

    home: str | None
    author: str | None
    office: str | None = None
    press: str | None = None
    """The state of a newsroom or agency: whose ministers it names without their state."""


def read_publisher(document: Document) -> Publisher:
    """Told by the catalogue of sources, the source's name, the address's domain and the title, never from the text."""
    home = document.home
    source = document.source or ""
    if home is None and OFFICIAL.search(source):
        names = [m for m in find_names(source) if m.kind in ("state", "metonym", "demonym")]
        home = names[0].code if names else None
    if home is None and document.url:
        home = read_domain(document.url)
    person = PERSON.search(source)
    author = f"{person.group(2)} {person.group(1)}" if person else None
    known = load_publishers().find(document.url, source)
    press = known.home if known is not None and known.kind != "official" and home is None else None
    return Publisher(home, author, read_office(source), press)


def read_office(source: str) -> str | None:
    """The highest office that a source's name tells of: "President of X", "The White House"."""
    palace = next((office for name, office in PALACES.items() if name in source), None)
    if palace is not None:
        return palace
    chief = (o for o in find_offices(source) if o.kind in ("head_of_state", "head_of_government", "monarch"))
    told = re.search(r"\b(?:President|Prime Minister|Chancellor|King|Emir|Amir)\b", source)
    return next((o.title for o in chief), told.group() if told else None)


def read_domain(url: str) -> str | None:
    """The state of a government's domain: "x.gov" is the USA's, "x.gov.ua" Ukraine's; None for all others."""
    labels = read_host(url).split(".")
    if labels[-1] in ("gov", "mil"):
        return "USA"
    if len(labels) > 2 and labels[-2] in GOVERNMENT:
        return alpha3(labels[-1])
    return DOMAINS.get(".".join(labels[-2:]))


def alpha3(domain: str) -> str | None:
    """The state whose country domain it is ("uk" is Britain's)."""
    code = "GB" if domain == "uk" else domain.upper()
    return next((s.alpha3 for s in read_states() if s.alpha2 == code), None)

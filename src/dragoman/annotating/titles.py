"""Read who a named person is from the words around the name: office, state, rank, honorific.

"Danish Prime Minister Mette Frederiksen", "President of the Republic of India Narendra Modi", "President Xi Jinping of
China", "Ursula von der Leyen, the European Commission chief," are one title each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.lexicon.names import NameMatch
from dragoman.lexicon.offices import HONORIFICS, OfficeMatch

FEMALE = frozenset({"Mrs", "Mrs.", "Ms", "Ms.", "Madam", "Madame", "Her Majesty", "Her Excellency", "Lady", "Queen", "Princess", "First Lady", "Dame", "Sheikha"})
MALE = frozenset({"Mr", "Mr.", "His Majesty", "His Excellency", "His Royal Highness", "His Highness", "Sir", "King", "Prince", "Lord", "Sheikh", "His Holiness"})
FILLER = re.compile(
    r"(?:\b(?:the|then|new|newly|elected|appointed|outgoing|incoming|visiting|current|late|longtime|fellow|U\.?N\.?|then-"
    r"|its|their|our|my|his|her)|\b(?:The|His|Her|Its|Their|Our))$"
)
CHAIN = re.compile(
    r"(?:the\s+)?(?:[A-Z][\w'’-]+\s+){0,4}(?:Republic|Kingdom|State|States|Federation|Emirate|Sultanate|Principality|Union"
    r"|Commonwealth|Islands)\s+of\s+(?:the\s+)?$"
)
OF = re.compile(r"\s+(of|for|to)\s+(?:the\s+)?$")
RANKS = frozenset({"military"})


@dataclass(slots=True)
class Title:
    """The words that say who somebody is; `start`–`end` cover name and title together."""

    start: int
    end: int
    roles: list[OfficeMatch] = field(default_factory=list)
    role_words: str | None = None
    country: str | None = None
    why: list[str] = field(default_factory=list)
    gender: str | None = None
    former: bool = False
    boss: tuple[int, int] | None = None
    """Range of the possessor in "President Biden's adviser": somebody else, whose state may be this person's too."""


class Lexicon:
    """The lexical matches of one text, found by where they begin and where they end."""

    def __init__(self, text: str, names: Sequence[NameMatch], offices: Sequence[OfficeMatch]) -> None:
        self.text = text
        self.names_by_end = {m.end: m for m in names}
        self.names_by_start = {m.start: m for m in names}
        self.offices_by_end = {o.end: o for o in offices}
        self.offices_by_start = {o.start: o for o in offices}
        self.honorifics = {h.rstrip("."): h for h in HONORIFICS}


def read_title(lexicon: Lexicon, start: int, end: int, persons: dict[int, int]) -> Title:
    """The title around the name text[start:end]; `persons` maps the start of every personal name to its end."""
    title = Title(start, end)
    if lexicon.text[start - 2 : start] == " (" and lexicon.text[end : end + 1] == ")":
        title.start, title.end = start - 1, end + 1
    scan_left(lexicon, title, {e: s for s, e in persons.items()})
    scan_right(lexicon, title, persons)
    return title


def scan_left(lexicon: Lexicon, title: Title, persons_by_end: dict[int, int]) -> None:
    text, pos, comma = lexicon.text, title.start, False
    while True:
        edge = pos
        while edge > 0 and text[edge - 1] in " \u00a0":
            edge -= 1
        if edge > 0 and text[edge - 1] in ",–-" and not comma and not title.roles and edge - pos != 0:
            if text[edge - 1] != ",":
                break
            comma, edge = True, edge - 1
        elif edge == pos and not (edge > 0 and text[edge - 1] in "@"):
            break
        honorific = find_honorific(lexicon, edge)
        office = lexicon.offices_by_end.get(edge)
        if honorific and not comma and not (office and office.end - office.start > len(honorific)):
            word = honorific
            title.gender = title.gender or ("f" if word in FEMALE else "m" if word in MALE else None)
            pos = edge - len(word)
            continue
        if office and not (office.plural and (comma or office.common)) and not (comma and office.common):
            if comma and not stands_alone(lexicon, office):
                break
            add_role(title, replace(office, title=office.title.removesuffix("s")) if office.plural else office)
            body = next((lexicon.names_by_end[e] for e in (office.end,) if e in lexicon.names_by_end), None)
            if body is not None and body.kind == "organisation":
                set_country(title, body, f"“{office.title}”")
            pos = office.start
            comma = False
            continue
        name = lexicon.names_by_end.get(edge)
        if name:
            begin = extend_chain(text, name.start)
            of = OF.search(text, 0, begin) if begin else None
            office = lexicon.offices_by_end.get(of.start()) if of else None
            if office and not office.plural:
                add_role(title, office)
                if of and of.group(1) in ("of", "for") or title.country is None and office.kind != "ambassador":
                    set_country(title, name, f"“{text[office.start:edge]}” before the name")
                pos = office.start
                comma = False
                continue
            if not comma and name.kind in ("demonym", "state", "organisation", "metonym"):
                set_country(title, name, f"“{text[name.start:title.end]}”")
                pos = begin if begin != name.start else name.start
                continue
            break
        if text[max(0, edge - 2) : edge] in ("'s", "’s") or text[edge - 1 : edge] in ("'", "’"):
            bare = edge - 2 if text[edge - 1] == "s" else edge - 1
            name = lexicon.names_by_end.get(bare)
            if name and not comma:
                set_country(title, name, f"“{text[name.start:title.end]}”")
                pos = name.start
                continue
            if bare in persons_by_end and title.roles:
                title.boss = (persons_by_end[bare], bare)
                pos = persons_by_end[bare]
            break
        filler = FILLER.search(text, max(0, edge - 12), edge)
        if filler and not comma:
            pos = filler.start()
            if filler.group().lower() in ("the", "his", "her", "its", "their", "our", "my"):
                break
            continue
        break
    title.start = pos


def find_honorific(lexicon: Lexicon, edge: int) -> str | None:
    """The honorific that ends at `edge`, longest first."""
    text = lexicon.text
    for length in range(24, 1, -1):
        word = text[max(0, edge - length) : edge]
        if word.rstrip(".") in lexicon.honorifics and (edge - length <= 0 or not text[edge - length - 1].isalnum()):
            return word
    return None


def stands_alone(lexicon: Lexicon, office: OfficeMatch) -> bool:
    """Whether an office before ", Name" is a full title ("the Prime Minister, Mr. Gorton"), no end of another clause."""
    before = lexicon.text[max(0, office.start - 5) : office.start]
    return bool(re.search(r"(?:\b[Tt]he|^|[\n.(])\s*$", before)) or (office.start - 1) in lexicon.names_by_end


def extend_chain(text: str, start: int) -> int:
    """Where "the Republic of X" begins if X does at `start`; `start` itself if nothing stands before it."""
    chain = CHAIN.search(text, max(0, start - 80), start)
    return chain.start() if chain else start


def add_role(title: Title, office: OfficeMatch) -> None:
    title.roles.append(office)
    title.former = title.former or office.former


def set_country(title: Title, name: NameMatch, why: str) -> None:
    if title.country is None:
        title.country = name.code
        title.why.append(why)


def scan_right(lexicon: Lexicon, title: Title, persons: dict[int, int]) -> None:
    text = lexicon.text
    of = re.compile(r"\s+of\s+(?:the\s+)?").match(text, title.end)
    if of:
        name = name_at(lexicon, of.end())
        if name and name.kind in ("state", "organisation") and title.country in (None, name.code):
            set_country(title, name, f"“{text[title.end:name.end].strip()}” after the name")
            title.end = name.end
    bracket = re.compile(r"\s*\(([^()]{2,40})\)").match(text, title.end)
    if bracket:
        name = lexicon.names_by_start.get(bracket.start(1))
        if name and name.end == bracket.end(1):
            set_country(title, name, f"“({name.name})” after the name")
            title.end = bracket.end()
    scan_apposition(lexicon, title, persons)


def name_at(lexicon: Lexicon, offset: int) -> NameMatch | None:
    """The state or body named at `offset`, also behind "Republic of"."""
    name = lexicon.names_by_start.get(offset)
    if name:
        return name
    chain = re.compile(
        r"(?:[A-Z][\w'’-]+\s+){0,4}(?:Republic|Kingdom|State|Federation|Sultanate|Principality|Union|Commonwealth)\s+of\s+(?:the\s+)?"
    ).match(lexicon.text, offset)
    return lexicon.names_by_start.get(chain.end()) if chain else None


def scan_apposition(lexicon: Lexicon, title: Title, persons: dict[int, int]) -> None:
    """", the Danish prime minister,": take office and state from it, unless it begins the next one of a list."""
    text = lexicon.text
    opening = re.compile(r",\s+(?:who\s+(?:is|was)\s+)?(?:(?:the|a|an|its|then)\s+)?(?:(?:new|current|former|outgoing)\s+)*").match(text, title.end)
    if not opening:
        return
    pos, country = opening.end(), None
    name = lexicon.names_by_start.get(pos)
    if name and name.kind in ("demonym", "state", "organisation", "metonym"):
        country = name
        pos = name.end
        genitive = re.compile(r"['’]s?\s+|\s+").match(text, pos)
        if not genitive:
            return
        pos = genitive.end()
    office = lexicon.offices_by_start.get(pos)
    if not office or office.plural:
        return
    end = office.end
    of = re.compile(r"\s+(of|to|for|at)\s+(?:the\s+)?").match(text, end)
    if of:
        name = name_at(lexicon, of.end())
        if name:
            if country is None and of.group(1) == "of":
                country = name
            end = name.end
    following = re.compile(r"[ \u00a0,]*").match(text, end)
    after = following.end() if following else end
    if after in persons and not text[end:after].startswith(","):
        return
    if office.common and re.match(r"['’]s|\s+(?:said|told|will|has|had|was|is)\b", text[end : end + 8]):
        return
    add_role(title, office)
    title.roles.sort(key=lambda o: o.common)
    title.end = end
    if country:
        set_country(title, country, f"“{text[opening.end():end]}” after the name")


def choose_role(title: Title) -> str | None:
    """The office as the text gives it, without the state; a rank only where there is nothing else."""
    civil = [o for o in title.roles if o.kind not in RANKS]
    roles = civil or title.roles
    return roles[0].title if roles else None

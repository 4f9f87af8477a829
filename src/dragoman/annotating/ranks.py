"""Compare titles of office: whether "the Secretary" can be the Secretary of State, and who leads a state."""

from __future__ import annotations

import re
from functools import cache

from dragoman.lexicon.offices import HONORIFICS, SPELLINGS

GENERIC = frozenset(
    {"leader", "counterpart", "premier", "head of state", "head of government", "leaders", "head", "chief"}
)
"""Titles that speak of whoever leads, whatever the office is called."""
SINGLE = frozenset({"president", "prime", "king", "queen", "chancellor", "emir", "amir"})
"""Words of offices that a state has once."""
LEADING = SINGLE | {"premier", "sultan", "taoiseach", "pope", "shah", "emperor", "empress"}
RANKS = frozenset(
    {"General", "Admiral", "Marshal", "Colonel", "Brigadier", "Major", "Captain", "Lieutenant", "Commodore"}
)
LESSER = frozenset({"vice", "deputy", "assistant", "former", "under", "principal"})
ALIKE = {
    "advisor": "adviser",
    "defence": "defense",
    "pm": "prime minister",
    "dpm": "deputy prime minister",
    "fm": "foreign minister",
    "eam": "foreign minister",
    "secretary-general": "secretary general",
    "amir": "emir",
    "shahanshah": "shah",
}
DESCRIBED = {
    "diplomat": re.compile(
        r"foreign|external affairs|secretary of state|ambassador|envoy|high representative|charg|consul|diplomat"
        r"|permanent representative",
        re.IGNORECASE,
    ),
    "foreign policy chief": re.compile(r"high representative|foreign", re.IGNORECASE),
    "foreign chief": re.compile(r"high representative|foreign|secretary of state", re.IGNORECASE),
    "defence chief": re.compile(r"defen[cs]e|secretary of war|armed forces|general staff", re.IGNORECASE),
    "finance chief": re.compile(r"financ|treasury|exchequer", re.IGNORECASE),
    "trade chief": re.compile(r"trade|commerce", re.IGNORECASE),
    "interior chief": re.compile(r"interior|home secretary|internal affairs", re.IGNORECASE),
    "intelligence chief": re.compile(r"intelligence|\bCIA\b|security service", re.IGNORECASE),
    "spy chief": re.compile(r"intelligence|\bCIA\b|security service", re.IGNORECASE),
    "envoy": re.compile(r"envoy|representative|ambassador|negotiator", re.IGNORECASE),
    "negotiator": re.compile(r"negotiator|envoy|representative|foreign", re.IGNORECASE),
    "official": re.compile(r"."),
}
"""What newswire calls somebody by, and the offices that it fits: "the senior diplomat" is a minister or an envoy."""
SHORTEST_SHOUT = 4
"""Letters from which a title in capitals is shouted, no acronym."""
STOP = frozenset({"of", "the", "for", "and", "federal", "acting", "new", "to"})


@cache
def fold_title(title: str) -> frozenset[str]:
    """The words of a title that tell one office from another."""
    plain = re.sub(r"(?:external|foreign) affairs", "foreign", title.lower())
    plain = re.sub(r"\b(?:(?:top|chief) diplomat|foreign policy chief)\b", "foreign minister", plain)
    words = " ".join(ALIKE.get(w, w) for w in plain.replace(",", " ").split())
    return frozenset(w for w in words.split() if w not in STOP)


@cache
def fits_office(title: str, role: str) -> bool:
    """Whether "the Secretary" can be the Secretary of State: the same head word, and no deputy, vice or former one."""
    wanted, held = fold_title(title), fold_title(role)
    if wanted == held:
        return True
    return wanted <= held and head_word(title) == head_word(role) and not (held - wanted) & LESSER


@cache
def describes(title: str, role: str) -> bool:
    """Whether a description fits an office: "the senior official" any but the highest, "the diplomat" an envoy's."""
    words = title.lower().replace("defense", "defence")
    offices = next((fits for noun, fits in DESCRIBED.items() if words.endswith(noun)), None)
    return offices is not None and offices.search(role) is not None and not is_leading(fold_title(role))


def head_word(title: str) -> str:
    """The noun that a title is built on: "minister" of "Minister of Trade"."""
    front = re.split(r"\s+(?:of|for|to|at)\b|,", title.lower())[0].split()
    return front[-1] if front else ""


SERVING = frozenset({"office", "administration", "adviser", "advisor", "aide", "assistant", "staff", "spokesman"})
"""Words of offices under one who leads: "Head of the Office of the President"."""


def is_leading(held: frozenset[str]) -> bool:
    """Whether an office, folded, leads a state, government or organisation."""
    if held & {"vice", "deputy", "former"} or held & SERVING:
        return False
    return bool(held & LEADING) or held >= {"secretary", "general"}


def are_two_heads(left: str, right: str) -> bool:
    """Whether two titles are of two different highest offices, which one person doesn't hold: "king", "president"."""
    a, b = fold_title(left), fold_title(right)
    if (a | b) & LESSER:
        return False
    return bool(a & SINGLE and b & SINGLE and not a & b & SINGLE)


def is_rank(title: str) -> bool:
    """Whether a title is no more than a rank ("Lieutenant General"), which tells of no post."""
    return title in HONORIFICS or title.split()[-1] in RANKS


def spell_title(title: str) -> str:
    """A title in full, a shouted one as others are written: "Sen." -> "Senator", "MINISTER OF TRADE" -> "Minister of
    Trade"; "PM" stays."""
    if title in SPELLINGS:
        return SPELLINGS[title]
    if not title.isupper() or len(title) < SHORTEST_SHOUT:
        return title
    words = title.lower().split()
    return " ".join(w if i and w in STOP | {"in", "on"} else w.capitalize() for i, w in enumerate(words))

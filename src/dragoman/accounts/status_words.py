"""The words around an encounter that tell whether it is past, ahead, proposed or off."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.model import Status

FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
AHEAD = re.compile(
    r"(?:\b(?:ahead of|in preparation for|prior to|preparing for|preparations? for|on the eve of|in advance of"
    r"|look(?:s|ing|ed)? forward to(?: (?:further|more|continued) \w+ (?:at|during|in))?|await(?:s|ing)?"
    r"|in the run-up to|work(?:ing)? on"
    r"|plans? for|scheduled for|towards?)\s+(?:[\w’'.-]+\s+){0,4})$",
    re.I,
)
WISHED = re.compile(
    r"\b(?:invitation(?! and\b)|invited|inviting|invites|invite|proposal|proposed|offer(?:ed)?|request(?:ed)?"
    r"|call(?:ed|s|ing)? for"
    r"|possibility of|prospect of|readiness for|possible|idea of|asked for|ready for|open to|interested in)\s+"
    r"(?:[\w’'.-]+\s+){0,5}$",
    re.I,
)
OFF = re.compile(
    r"\b(?:cancell?(?:ed|s|ation of)|called off|calling off|put off|postponed|scrapped|refus(?:ed|al)|declined"
    r"|(?:pulled|backed|dropped|opted) out of|withdrew from|turned down|walked away from|skipped|snubbed"
    r"|ruled out|no plans?(?: for| to)?)\s+(?:[\w’'.-]+\s+){0,4}$",
    re.I,
)
TAKEN = re.compile(
    r"\baccept(?:ed|s|ing)?\s+(?:an?|the|his|her|their)\s+(?:[\w’'-]+\s+){0,3}invitation\s+"
    r"(?:(?:from|by|of)\s+[^,;.]{3,60}\s+)?(?:for|to)?\s*(?:[\w’'-]+\s+){0,3}$"
)


@dataclass(frozen=True, slots=True)
class Told:
    """`status` None: the words tell of no encounter (negated, hypothetical, general)."""

    status: Status | None
    why: str
    timeless: bool = False
    """Nothing around the words tells when: "his visit is of great importance"."""

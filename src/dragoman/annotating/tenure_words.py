"""The words by which a text says that an office is taken up, held or left."""

from __future__ import annotations

import re
from typing import Literal

Event = Literal["start", "end", "elected", "hold", "replace"]

_POST = r"(?:the\s+)?(?:office|power|presidency|premiership|chancellorship|post|helm|reins|throne|duties|job)"
_POST_OWN = r"(?:(?:the|his|her|their|its)\s+)?(?:new\s+)?(?:office|power|presidency|premiership|post|throne|duties)"
# What a verb says of an office, by its lemma: the words that must follow it, and what they tell.
_PATTERNS: dict[str, list[tuple[str, Event]]] = {
    "assume": [(rf"\w+\s+{_POST_OWN}\b", "start")],
    "take": [
        (r"\w+\s+(?:up\s+)?(?:office|power)\b", "start"),
        (rf"\w+\s+up\s+{_POST_OWN}\b", "start"),
        (rf"\w+\s+over\s+(?:{_POST_OWN}\b|as\b|from\s+[A-Z])", "start"),
        (r"\w+\s+the\s+(?:oath\s+of\s+office|helm|reins)\b", "start"),
    ],
    "come": [(r"\w+\s+(?:in)?to\s+(?:power|office)\b", "start")],
    "enter": [(r"\w+\s+office\b", "start")],
    "ascend": [(r"\w+\s+(?:to\s+)?the\s+throne\b", "start")],
    "become": [(r"\w+\b", "start")],
    "swear": [(r"\w+\s+in\b", "start")],
    "inaugurate": [(r"\w+\b", "start")],
    "appoint": [(r"\w+\b", "start")],
    "name": [(r"\w+\b", "start")],
    "elect": [(r"\w+\b(?!\s+to\s+(?:the\s+)?(?:parliament|congress|senate|house))", "elected")],
    "resign": [(r"\w+\b", "end")],
    "step": [(r"\w+\s+(?:down|aside)\b", "end")],
    "leave": [(rf"\w+\s+{_POST}\b", "end")],
    "lose": [(r"\w+\s+(?:office|power)\b", "end")],
    "quit": [(r"\w+\s+as\b", "end")],
    "abdicate": [(r"\w+\b", "end")],
    "oust": [(r"\w+\b", "end")],
    "depose": [(r"\w+\b", "end")],
    "dismiss": [(r"\w+\s+(?:as|from\s+office)\b", "end")],
    "remove": [(r"\w+\s+(?:as|from\s+(?:office|power))\b", "end")],
    "succeed": [(r"\w+\b", "replace")],
    "replace": [(r"\w+\b", "replace")],
    "lead": [(r"\w+\s+(?:the\s+(?:country|nation|government|alliance|bloc|organi[sz]ation)|[A-Z]\w+)\b", "hold")],
    "rule": [(r"\w+\b", "hold")],
    "govern": [(r"\w+\b", "hold")],
    "head": [(r"\w+\s+the\s+(?:government|alliance|organi[sz]ation)\b", "hold")],
    "serve": [(r"\w+\s+as\b", "hold")],
    "hold": [(rf"\w+\s+{_POST}\b", "hold")],
}
VERBS: dict[str, tuple[tuple[re.Pattern[str], Event], ...]] = {
    lemma: tuple((re.compile(pattern, re.IGNORECASE), event) for pattern, event in patterns)
    for lemma, patterns in _PATTERNS.items()
}
PASSIVE = frozenset({"appoint", "name", "elect", "swear", "inaugurate", "oust", "depose", "dismiss", "remove"})
"""Verbs of which the office-holder is the object: "was appointed", "appointed in March", "parliament elected him"."""
TOLD = {
    "start": "{verb}: the office is said to have been taken up",
    "elected": "{verb}: elected; when the office was taken up is not told",
    "end": "{verb}: the office is said to have been left",
    "hold": "{verb}: the office is said to have been held since then",
}
TRIGGER = re.compile(
    r"\b(?:assum|t[ao]ke?|took|c[ao]me|enter|ascend|becom|becam|sw[oe]r|inaugurat|appoint|named|elect|resign|step|left"
    r"|leav|los[te]|quit|abdicat|oust|depos|dismiss|remov|succe|replac|led\b|lead|rul|govern|head|serv|held|hold|since"
    r"|former|outgoing|predecessor|successor)",
    re.IGNORECASE,
)
UNREAL = frozenset({"not", "never", "if", "whether", "would", "could", "may", "might", "should", "can"})
SMALL_TAGS = frozenset({"MD", "RB", "IN"})
"""Of modal verbs, adverbs and conjunctions: "May" the month is none."""
HOPED = frozenset({"want", "hope", "wish", "refuse", "plan", "threaten", "decline", "try", "seek", "fail", "promise"})

"""Words of personal names, and words in capitals that are part of none."""

from __future__ import annotations

import re

PARTICLES = frozenset(
    "al el bin ibn ben abu van von de da dos di der den ter la le du del della bint ul ur ud e y i".split()
)
NO_NAME = frozenset(
    (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "
        "September October November December Today Yesterday Tomorrow The A An In On At For With And But He She It "
        "They We You His Her Their This That These Those As After Before During Both Mr Mrs Ms Dr Not Question Q "
        "Administration House Office Day Council Ministry Government Party Parliament Union State States Republic "
        "Summit Palace Room Center Institute Law Act Agency Committee Commission Department Secretariat Delegation "
        "Team Group Treaty Partnership Service Forces Armed Intelligence Photo Photos Image Video Credit Travel "
        "Call Calls Meeting Talks Readout Statement Participants PARTICIPANTS SUBJECT Read Watch Fund Foundation "
        "Bank Initiative Agreement Plan Award Prize Airport University Press Conference Via Teleconference "
        "Applause Laughter EDT EST BST CET EET GMT Association Court Courts Subcommittee Unit Policy Corporation "
        "Bureau Board Conversation Telephone Remarks Interpreter Moderator Answer Reporter Reporters "
        "Also Later Earlier Prior Following Speaking Upon Arrival Departure"
    ).split()
)
"""Words in capitals that are part of no personal name."""
SHORT_WORDS = frozenset("So No Do To Or If My Up Go Be By Is Us Le La De Di Da El Al".split())
HEADLINE_VERBS = frozenset(
    "announce name nominate appoint approve sign mark host welcome highlight underscore deliver hold meet visit call "
    "speak attend receive congratulate amend declare award honor travel urge warn vow say discuss thank address "
    "lead participate convene join launch commemorate".split()
)
"""Lemmas of verbs that follow a name in a heading's capitals: "President Lind Announces"."""


def name_words(name: str) -> list[str]:
    """The words of a name that tell a person: initials, particles and suffixes left out."""
    words = [w for w in re.split(r"[\s,]+", name) if w]
    kept = [
        w for w in words if not re.fullmatch(r"(?:[A-Z]\.?){1,3}|Jr\.?|Sr\.?|[IVX]+", w) and w.lower() not in PARTICLES
    ]
    return kept or words

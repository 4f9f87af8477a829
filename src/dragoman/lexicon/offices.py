"""Finds titles of office in a text: "Deputy Prime Minister and Minister of Foreign Affairs", "the presidents"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from dragoman.lexicon.names import find_names
from dragoman.lexicon.office_grammar import ALIKE, OfficeGrammar, head_of, read_grammar, read_honorifics

HONORIFICS: Final = read_honorifics()

_WORD = re.compile(r"(?<![\w'])[^\W\d_]+")
_JOINT = re.compile(r" and | & |, and |, ")
_BEFORE_NAME = re.compile(r" (?:to|for|on) (?:the )?")
_DETERMINED = re.compile(r"(?:\b(?:the|The|a|an|its|his|her|their|our)|'s|[a-z]s') $")
_AFTER_PERSON = re.compile(r" [A-ZÀ-ÖØ-Þ]")
_AFTER_CAPITAL = re.compile(r"\b[A-Z][\w.]* $")
_ADVISES = frozenset({"adviser", "advisor", "assistant", "aide", "counselor", "counsellor", "secretary", "director"})


@dataclass(frozen=True, slots=True)
class OfficeMatch:
    """A title in a text.

    `title` are the words as written, modifiers included, the state left out. `former` says that the office is held no
    more ("former", "ex-" stand before the title and outside it); `common` that the title is written in lower case.
    """

    start: int
    end: int
    title: str
    kind: str
    former: bool
    plural: bool
    common: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A title before its kind is settled: `core` without modifiers and portfolio."""

    end: int
    modifiers: str
    core: str
    phrase: str


def _is_lower(word: str) -> bool:
    return word[:1].islower()


def _cut_at_names(flat: str, start: int, complement: int, end: int) -> int:
    """The end of a title whose complement begins at `complement`, less the name of a state or organisation in it.

    The body that a head leads stays ("President of the European Council"), its organisation does not ("of the OECD").
    """
    for name in find_names(flat[start : end + 60]):
        first, last = start + name.start, start + name.end
        if last <= complement or first >= end:
            continue
        whole = name.kind in ("organisation", "state") and name.name == name.code or name.kind in ("state", "demonym")
        if last > end or whole:
            return complement
    return end


def _find_titled(grammar: OfficeGrammar, flat: str, start: int) -> _Found | None:
    match = grammar.titled.match(flat, start)
    if match is None:
        return None
    end, phrase = match.end(), ""
    core = match["core"]
    if (more := grammar.complement.match(flat, end)) and more[0].startswith(" of "):
        cut = _cut_at_names(flat, start, end, more.end())
        if cut > end and _suits_case(core, more["phrase"]):
            end, phrase = cut, more["phrase"]
    if head_of(core).lower() in _ADVISES and (more := grammar.adviser_to.match(flat, end)):
        end, phrase = more.end(), more[0]
    return _Found(end, match["modifiers"], core, phrase)


def _suits_case(core: str, phrase: str) -> bool:
    """A title in capitals has its portfolio in capitals: "President of the party" ends with "President"."""
    return _is_lower(head_of(core)) or not _is_lower(phrase)


def _find_portfolio_before(grammar: OfficeGrammar, flat: str, start: int) -> _Found | None:
    match = grammar.portfolio_before.match(flat, start)
    if match is None:
        return None
    words = re.findall(r"[^\W\d_]+", match["phrase"])
    if not _is_lower(match["core"]) and any(_is_lower(w) for w in words if w.lower() not in ("and", "s")):
        return None  # "on trade, Foreign Minister …"
    return _Found(match.end(), match["modifiers"], match["core"], match["phrase"])


def _find_portfolio_after(grammar: OfficeGrammar, flat: str, start: int) -> _Found | None:
    match = grammar.portfolio_after.match(flat, start)
    if match is None:
        return None
    core, phrase = match["core"], match["phrase"]
    minister = "minister" in core.lower()
    if not minister and not _suits_case(core, phrase):
        return None
    if match["joint"] != " of " and _is_lower(phrase) and not re.search("affairs|development", phrase):
        return None  # "asked the minister for aid"
    cut = _cut_at_names(flat, start, match.start("joint"), match.end())
    if cut == match.start("joint"):
        return None
    return _Found(cut, match["modifiers"], core, phrase)


def _settle_kind(grammar: OfficeGrammar, found: _Found) -> str:
    words = f"{found.modifiers}{found.core}".translate(ALIKE).lower().replace("-", " ").split()
    front = words
    kind = ""
    for i in range(len(words)):
        if (kind := grammar.kind_of.get(" ".join(words[i:]), "")) != "":
            front = words[:i]
            break
    if grammar.deputy_words & set(front):
        return "deputy"
    return kind or "official"


def _stands_alone(grammar: OfficeGrammar, flat: str, start: int, found: _Found, plural: bool) -> bool:
    """Whether a bare word is an office here: "General" before a name, not "in general" or "Major cities"."""
    core = found.core.lower()
    if found.modifiers or found.phrase or plural or core not in grammar.not_alone:
        return True
    if _is_lower(found.core):
        return core == "chief" and _AFTER_CAPITAL.search(flat[max(0, start - 24) : start]) is not None
    if core == "official":
        return False
    followed = _AFTER_PERSON.match(flat, found.end) is not None
    return followed or _DETERMINED.search(flat[max(0, start - 12) : start]) is not None


def _match_office(grammar: OfficeGrammar, text: str, flat: str, start: int) -> OfficeMatch | None:
    choices = [
        found
        for find in (_find_titled, _find_portfolio_before, _find_portfolio_after)
        if (found := find(grammar, flat, start)) is not None
    ]
    if not choices:
        return None
    found = max(choices, key=lambda f: f.end)
    head = head_of(found.core)
    plural = head.lower() in grammar.plurals
    if not _stands_alone(grammar, flat, start, found, plural):
        return None
    if grammar.blocked_before.search(flat[max(0, start - 30) : start]) or grammar.blocked_after.match(flat, found.end):
        return None
    kind = _settle_kind(grammar, found)
    end = found.end
    if kind in ("ambassador", "envoy") and (more := _BEFORE_NAME.match(flat, end)):
        names = find_names(flat[more.end() : more.end() + 60])
        if names and names[0].start == 0 and names[0].kind != "demonym":
            end = more.end() + names[0].end
    former = grammar.former_before.search(flat[max(0, start - 60) : start]) is not None
    return OfficeMatch(start, end, text[start:end], kind, former, plural, _is_lower(head))


def _joins(grammar: OfficeGrammar, first: OfficeMatch, second: OfficeMatch, joint: str) -> bool:
    """Whether two offices are one person's: a deputy's or a head of government's, and a portfolio."""
    if first.plural or second.plural or first.common != second.common:
        return False
    words = first.title.lower().replace("-", " ")
    portfolio = re.search(r"\b(?:of|for) ", second.title) is not None
    if second.kind in ("minister", "commissioner", "official", "adviser"):
        if joint == ", ":
            return portfolio and first.kind == "deputy"
        if first.kind == "deputy":
            return any(title in words for title in grammar.joined_first)
        return portfolio and words in grammar.joined_first
    return second.kind == "deputy" and first.kind == "minister" and "prime minister" in second.title.lower()


def find_offices(text: str) -> tuple[OfficeMatch, ...]:
    """The titles of office in a text, in order and apart, the longest that begins at each word.

    "Deputy Prime Minister and Minister of Foreign Affairs" is one. The state or organisation before a title is left
    out; the one that an ambassador or envoy is sent to is within it. Offsets count code points of `text`.
    """
    grammar = read_grammar()
    flat = text.translate(ALIKE)
    found: list[OfficeMatch] = []
    done = 0
    for word in _WORD.finditer(flat):
        start = word.start()
        if start < done or word.group().lower() not in grammar.first_words:
            continue
        match = _match_office(grammar, text, flat, start)
        if match is None:
            continue
        while joint := _JOINT.match(flat, match.end):
            second = _match_office(grammar, text, flat, joint.end())
            if second is None or not _joins(grammar, match, second, joint[0]):
                break
            match = replace(match, end=second.end, title=text[match.start : second.end])
        found.append(match)
        done = match.end
    return tuple(found)

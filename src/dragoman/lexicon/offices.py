"""Finds titles of office in a text: "Deputy Prime Minister and Minister of Foreign Affairs", "the presidents"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import Final

from dragoman.lexicon.names import NameMatch, find_names
from dragoman.lexicon.office_grammar import (
    ALIKE,
    OfficeGrammar,
    head_of,
    lower_text,
    read_grammar,
    read_honorifics,
    read_spellings,
)

HONORIFICS: Final = read_honorifics()
SPELLINGS: Final = read_spellings()

_WORD = re.compile(r"(?<![\w'])[^\W\d_]+")
_PORTFOLIO_WORD = re.compile(r"[^\W\d_][\w'-]*")
_JOINING = frozenset({"and", "of", "for", "the", "in"})
_LED_BODY = re.compile(r"\b(?:Council|Committee|Commission|Assembly|Board)\b")
_JOINT = re.compile(r" and | & |, and |, ")
_BEFORE_NAME = re.compile(r" (?:to|for|on) (?:the )?")
_DETERMINED = re.compile(r"(?:\b(?:the|The|a|an|its|his|her|their|our)|'s|[a-z]s') $")
_OF_NAME = re.compile(r" of (?:the |its )?[A-ZÀ-ÖØ-Þ]")
_AFTER_PERSON = re.compile(r" [A-ZÀ-ÖØ-Þ]")
_AFTER_CAPITAL = re.compile(r"\b[A-Z][\w.]* $")
_ADVISES = frozenset({"adviser", "advisor", "assistant", "aide", "counselor", "counsellor", "secretary", "director"})
_LISTED = frozenset(
    {"chairman", "director", "counselor", "counsellor", "secretary", "chief", "head", "officer", "assistant"}
)


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


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, the same with plain quotes and spaces (`flat`) and in lower case, all equally long, and its names."""

    text: str
    flat: str
    low: str
    names: tuple[NameMatch, ...]
    name_starts: list[int]

    def names_in(self, start: int, end: int) -> tuple[NameMatch, ...]:
        """The names that touch text[start:end]."""
        first = max(0, bisect_right(self.name_starts, start) - 1)
        return tuple(n for n in self.names[first : bisect_left(self.name_starts, end)] if n.end > start)


def _cut_at_names(page: _Text, complement: int, end: int) -> int:
    """The end of a title whose complement begins at `complement`, less the name of a state or organisation in it.

    The body that a head leads stays ("President of the European Council"), its organisation does not ("of the OECD").
    """
    for name in page.names_in(complement, end):
        whole = name.kind in ("state", "demonym") or (name.kind == "organisation" and name.name == name.code)
        if name.end > end or (name.end == end and whole):
            return complement
    return end


def _trim_phrase(grammar: OfficeGrammar, low: str, start: int, end: int) -> int:
    """The end of a portfolio less what does not end one: "Economic" of "the National Economic", ", National" of a list.

    `start` itself where nothing is left.
    """
    words = list(_PORTFOLIO_WORD.finditer(low, start, end))
    while words:
        comma = low.rfind(",", start, words[-1].start())
        if comma >= 0 and not re.search(r" (?:and|&) ", low[comma : words[-1].end()]):
            words = [word for word in words if word.end() <= comma]
        elif words[-1].group() in grammar.not_last | _JOINING:
            words.pop()
        else:
            return words[-1].end()
    return start


def _find_titled(grammar: OfficeGrammar, page: _Text, start: int) -> _Found | None:
    match = grammar.titled.match(page.low, start)
    plain = grammar.untouched.match(page.low, start)  # "High Representative of the Union" is no "High" title
    if plain and (match is None or plain.end() > match.end()):
        match = plain
    if match is None:
        return None
    end, phrase = match.end(), ""
    core = page.flat[slice(*match.span("core"))]
    more = grammar.complement.match(page.low, end)
    if more is None and not _is_lower(core) and head_of(core).lower() in _LISTED:
        more = grammar.listed.match(page.low, end)
    if more:
        first, last = more.span("phrase")
        cut = _trim_phrase(grammar, page.low, first, _cut_at_names(page, end, last))
        if cut > first and _suits_case(core, page.flat[first:cut]):
            end, phrase = cut, page.flat[first:cut]
    return _Found(end, match["modifiers"], core, phrase)


def _suits_case(core: str, phrase: str) -> bool:
    """A title in capitals has its portfolio in capitals: "President of the party" ends with "President"."""
    return _is_lower(head_of(core)) or not _is_lower(phrase)


def _find_portfolio_before(grammar: OfficeGrammar, page: _Text, start: int) -> _Found | None:
    match = grammar.portfolio_before.match(page.low, start)
    if match is None:
        return None
    core, phrase = (page.flat[slice(*match.span(group))] for group in ("core", "phrase"))
    words = re.findall(r"[^\W\d_]+", phrase)
    if {word.lower() for word in words} <= grammar.regions:
        return None  # "African Leaders"
    first = match.start("phrase")
    if any(n.start == first and n.kind in ("state", "demonym") for n in page.names_in(first, first + 1)):
        return None  # "South African President"
    if not _is_lower(core) and any(_is_lower(w) for w in words if w.lower() not in ("and", "s")):
        return None  # "on trade, Foreign Minister …"
    return _Found(match.end(), match["modifiers"], core, phrase)


def _find_portfolio_after(grammar: OfficeGrammar, page: _Text, start: int) -> _Found | None:
    match = grammar.portfolio_after.match(page.low, start)
    if match is None:
        return None
    core, phrase = (page.flat[slice(*match.span(group))] for group in ("core", "phrase"))
    if "minister" not in core.lower() and not _suits_case(core, phrase):
        return None
    if match["joint"] != " of " and _is_lower(phrase) and not re.search("affairs|development", phrase):
        return None  # "asked the minister for aid"
    first = match.start("phrase")
    cut = _trim_phrase(grammar, page.low, first, _cut_at_names(page, match.start("joint"), match.end()))
    if cut <= first:
        return None
    return _Found(cut, match["modifiers"], core, page.flat[first:cut])


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
    if found.phrase and kind in ("head_of_state", "head_of_government", "monarch"):
        return "organisation_head"  # "President of the National Assembly", "industry leaders"
    if kind == "minister" and found.core.lower() == "secretary" and _LED_BODY.search(found.phrase):
        return "organisation_head"  # "Secretary of the Supreme National Security Council"
    return kind or "official"


def _stands_alone(grammar: OfficeGrammar, flat: str, start: int, found: _Found) -> bool:
    """Whether a bare word is an office here: "General" before a name, not "in general" or "Major cities"."""
    core = found.core.lower()
    if found.modifiers or found.phrase:
        return True
    if core not in grammar.not_alone | grammar.never_alone:
        return True
    if _OF_NAME.match(flat, found.end):
        return True
    followed = _AFTER_PERSON.match(flat, found.end) is not None
    if _is_lower(found.core):  # "NATO chief", "African Union Commission chair Ida Berg"
        led = core == "chief" or (core in ("chair", "head") and followed)
        return led and _AFTER_CAPITAL.search(flat[max(0, start - 24) : start]) is not None
    if core in grammar.never_alone:
        return False
    return followed or _DETERMINED.search(flat[max(0, start - 12) : start]) is not None


def _choose_longest(grammar: OfficeGrammar, page: _Text, start: int, word: str) -> _Found | None:
    choices = []
    if word in grammar.title_words:
        choices.append(_find_titled(grammar, page, start))
    if word in grammar.portfolio_words:
        choices.append(_find_portfolio_before(grammar, page, start))
    if word in grammar.head_words:
        choices.append(_find_portfolio_after(grammar, page, start))
    return max((c for c in choices if c is not None), key=lambda c: c.end, default=None)


def _match_office(grammar: OfficeGrammar, page: _Text, start: int, word: str) -> OfficeMatch | None:
    flat = page.flat
    if any(name.start < start for name in page.names_in(start, start + 1)):
        return None  # "General" of "UN General Assembly"
    found = _choose_longest(grammar, page, start, word)
    if found is None:
        return None
    head = head_of(found.core)
    plural = head.lower() in grammar.plurals
    if not _stands_alone(grammar, flat, start, found):
        return None
    if grammar.blocked_before.search(flat[max(0, start - 30) : start]) or grammar.blocked_after.match(
        page.low, found.end
    ):
        return None
    kind = _settle_kind(grammar, found)
    end = found.end
    if head.lower() in _ADVISES and (more := grammar.adviser_to.match(page.low, end)):
        end = more.end()
    if kind in ("ambassador", "envoy") and (more := _BEFORE_NAME.match(flat, end)):
        for name in page.names_in(more.end(), more.end() + 1):
            if name.start == more.end() and name.kind != "demonym":
                end = name.end
    former = grammar.former_before.search(flat[max(0, start - 60) : start]) is not None
    return OfficeMatch(start, end, page.text[start:end], kind, former, plural, _is_lower(head))


def _joins(grammar: OfficeGrammar, first: OfficeMatch, second: OfficeMatch, joint: str) -> bool:
    """Whether two offices are one person's: a deputy's or a head of government's, and a portfolio."""
    if first.plural or second.plural or first.common != second.common:
        return False
    words = first.title.lower().replace("-", " ")
    portfolio = re.search(r"\b(?:of|for) ", second.title) is not None
    if words == "crown prince" and second.kind == "head_of_government":
        return joint == " and "
    if " to the president" in words and second.kind == "adviser":
        return True  # "Special Assistant to the President and Senior Director for Europe"
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
    names = find_names(text)
    page = _Text(text, flat, lower_text(flat), names, [name.start for name in names])
    found: list[OfficeMatch] = []
    done = 0
    first_words = grammar.first_words
    for word in _WORD.finditer(page.low):
        if word.group() not in first_words or word.start() < done:
            continue
        match = _match_office(grammar, page, word.start(), word.group())
        if match is None:
            continue
        while (joint := _JOINT.match(flat, match.end)) and (next_word := _WORD.match(page.low, joint.end())):
            second = _match_office(grammar, page, joint.end(), next_word.group())
            if second is None or not _joins(grammar, match, second, joint[0]):
                break
            match = replace(match, end=second.end, title=text[match.start : second.end])
        found.append(match)
        done = match.end
    return tuple(found)

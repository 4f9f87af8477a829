"""Turns offices.toml into the patterns that `offices` matches with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.tables import read_toml

FILE = "offices.toml"
KINDS = (
    "head_of_state", "head_of_government", "minister", "deputy", "envoy", "ambassador", "adviser", "spokesperson",
    "legislator", "organisation_head", "commissioner", "military", "monarch", "spouse", "judge", "official",
)  # fmt: skip
ALIKE = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "‑": "-", "‐": "-", "\n": " "})
_COMPLEMENT = re.compile(r"[ -](?:of|for|to|in|on|without|at|and|or)[ -]| d'affaires", re.IGNORECASE)
# Titles whose last word is an adjective: the noun before it takes the plural ("Secretaries General").
_ADJECTIVE_LAST = frozenset({"general", "plenipotentiary", "delegate", "designate", "extraordinary", "consort"})
_BODIES = "affairs|council|ministry|bureau|office|division|department|committee|staff"


@dataclass(frozen=True, slots=True)
class OfficeGrammar:
    """The patterns, compiled to be matched at the beginning of a word of a text in lower case, and lists.

    `first_words` are all that a title may begin with: `title_words` for a title as listed, `portfolio_words` for a
    portfolio before its head, `head_words` for a head before its portfolio.
    """

    first_words: frozenset[str]
    title_words: frozenset[str]
    portfolio_words: frozenset[str]
    head_words: frozenset[str]
    titled: re.Pattern[str]
    untouched: re.Pattern[str]
    """A title without a modifier of its own."""
    portfolio_before: re.Pattern[str]
    portfolio_after: re.Pattern[str]
    complement: re.Pattern[str]
    listed: re.Pattern[str]
    """A complement after a comma, as lists of participants have it: "Director, Northeast Asian Affairs"."""
    adviser_to: re.Pattern[str]
    former_before: re.Pattern[str]
    kind_of: dict[str, str]
    plurals: dict[str, str]
    deputy_words: frozenset[str]
    joined_first: frozenset[str]
    not_alone: frozenset[str]
    never_alone: frozenset[str]
    not_last: frozenset[str]
    regions: frozenset[str]
    blocked_before: re.Pattern[str]
    blocked_after: re.Pattern[str]


def pluralise_noun(noun: str) -> str:
    """The plural of a noun of office: "Secretary" -> "Secretaries", "Chairwoman" -> "Chairwomen"."""
    for ending, plural in (("man", "men"), ("ady", "adies"), ("ary", "aries"), ("uty", "uties"), ("ess", "esses")):
        if noun.lower().endswith(ending):
            return noun[: -len(ending)] + plural
    if noun.lower().endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun if noun.lower().endswith("s") else noun + "s"


def head_of(title: str) -> str:
    """The noun that takes the plural: "Secretary of State" -> "Secretary", "Attorney General" -> "Attorney"."""
    front = _COMPLEMENT.split(title, maxsplit=1)[0]
    words = re.split(r"[ -]", front)
    if len(words) > 1 and words[-1].lower() in _ADJECTIVE_LAST:
        return words[-2]
    return words[-1]


def pluralise_title(title: str) -> str:
    head = head_of(title)
    return re.sub(rf"(?<!\w){re.escape(head)}(?!\w)", lambda _: pluralise_noun(head), title, count=1)


def lower_text(text: str) -> str:
    """The text in lower case, as long as it was: letters whose lower case is longer (İ) stay."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _list_first_words(titles: Iterable[str]) -> frozenset[str]:
    found = {re.split(r"[ \-.()']", lower_text(title.translate(ALIKE)))[0] for title in titles}
    return frozenset(found | {pluralise_noun(word) for word in found})


def _choose(values: Iterable[str]) -> str:
    """An alternation that shares its first words and takes the longest; a space matches a hyphen as well."""
    branches: dict[str, set[str]] = {}
    for value in values:
        first, *rest = re.split(r"[ -]", lower_text(value.translate(ALIKE)), maxsplit=1)
        branches.setdefault(first, set()).add(rest[0] if rest else "")
    parts = []
    for first in sorted(branches, key=lambda word: (-len(word), word)):
        rests = branches[first]
        more = f"(?:[ -]{_choose(rests - {''})})" if rests - {""} else ""
        parts.append(re.escape(first) + more + ("?" if more and "" in rests else ""))
    return "(?:" + "|".join(parts) + ")"


def _read_list(table: dict[str, Any], section: str, key: str) -> list[str]:
    values = table.get(section, {}).get(key, [])
    if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
        raise LexiconError(f"{FILE}: [{section}] {key} must be a list of words")
    return values


@cache
def read_grammar() -> OfficeGrammar:
    """The grammar of offices.toml. LexiconError where the file is wrong."""
    table = read_toml(FILE)
    unknown = (set(table.get("titles", {})) | set(table.get("common", {}))) - {*KINDS, "not_alone", "never_alone"}
    if unknown:
        raise LexiconError(f"{FILE}: unknown kind of office: {', '.join(sorted(unknown))}")
    kind_of: dict[str, str] = {}
    plurals: dict[str, str] = {}
    for section in ("titles", "common"):
        for kind in KINDS:
            for title in _read_list(table, section, kind):
                flat = title.translate(ALIKE).lower().replace("-", " ")
                kind_of.setdefault(flat, kind)
                many = pluralise_title(flat)
                if many != flat:
                    kind_of.setdefault(many, kind)
                    plurals[pluralise_noun(head_of(flat))] = head_of(flat)
    heads = _read_list(table, "portfolios", "heads")
    for head in heads:
        plurals[pluralise_noun(head_of(head.lower()))] = head_of(head.lower())
    # "leader(s) of the opposition" must not make "general" a plural's singular; a word is never its own plural
    plurals = {many: one for many, one in plurals.items() if many != one}
    words = _choose(_read_list(table, "portfolios", "words"))
    before = _read_list(table, "modifiers", "before")
    after = _choose(_read_list(table, "modifiers", "after"))
    modifiers = rf"(?P<modifiers>(?:{_choose(before)}[ -])*)"
    tail = rf"(?:[ -]{after}(?!\w))?"
    all_titles = _choose(kind_of)
    all_heads = _choose([*heads, *(pluralise_title(h) for h in heads)])
    word = rf"{words}(?![\w])"
    phrase_before = (
        rf"{word}(?:[ -]{word}){{0,4}}(?:(?:, {word}(?: {word}){{0,2}}){{0,4}},? (?:and|&) {word}(?: {word}){{0,3}})?"
    )
    joint = r"(?: and the |, and | and | & |, | of the | of | for the | for | in the |-| )"
    joint_before = r"(?P<joint> of | for | on | in charge of | responsible for )"
    phrase_after = rf"{word}(?:{joint}{word}){{0,12}}(?<! general)(?! {all_heads}(?!\w))"
    former = _choose(_read_list(table, "modifiers", "former"))
    title_words = _list_first_words([*kind_of, *before])
    portfolio_words = _list_first_words([*_read_list(table, "portfolios", "words"), *before])
    head_words = _list_first_words([*heads, *before])
    return OfficeGrammar(
        first_words=title_words | portfolio_words | head_words,
        title_words=title_words,
        portfolio_words=portfolio_words,
        head_words=head_words,
        titled=re.compile(rf"{modifiers}(?P<core>{all_titles}){tail}(?!\w)"),
        untouched=re.compile(rf"(?P<modifiers>)(?P<core>{all_titles}){tail}(?!\w)"),
        portfolio_before=re.compile(rf"{modifiers}(?P<phrase>{phrase_before})[ -](?P<core>{all_heads}){tail}(?!\w)"),
        portfolio_after=re.compile(
            rf"{modifiers}(?P<core>{all_heads}){joint_before}(?:the )?(?P<phrase>{phrase_after})(?!\w)"
        ),
        complement=re.compile(rf" of (?:the )?(?P<phrase>{phrase_after})(?!\w)"),
        listed=re.compile(rf", (?=[^,;.\n]*(?:{_BODIES}))(?P<phrase>{phrase_after})(?!\w)"),
        adviser_to=re.compile(
            rf" to (?:the|his|her|its) (?:{_choose(before)}[ -])*{all_titles}(?!\w)(?: for (?:the )?{phrase_after})?"
        ),
        former_before=re.compile(rf"(?<!\w)(?i:{former})[ -](?:[A-Z][\w.'-]*[ -](?:and )?){{0,3}}$"),
        kind_of=kind_of,
        plurals=plurals,
        deputy_words=frozenset(w.lower() for w in _read_list(table, "modifiers", "deputy")),
        joined_first=frozenset(w.lower().replace("-", " ") for w in _read_list(table, "portfolios", "joined_first")),
        not_alone=frozenset(_read_list(table, "common", "not_alone")),
        never_alone=frozenset(_read_list(table, "common", "never_alone")),
        not_last=frozenset(w.lower() for w in _read_list(table, "portfolios", "not_last")),
        regions=frozenset(w.lower() for w in _read_list(table, "portfolios", "regions")),
        blocked_before=re.compile(rf"(?<!\w)(?i:{_choose(_read_list(table, 'blocked', 'before'))}) $"),
        blocked_after=re.compile(rf" {_choose(_read_list(table, 'blocked', 'after'))}(?!\w)"),
    )


def read_spellings() -> dict[str, str]:
    """Offices printed short with their full words, of offices.toml."""
    return {str(short): str(full) for short, full in read_toml(FILE).get("spellings", {}).items()}


@cache
def read_honorifics() -> frozenset[str]:
    """The honorifics and prefixes of offices.toml."""
    return frozenset(_read_list(read_toml(FILE), "honorifics", "prefixes"))

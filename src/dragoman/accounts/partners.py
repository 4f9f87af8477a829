"""The mentions behind the prepositions of a trigger: "with X", "between A and B", "hosted by C"."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.accounts.seats import Seats
from dragoman.accounts.triggers import Trigger
from dragoman.annotating.page import Mention, Page, Sentence
from dragoman.lexicon.diplomacy import word_set

CLAUSE = frozenset({"acl:relcl", "advcl", "parataxis", "ccomp", "acl", "advcl:relcl"})
BY = frozenset({"chaired by", "co-chaired by", "hosted by", "attended by", "led by", "convened by", "headed by"})


@dataclass(frozen=True, slots=True)
class Search:
    """Where the sides of one trigger are looked for."""

    page: Page
    seats: Seats
    trigger: Trigger
    sentence: Sentence
    rivals: frozenset[int]


def find_partners(search: Search, prepositions: frozenset[str], states: bool = False) -> list[Mention]:
    """The mentions behind a preposition that belongs to the trigger or to its carrier."""
    page, seats, trigger, sentence = search.page, search.seats, search.trigger, search.sentence
    anchors = {trigger.token} | ({trigger.carrier} if trigger.carrier is not None else set())
    found: list[Mention] = []
    for i in range(sentence.first, sentence.last):
        word = page.doc[i].text.lower()
        pair = f"{page.doc[i - 1].text.lower()} {word}" if i > sentence.first else word
        if word not in prepositions and pair not in prepositions:
            continue
        mention = seats.starting(page.starts[i] + len(page.doc[i].text) + 1)
        if mention is None or (mention.kind == "group" and not mention.actors):
            continue
        if word == "in" and mention.kind in ("name", "pronoun"):
            continue
        if word in ("of", "to", "in", "by") and not states and mention.kind in ("state", "metonym"):
            continue
        if attaches(search, i, mention, anchors, word):
            found += [m for m in seats.list_from(mention, paired=word == "between") if m not in found]
    return found


def attaches(search: Search, i: int, mention: Mention, anchors: set[int], word: str) -> bool:
    """Whether the phrase of preposition i belongs to the trigger: by the parse, or by standing next to it."""
    page, trigger = search.page, search.trigger
    current = page.doc[mention.head]
    for _ in range(6):
        if not crosses(page, word, {current.i, current.head.i} & (search.rivals - anchors)):
            return False
        if current.pos_ == "VERB" and current.i not in anchors:
            break
        if current.head.i in anchors:
            return i > trigger.token or word in ("with", "between", "among") or trigger.carrier == current.head.i
        if current.dep_ in CLAUSE or current.head.i == current.i:
            break
        through = (
            current.head.pos_ in ("NOUN", "PROPN", "ADJ")
            and current.dep_ in ("nmod", "obl")
            and current.head.i not in anchors
        )
        if through and not (word in ("with", "between") and (trigger.weak or trigger.is_noun)):
            break
        current = current.head
    if i < trigger.token or not crosses(page, word, {r for r in search.rivals if trigger.token < r < i}):
        return False
    gap = page.doc[trigger.token + 1 : i]
    if word in ("with", "between") or (word == "by" and page.doc[i - 1].tag_ == "VBN"):
        return len(gap) <= 12 and not any((t.pos_ == "VERB" and t.i != i - 1) or t.text in (";", ":") for t in gap)
    return len(gap) <= 1 and not any(t.pos_ == "VERB" for t in gap)


def crosses(page: Page, word: str, rivals: set[int]) -> bool:
    """Whether a phrase may reach over other nouns with sides: "talks on a trade deal between A and B"."""
    return (
        word == "between"
        and all(page.doc[r].text.lower().removesuffix("s") in word_set("sides", "partnered") for r in rivals)
    ) or not rivals

"""Find which instrument a text says to have taken the place of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.annotating.page import Page, Sentence
from dragoman.model import Succession, cut_span

# Between two names, the first being the later one: "X replaced the old Y", "X, the successor to Y".
LATER_FIRST = re.compile(
    r"[,\s(–—-]{1,3}(?:(?:which|that|has|have|had|is|was|are|were|formally|effectively|largely|in \d{4})\s)*"
    r"(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing)|supplant(?:s|ed|ing)|succeed(?:s|ed|ing)|"
    r"(?:takes|took|taken|taking) the place of|"
    r"(?:an?\s|the\s|its\s)?(?:designated\s|direct\s|eventual\s)?successor (?:to|of)|"
    r"(?:an?\s|the\s)?(?:revised|updated|modified|refined|reworked|renamed|newer|new|expanded|amended|slimmed-down|"
    r"shortened) (?:version|form|edition|draft) of|"
    r"formerly(?: known as| called)?|previously (?:known as|called)|the former|which grew out of|evolved from|"
    r"grew out of)\s",
    re.IGNORECASE,
)
# Between two names, the first being the earlier one: "X was replaced by Y", "X gave way to Y".
EARLIER_FIRST = re.compile(
    r"[,\s(–—-]{1,3}(?:(?:which|that|has|have|had|is|was|are|were|been|later|since|then|soon|formally|effectively|"
    r"eventually|in \d{4})\s)*"
    r"(?:(?:replaced|superseded|supplanted|succeeded)(?: in \d{4})? (?:by|with)|gave way to|given way to|"
    r"(?:evolved|turned|grew|developed) into|renamed|rebranded|(?:reworked|revised|refined) into|"
    r"cut (?:down )?to|whittled down to|reduced to|now (?:known as|called)|became)\s",
    re.IGNORECASE,
)
# "replaced X with Y", "swapped X for Y", "turned X into Y": the verb stands before the earlier one.
VERB_BEFORE = re.compile(
    r"\b(?P<verb>replac(?:e|es|ed|ing)|swap(?:s|ped|ping)?|substitut(?:e|ed|es|ing)|turn(?:s|ed|ing)?|"
    r"rework(?:ed|ing)?|refin(?:ed|ing)|revis(?:ed|ing)|cut(?:ting)?|whittl(?:ed|ing))\s$",
    re.IGNORECASE,
)
WITH = re.compile(r"\s(?:with|by|for|into|down to|to)\s", re.IGNORECASE)
# What begins a name's phrase: the article and what praises or dates it. No name of another thing, no verb.
LEAD = re.compile(
    r"(?:(?:the|an?|its|their|his|her|our|earlier|older|old|previous|original|initial|first|new|newer|current|present|"
    r"refined|revised|updated|so-called|EU's|US|U\.S\.|UN|EU|European|American|existing|now-defunct|expired|expiring|"
    r"proposed|draft|what was called|\d{4}|[\w-]+ed)\s)*",
    re.IGNORECASE,
)
# "While a 12-point plan was first proposed, current talks focus on a refined 9-point framework".
ONCE = re.compile(
    r"\b(?:initial|initially|original|originally|at first|earlier|previously|previous|"
    r"first (?:proposed|tabled|drafted|presented|put forward|drawn up))\b",
    re.IGNORECASE,
)
NOW = re.compile(
    r"\b(?:now|current|currently|refined|revised|updated|reworked|slimmed-down|pared-down|leaner|shorter|newer|new|instead|"
    r"later|latest|subsequent|subsequently)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:not|never|neither|nor|without|deny|denied|denies|alongside|together with|in addition to)\b|n['’]t\b",
    re.IGNORECASE,
)
# "X, formerly known as Y", "renamed Y": a name that the text gives no other sign of.
FORMER_NAME = re.compile(
    r"[,\s(]{1,3}(?:formerly|previously)(?: known as| called)?\s(?:the\s)?[\"“]?"
    r"(?P<name>[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|on|the|in)\s)?[A-Z0-9][\w’'&-]*)*)"
)


# Characters in which the verb of an exchange stands before the first name.
FAR = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an instrument by name, with the number of the instrument on the page."""

    start: int
    end: int
    number: int


def find_successions(page: Page) -> tuple[Succession, ...]:
    """What took the place of what, in the text's order; reads the page's instruments.

    Both are told by the names that `page.instruments` give them; a former name that is no mention, as it is written.
    """
    found: list[Succession] = []
    seen: set[tuple[str, str]] = set()
    mentions = sorted(
        (Named(s.start, s.end, n) for n, i in enumerate(page.instruments) for s in i.spans), key=lambda m: m.start
    )
    for sentence in page.sentences:
        here = [m for m in mentions if sentence.start <= m.start < sentence.end]
        for succession in read_sentence(page, sentence, here):
            pair = (succession.earlier.casefold(), succession.later.casefold())
            if pair not in seen and pair[::-1] not in seen and pair[0] != pair[1]:
                seen.add(pair)
                found.append(succession)
    return tuple(found)


def read_sentence(page: Page, sentence: Sentence, here: list[Named]) -> Iterator[Succession]:
    """The successions of one sentence, from its mentions in order."""
    evidence = cut_span(page.text, sentence.start, sentence.end)
    names = [page.instruments[m.number].name for m in here]
    for index, (first, second) in enumerate(pairwise(here)):
        if first.number == second.number:
            continue
        between = page.text[first.end : second.start]
        before = page.text[sentence.start : first.start]
        if DENIED.search(between) or DENIED.search(before[-40:]):
            continue
        one, other = names[index], names[index + 1]
        if joins(LATER_FIRST, between):
            yield Succession(other, one, evidence, "rule:succession-verb", f"“{one}{between}{other}”")
        elif joins(EARLIER_FIRST, between):
            yield Succession(one, other, evidence, "rule:succession-verb", f"“{one}{between}{other}”")
        elif is_exchange(before, between):
            yield Succession(one, other, evidence, "rule:succession-exchange", "the one is put in the other's place")
        elif is_change_over_time(page, sentence, first, second):
            why = "the one is what there was at first, the other what there is now"
            yield Succession(one, other, evidence, "rule:succession-in-time", why)
    for mention, name in zip(here, names, strict=True):
        former = FORMER_NAME.match(page.text, mention.end, sentence.end)
        if former and not any(m.start < former.end("name") and former.start("name") < m.end for m in here):
            why = f"“{former.group('name')}” is its former name"
            yield Succession(former.group("name"), name, evidence, "rule:former-name", why)


def joins(pattern: re.Pattern[str], between: str) -> bool:
    """Whether the words between two names are the pattern's and then only what leads to the second name."""
    found = pattern.match(between)
    return bool(found and LEAD.fullmatch(between, found.end()))


def is_exchange(before: str, between: str) -> bool:
    """ "… replaced the old X with the new Y"."""
    words = before[-FAR:]
    for verb in re.finditer(r"\b\w+\s", words):
        if VERB_BEFORE.search(words[: verb.end()]) and LEAD.fullmatch(words, verb.end()):
            joint = WITH.match(between)
            return bool(joint and LEAD.fullmatch(between, joint.end()))
    return False


def is_change_over_time(page: Page, sentence: Sentence, first: Named, second: Named) -> bool:
    """Whether the first is said to be of the beginning, in its clause, and the second to be of today, in its own.

    Only for plans named by their points: of two treaties in such clauses the one need not follow the other.
    """
    if not all(page.instruments[m.number].made_by == "rule:point-plan" for m in (first, second)):
        return False
    between = page.text[first.end : second.start]
    lead = page.text[max(sentence.start, first.start - 30) : first.start]
    clauses = re.split(r"[,;]|\s(?:but|while|whereas|and)\s", between)
    if len(clauses) < 2 and not re.match(r"\s?(?:but|while)\b", between):
        return False
    once = ONCE.search(f"{lead} {clauses[0]}") is not None
    return once and NOW.search(" ".join(clauses[1:])) is not None

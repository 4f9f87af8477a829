"""What offices without names, pronouns and groups refer to, read against those named before."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.annotating.cast import GENERIC, Cast, fits_office, fold_title, is_leading
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.lexicon.holders import find_holder

PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
SECOND = frozenset({"you", "your"})
FIRST = frozenset({"i", "me", "my", "myself", "we", "us"})
PLURAL = frozenset({"they", "them", "their", "both"})

REACH = 4
"""Sentences back that a pronoun may reach; readouts name a person again sooner."""


def resolve_references(page: Page, cast: Cast) -> None:
    """Give every office and group mention its actors and add mentions for pronouns, sentence by sentence."""
    named = sorted(page.mentions, key=lambda m: m.start)
    mentions: list[Mention] = []
    position = 0
    recent: list[tuple[int, Actor, bool]] = []
    for sentence in page.sentences:
        inside: list[Mention] = []
        while position < len(named) and named[position].start < sentence.end:
            inside.append(named[position])
            position += 1
        inside += find_pronouns(page, sentence, inside)
        for mention in sorted(inside, key=lambda m: m.start):
            settle(page, cast, mention, recent, sentence)
            mentions.append(mention)
            for actor in mention.actors:
                if actor.kind == "person":
                    recent.append((sentence.index, actor, is_subject(page, mention)))
        recent = [r for r in recent if r[0] > sentence.index - REACH]
    mentions += named[position:]
    page.mentions = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
    page.actors = tuple(cast.actors)


def find_pronouns(page: Page, sentence: Sentence, inside: list[Mention]) -> list[Mention]:
    found = []
    for i in range(sentence.first, sentence.last):
        word = page.doc[i].text.lower()
        if word in PRONOUNS or word in FIRST or word in PLURAL or word in SECOND or word == "its":
            start = page.starts[i]
            if any(m.start <= start < m.end for m in inside):
                continue
            kind = "group" if word in PLURAL else "pronoun"
            found.append(
                Mention(start, start + len(word), kind, i, words=page.doc[i].text, possessive=word in ("his", "her", "my", "your", "their", "its"))  # type: ignore[arg-type]
            )
    return found


def settle(
    page: Page, cast: Cast, mention: Mention, recent: list[tuple[int, Actor, bool]], sentence: Sentence
) -> None:
    """Give the mention its actors, where the text before it tells."""
    if mention.kind == "office":
        actor = settle_office(page, cast, mention, recent)
        mention.actors = (actor,) if actor else ()
        mention.why = f"“{page.text[mention.start:mention.end]}” is {actor.name}" if actor else "not told by the text"
    elif mention.kind == "group":
        mention.actors = settle_group(page, cast, mention, recent)
        mention.why = "the group is " + ", ".join(a.name for a in mention.actors) if mention.actors else "not told"
    elif mention.kind == "pronoun":
        word = page.text[mention.start : mention.end].lower()
        if word == "its":
            actor = settle_its(page, sentence, mention)
        elif word in SECOND:
            actor = page.addressee
        else:
            actor = page.author if word in FIRST else settle_pronoun(page, PRONOUNS[word], recent, sentence, mention)
        mention.actors = (actor,) if actor else ()
        mention.why = f"“{word}” is {actor.name}, named before" if actor else "not told by the text"


def settle_pronoun(
    page: Page, gender: str, recent: list[tuple[int, Actor, bool]], sentence: Sentence, mention: Mention
) -> Actor | None:
    """Whom the pronoun stands for, of its gender: the subject of a clause around it, else the subject last named."""
    fitting = [r for r in recent if r[1].gender in (None, gender)]
    above, barred = climb_subjects(page, mention, sentence)
    for actor in above:
        if actor.gender in (None, gender) and actor not in barred:
            return actor
    fitting = [r for r in fitting if r[1] not in barred]
    if barred:
        near = [r for r in fitting if r[0] == sentence.index]
        if near:
            return near[-1][1]
    for index in sorted({r[0] for r in fitting}, reverse=True):
        there = [r for r in fitting if r[0] == index]
        subjects = [r for r in there if r[2]]
        if index == sentence.index:
            if subjects:
                return subjects[-1][1] if mention.possessive else subjects[0][1]
            if mention.possessive:
                return there[-1][1]
            continue
        return (subjects or there)[0][1]
    here = [r for r in fitting if r[0] == sentence.index]
    return here[0][1] if here else None


def settle_its(page: Page, sentence: Sentence, mention: Mention) -> Actor | None:
    """The state or body named last before it in its sentence."""
    before = [m for m in page.mentions_in(sentence.start, mention.start) if len(m.actors) == 1]
    bodies = [m.actors[0] for m in before if m.actors[0].kind != "person"]
    return bodies[-1] if bodies else None


def climb_subjects(page: Page, mention: Mention, sentence: Sentence) -> tuple[list[Actor], list[Actor]]:
    """The persons that are subject or agent of the verbs above a pronoun, innermost first; and those whom it can't be:
    an object pronoun is never the subject of its own verb ("Smith called him").
    """
    doc = page.doc
    before = {
        m.head: m.actors[0]
        for m in page.mentions
        if sentence.start <= m.start < sentence.end
        and (m.start < mention.start or is_subject(page, m))
        and len(m.actors) == 1
        and m.actors[0].kind == "person"
    }
    above: list[Actor] = []
    barred: list[Actor] = []
    token = doc[mention.head]
    own_object = not mention.possessive and token.dep_ in ("obj", "iobj", "obl")
    first = True
    for verb in token.ancestors:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        agents = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass", "obl:agent") and c.i != mention.head]
        found = [before[c.i] for c in agents if c.i in before]
        if first and own_object:
            barred += found or above_subject(verb, before)
        else:
            above += found
        first = False
    return above, barred


def above_subject(verb: Token, before: dict[int, Actor]) -> list[Actor]:
    """The subject that a participle takes from the clause on which it hangs."""
    for parent in verb.ancestors:
        found = [before[c.i] for c in parent.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i in before]
        if found:
            return found
    return []


def settle_office(
    page: Page, cast: Cast, mention: Mention, recent: list[tuple[int, Actor, bool]]
) -> Actor | None:
    title, country = mention.role or "", mention.country
    if "counterpart" in title.lower():
        return settle_counterpart(page, cast, mention, recent)
    if country is not None:
        held = cast.holder(title, country) or find_principal(page, cast, title, country)
        return held or (None if title.lower() in GENERIC else cast.office(title, country))
    wanted = title.lower()
    if page.home is not None and (wanted == "president" or title[:1].isupper()):
        held = cast.holder(title, page.home)
        if held:
            return held
    for _, actor, _ in reversed(recent):
        if actor.role and (fits_office(title, actor.role) or wanted in GENERIC):
            return actor
    held = cast.holder(title, None)
    if held:
        return held
    if page.home is not None and title[:1].isupper():
        return cast.office(title, page.home)
    return None


def find_principal(page: Page, cast: Cast, title: str, country: str) -> Actor | None:
    """The person named without an office who holds it: "Vladimir Putin" beside "the President of Russia"."""
    for actor in cast.actors:
        if actor.kind != "person" or actor.country != country or actor.role is not None:
            continue
        known = find_holder(actor.name, title, page.document.published)
        opening = actor.guessed and country == page.home and is_leading(fold_title(title))
        if opening or (known is not None and known.country == country and fits_office(title, known.office)):
            actor.role = title
            return actor
    return None


def settle_counterpart(
    page: Page, cast: Cast, mention: Mention, recent: list[tuple[int, Actor, bool]]
) -> Actor | None:
    """"his Romanian counterpart": whoever of that state holds the office of the one before."""
    if mention.country is None:
        return None
    role = next((a.role for _, a, _ in reversed(recent) if a.role and a.country != mention.country), None)
    if role is None:
        return None
    return cast.holder(role, mention.country) or cast.office(role, mention.country)


def settle_group(
    page: Page, cast: Cast, mention: Mention, recent: list[tuple[int, Actor, bool]]
) -> tuple[Actor, ...]:
    """"the leaders of A and B": their holders; "the two presidents", "they": the two named last, of two states."""
    if mention.country is not None and mention.why:
        codes = mention.why.split(";")
        title = re.sub(r"s\b", "", mention.role or "leader").lower()
        return tuple(cast.holder(title, code) or cast.state(code) for code in codes)
    if mention.country is not None:
        words = page.text[mention.start : mention.end]
        return (cast.body(re.sub(r"^(?:the|The)\s+|\s+", " ", words).strip(), mention.country),)
    words = page.text[mention.start : mention.end].lower()
    if not re.match(r"the\b|both\b|these\b|they\b|them\b|their$", words):
        return ()
    found: list[Actor] = []
    for _, actor, _ in reversed(recent):
        if actor not in found and all(a.country != actor.country for a in found):
            found.append(actor)
        if len(found) == 2:
            return tuple(reversed(found))
    return ()


def is_subject(page: Page, mention: Mention) -> bool:
    return page.doc[mention.head].dep_ in ("nsubj", "nsubj:pass", "nsubj:outer")

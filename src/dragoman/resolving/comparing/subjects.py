"""What a phrase is about, so that "the war in Mali" and "the Malian conflict" are one subject."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dragoman.lexicon.names import find_names
from dragoman.lexicon.topic_synonyms import load_topic_synonyms

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
AND = re.compile(r"\s*(?:,\s*(?:and\s+|as well as\s+)?|;\s*|\band\b|\bas well as\b|&)\s*")
ADJECTIVE = re.compile(r".*\b[\w-]+(?:al|ic|ary|ive|ous|an|ese|ish|ful|less|able|ible|ed)$", re.I)
"""A part that can't stand alone: "political and economic ties" are political ties and economic ties."""
NAME = re.compile(r"^(?:[\w-]+ )*[A-Z][\w-]+,? (?:and|&) [A-Z][\w-]+(?: [A-Z][\w-]+)+$")
"""A name that holds "and": "Innovation and Competition Act"."""
SITUATION, RELATIONS, GENERAL = "situation", "relations", "general"
STATE = "="
"""Before the code of a state or organisation among the words of a subject."""

Subject = frozenset[str]


@lru_cache(maxsize=16384)
def read_subjects(phrase: str, sides: frozenset[str] = frozenset()) -> tuple[tuple[Subject, str], ...]:
    """The subjects of a phrase, each with its words. The `sides` of the encounter add nothing to a subject."""
    return tuple((subject, words) for words in split_phrase(phrase) if (subject := read_subject(words, sides)))


def split_phrase(phrase: str) -> tuple[str, ...]:
    """ "trade and investment" as two, "political and economic ties" too; "peace and security" and a name as one."""
    flat = " ".join(phrase.split())
    parts = [part for part in AND.split(flat) if part]
    if load_topic_synonyms().whole.search(flat.casefold()) or NAME.search(flat) or not parts:
        return (flat,)
    head = parts[-1].split()[-1]
    loose = [ADJECTIVE.match(part) is not None for part in parts[:-1]]
    if any(
        is_loose and (len(part.split()) > 1 or find_names(part)) for is_loose, part in zip(loose, parts, strict=False)
    ):
        return (flat,)
    return (*(f"{part} {head}" if is_loose else part for is_loose, part in zip(loose, parts, strict=False)), parts[-1])


def read_subject(words: str, sides: frozenset[str]) -> Subject:
    """The particular words of a phrase in their plain form, and "=CODE" for each state or organisation."""
    synonyms = load_topic_synonyms()
    states, rest = cut_states(words)
    flat = synonyms.phrase.sub(lambda m: synonyms.phrases[m.group()], rest.casefold().replace("’", "'"))
    told = [synonyms.plain(w) for w in WORD.findall(flat) if w not in synonyms.joining and not w.isdigit()]
    situation = any(w in synonyms.situation for w in told)
    full = [w for w in told if w not in synonyms.empty and w not in synonyms.situation]
    others = {f"{STATE}{code}" for code in states - sides}
    if full:
        return frozenset({*full, *others})
    if situation or (others and not told):
        return frozenset({SITUATION, *(f"{STATE}{code}" for code in states)})
    if not told:
        return frozenset(f"{STATE}{code}" for code in states)
    # Of words that add nothing to others, all there is: "bilateral ties", "issues of mutual interest".
    return frozenset({RELATIONS if any(w in synonyms.relations for w in told) else GENERAL, *others})


def cut_states(words: str) -> tuple[frozenset[str], str]:
    """The codes of the states and organisations that the words name, and the words without their names."""
    codes, rest, done = set(), [], 0
    for name in find_names(words):
        if name.kind in ("city", "region", "place"):
            continue
        codes.add(name.code)
        rest.append(words[done : name.start])
        done = name.end
    return frozenset(codes), " ".join([*rest, words[done:]])


def is_wider(wide: Subject, narrow: Subject) -> bool:
    """Whether all that the narrow subject is about lies in the wide one: "sanctions" and "sanctions on Mali".

    The relations of two states are no part of those with a third.
    """
    if wide == narrow:
        return False
    broader = load_topic_synonyms().broader
    own, other = content(wide), content(narrow)
    if states(wide) - states(narrow) or not own or own & {RELATIONS, GENERAL}:
        return False
    if own == other:
        # "The violence", anybody's, is not the situation of one state.
        return own != {SITUATION} or bool(states(wide))
    if len(own) >= 2 and own < other:
        return True
    return len(own) == 1 and any(broader.get(word) in own for word in other)


def content(subject: Subject) -> Subject:
    return frozenset(word for word in subject if not word.startswith(STATE))


def states(subject: Subject) -> Subject:
    return subject - content(subject)


def find_widest(subjects: Iterable[Subject]) -> dict[Subject, Subject]:
    """For each subject the widest of them all that holds it, the shortest and then the first by the alphabet."""
    ordered = sorted(set(subjects), key=lambda s: (len(s), sorted(s)))
    found: dict[Subject, Subject] = {}
    for number, subject in enumerate(ordered):
        wider = next((w for w in ordered[:number] if is_wider(w, subject)), None)
        wider = wider or next(
            (w for w in ordered[number + 1 :] if is_wider(w, subject) and not is_wider(subject, w)), None
        )
        found[subject] = wider or subject
    return {subject: lead_up(found, subject) for subject in ordered}


def lead_up(wider: dict[Subject, Subject], subject: Subject) -> Subject:
    """The end of the way from a subject to wider ones."""
    seen = {subject}
    while wider[subject] not in seen:
        subject = wider[subject]
        seen.add(subject)
    return subject

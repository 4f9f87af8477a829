"""Those whom one sentence tells together, as "they" and "their" take them up."""

from __future__ import annotations

import re

from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.annotating.pronouns import is_subject
from dragoman.annotating.subjects import SUBJECTS
from dragoman.lexicon.states import is_state

TOGETHER = re.compile(
    r",? and (?:also )?(?:with )?(?:the )?|,(?: and| as well as)? (?:with )?(?:the )?|,? as well as (?:the )?"
)
"""Between those who are told together."""
FRONTED = re.compile(r"(?:[A-Z]\w+ )?(?:[Ii]n|[Dd]uring|[Aa]t|[Aa]fter|[Ff]ollowing|[Bb]efore|[Oo]n) ")
FRONT_ENDS = re.compile(r"(?: [\w-]+){1,6}(?: (?:in|on|at) [\w ]{2,30})?, (?:the )?")
LINKED = re.compile(r",? and (?:the )?|, (?:the )?")


def find_fronting(page: Page, mention: Mention, sentence: Sentence, inside: list[Mention]) -> tuple[Actor, ...]:
    """Those behind the comma of "In their talks, A and B …", who are the ones meant."""
    text = page.text
    if not FRONTED.fullmatch(text, sentence.start, mention.start):
        return ()
    found: list[Mention] = []
    for other in inside:
        joint = text[found[-1].end if found else mention.end : other.start]
        if other.start > mention.end and (LINKED if found else FRONT_ENDS).fullmatch(joint):
            found.append(other)
        elif found:
            break
    actors = tuple(dict.fromkeys(id(a) for m in found for a in m.actors))
    by_id = {id(a): a for m in found for a in m.actors}
    return tuple(by_id[i] for i in actors) if len({by_id[i].country for i in actors}) > 1 else ()


def find_bodies_before(page: Page, mention: Mention, inside: list[Mention]) -> tuple[Actor, ...]:
    """The organisation, or the states, that are the subject before "their": "The G7 countries ended their talks"."""
    kinds = ("organisation", "body", "state", "metonym")
    subjects = [m for m in inside if m.kind in kinds and m.end < mention.start and is_subject(page, m)]
    people = [m for m in inside if m.kind in ("name", "office", "pronoun") and m.end < mention.start]
    if not subjects or any(is_subject(page, m) for m in people):
        return ()
    actors = tuple(dict.fromkeys(a.index for m in subjects for a in m.actors))
    by_index = {a.index: a for m in subjects for a in m.actors}
    found = tuple(by_index[i] for i in actors)
    many = len(found) > 1 or any(a.country is None or not is_state(a.country) for a in found)
    return found if many else ()


def list_company(page: Page, inside: list[Mention]) -> tuple[Actor, ...]:
    """Those told together in one sentence: whom its subject met in a list, or the list that is its subject.

    () where they are fewer than three, or of fewer than three states.
    """
    people = [m for m in inside if m.kind in ("name", "office") and len(m.actors) == 1 and not m.possessive]
    for n, first in enumerate(people):
        listed = [first]
        for other in people[n + 1 :]:
            if not TOGETHER.fullmatch(page.text, listed[-1].end, other.start):
                break
            listed.append(other)
        if len(listed) > 1:
            head = people[0] if n and page.doc[people[0].head].dep_ in SUBJECTS else None
            actors = dict.fromkeys(a.index for m in ([head] if head else []) + listed for a in m.actors)
            by_index = {a.index: a for m in people for a in m.actors}
            company = tuple(by_index[i] for i in actors)
            return company if len({a.country for a in company} - {None}) > 2 else ()
    return ()

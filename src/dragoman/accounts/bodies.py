"""Standing bodies of two states: the Thai-Lao Council, the Joint Commission, political consultations."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.accounts.candidates import list_actors
from dragoman.accounts.clauses import only_tells
from dragoman.accounts.hosts import find_state
from dragoman.accounts.noun_idioms import OF_JOINT
from dragoman.accounts.partners import Sides
from dragoman.accounts.triggers import Trigger
from dragoman.annotating.page import Actor, Page, Sentence
from dragoman.lexicon.names import find_names

BODY = re.compile(
    r"(?:\s+(?:this|next|on|in|later)\s+\w+)?"
    r"\s+of\s+(?:the|their|a)\s+(?:[\w.-]+\s+){0,5}(?:[Cc]ommission|[Cc]ouncil|[Cc]ommittee|[Gg]roup|[Tt]ask [Ff]orce"
    r"|[Dd]ialogue|[Ff]orum)\b"
)
"""Behind a meeting to come: a standing body's, not of those who speak of it."""
PAIR = 2
PAIRED = re.compile(
    r"\b[A-Z][\w.]+[-–][A-Z][\w.]+ (?:[A-Z][\w’'-]+ ){0,3}(?:Commission|Council|Committee|Dialogue|Forum|Group)\s+"
    r"(?:(?:will|has|also|is)\s+)*$"
)
"""Before a verb of meeting, a standing body of two: "the NATO-Russia Council will"."""
MECHANISM = re.compile(
    r"\b(?:Foreign Office|[Pp]olitical|[Cc]onsular|[Pp]olicy|[Ii]nter-?[Gg]overnmental)"
    r" (?:[Cc]onsultations|[Dd]ialogue)$"
)
"""Standing bodies of two states, which a text of theirs names without saying whose they are."""


def is_joint_body(page: Page, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether it is one of the two states' standing bodies: "the next session of the Joint Commission"."""
    if not trigger.is_noun or trigger.channel != "meeting":
        return False
    return bool(
        OF_JOINT.match(page.text, trigger.end, sentence.end)
        or MECHANISM.search(page.text, max(sentence.start, trigger.start - 24), trigger.end)
    )


def seat_body(
    page: Page,
    trigger: Trigger,
    sentence: Sentence,
    sides: Sides,
    actors: list[Actor],
    body: re.Match[str] | None,
    *,
    proposed: bool,
) -> list[Actor]:
    """Who takes part where a standing body of two meets: both of them, whoever leads or asks for it."""
    if trigger.verb is not None:
        mutual = trigger.verb.frame == "mutual" and not sides.second
        return (find_paired(page, trigger, sentence) if mutual else []) or actors
    pair = list_pair(page, body) if body else find_paired(page, trigger, sentence)
    theirs = {a.country for a in list_actors(sides.second)} <= {p.country for p in pair}
    if pair and theirs and proposed:  # "Soto proposed a meeting of the NATO-Chile Council"
        return pair
    carried = trigger.carrier is not None and not only_tells(page.doc[trigger.carrier])
    if body and not carried and not sides.second:  # "praised the latest meeting of the Thai-Lao Council"
        return pair
    if any(a.country == p.country for a in actors for p in pair):  # "led a meeting of the Thai-Lao Council"
        return [*actors, *(p for p in pair if all(a.country != p.country for a in actors))]
    return actors


def find_paired(page: Page, trigger: Trigger, sentence: Sentence) -> list[Actor]:
    """The two whose standing body it is that meets: "the NATO-Russia Council will meet"; [] for anybody else."""
    body = PAIRED.search(page.text, sentence.start, trigger.start)
    return list_pair(page, body) if body else []


def list_pair(page: Page, body: re.Match[str]) -> list[Actor]:
    """The two states whose standing body is named by their demonyms, "the Thai-Lao Council"; [] for another."""
    names = [n for n in page.names_in(body.start(), body.end()) if n.kind in ("demonym", "state", "organisation")]
    pairs = [p for p in pairwise(names) if page.text[p[0].end : p[1].start] in ("-", "–")]
    if pairs:
        return [find_state(page, name.code) for name in pairs[0]]
    whole = next((n for n in names if "-" in n.name.split()[0]), None)  # "the NATO-Russia Council", a name of its own
    halves = whole.name.split()[0].split("-") if whole is not None else []
    codes = [found[0].code for half in halves if (found := find_names(half))]
    return [find_state(page, code) for code in codes] if len(codes) == PAIR else []

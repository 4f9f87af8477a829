"""Standing bodies of two states: the Thai-Lao Council, the Joint Commission, political consultations."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.accounts.hosts import find_state
from dragoman.accounts.noun_idioms import OF_JOINT
from dragoman.accounts.triggers import Trigger
from dragoman.annotating.page import Actor, Page, Sentence

BODY = re.compile(
    r"(?:\s+(?:this|next|on|in|later)\s+\w+)?"
    r"\s+of\s+(?:the|their|a)\s+(?:[\w.-]+\s+){0,5}(?:[Cc]ommission|[Cc]ouncil|[Cc]ommittee|[Gg]roup|[Tt]ask [Ff]orce"
    r"|[Dd]ialogue|[Ff]orum)\b"
)
"""Behind a meeting to come: a standing body's, not of those who speak of it."""
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


def list_pair(page: Page, body: re.Match[str]) -> list[Actor]:
    """The two states whose standing body is named by their demonyms, "the Thai-Lao Council"; [] for another."""
    names = [n for n in page.names_in(body.start(), body.end()) if n.kind in ("demonym", "state", "organisation")]
    pairs = [p for p in pairwise(names) if page.text[p[0].end : p[1].start] in ("-", "–")]
    return [find_state(page, name.code) for name in pairs[0]] if pairs else []

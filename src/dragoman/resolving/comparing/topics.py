"""Compare what was spoken about: a row for each subject, by meaning and not only by its words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Span
from dragoman.model.record import ComparedField
from dragoman.resolving.comparing.subjects import Subject, find_widest, read_subjects
from dragoman.resolving.comparing.telling import SAME, Columns, Relation, Told, lay_out_field

SILENCE = "this account does not mention it"


def compare_topics(columns: Columns) -> tuple[ComparedField, ...]:
    """A row for each subject, those that most accounts mention first. What one leaves out it does not deny."""
    sides = frozenset(p.country for filed in columns.accounts for p in filed.account.participants if p.country)
    told: list[dict[Subject, list[tuple[str, tuple[Span, ...]]]]] = []
    for filed in columns.accounts:
        mine: dict[Subject, list[tuple[str, tuple[Span, ...]]]] = {}
        for topic in filed.account.topics:
            for subject, words in read_subjects(topic.value, sides):
                mine.setdefault(subject, []).append((words, topic.spans))
        told.append(mine)
    rows: dict[Subject, list[Subject]] = {}
    for subject, widest in find_widest(s for mine in told for s in mine).items():
        rows.setdefault(widest, []).append(subject)
    fields = [lay_out_topic(columns, told, members) for members in rows.values()]
    return tuple(sorted(fields, key=lambda f: (-sum(c.value is not None for c in f.cells), f.name)))


def lay_out_topic(
    columns: Columns,
    told: Sequence[dict[Subject, list[tuple[str, tuple[Span, ...]]]]],
    members: Sequence[Subject],
) -> ComparedField:
    """The row of one subject and the narrower ones under it."""
    cells: list[Told[frozenset[str]] | None] = []
    names: set[str] = set()
    for mine in told:
        found = [phrase for subject in members for phrase in mine.get(subject, ())]
        words = list(dict.fromkeys(phrase for phrase, _ in found))
        spans = tuple(dict.fromkeys(span for _, own in found for span in own))
        key = frozenset(word.casefold() for word in words)
        names |= set(words)
        cells.append(Told(key, "; ".join(words), spans) if found else None)
    name = min(names, key=lambda words: (len(words), words))
    return lay_out_field(f"topic: {name}", columns, cells, relate_topics, SILENCE)


def relate_topics(left: frozenset[str], right: frozenset[str]) -> Relation:
    return SAME if left & right else Relation("agrees", "the same subject in other words")

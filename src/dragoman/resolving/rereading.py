"""Which account of a document read again is which of those told before, so that its id and its judgements stay."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Account

LEAST_LIKENESS = 0.4
"""Half of the evidence the same, or the same people and one field: below that it is another encounter."""


def match_accounts(old: Sequence[Account], new: Sequence[Account]) -> list[int | None]:
    """For each new account the place of the old one that it tells anew, None where it is told for the first time.

    Each old account is taken at most once, the most alike first.
    """
    scored = sorted((-measure_likeness(before, now), b, n) for b, before in enumerate(old) for n, now in enumerate(new))
    matched: list[int | None] = [None] * len(new)
    taken: set[int] = set()
    for likeness, before, now in scored:
        if -likeness >= LEAST_LIKENESS and before not in taken and matched[now] is None:
            matched[now] = before
            taken.add(before)
    return matched


def measure_likeness(old: Account, new: Account) -> float:
    """From 0 to 1: half for the words that show it, the rest for participants, date, channel and status."""
    words = share({(s.start, s.end) for s in old.evidence}, {(s.start, s.end) for s in new.evidence})
    if words < 1:
        words = max(words, 0.8 * any(s.overlaps(o) for s in old.evidence for o in new.evidence))
    people = share({p.name for p in old.participants}, {p.name for p in new.participants})
    same_date = (old.date and old.date.value) == (new.date and new.date.value)
    alike = (same_date, old.channel.value == new.channel.value, old.status.value == new.status.value)
    return 0.5 * words + 0.3 * people + 0.2 * sum(alike) / len(alike)


def share(left: set[object], right: set[object]) -> float:
    """What two sets have in common, of what they have together."""
    return len(left & right) / len(left | right) if left | right else 0.0

"""Which merges a person should look at: those that were only just made, and those that only just were not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.model.record import FiledAccount, Reason
from dragoman.resolving.comparing.telling import name_publisher
from dragoman.resolving.comparison import tell_field
from dragoman.resolving.engagements import JOINS, engagement_of, find_ruling, rule
from dragoman.resolving.follow_ups import describe_engagement
from dragoman.resolving.likeness import Profile, compare_profiles
from dragoman.resolving.questions import (
    MERGING,
    Alternative,
    Answer,
    Case,
    JudgementDraft,
    Question,
    list_readers,
    show_evidence,
)
from dragoman.wording import plain, write_date

NEAR = 0.5
"""Points of score above or below what joins two accounts (`JOINS`) within which a person is asked: a topic or a place
more or less would have turned it."""
SETTLED = frozenset({"new", "judgement", "merged"})
"""Reasons that are no likeness."""


def ask_joins(case: Case, reasons: Mapping[str, Sequence[Reason]]) -> Iterator[Question]:
    """The questions on accounts that only just joined the engagement; `reasons` are those of its accounts."""
    accounts = case.accounts
    if len(accounts) < 2:
        return
    rulings = rule(case.judgements)
    for filed in accounts:
        told = reasons.get(filed.id, ())
        score = round(sum(reason.weight for reason in told), 2)
        if any(reason.feature in ("new", "judgement") for reason in told) or not JOINS <= score <= JOINS + NEAR:
            continue
        others = [other for other in accounts if other.id != filed.id]
        mine, theirs = (frozenset(i for a in side for i in name_account(a)) for side in ((filed,), others))
        if find_ruling(rulings, mine, theirs) is None:
            yield build_join(filed, others[0], told, score)


def build_join(filed: FiledAccount, other: FiledAccount, told: Sequence[Reason], score: float) -> Question:
    """The question whether an account speaks of the engagement in which it stands."""
    return build_merge(
        filed.id,
        other.id,
        describe_account(filed),
        filed,
        Alternative(other.id, describe_account(other), other.document, show_evidence(other), other.id),
        f"These two were only just taken for one encounter: {score:g} points, and {JOINS:g} are needed.",
        told,
        score,
    )


def ask_pair(left: Case, right: Case, profiles: Mapping[str, Profile]) -> Question | None:
    """The question whether two engagements are one, where they only just were not joined and nobody has decided on it.

    `profiles` hold theirs, by id. The order of the two makes no difference.
    """
    earlier, later = sorted((left, right), key=lambda case: (case.accounts[0].document.number, case.engagement.id))
    likeness = compare_profiles(profiles[earlier.engagement.id], profiles[later.engagement.id])
    if likeness.conflict is not None or not JOINS - NEAR <= likeness.score < JOINS:
        return None
    names = [name_case(case) for case in (earlier, later)]
    if find_ruling(rule((*left.judgements, *right.judgements)), *names) is not None:
        return None
    one, other = list_readers(later.accounts)[0], list_readers(earlier.accounts)[0]
    return build_merge(
        later.engagement.id,
        earlier.engagement.id,
        describe_case(later),
        one,
        Alternative(earlier.engagement.id, describe_case(earlier), other.document, show_evidence(other), other.id),
        f"These two only just were not taken for one encounter: {likeness.score:g} points, and {JOINS:g} are needed.",
        likeness.reasons,
        likeness.score,
    )


def build_merge(
    subject: str,
    other: str,
    told: str,
    filed: FiledAccount,
    other_side: Alternative,
    why: str,
    reasons: Sequence[Reason],
    score: float,
) -> Question:
    return Question(
        id=f"merge.{subject}.{other}",
        kind="merge",
        subject=subject,
        field=None,
        value=None,
        told=told,
        words=show_evidence(filed),
        document=filed.document,
        alternatives=(other_side,),
        why=why,
        weight=MERGING,
        answers=(
            Answer("same", (JudgementDraft("same", subject, other=other),)),
            Answer("not-same", (JudgementDraft("not-same", subject, other=other),)),
        ),
        other=other,
        reasons=tuple(reason for reason in reasons if reason.feature not in SETTLED),
        score=score,
    )


def name_account(filed: FiledAccount) -> tuple[str, str]:
    """The ids by which a judgement may speak of an account: its own, and that of the engagement it opens."""
    return filed.id, engagement_of(filed.id)


def name_case(case: Case) -> frozenset[str]:
    """All ids by which a judgement may speak of an engagement."""
    return frozenset((case.engagement.id, *(i for filed in case.accounts for i in name_account(filed))))


def describe_account(filed: FiledAccount) -> str:
    """“Gazette: meeting, 3 May 2024, held”."""
    told = [tell_field(field, filed) for field in ("channel", "date", "status")]
    return plain(f"{name_publisher(filed)}: {', '.join(words or 'day not told' for words in told)}")


def describe_case(case: Case) -> str:
    """“meeting of Ida Berg and Juan Soto in Lima, 3 May 2024”."""
    day = write_date(case.engagement.date) if case.engagement.date else "day not told"
    return plain(f"{describe_engagement(case.engagement)}, {day}")

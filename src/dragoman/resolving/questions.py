"""What a person is asked of the record: a question with the words it is about, and the judgements that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2, log10
from typing import Literal

from dragoman.model import Span
from dragoman.model.record import (
    DocumentHead,
    Engagement,
    FiledAccount,
    FollowUp,
    Judgement,
    JudgementVerb,
    Reason,
)
from dragoman.resolving.closings import tell_weak_closing
from dragoman.resolving.engagements import FiledEngagement
from dragoman.wording import plain

QuestionKind = Literal["value", "merge", "follow-up"]
Choice = Literal["accept", "edit", "reject", "same", "not-same"]
DIFFERING, MERGING, UNCERTAIN = 4.0, 2.0, 1.0
"""What a question weighs by its kind: accounts that differ, a merge, a value or closing that is not sure."""
YEAR = 365.0
"""Days after which a question weighs half of one on the newest text."""


@dataclass(frozen=True, slots=True)
class JudgementDraft:
    """A judgement that is still to be made, as `Record.judge` takes it; a `correct` without a value waits for one."""

    verb: JudgementVerb
    subject: str
    field: str | None = None
    value: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer a question, and the judgements that say so, in the order in which they are entered."""

    choice: Choice
    judgements: tuple[JudgementDraft, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """What else could be right: a value as a judgement takes it, told in words, and the words that it rests on."""

    value: str | None
    told: str
    document: DocumentHead
    words: Span
    account: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a person should look at.

    `subject` is the engagement, account or follow-up that it is about, `field` its field. `value` is what the record
    goes by (None: it is not told), as a judgement takes it, and `told` the same in words; `words` are those that it
    rests on, in `document`. `alternatives` are the values of other accounts, or the other side of a merge. `why` says
    in a sentence why it is asked. Of a merge, `other` is the other side, `reasons` are those for and against it, and
    `score` is their sum. `answers` are all the ways to answer it; its `id` stays the same as long as it is asked.
    """

    id: str
    kind: QuestionKind
    subject: str
    field: str | None
    value: str | None
    told: str
    words: Span
    document: DocumentHead
    alternatives: tuple[Alternative, ...]
    why: str
    weight: float
    answers: tuple[Answer, ...]
    other: str | None = None
    reasons: tuple[Reason, ...] = ()
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """An engagement with its accounts and the standing judgements on it, under any of its ids."""

    engagement: Engagement
    told: FiledEngagement
    judgements: tuple[Judgement, ...] = ()

    @property
    def accounts(self) -> tuple[FiledAccount, ...]:
        return self.told.accounts


def weigh_attention(sources: int, contacts: int, age: int) -> float:
    """How much something is looked at: (1 + log2 sources) · (1 + log10 (1 + contacts)) / (1 + age / a year).

    `sources` are independent ones, `contacts` the engagements of its busiest participant, `age` the days since it, as
    seen from the newest text of the record.
    """
    return (1 + log2(max(1, sources))) * (1 + log10(1 + contacts)) / (1 + max(0, age) / YEAR)


def show_evidence(filed: FiledAccount) -> Span:
    """The words of an account that tell of its encounter."""
    account = filed.account
    spans = (*account.evidence, *account.status.spans, *account.channel.spans)
    return spans[0] if spans else Span(0, 0, "")


def ask_follow_up(follow_up: FollowUp, opening: DocumentHead, closing: DocumentHead | None) -> Question | None:
    """Whether a follow-up was closed rightly, where the reason is weak and nobody has decided on it; else None."""
    doubt = tell_weak_closing(follow_up)
    if doubt is None or follow_up.reviewed or closing is None or follow_up.closed is None:
        return None
    subject, state = follow_up.id, follow_up.state
    return Question(
        id=f"follow-up.{subject}",
        kind="follow-up",
        subject=subject,
        field="state",
        value=state,
        told=f"{state}: {plain(follow_up.what)}",
        words=follow_up.closed,
        document=closing,
        alternatives=(Alternative("open", "still open", opening, follow_up.opened),),
        why=f"It was taken for {state} because {doubt}.",
        weight=UNCERTAIN,
        answers=(
            Answer("accept", (JudgementDraft("accept", subject, "state", state),)),
            Answer("edit", (JudgementDraft("correct", subject, "state"),)),
            # To reject a follow-up itself would call it off; what is wrong here is that it was closed.
            Answer("reject", (JudgementDraft("correct", subject, "state", "open"),)),
        ),
    )


def name_in_id(words: str) -> str:
    """Words as a part of a question's id: letters and figures of any script, joined by hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def list_readers(accounts: Sequence[FiledAccount]) -> list[FiledAccount]:
    """The accounts in the order in which a reader met them: by day of publication."""
    return sorted(accounts, key=lambda filed: (filed.document.published or "9999", filed.document.number))

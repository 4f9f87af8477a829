"""Engagements, accounts and commitments built by hand for tests of event data."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.exporting.heading import ExportHeading, Told
from dragoman.model import Account, Claim, Commitment, CommitmentKind, Participant, Span
from dragoman.model.record import DocumentHead, Engagement, EngagementParticipant, FiledAccount, RecordState

HEADING = ExportHeading(
    RecordState("desk.db", "3.40", "2024-06-01T10:00:00+00:00", "0.1.0"), {"with": "GHA"}, "2024-06-02", 1, 0
)
ROLES = {"GHA": "President", "TGO": "Foreign Minister", "BEN": "Speaker of Parliament", "ECOWAS": "Secretary General"}


def name_person(code: str) -> str:
    return f"Envoy of {code}"


def commit(
    words: str, kind: CommitmentKind = "pledge", by: str = "GHA", to: str | None = "TGO", **more: str
) -> Commitment:
    return Commitment(by, to, kind, Span(100, 100 + len(words), words), **more)


def tell(
    sides: Sequence[str | None] = ("GHA", "TGO"),
    *,
    commitments: Sequence[Commitment] = (),
    told_twice: bool = False,
    initiator: str | None = None,
    trigger: str = "met",
    role: str | None = None,
    published: str | None = "2024-05-04",
    number: int = 1,
    **values: object,
) -> Told:
    """An engagement of these sides, one person each, with its account (`told_twice`: and another's of the same)."""
    words = "The envoys met at noon."
    fixed: dict[str, object] = {
        "channel": "meeting", "status": "held", "date": "2024-05-03", "date_basis": "text", "place": None,
        "topics": ("the border",), "accounts": ("a-1",), "sources": 1,
    }  # fmt: skip
    people = [(name_person(str(code)), role or ROLES.get(code or ""), code) for code in sides]
    engagement = Engagement(
        id=f"e-{number}",
        participants=tuple(EngagementParticipant(n, r, c, "person", f"p-{n}", ("a-1",)) for n, r, c in people),
        **(fixed | values),  # type: ignore[arg-type]
    )
    account = Account(
        id="e1",
        channel=Claim(engagement.channel, (Span(11, 11 + len(trigger), trigger),)),
        status=Claim(engagement.status),
        date=Claim(engagement.date) if engagement.date else None,
        date_basis=engagement.date_basis,
        place=Claim(engagement.place) if engagement.place else None,
        participants=tuple(Participant(n, r, c, ()) for n, r, c in people),
        topics=(),
        evidence=(Span(0, len(words), words),),
        initiator=Claim(initiator) if initiator else None,
    )
    filed = tuple(
        FiledAccount(
            f"a-{n}",
            DocumentHead(f"d-{number}{n}", n, f"{number}{n}.txt", f"Report {n}", published, "Gazette", language="en"),
            account,
            (None,) * len(people),
            engagement.id,
            commitments=tuple(commitments),
        )
        for n in ((1, 2) if told_twice else (1,))
    )
    return engagement, filed

"""Documents, commitments, accounts and engagements in short, for tests of what is due."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.model import Account, Channel, Claim, Commitment, CommitmentKind, Participant, Span, Status
from dragoman.model.record import DocumentHead, Engagement, EngagementParticipant, FiledAccount, FiledCommitment


def head(number: int = 1, published: str | None = "2024-03-01", copy_of: str | None = None) -> DocumentHead:
    return DocumentHead(f"d-{number}", number, f"report-{number}", published=published, copy_of=copy_of)


def commit(
    kind: CommitmentKind,
    by: str,
    to: str | None,
    words: str,
    document: DocumentHead | None = None,
    *,
    amount: str | None = None,
    instrument: str | None = None,
    due: str | None = None,
    start: int = 0,
) -> FiledCommitment:
    document = document or head()
    evidence = Span(start, start + len(words), words)
    commitment = Commitment(by, to, kind, evidence, amount, instrument, due)
    return FiledCommitment(f"{document.id}-c{start + 1}", document, commitment)


def account(
    status: Status,
    people: Mapping[str, str | None],
    words: str,
    document: DocumentHead | None = None,
    *,
    channel: Channel = "visit",
    date: str | None = None,
    place: str | None = None,
    commitments: tuple[FiledCommitment, ...] = (),
    start: int = 0,
    roles: dict[str, str] | None = None,
) -> FiledAccount:
    document = document or head()
    span = Span(start, start + len(words), words)
    told = Account(
        "e1",
        Claim(channel, (span,)),
        Claim(status, (span,)),
        Claim(date, (span,)) if date else None,
        "text" if date else None,
        Claim(place, (span,)) if place else None,
        tuple(Participant(name, (roles or {}).get(name), code, (span,)) for name, code in people.items()),
        (),
        (span,),
    )
    return FiledAccount(
        f"{document.id}-e1", document, told, (None,) * len(people), commitments=tuple(c.commitment for c in commitments)
    )


def engage(*accounts: FiledAccount, status: Status | None = None, id: str = "e-1") -> Engagement:
    """The engagement of these accounts; its fields are the last one's."""
    told = accounts[-1].account
    return Engagement(
        id,
        told.channel.value,
        status or told.status.value,
        told.date.value if told.date else None,
        told.date_basis,
        told.place.value if told.place else None,
        tuple(
            EngagementParticipant(p.name, p.role, p.country, p.kind, None, (accounts[-1].id,))
            for p in told.participants
        ),
        (),
        tuple(a.id for a in accounts),
        len(accounts),
    )

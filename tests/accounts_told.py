"""Short ways for tests to write accounts as they are filed, and to read their comparison."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Account, Amount, Channel, Claim, Commitment, DateBasis, Instrument, Participant, Span, Status
from dragoman.model.record import Cell, Comparison, DocumentHead, FiledAccount, Verdict
from dragoman.resolving.comparison import compare_accounts


def words_at(text: str, start: int = 0) -> Span:
    return Span(start, start + len(text), text)


def person(name: str, country: str | None, role: str | None = None) -> Participant:
    return Participant(name, role, country, (words_at(name),))


def state(name: str, country: str) -> Participant:
    return Participant(name, None, country, (words_at(name),), "state")


def tell(
    source: str,
    *people: Participant,
    channel: Channel = "call",
    status: Status = "held",
    date: str | None = None,
    basis: DateBasis = "text",
    time: str | None = None,
    place: str | None = None,
    topics: Sequence[str] = (),
    initiator: str | None = None,
    published: str | None = None,
    home: str | None = None,
    copy_of: str | None = None,
    amounts: Sequence[Amount] = (),
    commitments: Sequence[Commitment] = (),
    instruments: Sequence[Instrument] = (),
) -> FiledAccount:
    """The account of one publisher, each value with its words as its span."""
    account = Account(
        "e1",
        Claim(channel, (words_at(channel),)),
        Claim(status, (words_at(status),)),
        Claim(date, (words_at(date),)) if date else None,
        basis if date else None,
        Claim(place, (words_at(place),)) if place else None,
        people,
        tuple(Claim(topic, (words_at(topic),)) for topic in topics),
        (),
        Claim(time, (words_at(time),)) if time else None,
        Claim(initiator, (words_at(initiator),)) if initiator else None,
    )
    head = DocumentHead(f"d-{source}", 1, source, None, published, source, None, "en", home, copy_of)
    return FiledAccount(
        f"a-{source}",
        head,
        account,
        tuple(None for _ in people),
        amounts=tuple(amounts),
        commitments=tuple(commitments),
        instruments=tuple(instruments),
    )


def verdicts(accounts: Sequence[FiledAccount], name: str) -> list[Verdict]:
    """The verdicts of one row, in the accounts' order."""
    return [cell.verdict for cell in find_row(compare_accounts("g-1", accounts), name)]


def whys(accounts: Sequence[FiledAccount], name: str) -> list[str]:
    return [cell.why for cell in find_row(compare_accounts("g-1", accounts), name)]


def find_row(comparison: Comparison, name: str) -> Sequence[Cell]:
    rows = [row.cells for row in comparison.fields if row.name == name]
    assert len(rows) == 1, [row.name for row in comparison.fields]
    return rows[0]


def rows_of(accounts: Sequence[FiledAccount], kind: str) -> dict[str, list[Verdict]]:
    """The rows whose name begins with a kind ("topic: "), each with its verdicts."""
    found = compare_accounts("g-1", accounts).fields
    return {
        row.name.removeprefix(kind): [cell.verdict for cell in row.cells] for row in found if row.name.startswith(kind)
    }

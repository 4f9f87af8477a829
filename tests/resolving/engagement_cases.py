"""Filed accounts made by hand, for the tests of linking: invented reports of plain and of hard cases."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Account, Channel, Claim, DateBasis, Participant, Span, Status
from dragoman.model.record import DocumentHead, FiledAccount, Judgement
from dragoman.resolving.engagements import FiledEngagement, Link, link_accounts
from dragoman.resolving.keys import list_keys, list_search_keys


def file_account(
    *people: str,
    doc: int = 1,
    published: str | None = "2019-05-14",
    source: str | None = None,
    channel: Channel = "meeting",
    status: Status = "held",
    date: str | None = None,
    basis: DateBasis = "text",
    place: str | None = None,
    topics: Sequence[str] = (),
    words: str = "",
    copy_of: str | None = None,
    number: int = 1,
) -> FiledAccount:
    """An account of people "Name|Role|COUNTRY" ("Name||COUNTRY" for somebody without an office, "*Name||COUNTRY" for a
    state or body); `doc` is the number of its document, `number` its place in it."""
    participants = []
    for told in people:
        name, role, country = (part or None for part in told.split("|"))
        assert name
        kind = "state" if name.startswith("*") else "person"
        participants.append(Participant(name.lstrip("*"), role, country, (), kind))
    evidence = words or f"report {doc} tells of encounter {number} in words of its own"
    account = Account(
        id=f"e{number}",
        channel=Claim(channel),
        status=Claim(status),
        date=Claim(date) if date else None,
        date_basis=basis if date else None,
        place=Claim(place) if place else None,
        participants=tuple(participants),
        topics=tuple(Claim(topic) for topic in topics),
        evidence=(Span(0, len(evidence), evidence),),
    )
    head = DocumentHead(
        f"d-{doc}", doc, f"report-{doc}", published=published, source=source or f"Publisher {doc}", copy_of=copy_of
    )
    return FiledAccount(f"a-{doc}-{number}", head, account, (None,) * len(participants))


def engage(id: str, *accounts: FiledAccount, merged_ids: tuple[str, ...] = ()) -> FiledEngagement:
    """An engagement of these accounts."""
    return FiledEngagement(id, accounts, merged_ids)


def judge(
    verb: str, subject: str, other: str | None = None, number: int = 1, withdrawn: bool = False, **rest: str | None
) -> Judgement:
    """A judgement; the higher its number, the later."""
    at = f"2024-01-01T00:00:{number:02}Z"
    return Judgement(
        f"j-{number}",
        verb,
        subject,
        "desk",
        "as the embassy says",
        at,
        other,
        withdrawn_at=at if withdrawn else None,
        **rest,
    )


def link_all(documents: Sequence[Sequence[FiledAccount]], judgements: Sequence[Judgement] = ()) -> list[list[str]]:
    """The ids of the accounts of each engagement that the documents, added one after another, come to."""
    home: dict[str, str] = {}
    filed: dict[str, FiledAccount] = {}
    for document in documents:
        candidates = {account.id: find_candidates(account, filed, home) for account in document}
        links: dict[str, Link] = link_accounts(document, candidates, judgements)
        for account in document:
            link = links[account.id]
            target = link.engagement or f"e-{account.id}"
            home = {a: target if e in link.merged else e for a, e in home.items()}
            home[account.id], filed[account.id] = target, account
    groups: dict[str, list[str]] = {}
    for account, engagement in home.items():
        groups.setdefault(engagement, []).append(account)
    return list(groups.values())


def find_candidates(new: FiledAccount, filed: dict[str, FiledAccount], home: dict[str, str]) -> list[FiledEngagement]:
    """The engagements with an account under one of the keys that the new account is looked for under."""
    wanted = set(list_search_keys(new))
    found = {home[a] for a, account in filed.items() if wanted & set(list_keys(account))}
    return [FiledEngagement(e, tuple(filed[a] for a, where in home.items() if where == e)) for e in sorted(found)]

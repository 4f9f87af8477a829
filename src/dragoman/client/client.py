"""The client of a served record: typed answers, long lists as iterators."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, Self, TypedDict, TypeVar, Unpack
from urllib.parse import quote, urlsplit

from pydantic import ValidationError

from dragoman.client import shapes
from dragoman.client.connection import API, Connection, Query, write_query
from dragoman.errors import RequestRejected, ServiceError
from dragoman.model import ActorKind, Channel, CommitmentKind, QuotationKind, Status
from dragoman.model.record import DifferingField, FollowUpKind, FollowUpState, JudgementVerb

S = TypeVar("S", bound=shapes.Shape)
PAGE = 100
"""Items that are asked for at once."""


class Asked(TypedDict, total=False):
    """Filters on engagements, as `dragoman list` has them; what is left out, or None, lets everything through."""

    with_: Sequence[str]
    since: str | None
    until: str | None
    channel: Channel | None
    status: Status | None
    topic: str | None
    place: str | None
    instrument: Sequence[str]
    source: str | None
    min_sources: int | None
    differing: DifferingField | None
    reviewed: bool | None
    rejected: bool | None
    oldest_first: bool | None


class Client:
    """A record served at an address ("http://127.0.0.1:8765"), with the token of a user where the server asks for one.

    Every method raises ServiceError: ServiceUnreachable, ServiceRefused, RequestRejected, NotServed, ServiceOvertaken.
    Lists are iterators that ask for the next page when they come to it. Where the server is busy (429, 503), a request
    waits as long as it says and is sent again, `attempts` times in all; `timeout` is the seconds of one silence.

    Use it as a context manager, or `close` it.
    """

    def __init__(self, address: str, token: str | None = None, *, timeout: float = 60.0, attempts: int = 5) -> None:
        self.connection = Connection(address, token, timeout=timeout, attempts=attempts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self.connection.close()

    # The record

    def state(self) -> shapes.State:
        """Which record this is and in which state."""
        return self._get(shapes.State, "/state")

    def search(self, q: str, *, size: int = 20) -> list[shapes.Hit]:
        """Actors and instruments by name, documents by their words, in any script; the best first."""
        return self._get(shapes.Hits, "/search", {"q": q, "size": size}).items

    def changes(self, since: str | None = None) -> Iterator[shapes.Event]:
        """What has happened since a day or moment (ISO 8601), the oldest first."""
        return self._iterate(shapes.Event, "/changes", {"since": since})

    # Engagements

    def engagements(self, **filters: Unpack[Asked]) -> Iterator[shapes.EngagementLine]:
        """The engagements that all filters let through, the newest first."""
        return self._iterate(shapes.EngagementLine, "/engagements", filters)

    def engagement(self, id: str) -> shapes.Engagement:
        """An engagement with all its accounts and the words behind them."""
        return self._get(shapes.Engagement, f"/engagements/{name(id)}")

    def comparison(self, id: str) -> shapes.Comparison:
        """The accounts of an engagement side by side."""
        return self._get(shapes.Comparison, f"/engagements/{name(id)}/comparison")

    def reasons(self, id: str) -> shapes.Reasons:
        """Why the accounts of an engagement are held to be one encounter."""
        return self._get(shapes.Reasons, f"/engagements/{name(id)}/reasons")

    def history(self, id: str) -> Iterator[shapes.Event]:
        """What happened to an engagement in the record, the newest first."""
        return self._iterate(shapes.Event, f"/engagements/{name(id)}/history")

    # Documents

    def documents(
        self,
        *,
        source: str | None = None,
        home: str | None = None,
        language: str | None = None,
        since: str | None = None,
        until: str | None = None,
        words: str | None = None,
        copies: bool | None = None,
        country: str | None = None,
    ) -> Iterator[shapes.DocumentHead]:
        """The documents that all filters let through, the newest published first."""
        return self._iterate(shapes.DocumentHead, "/documents", name_filters(locals()))

    def document(self, id: str) -> shapes.Document:
        """What a document says of itself, and how it came into the record."""
        return self._get(shapes.Document, f"/documents/{name(id)}")

    def text(self, id: str) -> shapes.DocumentText:
        """The stored text of a document."""
        return self._get(shapes.DocumentText, f"/documents/{name(id)}/text")

    def marks(self, id: str) -> shapes.DocumentMarks:
        """Everything that was taken from a document."""
        return self._get(shapes.DocumentMarks, f"/documents/{name(id)}/marks")

    def read(
        self,
        text: str,
        *,
        id: str,
        title: str | None = None,
        published: str | None = None,
        source: str | None = None,
        url: str | None = None,
    ) -> shapes.Reading:
        """Read a text without filing anything. Needs the role of an editor."""
        return self._send(shapes.Reading, "/readings", make_document(locals()))

    def add(
        self,
        text: str,
        *,
        id: str,
        title: str | None = None,
        published: str | None = None,
        source: str | None = None,
        url: str | None = None,
    ) -> shapes.AddedDocument:
        """Read a text and file what it tells. Needs the role of an editor."""
        return self._send(shapes.AddedDocument, "/documents", make_document(locals()))

    # Actors, pairs, instruments

    def actors(
        self, *, kind: ActorKind | None = None, country: str | None = None, words: str | None = None
    ) -> Iterator[shapes.ActorLine]:
        """The actors of a kind and country, in one of whose names all words occur."""
        return self._iterate(shapes.ActorLine, "/actors", name_filters(locals()))

    def actor(self, id: str) -> shapes.Actor:
        """An actor with all names and offices."""
        return self._get(shapes.Actor, f"/actors/{name(id)}")

    def actor_quotations(self, id: str, *, kind: QuotationKind | None = None) -> Iterator[shapes.QuotationRow]:
        """What an actor said, the newest first."""
        return self._iterate(shapes.QuotationRow, f"/actors/{name(id)}/quotations", {"kind": kind})

    def pair(self, one: str, other: str, *, since: str | None = None, until: str | None = None) -> shapes.Pair:
        """What two sides (codes, acronyms or ids of actors) have with each other."""
        return self._get(shapes.Pair, f"/pairs/{name(one)}/{name(other)}", {"since": since, "until": until})

    def instruments(self, *, kind: str | None = None, words: str | None = None) -> Iterator[shapes.InstrumentLine]:
        """The instruments of a kind, in one of whose names all words occur."""
        return self._iterate(shapes.InstrumentLine, "/instruments", name_filters(locals()))

    def instrument(self, id: str) -> shapes.Instrument:
        """An instrument with its figures."""
        return self._get(shapes.Instrument, f"/instruments/{name(id)}")

    # What texts say

    def commitments(
        self, *, kind: CommitmentKind | None = None, **filters: Unpack[Asked]
    ) -> Iterator[shapes.CommitmentRow]:
        """Commitments, those of the newest texts first; the filters are those of `engagements`."""
        return self._iterate(shapes.CommitmentRow, "/commitments", {"kind": kind, **filters})

    def quotations(
        self, *, kind: QuotationKind | None = None, **filters: Unpack[Asked]
    ) -> Iterator[shapes.QuotationRow]:
        """Quotations and reported statements; the filters are those of `engagements`."""
        return self._iterate(shapes.QuotationRow, "/quotations", {"kind": kind, **filters})

    def amounts(self, **filters: Unpack[Asked]) -> Iterator[shapes.AmountRow]:
        """Sums of money; the filters are those of `engagements`."""
        return self._iterate(shapes.AmountRow, "/amounts", filters)

    def figures(self, **filters: Unpack[Asked]) -> Iterator[shapes.FigureRow]:
        """Figures claimed of instruments; the filters are those of `engagements`."""
        return self._iterate(shapes.FigureRow, "/figures", filters)

    def follow_ups(
        self,
        *,
        with_: Sequence[str] = (),
        status: FollowUpState | str | None = None,
        kind: FollowUpKind | None = None,
        due_before: str | None = None,
        engagement: str | None = None,
    ) -> Iterator[shapes.FollowUp]:
        """What is due, the soonest first; `status` is a state or "overdue"."""
        return self._iterate(shapes.FollowUp, "/follow-ups", name_filters(locals()))

    # Judgements and briefs

    def judgements(self) -> Iterator[shapes.Judgement]:
        """The judgements, withdrawn ones too, the newest first."""
        return self._iterate(shapes.Judgement, "/judgements")

    def judgement(self, id: str) -> shapes.Judgement:
        """A judgement, withdrawn or not."""
        return self._get(shapes.Judgement, f"/judgements/{name(id)}")

    def judge(
        self,
        verb: JudgementVerb,
        subject: str,
        *,
        why: str,
        other: str | None = None,
        field: str | None = None,
        value: str | None = None,
        expected: int | None = None,
        expected_other: int | None = None,
    ) -> shapes.EnteredJudgement:
        """Enter a judgement. Needs the role of an editor.

        `expected` is the `version` of the subject that it was decided on: if others have changed it meanwhile,
        ServiceOvertaken tells what happened, and nothing is entered.
        """
        given = {name: value for name, value in locals().items() if name != "self" and value is not None}
        return self._send(shapes.EnteredJudgement, "/judgements", given)

    def withdraw(self, id: str, *, why: str, expected: int | None = None) -> shapes.EnteredJudgement:
        """Withdraw a judgement. Needs the role of an editor."""
        query = {"why": why, "expected": expected}
        return self._read(shapes.EnteredJudgement, "DELETE", f"/judgements/{name(id)}", query)

    def brief(
        self,
        *,
        with_: Sequence[str] = (),
        on: str | None = None,
        engagement: str | None = None,
        about: str | None = None,
        length: str | None = None,
    ) -> shapes.Brief:
        """The brief before the encounter with all of the sides on a day, on a counterpart, or before an engagement.

        `on` is today where it is not given; an engagement has its own day. `length` is "full" or "short".
        """
        if engagement is not None:
            return self._get(shapes.Brief, f"/engagements/{name(engagement)}/brief", {"about": about, "length": length})
        return self._get(shapes.Brief, "/briefs", {"with_": with_, "on": on, "about": about, "length": length})

    # How it is asked

    def _get(self, shape: type[S], path: str, query: Query | str = "") -> S:
        return self._read(shape, "GET", path, query)

    def _send(self, shape: type[S], path: str, body: Query) -> S:
        return self._read(shape, "POST", path, body=body)

    def _read(self, shape: type[S], method: str, path: str, query: Query | str = "", body: Query | None = None) -> S:
        answer = self.connection.ask(method, path, query, body)
        try:
            return shape.model_validate_json(answer)
        except ValidationError as fault:
            raise ServiceError(
                f"{self.connection.address}{API}{path}",
                f"the answer is not the one expected ({fault.error_count()} faults)",
                "is another version of dragoman served there?",
            ) from fault

    def _iterate(self, item: type[S], path: str, query: Query | None = None) -> Iterator[S]:
        """All items of a long list. Of the address of a next page only the query counts: the server stays the same."""
        page: type[shapes.Page[Any]] = shapes.Page[item]  # type: ignore[valid-type]  # a class made of another
        asked: str | None = write_query({**(query or {}), "size": PAGE})
        while asked is not None:
            found = self._get(page, path, asked)
            yield from found.items
            asked = urlsplit(found.next).query if found.next else None


def name(id: str) -> str:
    """An id as one part of an address."""
    return quote(id, safe="")


def name_filters(given: dict[str, Any]) -> Query:
    """The arguments of a method as the query asks for them."""
    return {name: value for name, value in given.items() if name != "self"}


def make_document(given: dict[str, Any]) -> Query:
    """The body that holds a text. Raises RequestRejected where it can't be one, before anything is sent."""
    fields = {name: value for name, value in given.items() if name != "self" and value is not None}
    try:
        return dict(json.loads(shapes.NewDocument.model_validate(fields).model_dump_json(exclude_none=True)))
    except ValidationError as fault:
        faults = tuple(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in fault.errors())
        raise RequestRejected("the text", "; ".join(faults), "send it anew", None, faults) from fault

"""From what the record gives to what the API answers, by the names of the public contract."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from dragoman.client import shapes
from dragoman.contract import (
    describe_amount,
    describe_commitment,
    describe_quotation,
    describe_tenure,
    place_of,
)
from dragoman.exporting.engagements import describe_recorded
from dragoman.exporting.saying_tables import FOLLOW_UPS
from dragoman.exporting.table import Table
from dragoman.model import Span, Tenure
from dragoman.model.record import (
    Actor,
    Comparison,
    DocumentHead,
    Engagement,
    FiledAccount,
    FollowUp,
    Judgement,
    RecordedInstrument,
    SourcedFigure,
)
from dragoman.record.lines import EngagementLine
from dragoman.resolving.follow_ups import is_overdue

S = TypeVar("S", bound=shapes.Shape)


def tell(shape: type[S], thing: Any, **more: Any) -> S:
    """A thing of the record as a shape whose names are its own; `more` goes before."""
    told = {field: getattr(thing, field) for field in shape.model_fields if field not in more and hasattr(thing, field)}
    return shape.model_validate({**told, **more}, from_attributes=True)


def tell_row(shape: type[S], table: Table[Any], thing: Any, **more: Any) -> S:
    """A row of a table of `dragoman export` as a shape."""
    return shape.model_validate({**table.describe(thing), **more})


def tell_line(line: EngagementLine) -> shapes.EngagementLine:
    """An engagement in a list. What is a number here, and a list in the whole object, has a name of its own."""
    return tell(shapes.EngagementLine, line, account_count=line.accounts, is_reviewed=line.reviewed)


def tell_engagement(
    engagement: Engagement,
    accounts: Sequence[FiledAccount],
    *,
    follow_ups: Sequence[shapes.FollowUp],
    judgements: Iterable[Judgement],
    version: int,
) -> shapes.Engagement:
    """The public object of an engagement with what its documents say in connection with it."""
    described = describe_recorded(engagement, accounts)
    for told, filed in zip(described["accounts"], accounts, strict=True):
        told["quotes"] = [describe_quotation(quotation, False) for quotation in filed.quotes]
        told["amounts"] = [describe_amount(amount, False) for amount in filed.amounts]
        told["commitments"] = [describe_commitment(commitment, False) for commitment in filed.commitments]
    return shapes.Engagement.model_validate(
        {
            **described,
            "follow_ups": follow_ups,
            "judgements": [tell(shapes.Judgement, judgement) for judgement in judgements],
            "version": version,
        }
    )


def tell_comparison(comparison: Comparison) -> shapes.Comparison:
    """The accounts of an engagement side by side, in the words of `dragoman compare --format json`."""
    columns = [tell(shapes.ComparedAccount, filed.document, account=filed.id) for filed in comparison.accounts]
    rows = [tell(shapes.ComparedField, field) for field in comparison.fields]
    return shapes.Comparison(engagement=comparison.engagement, accounts=columns, fields=rows)


def tell_follow_ups(
    found: Iterable[FollowUp], load_heads: Callable[[Iterable[str]], dict[str, DocumentHead]]
) -> list[shapes.FollowUp]:
    """Follow-ups as rows of `dragoman export followups`, and whether they are overdue today."""
    due = list(found)
    heads = load_heads(dict.fromkeys(follow_up.document for follow_up in due))
    today = date.today()
    return [
        tell_row(shapes.FollowUp, FOLLOW_UPS, (one, heads[one.document]), overdue=is_overdue(one, today)) for one in due
    ]


def tell_tenure(tenure: Tenure) -> shapes.Tenure:
    return shapes.Tenure.model_validate({**describe_tenure(tenure, False), "source": tenure.source})


def tell_actor(actor: Actor, contradictions: Sequence[str], version: int) -> shapes.Actor:
    """An actor with names, offices and what of them can't be right together."""
    tenures = [tell_tenure(tenure) for tenure in actor.tenures]
    return tell(shapes.Actor, actor, tenures=tenures, contradictions=contradictions, version=version)


def tell_figure(figure: SourcedFigure) -> shapes.SourcedFigure:
    return tell(shapes.SourcedFigure, figure, evidence=figure.evidence.text, **place_of(figure.evidence))


def tell_succession(told: tuple[str, str, Span]) -> shapes.NamedSuccession:
    name, document, evidence = told
    return shapes.NamedSuccession(
        name=name, document=document, evidence=evidence.text, start=evidence.start, end=evidence.end
    )


def tell_instrument(instrument: RecordedInstrument, version: int) -> shapes.Instrument:
    """An instrument with its figures, what they come to, and what replaced what."""
    shares = [
        shapes.Share(words=share.words, part=tell_figure(share.part), whole=tell_figure(share.whole))
        for share in instrument.shares
    ]
    return tell(
        shapes.Instrument,
        instrument,
        figures=[tell_figure(figure) for figure in instrument.figures],
        shares=shares,
        replaced=[tell_succession(told) for told in instrument.replaced],
        replaced_by=[tell_succession(told) for told in instrument.replaced_by],
        version=version,
    )


def tell_head(head: DocumentHead) -> shapes.DocumentHead:
    return shapes.DocumentHead.model_validate(dataclasses.asdict(head))

"""`list`, `show`, `search`, `compare`, `followups`, `actor`, `pair`, `instrument`: what the record says."""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, get_args

import click

from dragoman.cli.options import EDTF, layout_option, limit_option, record_option, today_option
from dragoman.cli.sides import choose_actor, choose_instrument, find_sides, name_side
from dragoman.model import Channel, Status
from dragoman.model.record import DifferingField, FollowUp, FollowUpKind, FollowUpState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dragoman.contract import Json
    from dragoman.model.record import DocumentHead, Engagement, FiledAccount, RecordedInstrument
    from dragoman.record import EngagementFilters, Record

ENGAGEMENT_COLUMNS = "id date date_basis channel status place participants topics sources reviewed".split()
FOLLOW_UP_COLUMNS = "id due status kind by to what opened_on document opened engagement closed_on closed why".split()
HIT_COLUMNS = "kind id date source title snippet start engagements".split()
WHEREVER = 20
"""Engagements shown on the page of an actor, a pair or an instrument."""


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which engagements."""
    options = (
        click.option(
            "--with", "with_", multiple=True, metavar="WHO", help="A state, organisation or actor; repeatable: all."
        ),
        click.option("--between", nargs=2, metavar="A B", help="Two of them, both taking part."),
        click.option("--since", type=EDTF, metavar="DATE", help="Not over before: 2024-05-03, 2024-05 or 2024."),
        click.option("--until", type=EDTF, metavar="DATE", help="Begun by then."),
        click.option("--channel", type=click.Choice(get_args(Channel)), help="By which channel."),
        click.option("--status", type=click.Choice(get_args(Status)), help="Whether it took place."),
        click.option("--topic", metavar="WORDS", help="All these words in one topic."),
        click.option("--place", metavar="WORDS", help="All these words in the place."),
        click.option(
            "--instrument",
            metavar="NAME",
            help="A programme, plan, treaty or format that came up, by name, acronym or id.",
        ),
        click.option(
            "--min-sources",
            type=click.IntRange(1),
            default=1,
            show_default=True,
            help="Told by so many independent sources at least.",
        ),
        click.option(
            "--differing",
            type=click.Choice(get_args(DifferingField)),
            help="Whose accounts contradict each other on this field, or on any of them.",
        ),
        click.option(
            "--reviewed/--unreviewed", default=None, help="What a person has accepted or corrected, or the rest."
        ),
        click.option("--rejected", is_flag=True, help="What a person has rejected."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def make_filters(record: Record, asked: dict[str, Any], limit: int | None = None) -> EngagementFilters:
    """The filters that the options ask for, names looked up in the record. Raises as `choose_actor` does."""
    from dragoman.record import EngagementFilters

    named = (*asked.pop("with_"), *(asked.pop("between") or ()))
    instrument = asked.pop("instrument")
    instruments = (choose_instrument(record, instrument).id,) if instrument else None
    return EngagementFilters(with_=find_sides(record, named), instruments=instruments, limit=limit or None, **asked)


@click.command("list")
@filter_options
@limit_option(50)
@layout_option()
@record_option
def list_engagements(limit: int, layout: str, address: str, **asked: Any) -> None:
    """List engagements, the newest first; * marks what a person has reviewed.

    \b
    Examples:
      dragoman list --with Ukraine --since 2025-11 --channel call
      dragoman list --between "United States" Norway --min-sources 2
      dragoman list --differing any --unreviewed
      dragoman list --instrument SAFE --limit 0 --format csv
    """
    from dragoman.exporting.engagements import describe_recorded
    from dragoman.output import write_list
    from dragoman.record import open_record
    from dragoman.views.tables import tabulate_engagements

    with open_record(address, create=False) as record:
        write_list(
            record.iter_engagements(make_filters(record, asked, limit)),
            layout,
            describe=lambda told: describe_recorded(*told),
            draw=lambda told: tabulate_engagements(engagement for engagement, _ in told),
            columns=ENGAGEMENT_COLUMNS,
        )


@click.command()
@click.argument("engagement")
@click.option("--why", is_flag=True, help="Say why each account was put with it, with weights.")
@click.option("--history", is_flag=True, help="Tell what happened to it in the record, and when.")
@layout_option("text", "json")
@today_option
@record_option
def show(engagement: str, why: bool, history: bool, layout: str, today: datetime, address: str) -> None:
    """Show ENGAGEMENT with its accounts, the words they rest on, what was said and promised, and what is due.

    \b
    Examples:
      dragoman show e-4f21
      dragoman show e-4f21 --why --history
      dragoman show e-4f21 --format json
    """
    from dragoman.output import print_view
    from dragoman.record import FollowUpFilters, open_record
    from dragoman.views.engagement_view import EngagementPage

    with open_record(address, create=False) as record:
        found = record.load_engagement(engagement)
        accounts = record.load_accounts(found.id)
        follow_ups = list(record.follow_ups(FollowUpFilters(engagement=found.id)))
        reasons = record.load_reasons(found.id)
        judgements = record.find_judgements(list(dict.fromkeys([engagement, found.id, *found.accounts])))
        events = record.load_history(found.id) if history else []
        captures = record.load_captures(dict.fromkeys(filed.document.id for filed in accounts))
    if layout == "json":
        told = describe_shown(found, accounts, follow_ups, reasons if why else None, f"{today:%Y-%m-%d}")
        told["judgements"] = [dataclasses.asdict(judgement) for judgement in judgements]
        print_json(told | ({"events": [dataclasses.asdict(event) for event in events]} if history else {}))
    else:
        page = EngagementPage(
            found,
            accounts,
            follow_ups=follow_ups,
            judgements=judgements,
            reasons=reasons if why else None,
            events=events,
            captures=captures,
            asked=engagement,
            today=f"{today:%Y-%m-%d}",
        )
        print_view(page)


def describe_shown(
    engagement: Engagement,
    accounts: tuple[FiledAccount, ...],
    follow_ups: list[FollowUp],
    reasons: dict[str, Any] | None,
    today: str,
) -> Json:
    """The public object of an engagement, with all that its page shows."""
    from dragoman.contract import describe_commitment, describe_quotation
    from dragoman.exporting.engagements import describe_recorded

    told = describe_recorded(engagement, accounts)
    for described, filed in zip(told["accounts"], accounts, strict=True):
        described["quotes"] = [describe_quotation(q, False) for q in filed.quotes]
        described["commitments"] = [describe_commitment(c, False) for c in filed.commitments]
        if reasons is not None:
            described["reasons"] = [dataclasses.asdict(reason) for reason in reasons.get(filed.id, ())]
    told["follow_ups"] = [describe_follow_up(follow_up, today) for follow_up in follow_ups]
    return told


@click.command()
@click.argument("words", nargs=-1, required=True)
@limit_option(20)
@layout_option()
@record_option
def search(words: tuple[str, ...], limit: int, layout: str, address: str) -> None:
    """Search actors and instruments by name, documents by their words, in any script.

    All WORDS must occur, at least as the beginning of one; "words in quotation marks" must stand together.

    \b
    Examples:
      dragoman search grain corridor
      dragoman search '"security guarantees"' Зеленський
      dragoman search --format jsonl --limit 0 Nicusor Dan
    """
    from dragoman.output import write_list
    from dragoman.record import open_record
    from dragoman.views.tables import tabulate_hits

    with open_record(address, create=False) as record:
        hits = record.search(" ".join(words), limit or EVERYTHING)
        write_list(hits, layout, describe=dataclasses.asdict, draw=tabulate_hits, columns=HIT_COLUMNS)


EVERYTHING = 1_000_000
"""More hits than any record has documents to read through."""


@click.command()
@click.argument("engagement")
@click.option("--words", is_flag=True, help="Show the words behind each value, and why it stands as it does.")
@layout_option("text", "json")
@record_option
def compare(engagement: str, words: bool, layout: str, address: str) -> None:
    """Put the accounts of ENGAGEMENT side by side: what agrees, differs, or is told by one alone.

    \b
    Examples:
      dragoman compare e-4f21
      dragoman compare e-4f21 --words
    """
    from dragoman.output import print_view
    from dragoman.record import open_record
    from dragoman.views.comparison_view import ComparisonPage

    with open_record(address, create=False) as record:
        comparison = record.compare(engagement)
    if layout == "json":
        heads = [{"account": filed.id, **dataclasses.asdict(filed.document)} for filed in comparison.accounts]
        fields = [{**dataclasses.asdict(field), "verdict": field.verdict} for field in comparison.fields]
        print_json({"engagement": comparison.engagement, "accounts": heads, "fields": fields})
    else:
        print_view(ComparisonPage(comparison, words=words))


@click.command()
@click.option("--due-before", type=EDTF, metavar="DATE", help="Due before that day.")
@click.option("--with", "with_", multiple=True, metavar="WHO", help="A state, organisation or actor; repeatable: all.")
@click.option("--status", type=click.Choice([*get_args(FollowUpState), "overdue"]), help="Open includes overdue.")
@click.option("--kind", type=click.Choice(get_args(FollowUpKind)), help="Of which kind.")
@limit_option(50)
@today_option
@layout_option()
@record_option
def followups(with_: tuple[str, ...], limit: int, today: datetime, layout: str, address: str, **asked: Any) -> None:
    """List what is due: meetings planned or proposed, invitations, dated commitments; the soonest due first.

    \b
    Examples:
      dragoman followups --status overdue
      dragoman followups --with Ukraine --due-before 2026-02
      dragoman followups --status kept --format csv
    """
    from dragoman.output import write_list
    from dragoman.record import FollowUpFilters, open_record
    from dragoman.views.tables import tabulate_follow_ups

    day = f"{today:%Y-%m-%d}"
    with open_record(address, create=False) as record:
        filters = FollowUpFilters(with_=find_sides(record, with_), today=day, limit=limit or None, **asked)
        write_list(
            record.follow_ups(filters),
            layout,
            describe=lambda follow_up: describe_follow_up(follow_up, day),
            draw=lambda found: tabulate_follow_ups(found, day),
            columns=FOLLOW_UP_COLUMNS,
        )


def describe_follow_up(follow_up: FollowUp, today: str) -> Json:
    """The public object of a follow-up; `status` is its state, or overdue."""
    from dragoman.views.words import write_due

    return {**dataclasses.asdict(follow_up), "status": write_due(follow_up, today)}


@click.command()
@click.argument("name", nargs=-1, required=True)
@layout_option("text", "json")
@record_option
def actor(name: tuple[str, ...], layout: str, address: str) -> None:
    """Show an actor by NAME, in any script, or id: names, offices, latest engagements, last words.

    \b
    Examples:
      dragoman actor Volodymyr Bondarenko
      dragoman actor Зеленський
      dragoman actor p-1c04 --format json
    """
    from dragoman.output import print_view
    from dragoman.record import EngagementFilters, open_record
    from dragoman.views.actor_view import ActorPage

    asked = " ".join(name)
    with open_record(address, create=False) as record:
        found = choose_actor(record, asked)
        engagements = list(record.engagements(EngagementFilters(with_=(found.id,), limit=WHEREVER)))
        sayings = record.load_sayings(found.id)
        contradictions = record.find_contradictions(found.id)
    if layout == "json":
        said = [{"document": head.id, **dataclasses.asdict(quotation)} for head, quotation in sayings]
        told = {"contradictions": contradictions, "engagements": [e.id for e in engagements], "sayings": said}
        print_json({**dataclasses.asdict(found), **told})
    else:
        merged = asked if asked[1:2] == "-" else None  # an id, no name
        page = ActorPage(found, engagements=engagements, sayings=sayings, contradictions=contradictions, asked=merged)
        print_view(page)


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--since", type=EDTF, metavar="DATE", help="Not over before: 2024-05-03, 2024-05 or 2024.")
@click.option("--until", type=EDTF, metavar="DATE", help="Begun by then.")
@limit_option(WHEREVER)
@today_option
@layout_option("text", "json")
@record_option
def pair(
    one: str, other: str, since: str | None, until: str | None, limit: int, today: datetime, layout: str, address: str
) -> None:
    """Show the contacts of ONE and OTHER month by month, the latest of them, and what is open between them.

    \b
    Examples:
      dragoman pair Ukraine "United States" --since 2025
      dragoman pair EU "Ida Berg"
    """
    from dragoman.output import print_view
    from dragoman.record import EngagementFilters, FollowUpFilters, open_record
    from dragoman.views.actor_view import PairPage, count_months

    day = f"{today:%Y-%m-%d}"
    with open_record(address, create=False) as record:
        sides = find_sides(record, (one, other))
        engagements = list(record.engagements(EngagementFilters(with_=sides, since=since, until=until)))
        follow_ups = list(record.follow_ups(FollowUpFilters(with_=sides, status="open", today=day)))
        names = name_side(record, sides[0]), name_side(record, sides[1])
    if layout == "json":
        print_json(
            {
                "sides": sides,
                "months": count_months(engagements),
                "engagements": [e.id for e in engagements],
                "follow_ups": [describe_follow_up(follow_up, day) for follow_up in follow_ups],
            }
        )
    else:
        print_view(PairPage(names, engagements, follow_ups, shown=limit or EVERYTHING, today=day))


@click.command()
@click.argument("name", nargs=-1, required=True)
@layout_option("text", "json")
@record_option
def instrument(name: tuple[str, ...], layout: str, address: str) -> None:
    """Show a programme, fund, plan, treaty or format by NAME, acronym or id: its figures and the engagements about it.

    \b
    Examples:
      dragoman instrument SAFE
      dragoman instrument Black Sea Grain Initiative --format json
    """
    from dragoman.output import print_view
    from dragoman.record import EngagementFilters, open_record
    from dragoman.views.instrument_view import InstrumentPage

    with open_record(address, create=False) as record:
        found = choose_instrument(record, " ".join(name))
        engagements = list(record.engagements(EngagementFilters(instruments=(found.id,), limit=WHEREVER)))
        documents = load_documents(record, found)
    if layout == "json":
        print_json({**dataclasses.asdict(found), "documents": [dataclasses.asdict(d) for d in documents.values()]})
    else:
        print_view(InstrumentPage(found, documents=documents, engagements=engagements))


def load_documents(record: Record, found: RecordedInstrument) -> dict[str, DocumentHead]:
    """The documents that tell an instrument's figures and successions, by id."""
    ids: Iterable[str] = [f.document for f in found.figures]
    ids = [*ids, *(document for _, document, _ in (*found.replaced, *found.replaced_by))]
    return {i: record.load_document(i) for i in dict.fromkeys(ids)}


def print_json(described: Any) -> None:
    click.echo(json.dumps(described, ensure_ascii=False, indent=2))

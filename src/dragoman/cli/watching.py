"""`watch`: follow feeds and folders."""

from __future__ import annotations

import dataclasses
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import layout_option, record_option
from dragoman.config import FetchSettings
from dragoman.errors import RecordLocked, RecordUnreachable

if TYPE_CHECKING:
    from dragoman.record.watching import RoundOutcome, Watching

UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
SHORTEST = 60
"""Seconds between two rounds: no feed changes faster, and their servers are not ours."""


class Interval(click.ParamType[float]):
    """A time between two rounds, in seconds: "15m", "2h", "1d"."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        found = re.fullmatch(r"(\d{1,6})\s*([smhd])", str(value).strip().lower())
        if not found:
            self.fail(f"{value!r} is no time; write 15m, 2h or 1d", param, ctx)
        seconds = int(found[1]) * UNITS[found[2]]
        if seconds < SHORTEST:
            self.fail(f"{value!r} is too often; once a minute (1m) at most", param, ctx)
        return float(seconds)


def check_contact(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """What is sent in a header must be plain letters, and no bracket may end it."""
    if value is not None and not re.fullmatch(r"[!-'*-~]{3,200}", value):
        raise click.BadParameter("give an e-mail or web address")
    return value


@click.command()
@click.argument("feeds", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--every",
    type=Interval(),
    default="15m",
    show_default=True,
    metavar="TIME",
    help="From the beginning of one round to that of the next: 15m, 2h, 1d.",
)
@click.option("--once", is_flag=True, help="Look once and end: for cron. The exit status is 1 if anything failed.")
@click.option("--health", is_flag=True, help="Only list how the feeds fare: last success, last fault, next try.")
@click.option(
    "--contact",
    metavar="ADDRESS",
    callback=check_contact,
    help="Your e-mail or web address, told to the servers beside the programme's name.",
)
@click.option("--allow-private", is_flag=True, help="Fetch from hosts of your own network, too.")
@layout_option()
@record_option
def watch(
    feeds: Path | None,
    every: float,
    once: bool,
    health: bool,
    contact: str | None,
    allow_private: bool,
    layout: str,
    address: str,
) -> None:
    """Follow feeds and folders, and add to the record what is new.

    FEEDS is a TOML file: [[publisher]] tables with their feeds, and [[folder]] tables. Servers are asked once a second
    at most, and only for what their robots.txt leaves free. A feed that fails is tried again after 15 minutes, then 30,
    up to a day; the others go on. Ctrl-C ends the watch after the page that is being read.

    \b
    Examples:
      dragoman watch feeds.toml
      dragoman watch feeds.toml --every 1h --contact desk@mfa.example
      dragoman watch feeds.toml --once --record ministry.db
      dragoman watch --health
    """
    if health:
        list_health(feeds, address, layout)
        return
    if feeds is None:
        raise click.UsageError("name the file of feeds and folders; `dragoman watch --help` shows an example")
    from dragoman.reading.fetching import Fetcher
    from dragoman.reading.watch_list import read_watch_list
    from dragoman.record import open_record
    from dragoman.record.watching import Stopped, Watching

    watch_list = read_watch_list(feeds)
    with stop_when_asked() as stopping, open_record(address) as record:

        def sleep(seconds: float) -> None:
            if stopping.wait(seconds):
                raise Stopped

        fetcher = Fetcher(FetchSettings(contact=contact, allow_private=allow_private), sleep=sleep)
        watching = Watching(record, watch_list, fetcher, sleep=sleep, stopping=stopping.is_set)
        try:
            if once:
                sys.exit(1 if look_once(watching).faults else 0)
            watch_on(watching, every, sleep)
        except Stopped:
            click.echo("stopped; what was added is kept", err=True)


def watch_on(watching: Watching, every: float, sleep: Callable[[float], object]) -> None:
    """Round after round, until `sleep` or the round itself is told to stop.

    Where the record is away or another one writes for long, the next round tries again.
    """
    while True:
        began = datetime.now(UTC)
        try:
            look_once(watching)
        except (RecordLocked, RecordUnreachable) as fault:
            click.echo(f"dragoman: {fault}", err=True)
        following = began + timedelta(seconds=every)
        click.echo(f"next round at {following.astimezone():%H:%M}", err=True)
        sleep(max((following - datetime.now(UTC)).total_seconds(), 0.0))


def look_once(watching: Watching) -> RoundOutcome:
    """One round, and what it brought on standard error, also where it was stopped."""
    from dragoman.record.watching import Stopped

    try:
        with show_place() as watching.watch:
            outcome = watching.watch_round()
    except Stopped:
        tell_round(watching.outcome)
        raise
    tell_round(outcome)
    return outcome


def tell_round(outcome: RoundOutcome) -> None:
    """One line for each fault and one for the round, on standard error."""
    from dragoman.views.words import count_things
    from dragoman.wording import plain

    for fault in outcome.faults:
        click.echo(f"dragoman: {plain(str(fault))}", err=True)
    added = outcome.added
    told = [count_things(outcome.feeds, "feed") + " read"]
    counts = {
        "unchanged": outcome.unchanged,
        "failed": outcome.failed,
        "left alone after failures": outcome.resting,
    }
    told += [f"{number:,} {what}" for what, number in counts.items() if number]
    documents = [count_things(added.added, "document") + " added", f"{added.known:,} known already"]
    documents += [f"{len(added.faults):,} not read"] if added.faults else []
    documents += [count_things(outcome.postponed, "page") + " put off"] if outcome.postponed else []
    click.echo(f"{datetime.now().astimezone():%H:%M} {', '.join(told)}; {', '.join(documents)}", err=True)


@contextmanager
def show_place() -> Iterator[Callable[[str], None]]:
    """Show on a terminal which feed, page or file is being looked at."""
    from rich.console import Console
    from rich.text import Text

    from dragoman.wording import plain

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("") as status:
        yield lambda name: status.update(Text(plain(name), "dim", no_wrap=True, overflow="ellipsis"))


@contextmanager
def stop_when_asked() -> Iterator[Event]:
    """An event that Ctrl-C or SIGTERM sets; a second one ends at once."""
    stopping = Event()

    def ask(number: int, frame: FrameType | None) -> None:
        if stopping.is_set():
            signal.default_int_handler(number, frame)
        stopping.set()
        # To the descriptor of standard error, as a signal may come while its buffer is written to.
        os.write(2, b"ends after this page; Ctrl-C again ends at once\n")

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def list_health(path: Path | None, address: str, layout: str) -> None:
    """Print how the feeds of a file fare, or all that the record knows."""
    from dragoman.model.record import FeedHealth
    from dragoman.output import write_list
    from dragoman.reading.watch_list import read_watch_list
    from dragoman.record import open_record
    from dragoman.record.feed_rows import load_health
    from dragoman.views.feeds import tabulate_health

    sources = {feed: source.name for feed, source in read_watch_list(path).feeds} if path else {}
    with open_record(address, create=False) as record, record.database.read() as connection:
        fares = load_health(connection, sources if path else None)
    write_list(
        [dataclasses.replace(each, source=sources.get(each.address)) for each in fares],
        layout,
        describe=dataclasses.asdict,
        draw=tabulate_health,
        columns=[field.name for field in dataclasses.fields(FeedHealth)],
    )

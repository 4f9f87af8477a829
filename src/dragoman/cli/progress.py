"""The progress of `add` on standard error: documents, speed, time left, what is being read."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Column

from dragoman.errors import ReadingError
from dragoman.reading.formats import name_ending
from dragoman.reading.sources import is_report
from dragoman.wording import plain

if TYPE_CHECKING:
    from dragoman.record import AddedDocument

T = TypeVar("T")
ALONE = {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"}
"""Endings of files that hold one document."""
LINED = {".jsonl", ".ndjson"}
LONGEST_COUNTED = 2_000_000_000
"""Bytes of a file whose lines are counted beforehand: two seconds of a slow disk."""


@contextmanager
def show_adding(
    paths: Iterable[str], console: Console | None = None
) -> Iterator[Callable[[AddedDocument | ReadingError], None]]:
    """Tell what the block yields of each document that has been dealt with; silent unless on a terminal."""
    console = console or Console(stderr=True)
    columns = (
        BarColumn(20),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=False),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[name]}", table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1)),
    )
    total = count_documents(paths) if console.is_terminal else None
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("adding", total=total, speed="", name="")
        words = 0

        def watch(document: AddedDocument | ReadingError) -> None:
            nonlocal words
            name = document.document if isinstance(document, ReadingError) else document.given_id
            words += 0 if isinstance(document, ReadingError) else document.words
            elapsed = progress.tasks[0].elapsed or 0
            speed = f"{words / elapsed:,.0f} words/s" if words and elapsed else ""
            progress.update(task, advance=1, speed=speed, name=plain(name))

        yield watch


@contextmanager
def count_passing(
    values: Iterable[T], total: int, *, shown: bool = True, console: Console | None = None
) -> Iterator[Iterator[T]]:
    """The values as they come, counted on standard error while they pass; silent unless on a terminal and `shown`."""
    console = console or Console(stderr=True)
    columns = (BarColumn(20), MofNCompleteColumn(), TaskProgressColumn(), TimeRemainingColumn(compact=True))
    with Progress(*columns, console=console, transient=True, disable=not (shown and console.is_terminal)) as progress:
        yield iter(progress.track(values, total=total))


def count_documents(paths: Iterable[str]) -> int | None:
    """How many documents there are in files and folders; None where only reading them tells."""
    total = 0
    for path in paths:
        if path == "-":
            return None
        counts = [count_in_file(p) for p in list_files(Path(path))]
        known = [count for count in counts if count is not None]
        if len(known) < len(counts):
            return None
        total += sum(known)
    return total


def list_files(path: Path) -> list[Path]:
    return [p for p in path.rglob("*") if is_report(p, path)] if path.is_dir() else [path]


def count_in_file(path: Path) -> int | None:
    ending = name_ending(path.name)
    if ending in ALONE:
        return 1
    if ending not in LINED:
        return None
    try:
        if path.stat().st_size > LONGEST_COUNTED:
            return None
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    except (OSError, EOFError, zlib.error):
        return None  # it is told as a fault when it is read

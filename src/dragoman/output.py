"""Write readings and lists where the user wants them: a stream, or a file that is there whole or not at all."""

from __future__ import annotations

import csv
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar

from rich.console import Console, RenderableType
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.contract import Json, describe_reading
from dragoman.exporting.cells import write_cell
from dragoman.exporting.papers import PaperFormat, set_paper
from dragoman.model import Reading
from dragoman.model.paper import Paper
from dragoman.views.page import ReadingPage

T = TypeVar("T")
Counted = Callable[[Iterable[Reading]], Iterator[Reading]]


def write_readings(readings: Iterable[Reading], layout: str, stream: TextIO, explain: bool) -> None:
    """Write readings as they come: `text` pages, `jsonl` lines, or `json` (one an object, none or several an array)."""
    if layout == "text":
        for reading in readings:
            print_view(ReadingPage(reading, explain=explain), stream)
    elif layout == "jsonl":
        for reading in readings:
            stream.write(json.dumps(describe_reading(reading, explain=explain), ensure_ascii=False) + "\n")
            stream.flush()
    else:
        write_json(
            (json.dumps(describe_reading(r, explain=explain), ensure_ascii=False, indent=2) for r in readings), stream
        )


def write_json(objects: Iterator[str], stream: TextIO) -> None:
    """One object alone, or an array; only the first two are ever held back."""
    first, second = next(objects, None), next(objects, None)
    if first is None:
        stream.write("[]\n")
    elif second is None:
        stream.write(first + "\n")
    else:
        stream.write(f"[\n{first},\n{second}")
        for described in objects:
            stream.write(f",\n{described}")
        stream.write("\n]\n")


def print_view(view: RenderableType, stream: TextIO | None = None) -> None:
    """Print a page or table; in plain text where the stream is no terminal."""
    Console(file=stream or sys.stdout, highlight=False).print(view)


def write_list(
    values: Iterable[T],
    layout: str,
    *,
    describe: Callable[[T], Json],
    columns: Sequence[str],
    draw: Callable[[Iterable[T]], RenderableType] | None = None,
    stream: TextIO | None = None,
) -> None:
    """Write a list as a table (`text`), a JSON array (`json`), JSON lines (`jsonl`) or `csv` with these columns.

    Only what has a table to `draw` can be written as `text`.
    """
    stream = stream or sys.stdout
    if layout == "text" and draw:
        print_view(draw(values), stream)
    elif layout == "jsonl":
        for value in values:
            stream.write(json.dumps(describe(value), ensure_ascii=False) + "\n")
    elif layout == "json":
        described = [describe(value) for value in values]
        stream.write(json.dumps(described, ensure_ascii=False, indent=2) + "\n")
    else:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(columns)
        for value in values:
            row = describe(value)
            rows.writerow([write_cell(row[column]) for column in columns])


@contextmanager
def show_progress(output: Path | None = None) -> Iterator[Counted]:
    """Count readings on standard error while they pass; silent unless that is a terminal with nothing else on it."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} read, {task.fields[words]:,} words"), TimeElapsedColumn())
    shown = console.is_terminal and (output is not None or not sys.stdout.isatty())
    with Progress(*columns, console=console, transient=True, disable=not shown) as progress:
        task = progress.add_task("reading", total=None, words=0)

        def count(readings: Iterable[Reading]) -> Iterator[Reading]:
            words = 0
            for reading in readings:
                words += reading.document.text.count(" ") + 1
                progress.update(task, advance=1, words=words)
                yield reading

        yield count


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Standard output for None; else a file of text, as `open_output_bytes` gives it. Raises OSError."""
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    with open_output_bytes(path) as stream, TextIOWrapper(stream, encoding="utf-8", newline="\n") as text:
        yield text


@contextmanager
def open_output_bytes(path: Path | None) -> Iterator[BinaryIO]:
    """The same for bytes; the file takes its name only when the block has ended without an error.

    What is no plain file (a pipe, /dev/null) is written directly. Raises OSError.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    descriptor, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with open(descriptor, "wb") as stream:
            yield stream
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~read_umask()
        os.chmod(unfinished, mode)
        os.replace(unfinished, path)
    except BaseException:
        os.unlink(unfinished)
        raise


def write_paper(paper: Paper, layout: PaperFormat, output: Path | None) -> None:
    """Set a paper and write it to a file, whole or not at all, or to standard output for None.

    Raises OSError; MissingExtra where a part that sets it is not installed.
    """
    made = set_paper(paper, layout)
    if isinstance(made, str):
        with open_output(output) as text:
            text.write(made)
    else:
        with open_output_bytes(output) as stream:
            stream.write(made)


def read_umask() -> int:
    """The permissions that new files shall not have; the system lets one read them only by setting them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

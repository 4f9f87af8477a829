"""Write readings where the user wants them: a stream, or a file that is there whole or not at all."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.contract import describe_reading
from dragoman.model import Reading
from dragoman.views.page import ReadingPage

Counted = Callable[[Iterable[Reading]], Iterator[Reading]]


def write_readings(readings: Iterable[Reading], layout: str, stream: TextIO, explain: bool) -> None:
    """Write readings as they come: `text` pages, `jsonl` lines, or `json` (one an object, none or several an array)."""
    if layout == "text":
        console = Console(file=stream, highlight=False)
        for reading in readings:
            console.print(ReadingPage(reading, explain=explain))
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
    """Standard output for None; else a file that takes its name only when the block has ended without an error.

    What is no plain file (a pipe, /dev/null) is written directly. Raises OSError.
    """
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8") as stream:
            yield stream
        return
    descriptor, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with open(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~read_umask()
        os.chmod(unfinished, mode)
        os.replace(unfinished, path)
    except BaseException:
        os.unlink(unfinished)
        raise


def read_umask() -> int:
    """The permissions that new files shall not have; the system lets one read them only by setting them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

"""Say what would be read, without reading it: files, members of archives, their formats, and what is passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import ReadingError
from dragoman.reading.formats import ENDINGS, FORMATS, Format, FormatEntry, name_ending, tell_format
from dragoman.reading.packages import is_report as is_member_report
from dragoman.reading.packages import is_word, open_package
from dragoman.reading.sources import find_files, is_report, peek


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that would be read: `format` as `dragoman formats` names it, None where it would be passed over or is
    faulty; `why` says so. `size` in bytes, None where it is unknown.
    """

    name: str
    format: str | None
    size: int | None = None
    why: str = ""


def list_candidates(paths: Iterable[str | Path]) -> Iterator[Candidate]:
    """What would be read of files, folders and patterns, in order; only first bytes and lists of members are looked at.

    Standard input is not looked at, as that would take it away.
    """
    for path in map(str, paths):
        files = find_files(path)
        if isinstance(files, ReadingError):
            yield Candidate(path, None, why=f"{files.fault} {files.remedy}".strip())
            files = []
        for file in files:
            if file == "-":
                yield Candidate("-", "standard input")
            else:
                yield from list_file(file)
        if Path(path).is_dir():
            yield from list_passed_over(Path(path))


def list_passed_over(folder: Path) -> Iterator[Candidate]:
    """The files of a folder that are of no format that is read, or hidden."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not is_report(p, folder)):
        known = name_ending(path.name) in ENDINGS
        yield Candidate(str(path), None, path.stat().st_size, "hidden" if known else "of no format that is read")


def list_file(file: str) -> Iterator[Candidate]:
    """One file, and the members of an archive."""
    try:
        size = Path(file).stat().st_size
        with open(file, "rb") as opened:
            stream, head = peek(opened)
            if head.startswith(b"\x1f\x8b"):
                yield Candidate(file, f"{name_by_ending(file)}, packed with gzip", size)
                return
            kind = tell_format(file, head)
            if kind != "package":
                yield Candidate(file, FORMATS[kind][0].name, size)
                return
            yield from list_package(stream, file, size)
    except ReadingError as fault:
        yield Candidate(file, None, why=f"{fault.fault} {fault.remedy}".strip())
    except OSError as fault:
        yield Candidate(file, None, why=f"can't be opened: {fault.strerror or fault}")


def list_package(stream: BinaryIO, file: str, size: int) -> Iterator[Candidate]:
    """A Word document, or an archive with its members. Raises ReadingError."""
    word, archive = FORMATS["package"]
    with open_package(stream, file) as package:
        if is_word(package):
            yield Candidate(file, word.name, size)
            return
        yield Candidate(file, archive.name, size)
        for member in sorted(package.infolist(), key=lambda m: (m.filename, m.header_offset)):
            if member.is_dir():
                continue
            told = name_by_ending(member.filename) if is_member_report(member.filename) else None
            why = "" if told else "hidden, or of no format that is read"
            yield Candidate(f"{file}!{member.filename}", told, member.file_size, why)


def name_by_ending(name: str) -> str:
    """The format that a name's ending tells of, plain text for any other."""
    ending = name_ending(name)
    kind = ENDINGS.get(ending, "text")
    return find_entry(kind, ending).name


def find_entry(kind: Format, ending: str) -> FormatEntry:
    """The entry of a format for an ending, else its first."""
    return next((entry for entry in FORMATS[kind] if ending in entry.endings), FORMATS[kind][0])

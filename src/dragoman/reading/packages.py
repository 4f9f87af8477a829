"""Open ZIP files: tell a Word document from an archive of reports, and give the members that are read."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from dragoman.errors import EmptyDocument, NotText, ReadingError, TooLong
from dragoman.reading.formats import ENDINGS, name_ending
from dragoman.reading.parts import Budget, Part

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""What `zipfile` raises for broken data, unknown ways of packing and members under a password."""
ENCRYPTED = 0x1
OTHERS = {
    "xl/workbook.xml": ("an Excel workbook", "save the sheet as CSV"),
    "ppt/presentation.xml": ("a PowerPoint presentation", "save it as PDF"),
    "content.xml": ("an OpenDocument file", "save it as DOCX or PDF"),
    "META-INF/container.xml": ("an e-book", "save it as PDF or text"),
}


def open_package(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    """The opened ZIP file. Raises NotText where it is broken, or an office document that is not read."""
    try:
        package = zipfile.ZipFile(stream)
        members = set(package.namelist())
    except BROKEN as fault:
        raise NotText(name, f"the ZIP file is broken: {fault}", "fetch the file again") from None
    for member, (what, remedy) in OTHERS.items():
        if member in members:
            raise NotText(name, f"this is {what}, which is not read", remedy)
    return package


def is_word(package: zipfile.ZipFile) -> bool:
    """Whether the ZIP file is a Word document."""
    return "word/document.xml" in package.namelist()


def iter_members(package: zipfile.ZipFile, name: str, budget: Budget) -> Iterator[Part | ReadingError]:
    """The members of an archive that are of a format that is read, in the order of their names, streamed.

    A member under a password, or one that unpacks a thousandfold, comes as its error. Raises TooLong where they are too
    many, or too much together.
    """
    members = sorted(
        (m for m in package.infolist() if is_report(m.filename)), key=lambda m: (m.filename, m.header_offset)
    )
    if not members:
        yield EmptyDocument(name, "no file of a format that is read in this archive", "`dragoman formats` lists them")
    for member in members:
        inner = f"{name}!{member.filename}"
        if member.flag_bits & ENCRYPTED:
            yield NotText(inner, "the file is under a password", "unpack it yourself and give the folder")
            continue
        try:
            budget.spend(inner, member.file_size, member.compress_size)
        except TooLong as fault:
            if budget.is_spent:
                raise
            yield fault
            continue
        try:
            opened = package.open(member)
        except BROKEN as fault:
            yield NotText(inner, f"the ZIP file is broken here: {fault}", "fetch the file again")
            continue
        with opened:
            yield Part(inner, cast(BinaryIO, io.BufferedReader(Member(cast(BinaryIO, opened), inner))))


class Member(io.RawIOBase):
    """What a member unpacks to. Raises NotText where it is broken."""

    def __init__(self, opened: BinaryIO, name: str) -> None:
        self._opened, self._name = opened, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        try:
            data = self._opened.read(len(view))
        except BROKEN as fault:
            raise NotText(self._name, f"the ZIP file is broken here: {fault}", "fetch the file again") from None
        view[: len(data)] = data
        return len(data)


def is_report(path: str) -> bool:
    """Whether a member is a file of a format that is read, and not hidden."""
    parts = path.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return not hidden and bool(parts[-1]) and name_ending(parts[-1]) in ENDINGS

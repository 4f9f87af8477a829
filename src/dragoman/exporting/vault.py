"""A folder of notes that is there whole or not at all, and never takes the place of anybody else's folder."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import ExportError
from dragoman.wording import plain

INDEX = "index.md"
MARK = "dragoman_vault: 1"
"""The line of an index that tells a folder as one of ours."""
FOLDERS = ("engagements", "actors", "instruments", "documents")
OURS = frozenset({INDEX, *FOLDERS})
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|#^\[\]%`$]+')
"""What Windows forbids in the name of a file, and what Obsidian forbids in a link."""
NOT_IN_IDS = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST = 120
"""Bytes of the readable part of a file's name; most systems take 255 for the whole."""


class Vault:
    """Writes notes into a folder that has not got its name yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in FOLDERS:
            (folder / name).mkdir()

    def write(self, note: str, lines: Iterable[str]) -> None:
        """Write a note by its path without ending: "actors/p-ida-berg"."""
        (self.folder / f"{note}.md").write_text("\n".join(lines), "utf-8", newline="\n")


@contextmanager
def open_vault(path: Path) -> Iterator[Vault]:
    """A vault that takes the name `path` when the block has ended without an error, in the place of an earlier one.

    What else stands in an earlier vault (the settings of Obsidian, notes of one's own) is kept. ExportError if there is
    something at `path` that is neither one of ours nor empty; OSError where the disk fails.
    """
    path = Path(os.path.realpath(path))
    check_replaceable(path)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    unfinished.mkdir()
    try:
        yield Vault(unfinished)
        put_in_place(unfinished, path)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def check_replaceable(path: Path) -> None:
    """ExportError unless there is nothing at `path`, an empty folder, or a vault of ours."""
    if not path.exists() or (path.is_dir() and not any(path.iterdir())):
        return
    index = path / INDEX
    if not path.is_dir() or not index.is_file() or MARK not in index.read_text("utf-8", "replace").split("\n")[:40]:
        raise ExportError(str(path), "it is no folder that an export has written", "name a new folder for the notes")


def put_in_place(unfinished: Path, path: Path) -> None:
    """Give the folder its name. No system swaps two folders everywhere: the earlier one steps aside first."""
    if not path.exists():
        unfinished.rename(path)
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}.old")
    path.rename(aside)
    try:
        unfinished.rename(path)
    except OSError:
        aside.rename(path)
        raise
    for kept in sorted(aside.iterdir()):
        if kept.name not in OURS:
            kept.rename(path / kept.name)
    shutil.rmtree(aside)


def name_note(folder: str, readable: str, record_id: str) -> str:
    """The path of a note: "engagements/2025-03-14 call IDN AUS (e-3ra0mq9kgz)", safe on every system.

    The id tells apart what reads alike; without readable words it is the whole name.
    """
    words = unicodedata.normalize("NFC", plain(NOT_IN_NAMES.sub(" ", plain(readable))))
    words = words.encode()[:LONGEST].decode(errors="ignore").strip(" .")
    known = NOT_IN_IDS.sub("-", record_id).strip(".") or "-"
    return f"{folder}/{words} ({known})" if words else f"{folder}/{known}"

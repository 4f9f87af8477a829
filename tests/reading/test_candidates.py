from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

from dragoman.reading.candidates import list_candidates
from dragoman.reading.formats import ENDINGS, list_formats

CALL = b"The foreign minister of Ghana spoke by telephone with his counterpart in Togo."


def test_what_would_be_read_is_told_without_reading_it(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("in/b.txt", CALL)
        archive.writestr("c.png", b"x")
    files = {
        "a.txt": CALL,
        "b.html": CALL,
        "d.zip": stream.getvalue(),
        "e.jsonl.gz": gzip.compress(b"{}"),
        "f.pdf": b"%PDF-1.4 no more",
        "g.docx": b"PK\x03\x04",
        "h.png": b"\x89PNG",
        ".i.txt": CALL,
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    told = {c.name.removeprefix(f"{tmp_path}/"): (c.format, c.why) for c in list_candidates([tmp_path])}
    assert told.pop("g.docx")[0] is None
    assert told == {
        "a.txt": ("plain text", ""),
        "b.html": ("plain text", ""),
        "d.zip": ("ZIP archive", ""),
        "d.zip!in/b.txt": ("plain text", ""),
        "d.zip!c.png": (None, "hidden, or of no format that is read"),
        "e.jsonl.gz": ("JSON lines, packed with gzip", ""),
        "f.pdf": ("PDF with text", ""),
        "h.png": (None, "of no format that is read"),
        ".i.txt": (None, "hidden"),
    }


def test_paths_that_lead_nowhere_are_told() -> None:
    missing, address, stdin = list_candidates(["/no/such.txt", "https://example.org/a", "-"])
    assert (missing.format, address.format, stdin.format) == (None, None, "standard input")
    assert "No such file" in missing.why
    assert "not read yet" in address.why


def test_every_format_is_listed_once_with_its_endings() -> None:
    entries = list_formats()
    assert len({entry.name for entry in entries}) == len(entries) >= 10
    assert {ending for entry in entries for ending in entry.endings} == set(ENDINGS)
    assert [entry.name for entry in entries if entry.extra] == ["web archive"]

"""A vault of notes: links lead somewhere, nothing of a text becomes markup, no folder of anybody else's is touched."""

from __future__ import annotations

import dataclasses
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from dragoman.errors import ExportError
from dragoman.exporting.heading import Told
from dragoman.exporting.note_words import escape, quote_words, write_front_matter
from dragoman.exporting.obsidian import write_vault
from dragoman.exporting.vault import FOLDERS, MARK, name_note, open_vault
from dragoman.model import Commitment, Instrument, Quotation, Span
from dragoman.model.record import RecordedInstrument, SourcedFigure
from dragoman.wording import plain, plain_lines
from told_engagements import HOSTILE, NOBODY, VIK, WORDS, Library, build_heading, hostile_records

WIKILINK = re.compile(r"\[\[([^\]|]+)(?:\|[^\]]*)?\]\]")
FUND = RecordedInstrument(
    "i-cable-fund",
    "Cable Fund",
    "CF",
    "fund",
    ("Cable Fund", "CF"),
    (SourcedFigure("size", 40e6, "NOK", "2024", "d-1", Span(13, 17, "Berg")),),
    replaced=(("Sea Fund", "d-1", Span(13, 17, "Berg")),),
)


def write(folder: Path, library: Library, told: Sequence[Told]) -> Path:
    with open_vault(folder) as vault:
        write_vault(
            told,
            build_heading(),
            vault,
            load_imprint=library.load_imprint,
            find_instrument=lambda name: FUND if name in ("Cable Fund", FUND.id) else None,
        )
    return folder


def tell_all(library: Library) -> list[Told]:
    """Two engagements, of the first of which all is told that can belong to an account."""
    engagement, (filed,) = library.tell(1, place="Oslo", reviewed=("date",), participants=(VIK, NOBODY))
    words = Span(13, 17, "Berg")
    full = dataclasses.replace(
        filed,
        quotes=(Quotation("the *sea* is open", 20, 37, "direct", "Vik"), Quotation("calm", 40, 44, "indirect")),
        commitments=(Commitment("NOR", "DNK", "pledge", words),),
        instruments=(Instrument("Cable Fund", "CF", "fund", (), (words,)), Instrument("Unknown", None, "plan", (), ())),
    )
    return [(engagement, (full,)), library.tell(2, date=None, date_basis=None)]


def read_front_matter(note: str) -> dict[str, Any]:
    """The keys of a note; each value is JSON, but for the links in lists, which are JSON strings."""
    lines = note.split("\n")
    assert lines[0] == "---"
    return {
        key: json.loads(value) for key, _, value in (line.partition(": ") for line in lines[1 : lines.index("---", 1)])
    }


def list_notes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")
    }


def list_broken_links(folder: Path) -> list[tuple[str, str]]:
    notes = list_notes(folder)
    return [(note, to) for note, words in notes.items() for to in WIKILINK.findall(words) if to not in notes]


def test_each_has_its_note_and_every_link_leads_somewhere(tmp_path: Path) -> None:
    library = Library()
    notes = list_notes(write(tmp_path / "notes", library, tell_all(library)))
    assert sorted(notes) == [
        "actors/p-ida-berg",
        "actors/p-lars-vik",
        "documents/2024-05-04 Report 1 (d-1)",
        "documents/2024-05-04 Report 2 (d-2)",
        "engagements/2024-05-03 call NOR a harbour pilot (e-1)",
        "engagements/undated call DNK NOR (e-2)",
        "index",
        "instruments/Cable Fund (i-cable-fund)",
    ]
    assert not list_broken_links(tmp_path / "notes")
    assert not [path for path in tmp_path.iterdir() if path.name != "notes"]


def test_an_engagement_shows_its_words_with_document_and_offsets(tmp_path: Path) -> None:
    library = Library()
    note = list_notes(write(tmp_path / "notes", library, tell_all(library)))[
        "engagements/2024-05-03 call NOR a harbour pilot (e-1)"
    ]
    told = read_front_matter(note)
    assert (told["id"], told["date"], told["channel"], told["reviewed"]) == ("e-1", "2024-05-03", "call", ["date"])
    assert told["participants"] == ["[[actors/p-lars-vik|Lars Vik (NOR)]]", "a harbour pilot"]
    assert told["instruments"] == ["[[instruments/Cable Fund (i-cable-fund)|Cable Fund]]"]
    document = "[[documents/2024-05-04 Report 1 (d-1)|Gazette, 2024-05-04]]"
    assert f"> Berg rang Vik on 3 May 2024  \n> — {document}, code points 13–40\n" in note
    assert "- place: Oslo — “Berg rang Vik on 3 May 2024” 13–40 (rule:place)" in note
    assert "- Vik: “the \\*sea\\* is open” 20–37" in note
    assert "calm" not in note
    assert f"pledge by NOR:\n\n> Berg  \n> — {document}, code points 13–17\n" in note


def test_an_instrument_shows_its_figures(tmp_path: Path) -> None:
    library = Library()
    note = list_notes(write(tmp_path / "notes", library, tell_all(library)))["instruments/Cable Fund (i-cable-fund)"]
    assert "- size: 40,000,000 NOK (as of 2024)\n" in note
    assert "- Took the place of Sea Fund: “Berg” (d-1, 13–17)" in note
    assert "(e-1)|Telephone call: Lars Vik (NOR), a harbour pilot]]" in note


def test_the_index_says_what_it_is_of(tmp_path: Path) -> None:
    library = Library()
    index = list_notes(write(tmp_path / "notes", library, tell_all(library)))["index"]
    told = read_front_matter(index)
    assert told["record_version"] == "3.14"
    assert told["filters"] == ["with: Denmark"]
    assert index.index("## 2024-05") < index.index("## undated")


def test_the_same_record_gives_the_same_folder(tmp_path: Path) -> None:
    library = Library()
    first, second = (write(tmp_path / name, library, tell_all(library)) for name in ("one", "two"))
    assert list_notes(first) == list_notes(second)


# The folder


def test_an_earlier_vault_is_replaced_and_what_else_stands_in_it_is_kept(tmp_path: Path) -> None:
    library = Library()
    folder = write(tmp_path / "notes", library, tell_all(library))
    (folder / ".obsidian").mkdir()
    (folder / ".obsidian" / "app.json").write_text("{}")
    (folder / "My own.md").write_text("mine")
    write(folder, library, [library.tell(3)])
    assert (folder / ".obsidian" / "app.json").read_text() == "{}"
    assert (folder / "My own.md").read_text() == "mine"
    assert [path.name for path in (folder / "engagements").iterdir()] == ["2024-05-03 call DNK NOR (e-3).md"]
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "index.md").write_text("# My index\nnot " + MARK)
    with pytest.raises(ExportError, match=r"letters: it is no folder that an export has written — name a new folder"):
        write(folder, Library(), [])
    assert [path.name for path in tmp_path.rglob("*")] == ["letters", "index.md"]
    file = tmp_path / "file"
    file.write_text("words")
    with pytest.raises(ExportError):
        write(file, Library(), [])
    assert file.read_text() == "words"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert {path.name for path in write(tmp_path / "notes", Library(), []).iterdir()} == {*FOLDERS, "index.md"}


def test_what_fails_leaves_the_earlier_vault(tmp_path: Path) -> None:
    library = Library()
    before = list_notes(write(tmp_path / "notes", library, tell_all(library)))

    def break_off() -> Iterator[Told]:
        yield library.tell(9)
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError), open_vault(tmp_path / "notes") as vault:
        write_vault(break_off(), build_heading(), vault, load_imprint=library.load_imprint)
    assert list_notes(tmp_path / "notes") == before
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


# Hostile words


@given(WORDS, WORDS)
def test_a_note_can_be_named_on_every_system(readable: str, record_id: str) -> None:
    folder, name = name_note("actors", readable, record_id).split("/")
    assert folder == "actors"
    assert not set(name) & set('\\/:*?"<>|#^[]%')
    assert not {unicodedata.category(sign) for sign in name} & {"Cc", "Cs", "Zl", "Zp"}
    assert name.strip(". ") == name
    assert len(name.encode()) < 250 or len(record_id) > 100
    assert name.split(".")[0].upper() not in ("CON", "NUL", "AUX", "PRN") or "(" in name


@given(WORDS)
def test_words_in_a_note_are_words_and_no_markup(words: str) -> None:
    line = plain(words)
    (_, inline, _), *rest = [MarkdownIt("gfm-like", {"linkify": False}).parse(escape(words))] if line else ((0, 0, 0),)
    if line:
        assert not rest
        assert {child.type for child in inline.children} <= {"text", "text_special"}
        assert "".join(child.content for child in inline.children) == line


@given(WORDS)
def test_a_block_quote_holds_all_the_words_and_ends(words: str) -> None:
    quoted = quote_words(Span(0, len(words), words), "[[d|Gazette]]")
    tokens = MarkdownIt("commonmark").parse("\n".join([*quoted, "after"]))
    assert tokens[0].type == "blockquote_open"
    assert [token.content for token in tokens if token.type == "inline"][-1] == "after"
    kinds = {token.type for token in tokens} - {"inline", "paragraph_open", "paragraph_close"}
    assert kinds == {"blockquote_open", "blockquote_close"}
    text = "\n".join(
        "".join(child.content if child.content else "\n" for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    )
    told = [line for line in map(plain, plain_lines(words).split("\n")) if line]
    assert [line for line in text.split("\n") if line][: len(told)] == told


@pytest.mark.parametrize("words", HOSTILE)
def test_front_matter_holds_a_value_a_line(words: str) -> None:
    lines = write_front_matter({"title": words, "topics": [words, words], "empty": None})
    assert len(lines) == 5
    line = plain(words).replace("[[", "[ [").replace("]]", "] ]")
    assert read_front_matter("\n".join(lines)) == {"title": line, "topics": [line] * 2}


@settings(max_examples=30)
@given(hostile_records())
def test_a_hostile_record_makes_no_other_notes_and_no_other_links(record: tuple[Library, list[Told]]) -> None:
    library, told = record
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name) / "notes", library, told)
        notes = list_notes(folder)
        assert len(notes) == 2 + 3 + 2 + 1
        assert not list_broken_links(folder)
        for note in notes.values():
            assert read_front_matter(note)
            assert "](" not in note
            assert "<javascript" not in note

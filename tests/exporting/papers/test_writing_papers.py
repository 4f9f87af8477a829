from __future__ import annotations

import io
from pathlib import Path

import pytest

from dragoman import output
from dragoman.errors import MissingExtra
from dragoman.exporting.papers import PaperFormat, set_paper
from dragoman.output import open_output_bytes, write_paper
from sample_paper import build_paper


@pytest.mark.parametrize("layout", ["markdown", "html", "docx", "eml"])
def test_a_file_holds_what_was_set(layout: PaperFormat, tmp_path: Path) -> None:
    path = tmp_path / "paper"
    write_paper(build_paper(), layout, path)
    made = set_paper(build_paper(), layout)
    assert path.read_bytes() == (made.encode() if isinstance(made, str) else made)
    assert list(tmp_path.iterdir()) == [path]


def test_bytes_and_text_go_to_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, "utf-8"))
    write_paper(build_paper(), "markdown", None)
    write_paper(build_paper(), "eml", None)
    assert raw.getvalue().startswith(b"# Brief: Ratna Wijaya")
    assert b"\nSubject: Brief: Ratna Wijaya" in raw.getvalue()


def test_an_old_file_stays_when_a_new_one_can_not_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.pdf"
    path.write_text("old")

    def refuse(*_: object) -> bytes:
        raise MissingExtra("not there")

    monkeypatch.setattr(output, "set_paper", refuse)
    with pytest.raises(MissingExtra):
        write_paper(build_paper(), "pdf", path)
    with pytest.raises(TypeError), open_output_bytes(path) as stream:
        stream.write("no bytes")  # type: ignore[arg-type]
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("brief.pdf", "old")]

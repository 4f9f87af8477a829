from __future__ import annotations

import builtins
import hashlib
import subprocess
import sys
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings

from dragoman.errors import MissingExtra
from dragoman.exporting.papers.html import set_html
from dragoman.exporting.papers.mail import set_mail
from dragoman.exporting.papers.pdf import set_pdf
from dragoman.exporting.papers.word import set_word
from dragoman.model.paper import Paper, Phrase, Section, Table
from hostile_words import papers
from sample_paper import build_paper


@pytest.fixture(scope="module")
def made() -> bytes:
    try:
        return set_pdf(build_paper())
    except MissingExtra as fault:
        pytest.skip(str(fault))


def read_pages(made: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(made)
    told = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return told


def test_a_full_brief_fits_two_pages_with_its_notes(made: bytes) -> None:
    pages = read_pages(made)
    assert len(pages) == 2
    assert "1 / 2" in pages[0]
    assert "2 / 2" in pages[1]
    assert all("Brief: Ratna Wijaya, President of Sundara" in page for page in pages)
    assert "38 B, “Marsh pledged 40 million crowns" in pages[1]
    assert "↩" not in "".join(pages)


def test_pages_are_a4(made: bytes) -> None:
    document = pypdfium2.PdfDocument(made)
    assert [tuple(round(side) for side in page.get_size()) for page in document] == [(595, 842)] * 2
    document.close()


def test_a_long_table_repeats_its_head() -> None:
    rows = tuple(((Phrase(f"row {n}"),), (Phrase(str(n)),)) for n in range(120))
    paper = Paper("T", "", (Section("S", (Table(("Name of the row", "N"), rows, "", (1,)),)),), "2031-06-20")
    pages = read_pages(set_pdf(paper))
    assert len(pages) > 2
    assert all("Name of the row" in page for page in pages if "row 1" in page or "row 9" in page)


def test_another_process_makes_the_same_bytes(made: bytes) -> None:
    code = (
        "import hashlib; from sample_paper import build_paper; from dragoman.exporting.papers import set_paper;"
        "print(*(hashlib.sha256(m if isinstance(m, bytes) else m.encode()).hexdigest()"
        " for m in (set_paper(build_paper(), f) for f in ('pdf', 'docx', 'html', 'eml'))))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(p for p in sys.path if p), "PYTHONHASHSEED": "1"},
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    others = [set_word(build_paper()), set_html(build_paper()).encode(), set_mail(build_paper())]
    assert told == [hashlib.sha256(one).hexdigest() for one in (made, *others)]


def test_without_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingExtra, match=r"pip install 'dragoman\[papers\]'"):
        set_pdf(build_paper())


def test_without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtra) as told:
        set_pdf(build_paper())
    for part in ("pip install 'dragoman[papers]'", "apt install libpango-1.0-0", "brew install pango"):
        assert part in str(told.value)


@settings(max_examples=6)  # half a second each
@given(papers)
def test_hostile_words_are_set(paper: Paper) -> None:
    assert read_pages(set_pdf(paper))

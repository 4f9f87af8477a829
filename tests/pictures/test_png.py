"""Pictures as PNG, and as a page."""

from __future__ import annotations

import io
import sys
from html.parser import HTMLParser

import pytest

from dragoman.errors import MissingExtra
from dragoman.pictures import draw_matrix, draw_timeline
from dragoman.pictures.page import write_page
from dragoman.pictures.png import write_png
from drawn import HOSTILE, build_many, build_participant, parse
from sample_record import build_engagement


def test_a_png_is_the_picture_twice_as_fine_and_reads_in_grey() -> None:
    image_module = pytest.importorskip("PIL.Image")
    picture = draw_matrix(build_many(60), title="Who met whom")
    written = write_png(picture)
    image = image_module.open(io.BytesIO(written))
    root = parse(picture)
    assert image.format == "PNG"
    assert image.size == pytest.approx([2 * float(root.get(name)) for name in ("width", "height")], abs=2)
    greys = image.convert("L").getcolors(256)
    assert max(greys)[1] == 255  # paper
    assert min(shade for _, shade in greys) < 60  # words
    assert len([shade for count, shade in greys if count > 500]) >= 5  # shades of cells
    assert written == write_png(picture)


def test_hostile_names_make_a_png_too() -> None:
    people = tuple(build_participant(None, name, f"p-{number}") for number, name in enumerate(HOSTILE))
    picture = draw_timeline([build_engagement(1, participants=people, place=HOSTILE[0])], title="Engagements")
    assert write_png(picture, scale=1).startswith(b"\x89PNG")


def test_without_the_extra_its_line_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingExtra, match=r"pip install 'dragoman\[papers\]'$"):
        write_png(draw_timeline([], title="Engagements"))


class Rows(HTMLParser):
    """The cells of the tables of a page, and which elements it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")
        assert not [value for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        if self.lasttag == "td" and data != "\n":
            self.cells[-1] += data


def test_a_page_holds_picture_and_table_and_asks_for_nothing_else() -> None:
    found = [build_engagement(1, participants=tuple(build_participant(None, name) for name in HOSTILE))]
    picture = draw_timeline(found, title=HOSTILE[0])
    page = write_page(picture, "Made by hand.")
    rows = Rows()
    rows.feed(page)
    assert "script" not in rows.tags
    assert {"svg", "table", "caption"} <= rows.tags
    assert picture.svg in page
    assert len(rows.cells) == len(picture.columns)
    assert rows.cells[:4] == ["1", "2024-05-03", "text", "meeting"]

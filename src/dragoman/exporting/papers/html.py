"""A paper as one HTML page, whole in itself: for the screen (light, dark, narrow), for print and for PDF."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from dragoman.exporting.papers.apparatus import (
    MARK,
    build_apparatus,
    find_numeric_columns,
    set_phrases,
    write_value,
)
from dragoman.exporting.papers.svg import clean_svg
from dragoman.model.paper import Paper
from dragoman.wording import plain, write_date


def set_html(paper: Paper) -> str:
    """The page; it loads nothing and runs nothing, and says so to the browser (Content-Security-Policy)."""
    apparatus = build_apparatus(paper)
    return _load_template().render(
        paper=paper,
        day=write_date(paper.day),
        apparatus=apparatus,
        references=References(),
        mark=MARK,
        style=Markup((files(__package__) / "paper.css").read_text("utf-8")),
        kind_of=lambda block: type(block).__name__,
        set_phrases=lambda sentence: set_phrases(sentence, apparatus.numbers),
        draw=lambda picture, place: Markup(clean_svg(picture.svg, plain(picture.title), f"picture-{place}-")),
        numeric=lambda picture: find_numeric_columns(picture.rows),
        write_value=write_value,
        plain=plain,
    )


class References:
    """The places of a page where its notes are cited, in the order in which it is set."""

    def __init__(self) -> None:
        self._places: dict[int, list[str]] = {}

    def cite(self, number: int) -> str:
        """The id of one more place where the note is cited."""
        places = self._places.setdefault(number, [])
        places.append(f"ref-{number}-{len(places) + 1}" if places else f"ref-{number}")
        return places[-1]

    def places_of(self, number: int) -> list[str]:
        """The ids of all places where the note was cited so far."""
        return self._places[number]


@cache
def _load_template() -> Template:
    return Environment(
        loader=PackageLoader("dragoman.exporting.papers", ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_neutralise,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("paper.html.jinja")


def _neutralise(value: Any) -> Any:
    """What the template writes: any words but our own on one line, without control characters."""
    return plain(value, edges=True) if isinstance(value, str) and not isinstance(value, Markup) else value

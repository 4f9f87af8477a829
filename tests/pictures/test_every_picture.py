"""What holds of all pictures, small and large, with hostile names, with any dates."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.paper import Picture
from dragoman.model.record import Engagement
from dragoman.pictures import draw_figures, draw_matrix, draw_months, draw_network, draw_timeline
from drawn import (
    HOSTILE,
    SVG,
    box_shape,
    box_words,
    build_fund,
    build_many,
    build_participant,
    check_picture,
    list_words,
    parse,
)
from sample_record import build_engagement

CAPTION = "Drawn on 15 January 2026 from river.db, version 9.55; filters: none; no value was reviewed by a person."
Draw = Callable[[Sequence[Engagement]], Picture]
DRAWS: dict[str, Draw] = {
    "timeline": lambda found: draw_timeline(found, title="Engagements over time", caption=CAPTION),
    "matrix": lambda found: draw_matrix(found, title="Who met whom", caption=CAPTION),
    "large matrix": lambda found: draw_matrix(found, title="Who met whom", caption=CAPTION, most=30),
    "matrix of actors": lambda found: draw_matrix(found, title="Who met whom", caption=CAPTION, by="actors"),
    "network": lambda found: draw_network(found, "AFG", title="The network of Afghanistan", caption=CAPTION),
    "network of actors": lambda found: draw_network(
        found, "p-AFG", title="The network", caption=CAPTION, by="actors", among=True
    ),
    "months": lambda found: draw_months(found, title="Contacts a month", caption=CAPTION),
}
every_picture = pytest.mark.parametrize("draw", DRAWS.values(), ids=DRAWS)


@every_picture
@pytest.mark.parametrize("number", [0, 1, 2, 7, 40, 200, 900])
def test_nothing_is_cut_off_and_no_words_cover_others(draw: Draw, number: int) -> None:
    check_picture(draw(build_many(number)))


@pytest.mark.parametrize("number", [1, 7, 20, 36, 40])
def test_no_words_cover_marks(number: int) -> None:
    for picture in (DRAWS["timeline"](build_many(number)), draw_figures(build_fund(number), documents={})):
        root = parse(picture)
        marks = [box_shape(mark) for mark in root.xpath("//*[local-name()='rect'][*]")]
        texts = [(box_words(text), "".join(text.itertext())) for text in root.iter(f"{SVG}text")]
        assert [words for box, words in texts if any(box.touches(mark) for mark in marks)] == []


@every_picture
def test_a_pair_over_two_years(draw: Draw) -> None:
    check_picture(draw(build_many(30, years=2, sides=("AFG", "GHA"))))


@every_picture
def test_the_order_of_what_is_drawn_changes_no_byte(draw: Draw) -> None:
    found = build_many(120)
    shuffled = random.Random(1).sample(found, len(found))
    assert draw(found) == draw(shuffled)


@every_picture
def test_no_data_is_told_in_words(draw: Draw) -> None:
    picture = draw([])
    assert picture.rows == ()
    assert any(words.startswith("No ") for words in list_words(picture))
    assert CAPTION in list_words(picture)


@every_picture
def test_hostile_names_stay_words(draw: Draw) -> None:
    found = [
        build_engagement(
            number,
            place=name,
            participants=(build_participant("AFG", name), build_participant(None, name, f"p-{number}"),
                          build_participant(name[:3].upper() or "X", name, f"q-{number}")),
        )
        for number, name in enumerate(HOSTILE)
    ]  # fmt: skip
    picture = draw(found)
    check_picture(picture)
    assert not set("\u202e\u202c\x00\x1b\u0085\ufffe\u200b") & set(picture.svg)
    assert "<script" not in picture.svg


def test_titles_and_captions_are_words_too() -> None:
    for words in HOSTILE:
        check_picture(draw_timeline(build_many(3), title=f"On {words}", caption=words))


@pytest.mark.parametrize("number", [0, 1, 5, 40])
def test_figures(number: int) -> None:
    picture = draw_figures(build_fund(number), documents={}, caption=CAPTION)
    check_picture(picture)
    assert picture == draw_figures(build_fund(number), documents={}, caption=CAPTION)


days = st.dates().map(str)
dates = st.one_of(
    days,
    days.map(lambda day: day[:7]),
    days.map(lambda day: day[:4]),
    st.tuples(days, days).map(lambda pair: "/".join(sorted(pair))),
    st.tuples(days, days).map(lambda pair: "/".join(sorted(day[:7] for day in pair))),
    st.sampled_from((None, "..", "2025-2X", "2025/..")),
)


@settings(max_examples=60)
@given(st.lists(dates, min_size=1, max_size=12), st.sampled_from(("held", "planned", "cancelled")))
def test_any_dates_have_their_place(told: list[str | None], status: str) -> None:
    found = [build_engagement(number, date=date, status=status) for number, date in enumerate(told)]
    check_picture(draw_timeline(found, title="Engagements over time"))
    check_picture(draw_months(found, title="Contacts a month", status=status))  # type: ignore[arg-type]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e18, max_value=1e18), dates),
        min_size=1,
        max_size=8,
    )
)
def test_any_figures_have_their_place(told: list[tuple[float, str | None]]) -> None:
    fund = build_fund(len(told))
    figures = [
        dataclasses.replace(
            figure, value=value, as_of=as_of if as_of and "X" not in as_of and ".." not in as_of else None
        )
        for figure, (value, as_of) in zip(fund.figures, told, strict=True)
    ]
    check_picture(draw_figures(dataclasses.replace(fund, figures=tuple(figures)), documents={}))

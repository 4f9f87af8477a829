"""Each picture shows what its table holds, and both what they were given."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

from dragoman.model.record import DocumentHead
from dragoman.pictures import draw_figures, draw_matrix, draw_months, draw_network, draw_timeline
from dragoman.pictures.figures import scale_values, spell_number
from drawn import SVG, build_fund, build_many, build_participant, list_told, list_words, parse
from sample_record import build_engagement


def test_a_timeline_has_a_mark_for_each_row() -> None:
    picture = draw_timeline(build_many(60), title="Engagements")
    told = " ".join(list_told(picture))
    for number, date, _, channel, status, *_ in picture.rows:
        assert f"{number}. " in told
        assert f"{channel}, {status}; " in told
        assert date is None or date[:4] in told
    assert [row[0] for row in picture.rows] == list(range(1, 61))
    dated = [row[1] for row in picture.rows if row[1]]
    assert [date[:4] for date in dated] == sorted(date[:4] for date in dated)
    assert all(row[1] is None for row in picture.rows[len(dated) :])


def test_the_marks_of_a_timeline_differ_by_status_without_colour() -> None:
    found = [
        build_engagement(number, status=status, date=f"2024-0{number}-05")
        for number, status in enumerate(("held", "planned", "proposed", "cancelled"), 1)
    ]
    root = parse(draw_timeline(found, title="Engagements"))
    looks = {}
    for mark in root.xpath("//*[local-name()='rect'][*]"):
        status = mark[0].text.split(", ")[1].partition(";")[0]
        following = mark.getnext()
        crossed = following is not None and following.tag == f"{SVG}line"
        looks[status] = (mark.get("fill") != "#ffffff", mark.get("stroke-dasharray") is not None, crossed)
    assert looks == {
        "held": (True, False, False),
        "planned": (False, False, False),
        "proposed": (False, True, False),
        "cancelled": (False, False, True),
    }


def test_a_date_told_by_month_is_a_bar_over_it() -> None:
    found = [
        build_engagement(n, date=date)
        for n, date in enumerate(("2024-03-05", "2024-03", "2024", "2024-03-05/2024-03-25"))
    ]
    root = parse(draw_timeline(found, title="Engagements"))
    widths = {mark[0].text.partition(". ")[2].partition(":")[0]: float(mark.get("width"))
              for mark in root.xpath("//*[local-name()='rect'][*]")}  # fmt: skip
    assert widths["5 Mar 2024"] == 12
    assert widths["2024"] == pytest.approx(366 / 31 * widths["Mar 2024"], rel=0.01)
    assert widths["5 Mar 2024 – 25 Mar 2024"] == pytest.approx(21 / 31 * widths["Mar 2024"], rel=0.01)


def test_what_has_no_date_is_counted_beside_its_lane() -> None:
    found = [build_engagement(number, date=None, channel="call") for number in range(3)]
    words = list_words(draw_timeline([*found, build_engagement(9)], title="Engagements"))
    assert "no date" in words
    assert "× 3" in words
    assert "4 engagements, 3 May 2024; 3 without a date." in words


def test_a_day_of_publication_is_told_to_be_one() -> None:
    words = list_words(draw_timeline([build_engagement(1, date_basis="publication")], title="Engagements"))
    assert any("Of 1 the day is that of publication" in line for line in words)


def test_a_lane_without_room_tells_how_many_it_leaves_out() -> None:
    found = [build_engagement(number) for number in range(50)]
    picture = draw_timeline(found, title="Engagements")
    assert len(picture.rows) == 50
    assert "34 not drawn" in list_words(picture)


def test_a_matrix_counts_each_two_sides() -> None:
    three = tuple(map(build_participant, ("GHA", "TGO", "BEN")))
    found = [
        build_engagement(1, participants=three),
        build_engagement(2, participants=three[:2]),
        build_engagement(3, participants=three[:2], status="planned"),
    ]
    picture = draw_matrix(found, title="Who met whom")
    assert picture.rows == (
        ("Ghana (GHA)", "Togo (TGO)", 2),
        ("Ghana (GHA)", "Benin (BEN)", 1),
        ("Togo (TGO)", "Ghana (GHA)", 2),
        ("Togo (TGO)", "Benin (BEN)", 1),
        ("Benin (BEN)", "Ghana (GHA)", 1),
        ("Benin (BEN)", "Togo (TGO)", 1),
    )
    assert "Ghana (GHA) – Togo (TGO): 2" in list_told(picture)
    assert draw_matrix(found, title="Who met whom", status="planned").rows == (
        ("Ghana (GHA)", "Togo (TGO)", 1),
        ("Togo (TGO)", "Ghana (GHA)", 1),
    )


def test_the_cells_of_a_matrix_bear_the_numbers_of_its_rows() -> None:
    picture = draw_matrix(build_many(200), title="Who met whom", most=8)
    told = {title.rpartition(": ")[0]: int(title.rpartition(": ")[2]) for title in list_told(picture)}
    assert {f"{one} – {other}": count for one, other, count in picture.rows} == {k: v for k, v in told.items() if v}
    assert any(other == "others" for _, other, _ in picture.rows)
    assert any("others are counted together" in words for words in list_words(picture))


def test_one_delegation_does_not_meet_itself() -> None:
    people = (build_participant("GHA", "Efua Owusu", "p-1"), build_participant("GHA", "Kofi Addo", "p-2"),
              build_participant("TGO", "Afi Lawson", "p-3"))  # fmt: skip
    rows = draw_matrix([build_engagement(1, participants=people)], title="Who", by="actors").rows
    assert ("Efua Owusu (GHA)", "Afi Lawson (TGO)", 1) in rows
    assert not any({one, other} == {"Efua Owusu (GHA)", "Kofi Addo (GHA)"} for one, other, _ in rows)


def test_a_network_counts_the_engagements_of_its_centre() -> None:
    def meet(number: int, *codes: str) -> object:
        return build_engagement(number, participants=tuple(map(build_participant, codes)))

    found = [meet(1, "GHA", "TGO"), meet(2, "GHA", "TGO", "BEN"), meet(3, "TGO", "BEN"), meet(4, "GHA", "NER")]
    picture = draw_network(found, "GHA", title="The network of Ghana", among=True)  # type: ignore[arg-type]
    assert picture.rows == (
        ("Ghana (GHA)", "Togo (TGO)", 2),
        ("Ghana (GHA)", "Benin (BEN)", 1),
        ("Ghana (GHA)", "Niger (NER)", 1),
        ("Togo (TGO)", "Benin (BEN)", 1),
    )
    assert {"Togo (TGO): 2", "Benin (BEN): 1", "Niger (NER): 1"} <= set(list_told(picture))
    widths = [float(line.get("stroke-width")) for line in parse(picture).iter(f"{SVG}line")]
    assert widths == [2, 1, 1]
    assert len(list(parse(picture).iter(f"{SVG}path"))) == 1
    person = draw_network(found, "p-GHA", title="The network", by="actors")  # type: ignore[arg-type]
    assert person.rows[0] == ("Speaker of GHA (GHA)", "Speaker of TGO (TGO)", 2)


def test_a_network_of_many_tells_of_the_rest() -> None:
    guests = [build_participant(None, f"Guest {number}", f"p-{number}") for number in range(40)]
    found = [build_engagement(n, participants=(build_participant("GHA"), guest)) for n, guest in enumerate(guests)]
    picture = draw_network(found, "GHA", title="The network of Ghana")
    assert len(picture.rows) == 30
    assert "The other 10 have 1 at most each." in list_words(picture)


def test_months_without_any_are_rows_too() -> None:
    found = [
        build_engagement(1, date="2024-01-05", channel="call"),
        build_engagement(2, date="2024-01", channel="visit"),
        build_engagement(3, date="2024-04-30/2024-05-02", channel="call"),
        build_engagement(4, date="2024"),
        build_engagement(5, date="2024-02-01", status="planned"),
    ]
    picture = draw_months(found, title="Contacts a month")
    assert picture.columns == ("month", "call", "visit", "all")
    assert picture.rows == (("2024-01", 1, 1, 2), ("2024-02", 0, 0, 0), ("2024-03", 0, 0, 0), ("2024-04", 1, 0, 1))
    assert {"Jan 2024: 2", "Jan 2024: 1", "Apr 2024: 1"} <= set(list_told(picture))
    words = list_words(picture)
    assert "1 more, of which no month is told, is not shown." in words
    assert "2 of 4 months are without any." in words


def test_the_bars_of_months_are_as_high_as_their_numbers() -> None:
    picture = draw_months(build_many(300), title="Contacts a month")
    heights = {}
    for bar in parse(picture).xpath("//*[local-name()='rect'][*]"):
        heights.setdefault(int(bar[0].text.rpartition(": ")[2]), set()).add(round(float(bar.get("height")), 1))
    assert len(heights) > 3
    assert all(len(values) == 1 for values in heights.values())
    scale = {number / values.pop() for number, values in heights.items()}
    assert max(scale) == pytest.approx(min(scale), rel=0.01)
    assert sum(row[-1] for row in picture.rows) == sum(sum(row[1:-1]) for row in picture.rows)  # type: ignore[misc, arg-type]


def test_over_a_long_time_a_bar_is_a_year() -> None:
    picture = draw_months(
        [build_engagement(1, date="1990-05"), build_engagement(2, date="2024-06-01")], title="Contacts"
    )
    assert picture.columns[0] == "year"
    assert [row[0] for row in picture.rows] == [str(year) for year in range(1990, 2025)]


def test_figures_never_mix_currencies() -> None:
    fund = build_fund(30)
    head = DocumentHead("d-1", 1, "report-1.txt", title="The fund grows")
    picture = draw_figures(fund, documents={"d-1": head})
    assert Counter((row[2], row[1], row[3]) for row in picture.rows) == Counter(
        (f.value, f.unit, f.as_of) for f in fund.figures
    )
    panels = {words for words in list_words(picture) if words.endswith((", EUR", ", USD"))}
    assert panels == {f"{row[0]}, {row[1]}" for row in picture.rows}
    assert {row[6] for row in picture.rows} == {"d-0", "report-1.txt", "d-2", "d-3", "d-4"}
    assert all(row[8] == "President Sall" for row in picture.rows)


def test_a_figure_of_the_day_of_publication_is_hollow() -> None:
    fund = build_fund(2)
    one = dataclasses.replace(fund.figures[0], published="2024-06-01", unit="EUR")
    told = dataclasses.replace(one, value=5e6, as_of="2024-05-01")
    untold = dataclasses.replace(one, value=7e6, as_of=None)
    picture = draw_figures(dataclasses.replace(fund, figures=(told, untold)), documents={})
    fills = {mark[0].text: mark.get("fill") for mark in parse(picture).xpath("//*[local-name()='rect'][*]")}
    assert fills == {"1 May 2024: 5 m EUR": "#1f4e79", "1 Jun 2024: 7 m EUR": "#ffffff"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (100, "100"),
        (84.7, "84.7"),
        (450_000, "450,000"),
        (-3e6, "-3 m"),
        (1.25e9, "1.25 bn"),
        (1e-3, "0.001"),
    ],
)
def test_numbers_in_short(value: float, words: str) -> None:
    assert spell_number(value) == words


@pytest.mark.parametrize("values", [[0], [5], [-5], [1e-9, 3e-9], [127e9, 150e9], [-3, 8]])
def test_an_axis_of_values_holds_zero_and_all(values: list[float]) -> None:
    low, high, step = scale_values(values)
    assert low <= min(0, *values) <= max(0, *values) <= high
    assert 1 <= round((high - low) / step) <= 9

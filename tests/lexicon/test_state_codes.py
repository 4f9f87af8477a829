"""Numbers of states by date: each number once at a time, each state one number at a time, and the known changes."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import LexiconError
from dragoman.lexicon.state_codes import (
    COLUMNS,
    Membership,
    StateCodes,
    find_state_codes,
    parse_memberships,
    read_memberships,
)
from dragoman.lexicon.states import read_states
from dragoman.lexicon.tables import parse_table
from dragoman.when import When

STATES = [state.alpha3 for state in read_states()]
LISTS = dict(zip(("cow", "gw"), read_memberships(), strict=True))


@pytest.mark.parametrize("members", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("key", ["number", "alpha3"])
def test_a_number_and_a_state_stand_once_at_a_time(members: tuple[Membership, ...], key: str) -> None:
    told = sorted(members, key=lambda m: (str(getattr(m, key)), m.start))
    clashes = [(a, b) for a, b in pairwise(told) if getattr(a, key) == getattr(b, key) and b.start <= a.end]
    assert not clashes


def test_a_number_has_one_abbreviation() -> None:
    pairs = {(m.number, m.abbreviation) for m in LISTS["cow"]}
    assert len({number for number, _ in pairs}) == len(pairs) == len({letters for _, letters in pairs})


def test_all_present_members_are_in_the_table() -> None:
    today = When.parse("2016-12-31")
    codes = {alpha3: find_state_codes(alpha3, today) for alpha3 in STATES}
    assert sum(c.cow is not None for c in codes.values()) == 195, "the members of the Correlates of War's list, v2016"
    assert sum(c.gw is not None for c in codes.values()) == 174
    nowhere = {s.alpha3 for s in read_states() if s.kind == "state" and codes[s.alpha3].cow is None}
    assert nowhere == {"PSE", "VAT"}
    assert not any(codes[s.alpha3].cow or codes[s.alpha3].gw for s in read_states() if s.kind == "territory")


@pytest.mark.parametrize(
    ("alpha3", "day", "cow", "letters", "gw"),
    [
        ("DEU", "1938-05-01", 255, "GMY", 255),
        ("DEU", "1950-05-01", None, None, 260),
        ("DEU", "1980-05-01", 260, "GFR", 260),
        ("DDR", "1980-05-01", 265, "GDR", 265),
        ("DEU", "1990-10-03", 255, "GMY", 260),
        ("DDR", "1990-10-03", None, None, None),
        ("YEM", "1990-05-21", 678, "YAR", 678),
        ("YEM", "1990-05-22", 679, "YEM", 678),
        ("YMD", "1990-05-21", 680, "YPR", 680),
        ("CSK", "1992-12-31", 315, "CZE", 315),
        ("CZE", "1993-01-01", 316, "CZR", 316),
        ("SVK", "1993-01-01", 317, "SLO", 317),
        ("YUG", "1999-05-01", 345, "YUG", 345),
        ("SCG", "2005-05-01", 345, "YUG", 345),
        ("SRB", "2005-05-01", None, None, None),
        ("SRB", "2020-05-01", 345, "YUG", 340),
        ("MNE", "2006-06-05", None, None, 341),
        ("MNE", "2006-06-12", 341, "MNG", 341),
        ("XKX", "2008-02-18", None, None, 347),
        ("XKX", "2020-05-01", 347, "KOS", 347),
        ("VDR", "1968-05-01", 816, "DRV", 816),
        ("VNM", "1968-05-01", 817, "RVN", 817),
        ("VNM", "1976-01-01", None, None, None),
        ("VNM", "2020-05-01", 816, "DRV", 816),
        ("SUN", "1991-12-25", 365, "RUS", 365),
        ("RUS", "1991-12-26", 365, "RUS", 365),
        ("ETH", "2020-05-01", 530, "ETH", 530),
        ("TZA", "2020-05-01", 510, "TAZ", 510),
        ("SDN", "2010-05-01", 625, "SUD", 625),
        ("SSD", "2011-07-08", None, None, None),
        ("SSD", "2011-07-09", 626, "SSD", 626),
        ("TLS", "2002-06-01", None, None, 860),
        ("SYR", "1960-05-01", None, None, 652),
        ("WSM", "2020-05-01", 990, "WSM", None),
        ("HKG", "2020-05-01", None, None, None),
        ("NATO", "2020-05-01", None, None, None),
    ],
)
def test_codes_by_date(alpha3: str, day: str, cow: int | None, letters: str | None, gw: int | None) -> None:
    assert find_state_codes(alpha3, When.parse(day)) == StateCodes(cow, letters, gw)


def test_what_changes_within_the_time_is_not_told() -> None:
    assert find_state_codes("DEU", When.parse("1990")) == StateCodes(None, None, 260)
    assert find_state_codes("DEU", When.parse("1990-11")) == StateCodes(255, "GMY", 260)
    assert find_state_codes("DEU", None) == find_state_codes(None, When.parse("1990-11")) == StateCodes()


@given(st.sampled_from(STATES), st.dates(date(1816, 1, 1), date(2030, 12, 31)), st.integers(0, 4000))
def test_the_codes_of_a_stretch_are_those_of_its_days(alpha3: str, first: date, days: int) -> None:
    last = first + timedelta(days)
    stretch = find_state_codes(alpha3, When(first.isoformat(), last.isoformat()))
    ends = [find_state_codes(alpha3, When.on(day)) for day in (first, last)]
    for code in ("cow", "gw"):
        assert getattr(stretch, code) in (None, getattr(ends[0], code))
        assert getattr(stretch, code) in (None, getattr(ends[1], code))
    if not days:
        assert stretch == ends[0]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("GHA\t452\tGHA\t1957-03-06", "Invalid isoformat string: ''"),
        ("GHA\t452\tGHA\t1957-13-06/..", "month must be in"),
        ("GHA\tx\tGHA\t1957-03-06/..", "invalid literal"),
        ("GHA\t452\tGHA\t1957-03-06/1950-01-01", "ends before it starts"),
        ("GHA\t452\tGHA", "together or not at all"),
    ],
)
def test_a_wrong_line_is_named(line: str, fault: str) -> None:
    (row,) = parse_table("codes.tsv", "\t".join(COLUMNS) + "\n" + line, COLUMNS, required=1)
    with pytest.raises(LexiconError, match=rf"codes.tsv, line 2: .*{fault}"):
        parse_memberships(row, "cow", row["cow_abbreviation"])

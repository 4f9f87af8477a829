import pytest

from dragoman.model import Tenure
from dragoman.resolving.offices import (
    REGISTER,
    find_contradictions,
    find_office_held,
    find_office_holder,
    is_single_office,
)


def hold(
    person: str, start: str | None, end: str | None = None, office: str = "Prime Minister", source: str = "a"
) -> Tenure:
    return Tenure(person, office, "ISL", start, end, source=source)


@pytest.mark.parametrize(
    ("office", "country", "day", "person"),
    [
        ("President", "UKR", "2025-11-07", "Volodymyr Zelenskyy"),
        ("president", "FRA", "1999-05", "Jacques Chirac"),
        ("Prime Minister", "JPN", "2022-01-21", "Fumio Kishida"),
        ("Premier", "CHN", "2015", "Li Keqiang"),
        ("Secretary General", "NATO", "2020-02-02", "Jens Stoltenberg"),
        ("Secretary of State", "USA", "1974-02-02", "Henry Kissinger"),
        ("Speaker", "USA", "2021-02-02", "Nancy Pelosi"),
        ("European Commission President", "EU", "2022", "Ursula von der Leyen"),
        ("President of the European Council", "EU", "2022-02", "Charles Michel"),
        ("Director General", "WHO", "2020-02", "Tedros Adhanom Ghebreyesus"),
        ("First Lady", "USA", "2010-02-02", "Michelle Obama"),
    ],
)
def test_the_register_tells_the_holder(office: str, country: str, day: str, person: str) -> None:
    found = find_office_holder(office, country, day)
    assert {tenure.person for tenure in found} == {person}
    assert {tenure.source for tenure in found} == {REGISTER}


def test_on_the_day_of_a_hand_over_both_hold() -> None:
    found = find_office_holder("President", "USA", "2021-01-20")
    assert {tenure.person for tenure in found} == {"Donald Trump", "Joe Biden"}


@pytest.mark.parametrize(
    ("office", "day"),
    [("Ambassador", "2020-01-01"), ("Senator", "2020-01-01"), ("President", None), ("President", "soon")],
)
def test_nobody_is_told_of_an_office_of_many_or_without_a_day(office: str, day: str | None) -> None:
    assert find_office_holder(office, "USA", day) == []


def test_who_is_in_office_long_after_the_register_ends_is_not_known() -> None:
    assert find_office_holder("President", "UKR", "2060-01-01") == []


def test_the_office_that_a_person_of_the_register_held_is_told() -> None:
    held = find_office_held("Angela Merkel", "Chancellor", "2015-06-01", ())
    assert held is not None
    assert (held.office, held.source) == ("Chancellor", REGISTER)
    assert find_office_held("Angela Merkel", "Chancellor", "2023-06-01", ()) is None


def test_of_a_persons_offices_that_of_the_role_goes_first() -> None:
    one, other = hold("Jon Vik", "2030", office="Prime Minister"), hold("Jon Vik", "2031", office="Fisheries Minister")
    assert find_office_held(None, "Prime Minister", "2032-01-05", [one, other]) == one
    assert find_office_held(None, None, "2032-01-05", [one, other]) == other


def test_an_office_without_an_end_is_over_when_another_comes_into_it() -> None:
    mine, next_one = hold("Jon Vik", "2030"), hold("Eva Ström", "2032-03")
    assert find_office_held(None, "Prime Minister", "2031-01-05", [mine], [mine, next_one]) == mine
    assert find_office_held(None, "Prime Minister", "2032-06-01", [mine], [mine, next_one]) is None


@pytest.mark.parametrize("day", [None, "soon", "2029-01-01"])
def test_no_office_is_told_without_a_day_or_before_it_began(day: str | None) -> None:
    assert find_office_held(None, "Prime Minister", day, [hold("Jon Vik", "2030")]) is None


def test_the_records_tenures_count_and_contradictions_are_both_told() -> None:
    berg, holm = hold("Ida Berg", "2060-03-01"), hold("Ole Holm", "2061", source="b")
    assert find_office_holder("Prime Minister", "ISL", "2060-05", [berg, holm]) == [berg]
    assert find_office_holder("prime minister", "ISL", "2061-05", [berg, holm]) == [holm]
    rival = hold("Per Lind", "2060-04", "2062", source="c")
    assert find_office_holder("prime minister", "ISL", "2061-05", [berg, holm, rival]) == [holm, rival]
    assert find_office_holder("Prime Minister", "NOR", "2061-05", [berg, holm]) == []
    assert find_office_holder("Prime Minister", "ISL", "2059", [berg, hold("X", None), hold("Y", None, "2059")]) == [
        hold("Y", None, "2059")
    ]


@pytest.mark.parametrize(
    ("office", "single"),
    [
        ("President", True),
        ("Vice President", True),
        ("Deputy Foreign Minister", False),
        ("Minister of Foreign Affairs", True),
        ("Ambassador to Ghana", False),
        ("Special Envoy", False),
        ("First Lady", True),
        ("Senator", False),
    ],
)
def test_offices_of_one_holder(office: str, single: bool) -> None:
    assert is_single_office(office) is single


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (
            hold("Ida Berg", "2019-05-01", "2023-01-01"),
            hold("Ole Holm", "2021", "2024", source="b"),
            "Prime Minister (Iceland): Ida Berg from 2019-05-01 to 2023-01-01 (a) and Ole Holm from 2021 to 2024 (b) "
            "overlap",
        ),
        (
            hold("Ida Berg", "2019-05-01"),
            hold("Ida Berg", "2018-03", source="b"),
            "Ida Berg as Prime Minister (Iceland): the start is 2019-05-01 (a) or 2018-03 (b)",
        ),
        (
            hold("Ida Berg", "2019", "2023-05-01"),
            hold("I. Berg", "2019", "2022", source="b"),
            "Ida Berg as Prime Minister (Iceland): the end is 2023-05-01 (a) or 2022 (b)",
        ),
    ],
)
def test_contradictions_are_told_in_words(first: Tenure, second: Tenure, why: str) -> None:
    assert [(c.first, c.second, c.why) for c in find_contradictions([first, second])] == [(first, second, why)]


def test_terms_that_follow_one_another_are_one_tenure() -> None:
    terms = [hold("Ida Berg", "2010", "2014-05-01"), hold("Ida Berg", "2014-05-01", "2018"), hold("Ida Berg", "2018")]
    assert find_contradictions(terms) == []
    assert find_contradictions([*terms, hold("Ida Berg", "2010-03", source="b")]) == []
    found = find_contradictions([*terms, hold("Ida Berg", "2011", source="b")])
    assert [c.first for c in found] == terms
    assert {c.why for c in found} == {"Ida Berg as Prime Minister (Iceland): the start is 2010 (a) or 2011 (b)"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (hold("Ida Berg", "2019", "2023-05-01"), hold("Ole Holm", "2023-05-01")),
        (hold("Ida Berg", "2019", "2021"), hold("Ole Holm", "2021")),
        (hold("Ida Berg", "2019-05-01"), hold("Ida Berg", "2019-05")),
        (hold("Ida Berg", "2011", "2013"), hold("Ida Berg", "2019", "2023")),
        (hold("Ida Berg", "2019", office="Envoy"), hold("Ole Holm", "2019", office="Envoy")),
        (hold("Ida Berg", "2019"), hold("Ole Holm", "2019", office="Foreign Minister")),
        (hold("Ida Berg", None), hold("Ole Holm", "2019")),
        (hold("Ida Berg", "2017"), hold("Ole Holm", "2019")),
    ],
)
def test_what_can_be_so_is_no_contradiction(first: Tenure, second: Tenure) -> None:
    assert find_contradictions([first, second]) == []

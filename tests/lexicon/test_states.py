"""The tables cover the world: every ISO code has a state, every sovereign state its people and its capital."""

from __future__ import annotations

from collections import Counter

from babel import Locale

from dragoman.lexicon.names import capital_of, demonym_nouns, find_state, name_of
from dragoman.lexicon.states import Form, parse_capital, parse_form, read_cities, read_organisations, read_states

# Codes of Babel's list that are no ISO 3166-1 country: exceptional reservations, parts and groups of countries.
NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def test_every_territory_of_iso_3166_has_a_row() -> None:
    territories = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()} - NO_COUNTRY
    ours = {state.alpha2 for state in read_states() if state.kind != "former"}
    assert territories == ours


def test_the_english_name_of_every_territory_is_found() -> None:
    names = Locale("en").territories
    lost = []
    for state in read_states():
        if state.kind == "former":
            continue
        name = names[state.alpha2]
        short = name.replace(" SAR China", "").replace(" (Burma)", "").replace(" - ", "-").replace(" & ", " and ")
        short = short.replace("St. ", "Saint ").replace("Congo-Brazzaville", "Congo (Brazzaville)")
        if state.alpha3 not in (find_state(name), find_state(short), find_state(short.replace("Saint", "St."))):
            lost.append(name)
    assert lost == []


def test_every_sovereign_state_has_people_and_a_capital() -> None:
    for state in read_states():
        if state.kind == "state":
            assert state.adjectives or state.nouns, state.name
            assert demonym_nouns(state.alpha3), state.name
            assert capital_of(state.alpha3), state.name


def test_former_states_keep_their_own_codes() -> None:
    assert find_state("the Soviet Union") == "SUN"
    assert find_state("GDR") == "DDR"
    assert find_state("Czechoslovakia") == "CSK"
    assert find_state("Yugoslav") == "YUG"
    assert find_state("West Germany") == "DEU"
    assert find_state("South Vietnam") == "VNM"
    assert find_state("Burma") == "MMR"


def test_entities_that_lists_often_lose_are_there() -> None:
    assert [find_state(name) for name in ("Palestine", "Taiwan", "Hong Kong", "Kosovo", "the Holy See")] == [
        "PSE",
        "TWN",
        "HKG",
        "XKX",
        "VAT",
    ]


def test_no_code_of_an_organisation_is_a_states() -> None:
    states = {state.alpha3 for state in read_states()}
    assert not states & {organisation.code for organisation in read_organisations()}


def test_no_form_stands_twice_among_states_without_a_mark() -> None:
    forms = Counter(
        form.text
        for state in read_states()
        for form in {
            Form(state.name),
            *state.other_names,
            *state.adjectives,
            *(f for pair in state.nouns for f in pair),
        }
        if form.condition != "shared"
    )
    assert {text for text, times in forms.items() if times > 1} == set()


def test_no_city_of_one_state_stands_twice() -> None:
    rows = Counter((city.name, city.state) for city in read_cities())
    assert {row for row, times in rows.items() if times > 1} == set()
    assert len(rows) >= 700


def test_codes_give_their_names() -> None:
    assert (name_of("DNK"), name_of("NATO"), name_of("???")) == ("Denmark", "NATO", "???")


def test_marks_are_read() -> None:
    assert parse_form("Cork?") == Form("Cork", "after preposition")
    assert parse_form("Congolese*") == Form("Congolese", "shared")
    assert parse_form("Sino-") == Form("Sino", "compound")
    assert [form.text for form in parse_capital("Kyiv = Kiev").forms] == ["Kyiv", "Kiev"]

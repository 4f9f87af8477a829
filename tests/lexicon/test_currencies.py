"""Currencies: whose the bare name is, and that every state has one."""

from __future__ import annotations

from datetime import date

from babel.numbers import get_territory_currencies

from dragoman.lexicon.currencies import currencies
from dragoman.lexicon.states import read_states


def find_code(name: str, state: str) -> list[str]:
    return [c.code for c in currencies() if state in c.states and any(name in pair for pair in c.names)]


def test_a_bare_name_means_the_currency_of_the_state() -> None:
    assert find_code("dollars", "CAN") == ["CAD"]
    assert find_code("dollars", "ECU") == ["USD"]
    assert find_code("pounds", "EGY") == ["EGP"]
    assert find_code("crowns", "CZE") == ["CZK"]
    assert find_code("francs", "SEN") == ["XOF"]
    assert find_code("rupees", "LKA") == ["LKR"]


def test_the_tender_of_every_state_is_known() -> None:
    ours: dict[str, set[str]] = {}
    for currency in currencies():
        for state in currency.states:
            ours.setdefault(state, set()).add(currency.code)
    for state in read_states():
        if state.kind == "state":
            tender = set(get_territory_currencies(state.alpha2, start_date=date(2024, 1, 1)))
            newer = {"EUR"} if state.alpha3 == "BGR" else {"ZWG"} if state.alpha3 == "ZWE" else set()
            assert ours.get(state.alpha3, set()) & (tender | newer), state.name


def test_a_symbol_that_names_its_country_belongs_to_one_currency() -> None:
    for symbol, code in (("C$", "CAD"), ("A$", "AUD"), ("US$", "USD"), ("₴", "UAH"), ("₹", "INR"), ("NT$", "TWD")):
        assert [c.code for c in currencies() if symbol in c.symbols] == [code]

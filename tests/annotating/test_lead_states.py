"""Whose state an office-holder without one is of: by the lead, by where somebody stays, by the press's own manner."""

from __future__ import annotations

import pytest

from dragoman.annotating import annotate_document
from dragoman.annotating.page import Page
from dragoman.model import Document


def read_page(text: str, source: str | None = None) -> Page:
    return annotate_document(Document("test", text, "", None, "2023-09-20", source))


def country_of(page: Page, name: str) -> str | None:
    return next((a.country for a in page.actors if a.name == name), None)


def test_the_lead_tells_of_what_state_the_office_is() -> None:
    page = read_page(
        "A senior Peruvian envoy arrived in Accra on Friday and met Ghana's president. Envoy Rosa Quispe spent an hour "
        "with President Kofi Mensah."
    )
    assert (country_of(page, "Rosa Quispe"), country_of(page, "Kofi Mensah")) == ("PER", "GHA")
    introduced = next(m for m in page.mentions if m.kind == "office" and m.start == 0)
    assert [a.name for a in introduced.actors] == ["Rosa Quispe"]


def test_an_office_of_two_states_in_the_text_tells_nothing() -> None:
    page = read_page("The Thai president met the Peruvian president on Monday. President Kofi Mensah looked on.")
    assert country_of(page, "Kofi Mensah") is None


@pytest.mark.parametrize("stay", ["arrived in Accra", "travelled to the Ghanaian capital", "flew to Ghana"])
def test_who_is_met_where_the_visitor_stays_is_of_that_state(stay: str) -> None:
    page = read_page(
        f"Norwegian Foreign Minister Ida Berg {stay} on Monday. She stayed for two days. In a meeting with Prime "
        "Minister Kofi Mensah she spoke of fish."
    )
    assert country_of(page, "Kofi Mensah") == "GHA"


def test_an_ambassador_met_there_may_be_her_own() -> None:
    page = read_page(
        "Norwegian Foreign Minister Ida Berg arrived in Accra on Monday. In a meeting with Ambassador Kari Moe she "
        "spoke of fish."
    )
    assert country_of(page, "Kari Moe") is None


def test_a_state_before_a_later_name_of_a_list_is_not_shared_backwards() -> None:
    page = read_page("It was attended by National Security Adviser Kari Moe and Thai Foreign Minister Anan Suk.")
    assert (country_of(page, "Kari Moe"), country_of(page, "Anan Suk")) == (None, "THA")


def test_the_press_opens_with_its_own_leader() -> None:
    text = (
        "Prime Minister Yoram Talmi hosted Zambian President Mutale Banda on Wednesday. Zambian officials praised the "
        "Zambian president. Hungary and Hungarians looked on. An Israeli spokesman was pleased."
    )
    assert country_of(read_page(text, "The Times of Israel"), "Yoram Talmi") == "ISR"
    assert country_of(read_page(text), "Yoram Talmi") is None


def test_who_is_named_next_is_not_the_office_before() -> None:
    page = read_page(
        "Thai King Anan Suk will visit Peru, invited by President Rosa Quispe. The head of state is expected to hold "
        "talks with Quispe."
    )
    (office,) = [m for m in page.mentions if m.kind == "office"]
    assert [a.name for a in office.actors] == ["Anan Suk"]

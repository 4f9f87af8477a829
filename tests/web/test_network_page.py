"""The network: a matrix of the most active or the chosen, and the ego graph of one."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from web.parsing import find, list_links, list_words, parse, select, words


def test_without_sides_the_last_twelve_months_stand_in_a_matrix(client: TestClient) -> None:
    page = parse(client.get("/network"))
    assert words(find(page, "#matrix-title")) == "Who met whom, January 2025 – December 2025"
    assert select(page, "#around-title") == []
    assert (find(page, "#since").get("value"), find(page, "#until").get("value")) == ("2025-01", "2025-12")
    assert "/network?with=UKR" in list_links(page, "aside a")
    assert "Ukraine (UKR) Canada (CAN) 1" in list_words(page, "details tbody tr")


def test_one_side_has_a_network_around_it(client: TestClient) -> None:
    page = parse(client.get("/network", params={"with": "Ukraine", "since": "2025"}))
    assert words(find(page, "#around-title")) == "Around Ukraine"
    assert len({element.get("id") for element in select(page, "svg [id]")}) == len(select(page, "svg [id]"))
    told = client.get("/network.json", params={"with": "Ukraine", "since": "2025"}).json()
    assert sorted(row[1] for row in told["around"]["rows"]) == [
        "Canada (CAN)",
        "Denmark (DNK)",
        "Estonia (EST)",
        "Finland (FIN)",
        "Germany (DEU)",
        "NATO",
    ]


def test_several_sides_stand_in_a_matrix_of_their_own(client: TestClient) -> None:
    told = client.get("/network.json", params={"with": "UKR, Denmark,NATO", "since": "2025"}).json()
    assert told["around"] is None
    assert told["sides"] == [
        {"key": "UKR", "name": "Ukraine"},
        {"key": "DNK", "name": "Denmark"},
        {"key": "NATO", "name": "NATO"},
    ]
    assert told["matrix"]["rows"] == [
        ["Ukraine (UKR)", "Denmark (DNK)", 1],
        ["Ukraine (UKR)", "NATO", 1],
        ["Denmark (DNK)", "Ukraine (UKR)", 1],
        ["NATO", "Ukraine (UKR)", 1],
    ]


def test_people_instead_of_states(client: TestClient) -> None:
    told = client.get("/network.json", params={"with": "AUS", "by": "actors", "since": "2025"}).json()
    assert told["around"]["rows"] == [["Australia (AUS)", "Ratna Wijaya (IDN)", 1]]


def test_planned_ones_in_a_period(client: TestClient) -> None:
    told = client.get("/network.json", params={"status": "planned", "since": "2024-09", "until": "2024-09"}).json()
    assert told["matrix"]["rows"] == [["Ghana (GHA)", "Norway (NOR)", 3], ["Norway (NOR)", "Ghana (GHA)", 3]]


def test_the_matrix_as_a_table(client: TestClient) -> None:
    answer = client.get("/network.csv", params={"with": "IDN,AUS", "since": "2025"})
    assert answer.headers["content-disposition"] == 'attachment; filename="who-met-whom.csv"'
    assert answer.text.splitlines() == [
        "side,other,engagements",
        "Australia (AUS),Indonesia (IDN),1",
        "Indonesia (IDN),Australia (AUS),1",
    ]


def test_who_is_unknown_is_told_and_the_rest_drawn(client: TestClient) -> None:
    page = parse(client.get("/network", params={"with": "Ukraine, Atlantis", "since": "2025"}))
    assert words(find(page, "[role=alert]")) == "The record has nobody called “Atlantis”."
    assert words(find(page, "#around-title")) == "Around Ukraine"


@pytest.mark.parametrize(
    "query",
    [
        {"since": "last week"},
        {"by": "continents"},
        {"status": "odd"},
        {"with": ",".join(["UKR"] * 40)},
        {"until": "20250"},
    ],
)
def test_faulty_questions_are_refused(client: TestClient, query: dict[str, str]) -> None:
    for address in ("/network", "/network.csv", "/network.json"):
        assert client.get(address, params=query).status_code == 422

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.record import tables
from dragoman.record.database import Database, open_database
from dragoman.record.search import Hit, Term, find_named_ids, parse_query, search_record
from dragoman.record.search_tables import index_name
from record_rows import add_actor, add_document, add_engagement, add_row, add_run

TEXTS = {
    1: ("A call on grain", "President Zelensky spoke with the Turkish leader about the grain corridor."),
    2: (
        "Talks in Ankara",
        "The envoys met in Ankara. Volodymyr Zelenskyy’s adviser told them: “The Black Sea must be open.”",
    ),
    3: (None, "Президент Володимир Зеленський провів телефонну розмову."),
    4: ("习近平会见", "国家主席习近平在北京会见了总理。"),
    5: ("Sea trade", "Black ships crossed the sea. " * 30 + "A corridor for grain was proposed in Odesa."),
}


@pytest.fixture
def database(record_address: str) -> Iterator[Database]:
    opened = open_database(record_address)
    with opened.write() as connection:
        add_run(connection)
        for number, (title, text) in TEXTS.items():
            add_document(connection, number, text, title=title, published=f"2024-05-0{number}", source="Gazette")
        add_actor(connection, "a-1", "Volodymyr Zelenskyy", "Zelensky", country="UKR")
        add_actor(connection, "a-2", "Aleksandar Vučić", country="SRB")
        add_actor(connection, "a-3", "Zelenskaya Olena", country="UKR")
        add_actor(connection, "a-4", "V. Zelenski", country="UKR", merged_into="a-1")
        add_row(
            connection,
            tables.instruments,
            id="i-1",
            name="Black Sea Grain Initiative",
            acronym="BSGI",
            kind="agreement",
        )
        index_name(connection, "instrument", "i-1", "Black Sea Grain Initiative")
        index_name(connection, "instrument", "i-1", "BSGI")
        call = add_engagement(connection, 1, "UKR TUR", "2024-05-01")
        filed = {"document_id": "d-1", "ordinal": 0, "channel": "call", "status": "held"}
        add_row(connection, tables.accounts, id="d-1/e1", engagement_id=call, **filed)
    yield opened
    opened.close()


def search(database: Database, query: str, limit: int = 20) -> list[Hit]:
    with database.read() as connection:
        return search_record(connection, query, limit)


def found(database: Database, query: str, kind: str = "document") -> set[str]:
    return {hit.id for hit in search(database, query) if hit.kind == kind}


def test_every_word_must_occur_and_may_be_begun(database: Database) -> None:
    assert found(database, "grain corridor") == {"d-1", "d-5"}
    assert found(database, "grain corridor TURKISH") == {"d-1"}
    assert found(database, "corrid") == {"d-1", "d-5"}
    assert found(database, "grain tractor") == set()


def test_a_phrase_stands_together(database: Database) -> None:
    assert found(database, '"black sea"') == {"d-2"}
    assert found(database, "black sea") == {"d-2", "d-5"}
    assert found(database, '"the black" open') == {"d-2"}
    assert found(database, '"corrid"') == set()


@pytest.mark.parametrize(
    "name", ["Zelensky", "Zelenskyy", "Зеленський", "Зеленский", "zelenskiy", "Volodymyr Zelenskyi"]
)
def test_one_name_is_found_in_every_script_and_spelling(database: Database, name: str) -> None:
    assert search(database, name)[0].id == "a-1"
    texts = {"d-2", "d-3"} if " " in name else {"d-1", "d-2", "d-3"}
    assert found(database, name) - {"d-3"} == texts - {"d-3"}
    assert "a-4" not in found(database, name, "actor")


def test_a_name_in_latin_letters_finds_a_text_in_others(database: Database) -> None:
    assert "d-3" in found(database, "Zelensky")
    assert found(database, "习近平") == {"d-4"}
    assert found(database, "Xi Jinping") == set()
    assert search(database, "Вучић")[0].title == "Aleksandar Vučić (SRB)"


def test_an_instrument_is_found_by_acronym_and_misspelt_name(database: Database) -> None:
    assert search(database, "BSGI")[0].title == "Black Sea Grain Initiative (BSGI)"
    assert found(database, "Black See Grain Initiative", "instrument") == set()
    assert found(database, "grain initiativ", "instrument") == {"i-1"}


def test_marks_and_snippet_are_of_the_stored_text(database: Database) -> None:
    hits = [hit for hit in search(database, "corridor grain") if hit.kind == "document"]
    for hit in hits:
        text = TEXTS[int(hit.id[2:])][1]
        assert hit.start is not None
        assert text[hit.start : hit.start + len(hit.snippet)] == hit.snippet
        assert [text[mark.start : mark.end] for mark in hit.marks] == [mark.text for mark in hit.marks]
        assert {mark.text for mark in hit.marks} == {"grain", "corridor"}
    assert "Odesa" in next(hit.snippet for hit in hits if hit.id == "d-5")
    (letters,) = (hit for hit in search(database, "习近平"))
    assert [mark.text for mark in letters.marks] == ["习", "近", "平"] or letters.marks[0].text == "习近平"


def test_a_hit_names_day_source_and_engagements(database: Database) -> None:
    (hit,) = (hit for hit in search(database, "turkish leader"))
    assert (hit.date, hit.source, hit.engagements, hit.title) == ("2024-05-01", "Gazette", ("e-1",), "A call on grain")


def test_what_is_in_the_title_comes_first_and_the_limit_holds(database: Database) -> None:
    ranked = [hit.id for hit in search(database, "sea") if hit.kind == "document"]
    assert ranked[0] == "d-5"
    assert len(search(database, "zelensky", 2)) == 2
    assert search(database, "zelensky", 0) == []


def test_ids_are_found_by_name_or_are_names_themselves(database: Database) -> None:
    with database.read() as connection:
        assert find_named_ids(connection, "actor", "Zelenskij", 5) == ["a-1"]
        assert find_named_ids(connection, "actor", "a-2", 5) == ["a-2"]
        assert find_named_ids(connection, "instrument", "bsgi", 5) == ["i-1"]
        assert find_named_ids(connection, "instrument", "Zelensky", 5) == []


@pytest.mark.parametrize("query", ["", "   ", '""', "?!", "“”"])
def test_a_query_without_words_finds_nothing(database: Database, query: str) -> None:
    assert search(database, query) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=30) | st.text("\"*()^:&|!<>-~\\'sea NEAR(AND OR", max_size=30))
def test_no_query_is_an_error(database: Database, query: str) -> None:
    assert all(hit.title for hit in search(database, query))


def test_terms_of_a_query() -> None:
    assert parse_query('Київ  "Black Sea" NOT') == (
        Term(("kiiv",), romanised=("kyiv",)),
        Term(("black", "sea"), quoted=True),
        Term(("not",)),
    )
    assert parse_query("„Zu Hause“ don’t")[0] == Term(("zu", "hause"), quoted=True)

"""Folding for search, and what is indexed is found, in both databases alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from dragoman.errors import RecordError
from dragoman.record import search_tables
from dragoman.record.database import Database, open_database
from dragoman.record.search_tables import (
    fold_for_search,
    index_document,
    index_name,
    names,
    remove_document,
    remove_names,
)
from dragoman.record.tables import documents, runs


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("The Czech Prime Minister’s visit", "the czech prime minister s visit"),
        ("Škoda, São Tomé, Łódź – Đinđić", "skoda sao tome lodz dindic"),
        ("Сергей Лавров; Рінкевичс; Львів", "sergey lavrov rinkevichs lviv"),
        ("Ґанна Коваль'", "ganna koval"),
        ("北京で会談", "bei jing de hui tan"),
        ("서울", "seo ul"),
        ("€1.5 billion (UNSCR 1701)", "eur1 5 billion unscr 1701"),
        ("l’accord d'Alger", "l accord d alger"),
        ("…", ""),
    ],
)
def test_folding(words: str, folded: str) -> None:
    assert fold_for_search(words) == folded


@given(st.text())
def test_folded_text_holds_latin_words_only_and_folds_to_itself(words: str) -> None:
    folded = fold_for_search(words)
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", folded)
    assert fold_for_search(folded) == folded


@given(st.text(), st.text())
def test_words_fold_alike_wherever_they_stand(before: str, after: str) -> None:
    apart = [fold_for_search(part) for part in (before, after)]
    assert fold_for_search(f"{before} {after}") == " ".join(part for part in apart if part)


@pytest.fixture
def database(record_address: str) -> Iterator[Database]:
    opened = open_database(record_address)
    with opened.write() as connection:
        connection.execute(runs.insert().values(id=1, version="1", command="add", started_at="x"))
    yield opened
    opened.close()


def test_a_sqlite_without_trigrams_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_tables, "_SQLITE", ("CREATE VIRTUAL TABLE t USING fts5(a, tokenize='tetragram')",))
    with pytest.raises(RecordError, match=r"can't search texts.*SQLite 3\.34"):
        open_database(tmp_path / "record.db")


def add_document(connection: Connection, number: int, title: str | None, words: str) -> None:
    row = {"id": f"d{number}", "number": number, "given_id": "x", "text": words, "text_sha256": str(number)}
    row |= {"added_in_run": 1, "read_in_run": 1, "read_by_version": "1"}
    connection.execute(documents.insert().values(row))
    index_document(connection, number, title, words)


def find_documents(connection: Connection, phrase: str) -> list[int]:
    folded = fold_for_search(phrase)
    if connection.dialect.name == "sqlite":
        query, asked = "SELECT rowid FROM documents_search WHERE documents_search MATCH :asked", f'"{folded}"'
    else:
        query = "SELECT number FROM documents_search WHERE words @@ phraseto_tsquery('simple', :asked)"
        asked = folded
    return sorted(connection.scalars(text(query), {"asked": asked}))


def find_names(connection: Connection, part: str) -> list[str]:
    query = "SELECT subject_id FROM names WHERE folded LIKE :asked"
    asked = f"%{fold_for_search(part)}%"
    if connection.dialect.name == "sqlite":
        query = (
            "SELECT subject_id FROM names WHERE id IN (SELECT rowid FROM names_search WHERE names_search MATCH :asked)"
        )
        asked = f'"{fold_for_search(part)}"'
    return sorted(connection.scalars(text(query), {"asked": asked}))


def test_documents_are_found_by_their_words(database: Database) -> None:
    with database.write() as connection:
        add_document(connection, 1, "Переговори у Львові", "The two ministers’ talks lasted an hour.")
        add_document(connection, 2, None, "习近平会见外宾。 São Tomé sent a note.")
    with database.read() as connection:
        assert find_documents(connection, "ЛЬВОВІ") == find_documents(connection, "lvovi") == [1]
        assert find_documents(connection, "ministers’ talks") == [1]
        assert find_documents(connection, "talks ministers") == []
        assert find_documents(connection, "会见") == [2]
        assert find_documents(connection, "sao tome") == [2]


def test_a_removed_document_is_not_found(database: Database) -> None:
    with database.write() as connection:
        add_document(connection, 1, "A note", "The envoy left.")
        add_document(connection, 2, None, "The envoy stayed.")
        remove_document(connection, 1, "A note", "The envoy left.")
    with database.read() as connection:
        assert find_documents(connection, "envoy") == [2]
        assert find_documents(connection, "a note") == []


def test_a_long_text_of_words_all_different_can_be_indexed(database: Database) -> None:
    with database.write() as connection:
        add_document(connection, 1, None, " ".join(f"w{n:x}" for n in range(200_000)))
    with database.read() as connection:
        assert find_documents(connection, "w0 w1") == [1]


def test_names_are_found_by_a_part_of_them(database: Database) -> None:
    with database.write() as connection:
        index_name(connection, "actor", "a1", "Зузана Чапутова")
        index_name(connection, "actor", "a1", "Zuzana Čaputová")
        index_name(connection, "actor", "a1", "Zuzana Čaputová")
        index_name(connection, "instrument", "i1", "Zuzana Fund")
    with database.read() as connection:
        assert find_names(connection, "zuzana") == ["a1", "a1", "i1"]
        assert find_names(connection, "ČAPUT") == ["a1"]


def test_removed_names_are_not_found(database: Database) -> None:
    with database.write() as connection:
        index_name(connection, "actor", "a1", "Ida Berg")
        index_name(connection, "actor", "a2", "Ida Lund")
        remove_names(connection, "actor", "a1")
    with database.read() as connection:
        assert find_names(connection, "ida") == ["a2"]
        assert connection.execute(names.select()).one().name == "Ida Lund"

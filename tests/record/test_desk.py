"""The desk of a record: users, what is kept for each, and the log of actions, on both databases."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select, text

from dragoman.errors import DeskError, NameTaken, ReadOnlyRecord, RecordLocked, UnknownUser
from dragoman.record import open_record
from dragoman.record.desk import Desk, Look, SavedView, follows, saved_views
from dragoman.record.migrations import VERSION_TABLE
from dragoman.record.tables import users


@pytest.fixture
def desk(record_address: str) -> Iterator[Desk]:
    with open_record(record_address) as record:
        yield record.desk


def test_a_token_lets_in_whom_it_was_made_for(desk: Desk) -> None:
    ida, mateo = desk.create_user("Ida Lind", "editor"), desk.create_user("mateo@mfa.example", "reader")
    assert ida.token != mateo.token
    assert ida.token.startswith("dgm_")
    assert desk.find_token_holder(ida.token) == ida.user == desk.find_user("Ida Lind")
    assert (ida.user.role, ida.user.disabled_at) == ("editor", None)
    wrong = (ida.token + "x", ida.token[:-1], ida.token[4:], "", "dgm_", "dgm_ü\x00", "dgm_" + "x" * 10_000)
    assert [desk.find_token_holder(token) for token in wrong] == [None] * len(wrong)
    assert desk.list_users() == [ida.user, mateo.user]


def test_of_a_token_only_a_hash_is_kept(desk: Desk) -> None:
    new = desk.create_user("Ida Lind", "editor")
    with desk.database.read() as connection:
        row = connection.execute(select(users)).one()
    assert row.token_sha256 == sha256(new.token.encode()).hexdigest()
    assert new.token not in map(str, row)


def test_another_token_takes_the_place_of_the_first(desk: Desk) -> None:
    first = desk.create_user("Ida Lind", "editor")
    second = desk.renew_token("Ida Lind")
    assert second.user == first.user
    assert desk.find_token_holder(first.token) is None
    assert desk.find_token_holder(second.token) == first.user


def test_a_disabled_user_is_not_let_in_until_enabled(desk: Desk) -> None:
    new = desk.create_user("Ida Lind", "editor")
    disabled = desk.disable_user("Ida Lind")
    assert disabled.disabled_at
    assert desk.disable_user("Ida Lind") == disabled == desk.find_user("Ida Lind")
    assert desk.find_token_holder(new.token) is None
    assert desk.enable_user("Ida Lind").disabled_at is None
    assert desk.find_token_holder(new.token) == new.user
    assert desk.change_role("Ida Lind", "admin").role == "admin"
    holder = desk.find_token_holder(new.token)
    assert holder is not None
    assert holder.role == "admin"


@pytest.mark.parametrize("name", ["Ida Lind", "ida LIND", "Ида Берг"])
def test_a_taken_name_is_refused_in_any_case(desk: Desk, name: str) -> None:
    desk.create_user("Ida Lind", "reader")
    desk.create_user("ИДА БЕРГ", "reader")
    with pytest.raises(NameTaken, match=r"there is a user (Ida Lind|ИДА БЕРГ) already"):
        desk.create_user(name, "editor")


def test_one_name_is_given_once_to_many_who_ask_at_once(record_address: str) -> None:
    open_record(record_address).close()

    def create(_: int) -> bool:
        with open_record(record_address) as record:
            try:
                record.desk.create_user("Ida Lind", "reader")
            except NameTaken:
                return False
            return True

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(create, range(4))) == [False, False, False, True]


@pytest.mark.parametrize("name", ["a", "李安", "a.lee@mfa.example", "O'Neill-Nagy", "José", "Jose\u0301"])
def test_names_of_all_scripts_can_be(desk: Desk, name: str) -> None:
    created = desk.create_user(name, "reader").user
    assert desk.list_users() == [created]
    assert "\u0301" not in created.name


@pytest.mark.parametrize(
    "name",
    ["", " ", "_", " Ida", "Ida ", "Ida  Lind", "Ida\nLind", "a/b", "<b>", "Ida\u202eLind", "x" * 65, "\x00", "\ud800"],
)
def test_a_name_that_can_not_be_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(DeskError, match="can't be the name of a user"):
        desk.create_user(name, "reader")
    assert desk.find_user(name) is None
    assert desk.list_users() == []


def test_roles_are_three(desk: Desk) -> None:
    with pytest.raises(DeskError, match="must be one of reader, editor, admin"):
        desk.create_user("Ida Lind", "owner")  # type: ignore[arg-type]
    desk.create_user("Ida Lind", "reader")
    with pytest.raises(DeskError, match="is no role"):
        desk.change_role("Ida Lind", "")  # type: ignore[arg-type]
    assert desk.list_users()[0].role == "reader"


@pytest.mark.parametrize("name", ["Nobody", "ida lind", "\x00", "x" * 500])
def test_changing_whom_there_is_not_is_refused(desk: Desk, name: str) -> None:
    desk.create_user("Ida Lind", "reader")
    changes: list[Callable[[], object]] = [
        lambda: desk.renew_token(name),
        lambda: desk.change_role(name, "admin"),
        lambda: desk.disable_user(name),
        lambda: desk.enable_user(name),
    ]
    for change in changes:
        with pytest.raises(UnknownUser, match="dragoman users list"):
            change()


def test_changes_of_users_stand_in_the_log_with_who_made_them(desk: Desk) -> None:
    desk.create_user("Ida Lind", "reader", by="clerk")
    desk.change_role("Ida Lind", "editor", by="clerk")
    desk.renew_token("Ida Lind")
    with pytest.raises(UnknownUser):
        desk.disable_user("Nobody", by="clerk")
    told = [(a.user, a.action, a.subject, a.detail) for a in desk.list_actions()]
    assert told == [
        ("clerk", "role changed", "Ida Lind", "role editor"),
        ("clerk", "user added", "Ida Lind", "role reader"),
    ]


def test_a_change_that_can_not_be_logged_is_not_made(desk: Desk) -> None:
    with pytest.raises(DeskError, match="the name of a user is empty"):
        desk.create_user("Ida Lind", "reader", by=" ")
    assert desk.list_users() == []


def test_users_follow_what_they_will(desk: Desk) -> None:
    for subject in ("NOR", "p-ida-lind", "NOR", "AU"):
        desk.follow("proxy-user", subject)
    desk.follow("other", "CHL")
    assert desk.list_follows("proxy-user") == ("AU", "NOR", "p-ida-lind")
    desk.unfollow("proxy-user", "NOR")
    desk.unfollow("proxy-user", "NOR")
    assert desk.list_follows("proxy-user") == ("AU", "p-ida-lind")
    assert desk.list_follows("nobody") == ()


def test_follows_and_views_have_an_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follows, "MOST_FOLLOWED", 2)
    monkeypatch.setattr(saved_views, "MOST_VIEWS", 1)
    desk.follow("ida", "NOR")
    desk.follow("ida", "CHL")
    desk.follow("ida", "CHL")
    with pytest.raises(DeskError, match="unfollow one first"):
        desk.follow("ida", "GHA")
    desk.follow("mateo", "GHA")
    desk.save_view("ida", "calls", "/engagements?channel=call")
    desk.save_view("ida", "calls", "/engagements")
    with pytest.raises(DeskError, match="remove one first"):
        desk.save_view("ida", "visits", "/engagements")


def test_the_last_look_is_kept(desk: Desk) -> None:
    assert desk.load_look("ida") is None
    desk.keep_look("ida", "2031-03-05T08:00:00+00:00", 17)
    desk.keep_look("mateo", "2031-03-05T09:00:00+00:00", 0)
    desk.keep_look("ida", "2031-03-06T08:00:00+00:00", 42)
    assert desk.load_look("ida") == Look("2031-03-06T08:00:00+00:00", 42)
    for at, event in (("soon", 1), ("", 1), ("2031-03-05", -1), ("2031-03-05", 2**31), ("2" * 50, 1)):
        with pytest.raises(DeskError):
            desk.keep_look("ida", at, event)
    assert desk.load_look("ida") == Look("2031-03-06T08:00:00+00:00", 42)


def test_views_are_saved_under_names(desk: Desk) -> None:
    desk.save_view("ida", "calls of March", "/engagements?channel=call&since=2031-03")
    desk.save_view("ida", "Antarctica", "/search?q=%E2%80%9Cice%E2%80%9D")
    desk.save_view("mateo", "mine", "/")
    desk.save_view("ida", "calls of March", "/engagements?channel=call")
    assert desk.list_views("ida") == (
        SavedView("Antarctica", "/search?q=%E2%80%9Cice%E2%80%9D"),
        SavedView("calls of March", "/engagements?channel=call"),
    )
    desk.remove_view("ida", "Antarctica")
    desk.remove_view("ida", "no such view")
    assert [view.name for view in desk.list_views("ida")] == ["calls of March"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "engagements",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        " /engagements",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r\nSet-Cookie: a=b",
        "/a\x00",
        "/a\u202eb",
        "/a b",
        "/" + "x" * 2_000,
    ],
)
def test_an_address_elsewhere_is_refused(desk: Desk, address: str) -> None:
    with pytest.raises(DeskError):
        desk.save_view("ida", "calls", address)
    assert desk.list_views("ida") == ()


@pytest.mark.parametrize("words", ["", "  ", "x" * 201, "a\nb", "a\x00b", "a\u202eb", "\ud800", "a\tb", "a\u2028b"])
def test_names_and_subjects_that_are_no_words_are_refused(desk: Desk, words: str) -> None:
    attempts: list[Callable[[], object]] = [
        lambda: desk.follow(words, "NOR"),
        lambda: desk.follow("ida", words),
        lambda: desk.unfollow("ida", words),
        lambda: desk.list_follows(words),
        lambda: desk.keep_look(words, "2031-03-05", 1),
        lambda: desk.load_look(words),
        lambda: desk.save_view(words, "calls", "/"),
        lambda: desk.save_view("ida", words, "/"),
        lambda: desk.list_views(words),
        lambda: desk.remove_view("ida", words),
        lambda: desk.note_action(words, "judged"),
        lambda: desk.note_action("ida", words),
        lambda: desk.note_action("ida", "judged", words),
        lambda: desk.note_action("ida", "judged", remote=words),
        lambda: desk.list_actions(user=words),
        lambda: desk.list_actions(subject=words),
    ]
    for attempt in attempts:
        with pytest.raises(
            DeskError, match=r"is empty|has 201 characters: 1\d\d|has 201 characters: 200|not to be seen"
        ):
            attempt()
    assert desk.list_actions() == []


def test_actions_are_listed_the_latest_first(desk: Desk) -> None:
    for number in range(5):
        desk.note_action("ida" if number % 2 else "mateo", f"step {number}", f"e-{number // 2}", "why", "192.0.2.1")
    every = desk.list_actions()
    assert [a.action for a in every] == [f"step {n}" for n in (4, 3, 2, 1, 0)]
    assert (every[0].subject, every[0].detail, every[0].remote) == ("e-2", "why", "192.0.2.1")
    assert every[0].at.endswith("+00:00")
    assert [a.action for a in desk.list_actions(before=every[1].number, limit=2)] == ["step 2", "step 1"]
    assert [a.action for a in desk.list_actions(user="ida")] == ["step 3", "step 1"]
    assert [a.action for a in desk.list_actions(subject="e-1", user="mateo")] == ["step 2"]
    for limit in (0, -1, 1_001):
        with pytest.raises(DeskError, match="can't be listed at once"):
            desk.list_actions(limit=limit)


def test_a_detail_is_kept_without_controls_and_not_without_end(desk: Desk) -> None:
    desk.note_action("ida", "judged", detail="first\r\nsecond \x00\x1b[31m")
    assert desk.list_actions()[0].detail == "first\nsecond   [31m"
    with pytest.raises(DeskError, match="4,001 characters: 4,000 at most"):
        desk.note_action("ida", "judged", detail="x" * 4_001)


def test_a_record_that_is_locked_says_so(record_address: str) -> None:
    with open_record(record_address) as first, open_record(record_address, patience=0.2) as second:
        with first.database.write(), pytest.raises(RecordLocked, match="somebody else is writing"):
            second.desk.follow("ida", "NOR")
        second.desk.follow("ida", "NOR")
        assert second.desk.list_follows("ida") == ("NOR",)


def test_a_record_that_may_only_be_read_says_so(postgres_address: str) -> None:
    with open_record(postgres_address) as record:
        new = record.desk.create_user("Ida Lind", "reader")
        with record.database.write() as connection:
            connection.execute(text("DROP ROLE IF EXISTS onlooker"))
            connection.execute(text("CREATE ROLE onlooker LOGIN PASSWORD 'wise-owl'"))
            connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO onlooker"))
    with open_record(postgres_address.replace("//postgres:", "//onlooker:")) as reader:
        assert reader.desk.find_token_holder(new.token) == new.user
        with pytest.raises(ReadOnlyRecord, match="lacks a right"):
            reader.desk.note_action("ida", "looked")


def test_a_file_that_may_only_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_record(path) as record:
        new = record.desk.create_user("Ida Lind", "reader")
        with record.database.read() as connection:
            # Holds for the one connection of the pool, as a folder without rights would: root may write everywhere.
            connection.exec_driver_sql("PRAGMA query_only = ON")
        assert record.desk.find_token_holder(new.token) == new.user
        with pytest.raises(ReadOnlyRecord, match="give this user the right to write"):
            record.desk.note_action("ida", "looked")


DESK_TABLES = ("actions", "follows", "looks", "saved_views", "users")


def test_a_record_without_a_desk_is_given_one(record_address: str) -> None:
    with open_record(record_address) as record, record.database.write() as connection:
        connection.execute(text("INSERT INTO briefs (subject, made_on, last_event) VALUES ('NOR', '2031-03-05', 7)"))
        for table in DESK_TABLES:
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("ALTER TABLE engagements DROP COLUMN differing"))
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0002_dragoman_0.1.0'"))
    with open_record(record_address, create=False) as record:
        new = record.desk.create_user("Ida Lind", "editor")
        assert record.desk.find_token_holder(new.token) == new.user
        assert record.find_last_brief("NOR", "2031-03-06") == ("2031-03-05", 7)


def test_lists_are_found_by_their_indexes(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_record(path).close()
    connection = sqlite3.connect(os.fspath(path))
    for query, index in (
        ("SELECT * FROM actions WHERE user = 'a' ORDER BY number DESC LIMIT 9", "ix_actions_user_number"),
        ("SELECT * FROM actions WHERE subject = 'a' ORDER BY number DESC LIMIT 9", "ix_actions_subject_number"),
        ("SELECT * FROM users WHERE token_sha256 = 'a'", "sqlite_autoindex_users"),
        ("SELECT subject FROM follows WHERE user = 'a'", "sqlite_autoindex_follows"),
    ):
        plan = str(connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall())
        assert index in plan
        assert "TEMP B-TREE" not in plan
    connection.close()

"""The accounts of one encounter side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from accounts_told import person, state, tell, verdicts, whys, words_at
from dragoman.model import Amount, Commitment
from dragoman.model.record import DifferingField, FiledAccount, Verdict
from dragoman.resolving.comparison import SINGLE, compare_accounts, list_differing

BERG, LUND, EVA = person("Ida Berg", "DNK", "Prime Minister"), person("Jonas Lund", "NOR"), person("Eva Holm", "NOR")


def outline(accounts: Sequence[FiledAccount]) -> dict[tuple[str, str], list[tuple[Verdict, str | None]]]:
    """The cells of each account, without the order of the rows and accounts."""
    found: dict[tuple[str, str], list[tuple[Verdict, str | None]]] = {}
    for row in compare_accounts("g-1", accounts).fields:
        for filed, cell in zip(accounts, row.cells, strict=True):
            found.setdefault((row.name.split(":")[0], filed.id), []).append((cell.verdict, cell.value))
    return {key: sorted(cells, key=str) for key, cells in found.items()}


def draw_account(number: int) -> st.SearchStrategy[FiledAccount]:
    boats = Commitment("DNK", "NOR", "pledge", words_at("Denmark will deliver patrol boats"), None, None, "2023")
    later = Commitment("DNK", "NOR", "pledge", words_at("patrol boats will come later"), None, None, "2025")
    return st.builds(
        lambda people, **told: tell(f"S{number}", *people, **told),
        st.lists(st.sampled_from([BERG, LUND, EVA, state("Norway", "NOR")]), unique=True),
        channel=st.sampled_from(["call", "video-call", "contact", "meeting"]),
        status=st.sampled_from(["held", "planned", "cancelled"]),
        date=st.sampled_from([None, "2022-05", "2022-05-06", "2022-05-07"]),
        basis=st.sampled_from(["text", "publication"]),
        time=st.sampled_from([None, "09:00", "17:40-05:00"]),
        place=st.sampled_from([None, "Oslo", "Norway", "Bergen", "the Old Inn"]),
        topics=st.lists(
            st.sampled_from(["trade", "trade and tariffs", "energy", "gas supplies", "exports"]), unique=True
        ),
        initiator=st.sampled_from([None, "DNK", "NOR"]),
        published=st.sampled_from([None, "2022-05-05", "2022-05-08"]),
        home=st.sampled_from([None, "DNK", "USA"]),
        amounts=st.lists(
            st.sampled_from(
                [
                    Amount("€5", 0, 2, 5, "EUR", "port"),
                    Amount("€6", 0, 2, 6, "EUR", "port"),
                    Amount("€5", 0, 2, 5, "EUR"),
                ]
            ),
            unique=True,
        ),
        commitments=st.lists(st.sampled_from([boats, later]), unique=True),
    )


@settings(max_examples=60, deadline=None)
@given(st.tuples(*map(draw_account, range(3))), st.permutations(range(3)))
def test_verdicts_follow_their_accounts(accounts: tuple[FiledAccount, ...], order: list[int]) -> None:
    assert outline(accounts) == outline([accounts[n] for n in order])


@settings(max_examples=40, deadline=None)
@given(draw_account(1))
def test_a_single_account_never_differs(account: FiledAccount) -> None:
    cells = [cell for row in compare_accounts("g-1", [account]).fields for cell in row.cells]
    assert {cell.verdict for cell in cells} <= {"agrees", "silent"}
    assert all((cell.value is None) == (cell.verdict == "silent") for cell in cells)


@settings(max_examples=40, deadline=None)
@given(st.tuples(draw_account(1), draw_account(2)))
def test_silence_is_never_difference(accounts: tuple[FiledAccount, FiledAccount]) -> None:
    for row in compare_accounts("g-1", accounts).fields:
        told = [cell for cell in row.cells if cell.value is not None]
        assert all(cell.why for cell in row.cells)
        if len(told) < 2:
            assert row.verdict == "silent"


def test_copies_of_one_origin_are_marked() -> None:
    told = [tell("Agency", date="2022-05-06"), tell("Herald", date="2022-05-06", copy_of="d-Agency")]
    assert verdicts(told, "date") == ["agrees", "agrees"]
    assert whys(told, "date") == ["Herald: a text of one origin", "Agency: a text of one origin"]


def test_who_asked_for_the_contact() -> None:
    told = [tell("A", initiator="DNK"), tell("B", initiator="NOR"), tell("C")]
    assert verdicts(told, "initiator") == ["differs", "differs", "silent"]
    assert whys(told, "initiator")[0] == "A says Denmark; B says Norway"


def test_accounts_of_one_publisher_are_told_apart() -> None:
    told = [tell("A", initiator="DNK", published="2022-05-06"), tell("B", initiator="NOR"), tell("C")]
    told[1] = tell("A", initiator="NOR", published="2022-05-07")
    assert whys(told, "initiator")[0] == "A, 2022-05-06 says Denmark; A, 2022-05-07 says Norway"


def test_cells_carry_the_words_of_their_account() -> None:
    row = compare_accounts("g-1", [tell("A", place="Oslo", channel="meeting")]).fields[4]
    assert row.name == "place"
    assert [span.text for span in row.cells[0].spans] == ["Oslo"]


def test_no_accounts_compare_to_nothing() -> None:
    assert all(row.cells == () for row in compare_accounts("g-1", []).fields)


@settings(max_examples=80, deadline=None)
@given(st.tuples(*map(draw_account, range(3))))
def test_differing_fields_are_the_rows_that_differ(accounts: Sequence[FiledAccount]) -> None:
    rows = [row.name.split(":")[0] for row in compare_accounts("g-1", accounts).fields if row.verdict == "differs"]
    assert list(list_differing(accounts)) == list(dict.fromkeys(rows))
    assert set(rows) <= set(get_args(DifferingField))


def test_differing_fields_are_named_in_the_order_of_the_comparison() -> None:
    first = tell("A", BERG, LUND, channel="call", date="2022-05-06", place="Oslo", initiator="DNK")
    other = tell("B", BERG, LUND, channel="meeting", date="2022-05-09", place="Oslo", initiator="NOR")
    assert list_differing([first, other]) == ("channel", "date", "initiator")
    assert list_differing([first]) == ()


def test_accounts_differ_on_sums_and_commitments_too() -> None:
    boats = Commitment("DNK", "NOR", "pledge", words_at("Denmark will deliver patrol boats"), None, None, "2023")
    later = Commitment("DNK", "NOR", "pledge", words_at("patrol boats will come later"), None, None, "2025")
    assert list_differing([tell("A", commitments=(boats,)), tell("B", commitments=(later,))]) == ("commitment",)
    assert get_args(DifferingField) == ("any", *SINGLE, "sum", "figure", "commitment")

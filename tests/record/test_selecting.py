"""What a record is asked for: commitments, quotations and the rest, with the encounter they belong to or without."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.errors import MissingExtra
from dragoman.record import EngagementFilters, FollowUpFilters, Record, open_record
from hand_record import file_both

CALL, NOTICE = "SEN", "GHA"
ASKED: list[tuple[dict[str, Any], list[str]]] = [
    ({}, [CALL, NOTICE]),
    ({"with_": "SEN"}, [CALL]),
    ({"with_": ("SEN", "GMB")}, [CALL]),
    ({"with_": "GHA"}, [NOTICE]),
    ({"with_": ("GHA", "TGO")}, [NOTICE]),
    ({"with_": ("GHA", "SEN")}, []),
    ({"since": "2024-05-04"}, [NOTICE]),
    ({"since": "2024-06-02"}, []),
    ({"until": "2024-05"}, [CALL]),
    ({"until": "2024-06"}, [CALL, NOTICE]),
    ({"channel": "call"}, [CALL]),
    ({"channel": "visit"}, []),
    ({"topic": "river"}, [CALL]),
    ({"min_sources": 2}, []),
    ({"differing": "any"}, []),
    ({"reviewed": True}, []),
    ({"reviewed": False}, [CALL, NOTICE]),
    ({"rejected": True}, []),
    ({"limit": 1}, [CALL]),
]
"""Filters, and by whom the commitments are that they let through."""


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    with open_record(record_address) as opened:
        yield file_both(opened)


def test_filters_speak_of_the_encounter_or_of_the_saying_itself(record: Record) -> None:
    for asked, found in ASKED:
        chosen = record.commitments(**asked)
        assert [filed.commitment.by for filed in chosen] == found, asked
        assert len(chosen) == len(found)


def test_a_commitment_comes_with_its_encounter_and_its_sum(record: Record) -> None:
    (call,) = record.engagements()
    mine, other = record.commitments()
    assert (mine.engagement, other.engagement) == (call.id, None)
    assert mine.account == call.accounts[0]
    assert mine.sum is not None
    assert (mine.sum.value, mine.sum.currency, other.sum and other.sum.value) == (5e6, "EUR", 4e7)
    stages = [row["money_stage"] for row in map(record.commitments().table.describe, record.commitments())]
    assert stages == ["pledge", "allocation"]


def test_what_belongs_to_a_rejected_encounter_goes_with_it(record: Record) -> None:
    (call,) = record.engagements()
    record.judge("reject", call.id, by="Ann Lee", why="no call")
    assert [filed.commitment.by for filed in record.commitments()] == [NOTICE]
    assert [filed.commitment.by for filed in record.commitments(rejected=True)] == [CALL]
    assert list(record.participants()) == []


def test_each_kind_follows_its_own_sides(record: Record) -> None:
    assert [filed.quotation.speaker for filed in record.quotations(with_="SEN")] == ["Sall"]
    assert len(record.quotations()) == 2
    assert [filed.amount.value for filed in record.amounts()] == [5e6, 4e7]
    assert [filed.amount.value for filed in record.amounts(with_="GHA")] == []
    (figure,) = record.figures(with_="GMB")
    (call,) = record.engagements()
    assert (figure.name, figure.figure.value, figure.engagement) == ("River Fund", 5e6, call.id)
    (fund,) = record.find_instruments("River Fund")
    assert [filed.commitment.by for filed in record.commitments(instruments=fund.id)] == [CALL]
    assert [filed.amount.value for filed in record.amounts(instruments=(fund.id,))] == [5e6]


def test_follow_ups_are_asked_for_by_their_own_filters_or_by_those_of_engagements(record: Record) -> None:
    everything = [follow_up.by for follow_up in record.follow_ups()]
    assert everything == ["SEN"]
    assert list(record.follow_ups(status="overdue", today="2024-06-15")) == []
    assert len(record.follow_ups(FollowUpFilters(status="overdue"), today="2024-07-15")) == 1
    assert [f.by for f in record.follow_ups(EngagementFilters(with_=("GMB",)))] == ["SEN"]
    assert len(record.follow_ups(EngagementFilters(with_=("GHA",)))) == 0


def test_every_row_quotes_the_text_that_it_names(record: Record) -> None:
    kinds = "participants claims commitments quotations amounts figures follow_ups".split()
    quoted = 0
    for kind in kinds:
        selection = getattr(record, kind)()
        for row in map(selection.table.describe, selection.tell()):
            if row["start"] is not None:
                text = record.load_text(row["document_id"])
                assert text[row["start"] : row["end"]] == row["words"]
                quoted += 1
    assert quoted > 15


def test_a_selection_is_read_anew_each_time(record: Record) -> None:
    chosen = record.engagements(EngagementFilters(channel="visit"), channel="call")
    (before,) = chosen
    record.judge("correct", before.id, field="place", value="by phone", by="Ann Lee", why="the log")
    (after,) = chosen
    assert (before.place, after.place, len(chosen), repr(chosen)) == (None, "by phone", 1, "<1 engagements>")
    with pytest.raises(TypeError, match="chanel"):
        record.engagements(chanel="call")
    with pytest.raises(ValueError, match="no EDTF"):
        len(record.engagements(since="soon"))


def test_a_frame_has_typed_columns_even_when_it_is_empty(record: Record) -> None:
    frame = record.commitments().to_dataframe()
    assert frame["value"].tolist() == [5e6, 4e7]
    assert frame["due_from"].dt.year.iloc[0] == 2024
    assert str(frame["due_from"].iloc[1]) == "NaT"
    empty = record.commitments(channel="visit").to_dataframe()
    assert (len(empty), empty.dtypes.tolist()) == (0, frame.dtypes.tolist())
    assert record.engagements().to_dataframe()["participants"][0][0]["name"] == "Sall"
    assert record.commitments().to_arrow().column("currency").to_pylist() == ["EUR", "USD"]


def test_a_notebook_shows_escaped_rows(record: Record) -> None:
    (call,) = record.engagements()
    record.judge("correct", call.id, field="place", value="<b>Oslo</b>", by="Ann Lee", why="the log")
    shown = record.engagements()._repr_html_()
    assert "&lt;b&gt;Oslo" in shown
    assert "<b>" not in shown
    assert shown.endswith("<p>1 engagements</p>")


@pytest.mark.parametrize(("library", "line"), [("pandas", "dragoman[pandas]"), ("pyarrow", "dragoman[parquet]")])
def test_a_missing_library_is_named(record: Record, library: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == library:
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtra) as fault:
        record.engagements().to_dataframe() if library == "pandas" else record.engagements().to_arrow()
    assert f"pip install '{line}'" in str(fault.value)

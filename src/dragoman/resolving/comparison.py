"""The accounts of one encounter side by side, field by field: agrees, differs, silent, each with its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

from dragoman.model.record import ComparedField, Comparison, FiledAccount
from dragoman.resolving.comparing.channels import relate_channels, relate_statuses, tell_channel, tell_status
from dragoman.resolving.comparing.commitments import compare_commitments
from dragoman.resolving.comparing.initiators import relate_initiators, tell_initiator
from dragoman.resolving.comparing.participants import compare_participants
from dragoman.resolving.comparing.places import relate_places, tell_place
from dragoman.resolving.comparing.sums import compare_figures, compare_sums
from dragoman.resolving.comparing.telling import Columns, Relation, Told, lay_out_field
from dragoman.resolving.comparing.times import relate_dates, relate_times, tell_date, tell_time
from dragoman.resolving.comparing.topics import compare_topics

SINGLE: dict[str, tuple[Callable[[FiledAccount], Told[Any] | None], Callable[[Any, Any], Relation]]] = {
    "channel": (tell_channel, relate_channels),
    "status": (tell_status, relate_statuses),
    "date": (tell_date, relate_dates),
    "time": (tell_time, relate_times),
    "place": (tell_place, relate_places),
    "initiator": (tell_initiator, relate_initiators),
}
"""The fields of which an account tells one value: how it is told, and how two values stand to each other."""


def compare_accounts(engagement_id: str, accounts: Sequence[FiledAccount]) -> Comparison:
    """The comparison of an engagement's accounts, cells in their order. What an account leaves out it does not deny.

    Rows: channel, status, date, time, place, initiator, then one for each participant, topic, sum, figure of an
    instrument and commitment. A verdict does not depend on the order of the accounts.
    """
    columns = Columns(accounts)
    fields = (
        *(lay_out_single(name, columns) for name in SINGLE),
        *compare_participants(columns),
        *compare_topics(columns),
        *compare_sums(columns),
        *compare_figures(columns),
        *compare_commitments(columns),
    )
    return Comparison(engagement_id, tuple(accounts), fields)


def compare_field(name: str, accounts: Sequence[FiledAccount]) -> ComparedField:
    """The row of one field with one value (`SINGLE`), as `compare_accounts` has it."""
    return lay_out_single(name, Columns(accounts))


def lay_out_single(name: str, columns: Columns) -> ComparedField:
    tell, relate = SINGLE[name]
    return lay_out_field(name, columns, [tell(filed) for filed in columns.accounts], relate)


def tell_field(name: str, filed: FiledAccount) -> str | None:
    """What an account tells of one field with one value, in words; None where it is silent."""
    told = SINGLE[name][0](filed)
    return told.words if told else None


def list_differing(accounts: Sequence[FiledAccount]) -> tuple[str, ...]:
    """The fields in which accounts contradict each other: those in SINGLE, sum, figure, commitment.

    These are the rows of `compare_accounts` that differ; who took part and what was spoken of never do: what an account
    leaves out it does not deny.
    """
    if len(accounts) < 2:
        return ()
    found = []
    for name, (tell, relate) in SINGLE.items():
        values = dict.fromkeys(told.value for told in map(tell, accounts) if told is not None)
        if any(relate(left, right).standing == "differs" for left, right in combinations(values, 2)):
            found.append(name)
    columns = Columns(accounts)
    rows = (*compare_sums(columns), *compare_figures(columns), *compare_commitments(columns))
    return (*found, *dict.fromkeys(row.name.partition(":")[0] for row in rows if row.verdict == "differs"))

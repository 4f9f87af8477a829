"""The accounts of one encounter side by side, field by field: agrees, differs, silent, each with its words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.record import Comparison, FiledAccount
from dragoman.resolving.comparing.channels import relate_channels, relate_statuses, tell_channel, tell_status
from dragoman.resolving.comparing.commitments import compare_commitments
from dragoman.resolving.comparing.initiators import relate_initiators, tell_initiator
from dragoman.resolving.comparing.participants import compare_participants
from dragoman.resolving.comparing.places import relate_places, tell_place
from dragoman.resolving.comparing.sums import compare_figures, compare_sums
from dragoman.resolving.comparing.telling import Columns, lay_out_field
from dragoman.resolving.comparing.times import relate_dates, relate_times, tell_date, tell_time
from dragoman.resolving.comparing.topics import compare_topics


def compare_accounts(engagement_id: str, accounts: Sequence[FiledAccount]) -> Comparison:
    """The comparison of an engagement's accounts, cells in their order. What an account leaves out it does not deny.

    Rows: channel, status, date, time, place, initiator, then one for each participant, topic, sum, figure of an
    instrument and commitment. A verdict does not depend on the order of the accounts.
    """
    columns = Columns(accounts)
    fields = (
        lay_out_field("channel", columns, [tell_channel(filed) for filed in accounts], relate_channels),
        lay_out_field("status", columns, [tell_status(filed) for filed in accounts], relate_statuses),
        lay_out_field("date", columns, [tell_date(filed) for filed in accounts], relate_dates),
        lay_out_field("time", columns, [tell_time(filed) for filed in accounts], relate_times),
        lay_out_field("place", columns, [tell_place(filed) for filed in accounts], relate_places),
        lay_out_field("initiator", columns, [tell_initiator(filed) for filed in accounts], relate_initiators),
        *compare_participants(columns),
        *compare_topics(columns),
        *compare_sums(columns),
        *compare_figures(columns),
        *compare_commitments(columns),
    )
    return Comparison(engagement_id, tuple(accounts), fields)

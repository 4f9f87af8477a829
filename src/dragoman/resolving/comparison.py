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
from dragoman.resolving.comparing.telling import lay_out_field
from dragoman.resolving.comparing.times import relate_dates, relate_times, tell_date, tell_time
from dragoman.resolving.comparing.topics import compare_topics


def compare_accounts(engagement_id: str, accounts: Sequence[FiledAccount]) -> Comparison:
    """The comparison of an engagement's accounts, cells in their order. What an account leaves out it does not deny.

    Rows: channel, status, date, time, place, initiator, then one for each participant, topic, sum, figure of an
    instrument and commitment. A verdict does not depend on the order of the accounts.
    """
    fields = (
        lay_out_field("channel", accounts, [tell_channel(filed) for filed in accounts], relate_channels),
        lay_out_field("status", accounts, [tell_status(filed) for filed in accounts], relate_statuses),
        lay_out_field("date", accounts, [tell_date(filed) for filed in accounts], relate_dates),
        lay_out_field("time", accounts, [tell_time(filed) for filed in accounts], relate_times),
        lay_out_field("place", accounts, [tell_place(filed) for filed in accounts], relate_places),
        lay_out_field("initiator", accounts, [tell_initiator(filed) for filed in accounts], relate_initiators),
        *compare_participants(accounts),
        *compare_topics(accounts),
        *compare_sums(accounts),
        *compare_figures(accounts),
        *compare_commitments(accounts),
    )
    return Comparison(engagement_id, tuple(accounts), fields)

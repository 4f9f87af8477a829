"""What every export says of itself: from which state of which record it is, by which filters, on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dragoman.contract import Json
from dragoman.model.record import Engagement, FiledAccount, RecordState

Told: TypeAlias = tuple[Engagement, Sequence[FiledAccount]]
"""An engagement with its accounts, as `Record.iter_engagements` gives them."""


@dataclass(frozen=True, slots=True)
class ExportHeading:
    """What an export is of: `filters` as they were asked for, in words; `day` the ISO date it was made on.

    `engagements` and `reviewed` count those that the filters let through, and those of them that a person looked at.
    """

    state: RecordState
    filters: Mapping[str, str]
    day: str
    engagements: int
    reviewed: int

    def describe(self) -> Json:
        """The same as an object, the keys in a fixed order."""
        return {
            "made_by": f"dragoman {self.state.dragoman}",
            "made_on": self.day,
            "record": self.state.name,
            "record_version": self.state.version,
            "record_changed": self.state.changed_at,
            "filters": dict(self.filters),
            "engagements": self.engagements,
            "reviewed": self.reviewed,
            "reviewed_values": tell_review(self.engagements, self.reviewed),
        }


def tell_review(engagements: int, reviewed: int) -> str:
    """Whether a person has looked at the values, in words."""
    if not reviewed:
        return "no value was reviewed by a person"
    return f"{reviewed:,} of {engagements:,} engagements have values that a person reviewed; `reviewed` names them"

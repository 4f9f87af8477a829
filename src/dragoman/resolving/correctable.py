"""Which fields a person may correct, and which values each takes: what a form is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from dragoman.model.reading import Channel, Status
from dragoman.model.record import FollowUpState

InputKind = Literal["date", "choice", "text", "country", "participant"]
SubjectKind = Literal["engagement", "follow-up", "actor"]


@dataclass(frozen=True, slots=True)
class CorrectableField:
    """A field that a judgement `correct` can be on.

    `subject` is the kind of thing that has it (an account's are its engagement's); `input` the kind of value: a date in
    EDTF, one of `choices`, text, a country's or organisation's code, or a participant as "NAME | ROLE | COUNTRY". Of a
    field with `several` values a correction adds one, or replaces the participant of that name.
    """

    subject: SubjectKind
    name: str
    label: str
    input: InputKind
    choices: tuple[str, ...] = ()
    several: bool = False


FIELDS = (
    CorrectableField("engagement", "channel", "How they spoke", "choice", get_args(Channel)),
    CorrectableField("engagement", "status", "Whether it took place", "choice", get_args(Status)),
    CorrectableField("engagement", "date", "Day or days", "date"),
    CorrectableField("engagement", "place", "Place", "text"),
    CorrectableField("engagement", "participants", "Participant", "participant", several=True),
    CorrectableField("engagement", "topics", "Topic", "text", several=True),
    CorrectableField("follow-up", "state", "State", "choice", get_args(FollowUpState)),
    CorrectableField("follow-up", "due", "Due", "date"),
    CorrectableField("follow-up", "what", "What is due", "text"),
    CorrectableField("actor", "name", "Name", "text"),
    CorrectableField("actor", "country", "Country", "country"),
    CorrectableField("actor", "gender", "Gender", "choice", ("f", "m")),
)


def list_correctable_fields() -> tuple[CorrectableField, ...]:
    """All fields that can be corrected: those of engagements, of follow-ups, of actors."""
    return FIELDS

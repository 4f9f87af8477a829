"""What a client sends: a text to be read or added, a judgement. Keys that there are none of are refused."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema

from dragoman.client.shapes.common import Shape
from dragoman.config import MAX_CHARACTERS
from dragoman.model.record import JudgementVerb

ON_A_LINE = r"^[^\x00-\x1f\x7f]+$"
"""Words on one line; no stored text holds NUL, which PostgreSQL refuses."""
LARGEST = 2**31 - 1
"""What a column of whole numbers holds in PostgreSQL."""


def check_day(value: str) -> str:
    """The value if it is an ISO date; ValueError says what is wrong with it."""
    date.fromisoformat(value)
    return value


Day: TypeAlias = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    AfterValidator(check_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Line: TypeAlias = Annotated[str, Field(min_length=1, max_length=500, pattern=ON_A_LINE)]
SentId: TypeAlias = Annotated[str, Field(min_length=1, max_length=200, pattern=ON_A_LINE)]
Judged: TypeAlias = Annotated[str, Field(max_length=200, pattern=r"^[abefops]-[^\x00-\x1f\x7f]+$")]
Version: TypeAlias = Annotated[int, Field(ge=0, le=LARGEST)]


class Sent(Shape):
    """What all that is sent has in common."""

    model_config = ConfigDict(extra="forbid")


class NewDocument(Sent):
    """A text to be read. Offsets will count in `text` as it is sent."""

    id: SentId = Field(description="The id that it comes with: a number of an archive, a path.", examples=["wire-0412"])
    text: str = Field(
        max_length=MAX_CHARACTERS,
        pattern=r"^[^\x00]*[^\s\x00-\x1f][^\x00]*$",
        description="The whole text, without markup.",
        examples=["OSLO, 9 March 2031 – The Foreign Minister of Norway spoke by phone with her Ghanaian counterpart."],
    )
    title: Line | None = Field(None, examples=["Norway and Ghana speak of fisheries"])
    published: Day | None = Field(
        None, description="The day that relative dates are read against.", examples=["2031-03-09"]
    )
    source: Line | None = Field(None, description="Who published it.", examples=["Sample Wire"])
    url: Annotated[str, Field(max_length=2_000, pattern=r"^https?://[^\s\x00-\x1f\x7f]+$")] | None = Field(
        None, examples=["https://wire.example/0412"]
    )


class NewJudgement(Sent):
    """A decision on what the record says: `same` and `not-same` name the `other`, `correct` a `field` and `value`."""

    verb: JudgementVerb
    subject: Judged = Field(description="The id of an engagement, account, actor or follow-up.", examples=["e-4f21"])
    other: Judged | None = Field(None, description="What it is, or is not, the same as.")
    field: Annotated[str, Field(min_length=1, max_length=100, pattern=ON_A_LINE)] | None = Field(
        None, description="The field decided on; without it the whole.", examples=["date"]
    )
    value: Annotated[str, Field(max_length=2_000, pattern=r"^[^\x00]*$")] | None = Field(
        None, description="The value accepted, rejected or put in its place.", examples=["2031-03-09"]
    )
    why: Annotated[str, Field(min_length=1, max_length=2_000, pattern=r"^[^\x00]*[^\s\x00-\x1f][^\x00]*$")] = Field(
        description="The reason, in words.", examples=["the ministry's diary"]
    )
    expected: Version | None = Field(None, description="The `version` of the subject that it was decided on.")
    expected_other: Version | None = Field(None, description="The same of `other`.")

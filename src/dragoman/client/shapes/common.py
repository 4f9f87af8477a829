"""What all answers have in common: pages, problems, and where words stand."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Shape(BaseModel):
    """What all answers have in common: values that don't change, told by their public names."""

    # Everything comes out of our own typed record, or was checked when it was sent.
    model_config = ConfigDict(frozen=True, serialize_by_alias=True, validate_by_name=True, validate_by_alias=True)


class Fault(Shape):
    """One fault of a request: where it is, and what it is."""

    where: str
    what: str


class Problem(Shape):
    """Why a request was not answered as it was asked (RFC 9457)."""

    type: str = Field(description="Always `about:blank`: `title` says what kind it is.")
    title: str = Field(description="What is wrong, in short.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong here, and what to do.")
    errors: list[Fault] | None = Field(
        None, description="The faults of a request that can't be read, each by its place."
    )
    subject: str | None = Field(None, description="The id of what others have changed meanwhile.")
    changes: list[str] | None = Field(None, description="What happened to it meanwhile, the oldest first.")


class Page(Shape, Generic[T]):
    """Some items of a long list. `next` is the address of the next page, None on the last one."""

    items: list[T]
    next: str | None = Field(description="The address of the next page, relative to this server; null on the last one.")


class State(Shape):
    """Which record this is and in which state; `version` grows with every change."""

    name: str
    version: str = Field(description="“DOCUMENTS.EVENTS”: how many documents it holds, and events of its history.")
    changed_at: str | None = Field(description="The time of the last change, in UTC.")
    dragoman: str = Field(description="The version of the programme that serves it.")


class Event(Shape):
    """Something that happened to a subject in the record; `at` is the time in UTC."""

    at: str
    subject: str
    event: str
    detail: str


class Place(Shape):
    """Where words stand in the text of their document: code points, the end exclusive."""

    start: int
    end: int


class DocumentPlace(Place):
    """Where words stand, and in which document: `document` is the id that it came with."""

    document: str


class Words(Place):
    """Exact words of a text, and where they stand in it."""

    text: str

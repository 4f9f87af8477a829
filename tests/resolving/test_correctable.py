"""The fields that can be corrected are those that judgements take, with the values that they take."""

from __future__ import annotations

import pytest

from dragoman.resolving.correctable import CorrectableField, list_correctable_fields
from dragoman.resolving.engagement_fields import FIELDS, check_value
from dragoman.resolving.judgements import (
    ACTOR_FIELDS,
    FOLLOW_UP_FIELDS,
    check_actor_value,
    check_follow_up_value,
)

FIELDS_TOLD = list_correctable_fields()
VALUES = {
    "date": "2031-03",
    "text": "Oslo",
    "country": "NOR",
    "participant": "Ida Lind | Prime Minister | NOR",
}


def test_all_fields_that_judgements_take_are_listed() -> None:
    told = {(field.subject, field.name) for field in FIELDS_TOLD}
    assert told == {
        *(("engagement", name) for name in FIELDS if name != "engagement"),
        *(("follow-up", name) for name in FOLLOW_UP_FIELDS),
        *(("actor", name) for name in ACTOR_FIELDS),
    }
    assert len(told) == len(FIELDS_TOLD)


@pytest.mark.parametrize("field", FIELDS_TOLD, ids=lambda field: f"{field.subject}-{field.name}")
def test_every_value_of_a_form_can_be_judged(field: CorrectableField) -> None:
    assert bool(field.choices) == (field.input == "choice")
    for value in field.choices or (VALUES[field.input],):
        if field.subject == "engagement":
            assert check_value(field.name, value) == value
        elif field.subject == "follow-up":
            assert check_follow_up_value(field.name, value) is None
        else:
            assert check_actor_value(field.name, value) is None

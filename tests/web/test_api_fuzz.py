"""A bounded run of benchmarks/fuzz_api.py: whatever the description of the API leads to is answered as described."""

from __future__ import annotations

import pytest
from fuzz_api import fuzz

from dragoman.record import Record

NEVER = ("not_a_server_error", "response_schema_conformance", "status_code_conformance", "negative_data_rejection")


@pytest.mark.parametrize("entrance", ["local", "token"])
def test_no_request_is_answered_otherwise_than_described(record: Record, entrance: str) -> None:
    token = record.desk.create_user("Ann Lee", "editor").token if entrance == "token" else None
    outcome = fuzz(record, examples=3, phases=("examples", "fuzzing"), token=token)
    assert outcome.failures == {}
    assert len(outcome.requests) == 31
    assert all(outcome.checks[check] > 50 for check in NEVER)
    assert (outcome.checks["ignored_auth"] > 50) == (entrance == "token")
    assert (401 in outcome.statuses) == (entrance == "token")

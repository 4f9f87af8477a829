"""Send the HTTP API what its description allows and what it forbids, and check every answer with all checks of
schemathesis: no server error, answers as described, valid data taken, invalid data refused, sign-in enforced.

    python benchmarks/fuzz_api.py [--examples N] [--seed N] [--entrance local|token]

The application runs in this process over a record of the sample reports, a copy that the run may change.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import strategies
from schemathesis import Case, HookContext
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

from dragoman.record import Record, open_record
from dragoman.web.app import build_app
from dragoman.web.settings import WebSettings
from dragoman.when import When

DESCRIPTION = "/api/v1/openapi.json"
REPORTS = Path(__file__).resolve().parents[1] / "examples" / "reports"
HOST = "testserver"
"""The name that schemathesis asks a server in its own process by."""
CHANGES = "/api/v1/changes"
DATES = {"since", "until", "due_before"}
"""Parameters that are EDTF, but where they are moments."""
PHASES = ("examples", "coverage", "fuzzing", "stateful")
ENDLESS = 10**9
"""Requests a minute: what is tested here is not the limit."""
DECIDES = "POST /api/v1/judgements"
"""Whether a judgement can be depends on what the record holds: of a well-formed one 422 may be right."""


@dataclass
class Outcome:
    """What a run came to: requests by operation, answers by status, and each kind of failure with a first example."""

    requests: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)

    def take(self, event: ScenarioFinished) -> None:
        """Count what one scenario has sent."""
        for case_id, interaction in event.recorder.interactions.items():
            operation = event.recorder.cases[case_id].value.operation.label
            self.requests[operation] += 1
            if interaction.response is not None:
                self.statuses[interaction.response.status_code] += 1
        for case_id, checks in event.recorder.checks.items():
            operation = event.recorder.cases[case_id].value.operation.label
            for check in checks:
                self.checks[check.name] += 1
                if check.failure_info:
                    told = f"{check.failure_info.failure}\n{check.failure_info.code_sample}"
                    self.failures.setdefault(f"{operation}: {check.name}: {check.failure_info.failure.title}", told)


def list_days() -> strategies.SearchStrategy[str]:
    """Days, months and years in EDTF, and intervals of two."""
    day = strategies.dates().map(lambda value: value.isoformat())
    date = strategies.one_of(day, day.map(lambda value: value[:7]), day.map(lambda value: value[:4]))
    return strategies.one_of(date, strategies.tuples(day, day).map(lambda pair: "/".join(sorted(pair))))


def is_edtf(value: object) -> bool:
    """Whether a value is an EDTF date."""
    try:
        When.parse(str(value))
    except ValueError:
        return False
    return True


def find_cursors(app: FastAPI, headers: dict[str, str]) -> dict[tuple[str, bool], str]:
    """A cursor that each list has given, with the oldest first and with the newest."""
    found: dict[tuple[str, bool], str] = {}
    with TestClient(app, base_url=f"http://{HOST}", headers=headers) as client:
        for path in client.get(DESCRIPTION).json()["paths"]:
            for query in ({"size": "1"}, {"size": "1", "oldest_first": "true"}):
                answer = client.get(path, params=query)
                following = answer.json().get("next") if answer.status_code == 200 else None
                if following:
                    found[path, len(query) > 1] = parse_qs(urlsplit(following).query)["after"][0]
    return found


def configure(examples: int, seed: int, phases: tuple[str, ...], headers: dict[str, str]) -> SchemathesisConfig:
    """All checks, so many examples of each operation."""
    return SchemathesisConfig.from_dict(
        {
            "seed": seed,
            "headers": headers,
            "continue-on-failure": True,
            "cache": {"enabled": False},
            "generation": {"max-examples": examples, "mode": "all", "database": "none"},
            "phases": {phase: {"enabled": phase in phases} for phase in PHASES},
            "operations": [{"include-name": DECIDES, "checks": {"positive_data_acceptance": {"enabled": False}}}],
        }
    )


def fuzz(
    record: Record, *, examples: int, seed: int = 1, phases: tuple[str, ...] = PHASES, token: str | None = None
) -> Outcome:
    """Send a record's API whatever its description leads to; with the token of an editor in token mode."""
    entrance: Literal["local", "token"] = "token" if token else "local"
    app = build_app(record, WebSettings(entrance=entrance, hosts=(HOST,), asks=ENDLESS, changes=ENDLESS))
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    cursors = find_cursors(app, headers)
    schemathesis.openapi.format("edtf", list_days())
    schemathesis.openapi.format("cursor", strategies.sampled_from(sorted(cursors.values())))
    schema = schemathesis.openapi.from_asgi(DESCRIPTION, app, config=configure(examples, seed, phases, headers))

    def keep_formats(_: HookContext, case: Case, __: dict[str, Any]) -> None:
        """Let valid data be of the formats that only we know: words taken from answers are tried for everything."""
        if case.meta is None or not case.meta.generation.mode.is_positive or not case.query:
            return
        query = dict(case.query)
        given = cursors.get((case.operation.path, str(query.get("oldest_first")).lower() == "true"))
        if "after" in query and not given:
            del query["after"]
        elif "after" in query:
            query["after"] = given
        for name in (DATES & set(query)) if case.operation.path != CHANGES else ():
            if not is_edtf(query[name]):
                query[name] = "2025-03"
        case.query = query

    outcome = Outcome()
    schemathesis.hook("before_call")(keep_formats)
    try:
        for event in from_schema(schema).execute():
            if isinstance(event, ScenarioFinished):
                outcome.take(event)
            elif isinstance(event, FatalError):
                raise event.exception
            elif isinstance(event, NonFatalError):
                outcome.failures.setdefault(f"{event.label}: {event.info.title}", str(event.value))
    finally:
        schemathesis.hooks.unregister(keep_formats)
    return outcome


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=200, help="of each operation and phase")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--entrance", choices=["local", "token"], default="local")
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "fuzzed.db") as record:
        record.add([REPORTS])
        token = record.desk.create_user("Ann Lee", "editor").token if asked.entrance == "token" else None
        outcome = fuzz(record, examples=asked.examples, seed=asked.seed, token=token)
    for name, number in sorted(outcome.requests.items()):
        print(f"{number:>8,}  {name}")
    print(f"{outcome.requests.total():>8,}  requests in {time.monotonic() - began:.0f} s")
    print("answers:", ", ".join(f"{number:,} × {status}" for status, number in sorted(outcome.statuses.items())))
    print("checks:", ", ".join(f"{number:,} × {check}" for check, number in sorted(outcome.checks.items())))
    for name, told in outcome.failures.items():
        print(f"\n--- {name}\n{told}")
    print(f"\n{len(outcome.failures)} kinds of failure")
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())

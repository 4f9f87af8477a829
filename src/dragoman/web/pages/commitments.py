"""Commitments: who undertook, asked for or delivered what, under which instrument, by the stage of the money."""

from __future__ import annotations

from typing import get_args

from starlette.responses import Response

from dragoman.exporting.saying_tables import tell_stage
from dragoman.lexicon.money_stages import MoneyStage
from dragoman.model import CommitmentKind
from dragoman.model.record import FiledCommitment
from dragoman.record import EngagementFilters
from dragoman.web.desk import Desk, Reader
from dragoman.web.downloads import answer_csv
from dragoman.web.parameters import AskedFor, Cursor, Words, choose_value
from dragoman.web.routing import open_router, page

router = open_router()


ENOUGH = 50
"""Commitments of one stage that a page shows at least, where there are so many."""
MOST_LOOKED_THROUGH = 10
"""Pages of the record that are looked through for them at once: 500 commitments take a tenth of a second."""


@page(router, "/commitments")
def list_commitments(
    desk: Reader, asked: AskedFor, kind: Words = "", stage: Words = "", after: Cursor = None
) -> Response:
    """Those of the newest texts first, with `stage` those whose money is at it. Sums are never added up."""
    chosen = choose_value(kind, "kind", get_args(CommitmentKind))
    wanted = choose_value(stage, "stage", get_args(MoneyStage))
    if wanted:
        items, following = find_at_stage(desk, asked.filters, chosen, wanted, after)
    else:
        found = desk.record.page_commitments(asked.filters, kind=chosen, after=after)
        items, following = list(found.items), found.next
    told = {"commitments": items, "next": following, "asked": asked.query | {"kind": kind, "stage": stage}}
    aids = {
        "kinds": get_args(CommitmentKind),
        "money_stages": get_args(MoneyStage),
        "after": after,
        "stages": [tell_stage(one) for one in items],
    }
    return desk.show("commitments.html.jinja", "Commitments", told, aids)


def find_at_stage(
    desk: Desk, filters: EngagementFilters, kind: CommitmentKind | None, stage: MoneyStage, after: str | None
) -> tuple[list[FiledCommitment], str | None]:
    """The next commitments whose money is at a stage, which their words tell and no column holds; and the cursor."""
    found: list[FiledCommitment] = []
    for _ in range(MOST_LOOKED_THROUGH):
        looked = desk.record.page_commitments(filters, kind=kind, after=after)
        found += [one for one in looked.items if tell_stage(one) == stage]
        after = looked.next
        if after is None or len(found) >= ENOUGH:
            break
    return found, after


@router.get("/commitments.csv")
def give_commitments(desk: Reader, asked: AskedFor) -> Response:
    """All of them as a table."""
    found = desk.record.commitments(asked.filters)
    return answer_csv(found.table, found.tell())

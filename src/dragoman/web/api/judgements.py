"""Judgements: what people have decided, to enter one, to withdraw one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Header, Path, Query
from starlette.responses import Response

from dragoman.client import shapes
from dragoman.client.shapes.sent import Version
from dragoman.model.record import Judgement
from dragoman.record.paging import DEFAULT_SIZE
from dragoman.web.api.parameters import After, Id, Size
from dragoman.web.api.routing import serve
from dragoman.web.api.service import API, Editing, Reading, Service, expect_version
from dragoman.web.api.telling import tell

router = APIRouter(tags=["Judgements"])
JudgementId = Annotated[Id, Path(alias="id", description="The id of a judgement (`j-…`).", examples=["j-77b0"])]
IfMatch = Annotated[
    str | None,
    Header(description="The ETag of what is judged, as the server gave it: 412 if it was changed meanwhile."),
]


@serve(
    router,
    "GET",
    "/judgements",
    shapes.Page[shapes.Judgement],
    call="/judgements?size=10",
    python="for judgement in desk.judgements():\n    print(judgement.at, judgement.by, judgement.verb)",
)
def list_judgements(service: Reading, after: After = None, size: Size = DEFAULT_SIZE) -> Response:
    """List the judgements, withdrawn ones too, the newest first."""
    page = service.record.page_judgements(after=after, size=size)
    found = [tell(shapes.Judgement, judgement) for judgement in page.items]
    return service.answer(shapes.Page[shapes.Judgement](items=found, next=service.link_next(page.next)))


@serve(
    router,
    "GET",
    "/judgements/{id}",
    shapes.Judgement,
    call="/judgements/j-77b0",
    python='print(desk.judgement("j-77b0").why)',
    also=(404,),
)
def show_judgement(service: Reading, id: JudgementId) -> Response:
    """Show a judgement, withdrawn or not."""
    return service.answer(tell(shapes.Judgement, service.record.load_judgement(id)))


@serve(
    router,
    "POST",
    "/judgements",
    shapes.EnteredJudgement,
    call="/judgements",
    sends='{"verb": "correct", "subject": "e-4f21", "field": "date", "value": "2031-03-09", '
    '"why": "the ministry, by its diary", "expected": 41}',
    python='engagement = desk.engagement("e-4f21")\n'
    'desk.judge("correct", engagement.id, field="date", value="2031-03-09",\n'
    '           why="the ministry, by its diary", expected=engagement.version)',
    status=201,
    also=(404,),
)
def enter_judgement(
    service: Editing,
    sent: Annotated[shapes.NewJudgement, Body(description="The decision.")],
    if_match: IfMatch = None,
) -> Response:
    """Enter a judgement; the record follows it at once.

    Say on which state of the subject it was decided: its `version` in `expected`, or its ETag in If-Match. If others
    have changed it meanwhile, nothing is entered, and `changes` tells what happened. It bears the name of whoever the
    token, the proxy or the server's --user names. It outlives every reading to come.
    """
    with expect_version(service, sent.subject, sent.expected, if_match) as expected:
        entered = service.record.judge(
            sent.verb,
            sent.subject,
            other=sent.other,
            field=sent.field,
            value=sent.value,
            by=service.visitor.name,
            why=sent.why,
            expected=expected,
            expected_other=sent.expected_other,
        )
    service.note(f"judged {entered.verb}", entered.subject, f"{entered.id}: {entered.why}")
    answer = service.answer(tell_entered(service, entered))
    answer.status_code = 201
    answer.headers["Location"] = f"{API}/judgements/{entered.id}"
    return answer


@serve(
    router,
    "DELETE",
    "/judgements/{id}",
    shapes.EnteredJudgement,
    call="/judgements/j-77b0?why=mistaken%20for%20the%20call%20of%208%20May",
    python='desk.withdraw("j-77b0", why="mistaken for the call of 8 May")',
    also=(404,),
)
def withdraw_judgement(
    service: Editing,
    id: JudgementId,
    why: Annotated[
        str, Query(min_length=1, max_length=2_000, pattern=r"[^\s\x00-\x1f]", description="The reason, in words.")
    ],
    expected: Annotated[
        Version | None, Query(description="The version of what it is on that this was decided on.")
    ] = None,
    if_match: IfMatch = None,
) -> Response:
    """Withdraw a judgement; the record follows what is left.

    It stays in the list, with who withdrew it and why.
    """
    judgement = service.record.load_judgement(id)
    with expect_version(service, judgement.subject, expected, if_match) as version:
        withdrawn = service.record.withdraw(id, by=service.visitor.name, why=why, expected=version)
    service.note("judgement withdrawn", withdrawn.subject, f"{withdrawn.id}: {why}")
    return service.answer(tell_entered(service, withdrawn))


def tell_entered(service: Service, judgement: Judgement) -> shapes.EnteredJudgement:
    """A judgement with the standing ones that it contradicts, and the version of its subject now."""
    conflicts = [
        (conflict.earlier if conflict.later.id == judgement.id else conflict.later).id
        for conflict in service.record.find_conflicts()
        if judgement.id in (conflict.earlier.id, conflict.later.id)
    ]
    version = service.record.load_version(judgement.subject)
    return tell(shapes.EnteredJudgement, judgement, conflicts=conflicts, version=version)

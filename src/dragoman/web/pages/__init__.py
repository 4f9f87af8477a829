"""The pages, one module each; `list_routers` gives them in the order in which addresses are looked up."""

from __future__ import annotations

from fastapi import APIRouter

from dragoman.web.pages import (
    actor_judging,
    actors,
    adding,
    api_reference,
    briefs,
    calendar,
    commitments,
    digests,
    document,
    documents,
    engagement,
    engagements,
    follow_ups,
    help,
    history,
    instruments,
    judgements,
    judging,
    me,
    network,
    pairs,
    review,
    review_answers,
    search,
    signing_in,
    sources,
    team,
    today,
)

PAGES = (
    signing_in,
    today,
    engagements,
    engagement,
    judging,
    judgements,
    review,
    review_answers,
    documents,
    document,
    follow_ups,
    commitments,
    search,
    actors,
    actor_judging,
    instruments,
    pairs,
    network,
    calendar,
    sources,
    history,
    briefs,
    digests,
    adding,
    me,
    team,
    help,
    api_reference,
)


def list_routers() -> list[APIRouter]:
    return [module.router for module in PAGES]

"""What an encounter was about: short noun phrases of the text."""

from __future__ import annotations

from dragoman.accounts.candidates import Candidate
from dragoman.annotating.page import Page
from dragoman.model import Claim


def find_topics(page: Page, candidate: Candidate) -> tuple[Claim[str], ...]:
    """The topics of an encounter, in the text's words."""
    _ = page, candidate
    return ()

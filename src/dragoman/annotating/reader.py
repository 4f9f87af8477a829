"""One pass over a page's sentences: who was spoken of so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.annotating.cast import Cast
from dragoman.annotating.page import Actor, Page
from dragoman.annotating.pronouns import Spoken
from dragoman.annotating.publisher import Publisher
from dragoman.annotating.ranges import Ranges

REACH = 6
"""Sentences back that a reference may reach; readouts name a person again sooner, reports quote one for some lines."""


@dataclass(slots=True)
class Reader:
    """One pass over a page's sentences: who was spoken of so far, and what stands in quotation marks or credits."""

    page: Page
    cast: Cast
    publisher: Publisher
    quoted: Ranges
    credits: Ranges
    own_words: bool = False
    """Whether it is a letter whose author says "I": he is never "he" then."""
    recent: list[Spoken] = field(default_factory=list)
    company: tuple[int, tuple[Actor, ...]] = (-REACH, ())
    """The last three or more of several states told together, and the sentence in which they were."""

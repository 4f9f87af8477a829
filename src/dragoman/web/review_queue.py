"""The questions of the review, kept for a while: to find them takes the better part of a second in a large record."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from threading import Lock

from dragoman.errors import NotInRecord
from dragoman.record import Record
from dragoman.resolving.questions import Question, QuestionKind

MOST = 500
"""Questions that are kept: more than the record looks for at once."""
LASTS = 60.0
"""Seconds for which the questions are kept though the record has changed meanwhile."""


class ReviewQueue:
    """The questions of a record, the weightiest first, for all who review it.

    They are looked for anew when the record has changed, at most once a minute: what was answered here is taken out at
    once, and what was settled elsewhere shows when its turn comes.
    """

    def __init__(self, lasts: float = LASTS, clock: Callable[[], float] = time.monotonic) -> None:
        self.lasts, self.clock = lasts, clock
        self.questions: list[Question] = []
        self.event = -1
        self.at = 0.0
        self.lock = Lock()

    def list_questions(self, record: Record, kind: QuestionKind | None = None) -> list[Question]:
        """The questions, all or those of a kind."""
        with self.lock:
            event = record.find_last_event()
            if self.event < 0 or (event != self.event and self.clock() - self.at >= self.lasts):
                self.questions = record.list_questions(limit=MOST)
                self.event, self.at = event, self.clock()
            return [question for question in self.questions if kind in (None, question.kind)]

    def count_kinds(self) -> Counter[QuestionKind]:
        """How many questions there are of each kind."""
        with self.lock:
            return Counter(question.kind for question in self.questions)

    def drop(self, question_id: str) -> None:
        """Take a question out: it has been answered."""
        with self.lock:
            self.questions = [question for question in self.questions if question.id != question_id]

    def bring_back(self, question: Question) -> None:
        """Put a question in again: its answer was taken back."""
        with self.lock:
            others = [one for one in self.questions if one.id != question.id]
            self.questions = sorted([*others, question], key=lambda one: (-one.weight, one.id))

    def choose(self, record: Record, kind: QuestionKind | None, skipped: list[str]) -> Question | None:
        """The weightiest question that is still asked and was not skipped, as the record puts it now."""
        for question in self.list_questions(record, kind):
            if question.id not in skipped:
                try:
                    return record.load_question(question.id)
                except NotInRecord:
                    self.drop(question.id)
        return None

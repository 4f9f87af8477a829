"""What pages show of one document, one engagement, one question: each in one read transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.errors import NotInRecord
from dragoman.model import Span
from dragoman.model.record import FollowUp
from dragoman.record.database import Database
from dragoman.record.dossier import Dossier, load_dossier
from dragoman.record.follow_up_loading import load_follow_ups
from dragoman.record.mark_loading import load_marks
from dragoman.record.marks import DocumentMarks
from dragoman.record.questions import KINDS, list_questions, load_question
from dragoman.record.redirects import find_head
from dragoman.record.relatives import Relatives, load_relatives
from dragoman.record.surroundings import AROUND, Passage, load_passages
from dragoman.resolving.correctable import CorrectableField, list_correctable_fields
from dragoman.resolving.questions import Question, QuestionKind


class Inspecting:
    """Looks closely at one thing at a time; a part of `Record`."""

    database: Database

    def load_marks(self, document_id: str) -> DocumentMarks:
        """A document, by its id in the record or the one it came with, and everything that was taken from it."""
        with self.database.read() as connection:
            return load_marks(connection, document_id)

    def load_dossier(self, engagement_id: str) -> Dossier:
        """All of an engagement: accounts, comparison, offices, follow-ups, judgements, history.

        An id that was merged away leads to where its accounts went.
        """
        with self.database.read() as connection:
            return load_dossier(connection, engagement_id)

    def load_relatives(self, document_id: str) -> Relatives:
        """The versions next to a document, by its id in the record or the one it came with, and its copies."""
        with self.database.read() as connection:
            return load_relatives(connection, find_head(connection, document_id))

    def load_follow_up(self, follow_up_id: str) -> FollowUp:
        """A follow-up by its id."""
        with self.database.read() as connection:
            found = load_follow_ups(connection, [follow_up_id])
        if not found:
            raise NotInRecord(follow_up_id, "follow-up")
        return found[0]

    def list_questions(
        self, *, limit: int = 50, kinds: Collection[QuestionKind] = KINDS, since_version: int | None = None
    ) -> list[Question]:
        """What a person should look at, the weightiest first; `since_version` asks only for what has changed after the
        event of that number."""
        with self.database.read() as connection:
            return list_questions(connection, limit, kinds, since_version)

    def load_question(self, question_id: str) -> Question:
        """The question of an id; NotInRecord once it is answered."""
        with self.database.read() as connection:
            return load_question(connection, question_id)

    def load_passages(self, places: Sequence[tuple[str, Span]], *, around: int = AROUND) -> list[Passage]:
        """Words of documents, each by the document's id and the span, with `around` code points before and after."""
        with self.database.read() as connection:
            return load_passages(connection, places, around)

    def list_correctable_fields(self) -> tuple[CorrectableField, ...]:
        """Which fields of engagements, follow-ups and actors a person may correct, and what values each takes."""
        return list_correctable_fields()

"""What pages show of one document, one engagement, one question: each in one read transaction."""

from __future__ import annotations

from dragoman.record.database import Database
from dragoman.record.dossier import Dossier, load_dossier
from dragoman.record.mark_loading import load_marks
from dragoman.record.marks import DocumentMarks


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

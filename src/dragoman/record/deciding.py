"""People's decisions on the record: judge, take a judgement back, and the version that a decision is made on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from dragoman import __version__
from dragoman.model.record import Judgement, JudgementVerb
from dragoman.record.database import Database
from dragoman.record.judgement_import import JudgementOutcome, draft_rows, enter_rows
from dragoman.record.judgement_rows import read_judgement_rows
from dragoman.record.judging import enter_judgement, withdraw_judgement
from dragoman.record.versions import find_version
from dragoman.record.writing import Writing
from dragoman.resolving.questions import JudgementDraft


class Deciding:
    """Takes people's decisions; a part of `Record`."""

    database: Database

    def judge(
        self,
        verb: JudgementVerb,
        subject: str,
        *,
        other: str | None = None,
        field: str | None = None,
        value: str | None = None,
        by: str,
        why: str,
        expected: int | None = None,
        expected_other: int | None = None,
    ) -> Judgement:
        """Enter a judgement; the record follows it at once. Raises JudgementError for one that can't be.

        `expected` is the version of the subject, as `load_version` gave it, that the decision was made on, and
        `expected_other` that of the other thing: where it is another now, Overtaken tells what happened since.
        """
        with self.write() as writing:
            return enter_judgement(
                writing,
                verb,
                subject,
                other=other,
                field=field,
                value=value,
                by=by,
                why=why,
                expected=expected,
                expected_other=expected_other,
            )

    def judge_together(
        self,
        drafts: Sequence[JudgementDraft],
        *,
        by: str,
        why: str,
        expected: int | None = None,
        expected_other: int | None = None,
    ) -> list[Judgement]:
        """Enter the judgements of one answer, in their order: all of them, or none where one can't be.

        `expected` and `expected_other` are those of `judge`, as they were before the first of them.
        """
        entered: list[Judgement] = []
        with self.write() as writing:
            for draft in drafts:
                entered.append(
                    enter_judgement(
                        writing,
                        draft.verb,
                        draft.subject,
                        other=draft.other,
                        field=draft.field,
                        value=draft.value,
                        by=by,
                        why=why,
                        expected=None if entered else expected,
                        expected_other=None if entered else expected_other,
                    )
                )
        return entered

    def withdraw(
        self,
        judgement_id: str,
        *,
        by: str,
        why: str,
        expected: int | None = None,
        expected_other: int | None = None,
    ) -> Judgement:
        """Take a judgement back; the record follows what is left. Raises JudgementError if it was taken back before.

        `expected` and `expected_other` are those of `judge`, of what the judgement is on.
        """
        with self.write() as writing:
            return withdraw_judgement(
                writing, judgement_id, by=by, why=why, expected=expected, expected_other=expected_other
            )

    def withdraw_together(self, judgement_ids: Sequence[str], *, by: str, why: str) -> list[Judgement]:
        """Take the judgements of one answer back, the last one first: all of them, or none where one can't be."""
        with self.write() as writing:
            return [withdraw_judgement(writing, named, by=by, why=why) for named in reversed(judgement_ids)]

    def load_version(self, subject: str) -> int:
        """The version of an engagement, account, actor, follow-up, document or instrument: it moves with every change.

        It is the number of the last event on what the id leads to now, 0 where nothing has happened. Load it before
        what is shown: what changes between the two is then told as a change.
        """
        with self.database.read() as connection:
            return find_version(connection, subject)

    def import_judgements(self, path: Path, *, by: str, why: str = "", dry_run: bool = False) -> JudgementOutcome:
        """Enter the judgements of a CSV table whose column `judgements` was filled in; with `dry_run` only look.

        Faulty rows are in the outcome, the others are entered. Raises ReadingError for a file that is no such table.
        """
        rows = read_judgement_rows(path)
        if dry_run:
            with self.database.read() as connection:
                return draft_rows(connection, rows, by=by, why=why)
        with self.write() as writing:
            return enter_rows(writing, rows, by=by, why=why)

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """A transaction of the only writer, outside of any run of adding."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self.database.write() as connection:
            yield Writing(connection, None, __version__, at)

"""An open writing transaction: what every writer of the record is handed."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import sha256

from sqlalchemy import Connection, Table, func, insert, select

from dragoman.model.record import FiledAccount, Judgement
from dragoman.record.tables import history

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter that can be read as a figure."""
ID_LENGTH = 10
"""Fifty bits: among a million ids two are alike with a probability of 1 in 2,000."""
MOST_CACHED = 4_000
"""Accounts kept in memory between documents, about 20 MB."""


def make_id(prefix: str, *parts: object) -> str:
    """A short id that the same parts always give: "e-3k9m2q7xv0"."""
    number = int.from_bytes(sha256("\x1f".join(map(str, parts)).encode()).digest()[:8], "big")
    letters = []
    for _ in range(ID_LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return f"{prefix}-{''.join(letters)}"


class AccountCache:
    """Accounts lately used, by id; what they say changes only when their document is read again."""

    def __init__(self) -> None:
        self.kept: OrderedDict[str, FiledAccount] = OrderedDict()

    def find(self, account_id: str) -> FiledAccount | None:
        if account_id in self.kept:
            self.kept.move_to_end(account_id)
        return self.kept.get(account_id)

    def keep(self, filed: FiledAccount) -> None:
        self.kept[filed.id] = filed
        if len(self.kept) > MOST_CACHED:
            self.kept.popitem(last=False)

    def forget(self, account_id: str) -> None:
        self.kept.pop(account_id, None)

    def clear(self) -> None:
        self.kept.clear()


@dataclass(slots=True)
class Writing:
    """A connection in a writing transaction, the run it belongs to and the time of the run (ISO 8601, UTC)."""

    connection: Connection
    run: int | None
    version: str
    at: str
    cache: AccountCache = field(default_factory=AccountCache)
    decisions: list[Judgement] | None = None
    """The standing judgements on who is the same, once they were read."""
    _last: dict[str, int] = field(default_factory=dict)

    def next_id(self, table: Table, column: str = "id") -> int:
        """The next free number of a table: only one writes at a time."""
        key = f"{table.name}.{column}"
        if key not in self._last:
            self._last[key] = self.connection.execute(select(func.max(table.c[column]))).scalar() or 0
        self._last[key] += 1
        return self._last[key]

    def forget(self) -> None:
        """Know nothing of what was read before: it was taken back."""
        self.cache.clear()
        self._last.clear()
        self.decisions = None

    def note(self, subject: str, event: str, detail: str = "") -> None:
        """Enter an event into the history of what it happened to."""
        self.connection.execute(
            insert(history), {"at": self.at, "run_id": self.run, "subject": subject, "event": event, "detail": detail}
        )

"""Sessions of browsers, kept in memory: who signed in, what to tell them once, and the token of their forms."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

LASTS = 12 * 3600.0
"""Seconds that a session lasts after its last use: a working day."""
MOST = 10_000
"""Sessions kept at once; the one that was not used for longest goes first."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer given to a question of the review: the question's id, the judgements entered, what they say."""

    question: str
    judgements: tuple[str, ...]
    told: str


@dataclass(slots=True)
class Session:
    """A browser's session; `user` is who signed in, `notices` is what the next page says once.

    `skipped` are the review questions passed over, `undoing` the answers given, the last one last.
    """

    key: str
    form_token: str
    user: str | None = None
    notices: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    undoing: list[Given] = field(default_factory=list)
    used: float = field(default_factory=time.monotonic)

    def take_notices(self) -> list[str]:
        taken, self.notices = self.notices, []
        return taken


class Sessions:
    """All sessions of a server. A restart ends them; whoever had signed in signs in again."""

    def __init__(self, *, secure: bool) -> None:
        # The prefix binds a cookie to this host and to HTTPS; browsers refuse it without TLS.
        self.cookie = "__Host-dragoman" if secure else "dragoman"
        self.secret = secrets.token_bytes(32)
        self.kept: OrderedDict[str, Session] = OrderedDict()
        self.lock = Lock()

    def open(self, user: str | None = None) -> Session:
        """A new session; signing in always opens one, so that no key known before is worth anything after."""
        key = secrets.token_urlsafe(32)
        token = hmac.new(self.secret, key.encode(), hashlib.sha256).hexdigest()
        session = Session(key, token, user)
        with self.lock:
            self.kept[key] = session
            while len(self.kept) > MOST:
                self.kept.popitem(last=False)
        return session

    def find(self, key: str | None) -> Session | None:
        """The session of a cookie, None where it is unknown or too old."""
        with self.lock:
            session = self.kept.get(key or "")
            if session is None:
                return None
            if time.monotonic() - session.used > LASTS:
                del self.kept[session.key]
                return None
            session.used = time.monotonic()
            self.kept.move_to_end(session.key)
            return session

    def is_open(self, key: str) -> bool:
        """Whether a session goes on; asking is no use of it."""
        with self.lock:
            return key in self.kept and time.monotonic() - self.kept[key].used <= LASTS

    def close(self, session: Session) -> None:
        with self.lock:
            self.kept.pop(session.key, None)

    @staticmethod
    def is_token(session: Session | None, token: object) -> bool:
        """Whether a form bears the token of this very session."""
        return session is not None and isinstance(token, str) and hmac.compare_digest(session.form_token, token)

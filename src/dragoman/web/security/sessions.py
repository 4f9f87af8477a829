"""Sessions of browsers, kept in memory: who signed in, what to tell them once, and the token of their forms."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from starlette.responses import Response

LASTS = 12 * 3600.0
"""Seconds that a session lasts after its last use: a working day."""
MOST = 10_000
"""Sessions kept at once; the one that was not used for longest goes first."""
MOST_OF_ONE = 50
"""Sessions of one user kept at once: whoever opens them without end closes their own."""
MOST_NOTICES = 10


@dataclass(frozen=True, slots=True)
class Given:
    """An answer given to a question of the review: the question's id, the judgements entered, what they say."""

    question: str
    judgements: tuple[str, ...]
    told: str


@dataclass(slots=True)
class Session:
    """A browser's session; `user` is whose it is, `notices` is what the next page says once.

    `token_sha256` is the hash of the token that the user signed in with, None where nobody signs in. `skipped` are the
    review questions passed over, `undoing` the answers given, the last one last.
    """

    key: str
    form_token: str
    user: str
    token_sha256: str | None = None
    notices: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    undoing: list[Given] = field(default_factory=list)
    used: float = field(default_factory=time.monotonic)

    def tell(self, notice: str) -> None:
        """Have the next page say something; of too much that nobody looks at, the last stays."""
        self.notices = [*self.notices, notice][-MOST_NOTICES:]

    def take_notices(self) -> list[str]:
        taken, self.notices = self.notices, []
        return taken


class Sessions:
    """All sessions of a server. A restart ends them; whoever had signed in signs in again."""

    def __init__(self, *, secure: bool) -> None:
        # The prefix binds a cookie to this host and to HTTPS; browsers refuse it without TLS.
        self.cookie = "__Host-dragoman" if secure else "dragoman"
        self.secure = secure
        self.secret = secrets.token_bytes(32)
        self.kept: OrderedDict[str, Session] = OrderedDict()
        self.lock = Lock()

    def make(self, user: str, token_sha256: str | None = None) -> Session:
        """A new session that is not kept yet: what no browser comes back to needs no room."""
        key = secrets.token_urlsafe(32)
        token = hmac.new(self.secret, key.encode(), hashlib.sha256).hexdigest()
        return Session(key, token, user, token_sha256)

    def keep(self, session: Session) -> None:
        """Keep a session for the browser that gets its key."""
        with self.lock:
            self.kept[session.key] = session
            mine = [one.key for one in self.kept.values() if one.user == session.user]
            for key in mine[:-MOST_OF_ONE]:
                del self.kept[key]
            while len(self.kept) > MOST:
                self.kept.popitem(last=False)

    def open(self, user: str, token_sha256: str | None = None) -> Session:
        """A new session that is kept; signing in always opens one, so that no key known before is worth anything."""
        session = self.make(user, token_sha256)
        self.keep(session)
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

    def write_cookie(self, response: Response, session: Session) -> None:
        """Have the browser keep the key of a session until it is closed."""
        # Lax, not strict: a link in a mail must not look like the visit of a stranger. Changes need the form's token.
        response.set_cookie(self.cookie, session.key, httponly=True, samesite="lax", secure=self.secure, path="/")

    def clear_cookie(self, response: Response) -> None:
        response.delete_cookie(self.cookie, httponly=True, samesite="lax", secure=self.secure, path="/")

    @staticmethod
    def is_token(session: Session | None, token: object) -> bool:
        """Whether a form bears the token of this very session."""
        if session is None or not isinstance(token, str):
            return False
        # As bytes: words with letters outside of ASCII can't be compared in constant time.
        return hmac.compare_digest(session.form_token.encode(), token.encode("utf-8", "replace"))

"""The users of a record: names, roles and tokens. Of a token only its SHA-256 is kept."""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal, get_args

from sqlalchemy import Connection, insert, select, update

from dragoman.errors import DeskError, NameTaken, UnknownUser
from dragoman.record.desk.bounds import MOST_OF_A_NAME
from dragoman.record.loading import AnyRow
from dragoman.record.tables import users
from dragoman.wording import NOT_IN_WORDS

Role = Literal["reader", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""From the least rights to the most: to look; to judge and add, too; to see the log and name users, too."""

TOKEN_PREFIX = "dgm_"
"""By it a token that was left in a file or a log is found."""
TOKEN_BYTES = 32
"""Random ones: nobody guesses them, so a plain hash without salt keeps them well."""
MOST_OF_A_TOKEN = 100
LONGEST_NAME = 64

# It signs judgements and stands in pages and logs: what one can read aloud. "Ann Lee", "a.lee@mfa.example", "李安".
_NAME = re.compile(r"[^\W_](?:[\w .'@+-]*\w)?")


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may work with the record; times in UTC. `disabled_at` is None for whom it lets in."""

    name: str
    role: Role
    created_at: str
    disabled_at: str | None = None


@dataclass(frozen=True, slots=True)
class NewUser:
    """A user with the token that was made just now: it can't be shown again."""

    user: User
    token: str


def check_user_name(name: str) -> str:
    """The name in Unicode's composed form. DeskError for one that a new user can't have."""
    composed = unicodedata.normalize("NFC", name)
    if not _NAME.fullmatch(composed) or "  " in composed or len(composed) > LONGEST_NAME:
        raise DeskError(
            f"{name[:LONGEST_NAME]!a} can't be the name of a user: letters and figures, between them single spaces "
            f"and . - _ ' @ +, {LONGEST_NAME} characters at most"
        )
    return composed


def check_role(role: str) -> None:
    """Raise DeskError for a role that there is none of."""
    if role not in ROLES:
        raise DeskError(f"{role[:LONGEST_NAME]!a} is no role: it must be one of {', '.join(ROLES)}")


def may_be_name(name: str) -> bool:
    """Whether a database can be asked for the name at all: PostgreSQL has no NUL, and none takes half a pair."""
    return len(name) <= MOST_OF_A_NAME and not NOT_IN_WORDS.search(name)


def hash_token(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def make_token() -> str:
    return TOKEN_PREFIX + secrets.token_urlsafe(TOKEN_BYTES)


def enter_user(connection: Connection, name: str, role: Role, at: str) -> NewUser:
    """Enter a new user. Raises DeskError for a name or role that can't be, NameTaken where only case differs."""
    name = check_user_name(name)
    check_role(role)
    for taken in connection.execute(select(users.c.name)).scalars():
        if taken.casefold() == name.casefold():
            raise NameTaken(taken)
    token = make_token()
    user = User(name, role, at)
    row = {"name": name, "role": role, "created_at": at, "disabled_at": None, "token_sha256": hash_token(token)}
    connection.execute(insert(users), row)
    return NewUser(user, token)


def replace_token(connection: Connection, name: str) -> NewUser:
    """Give a user another token; the one before is worth nothing from now on. Raises UnknownUser."""
    token = make_token()
    return NewUser(change_user(connection, name, token_sha256=hash_token(token)), token)


def change_user(connection: Connection, name: str, **values: Any) -> User:
    """Set columns of a user's row. Raises UnknownUser."""
    if (
        not may_be_name(name)
        or not connection.execute(update(users).where(users.c.name == name).values(**values)).rowcount
    ):
        raise UnknownUser(name)
    return build_user(connection.execute(select(users).where(users.c.name == name)).one())


def load_user(connection: Connection, name: str) -> User | None:
    """The user of a name, as it is written; None where there is none."""
    if not may_be_name(name):
        return None
    row = connection.execute(select(users).where(users.c.name == name)).first()
    return build_user(row) if row else None


def load_users(connection: Connection) -> list[User]:
    """All users by name, disabled ones too."""
    found = [build_user(row) for row in connection.execute(select(users))]
    return sorted(found, key=lambda user: (user.name.casefold(), user.name))


def load_token_holder(connection: Connection, token: str) -> User | None:
    """The user whom a token lets in; None for an unknown token and for a disabled user."""
    if not token.startswith(TOKEN_PREFIX) or len(token) > MOST_OF_A_TOKEN or not token.isascii():
        return None
    return load_hash_holder(connection, hash_token(token))


def load_hash_holder(connection: Connection, token_sha256: str) -> User | None:
    """The user whom the token of a hash lets in; None for one that was replaced, and for a disabled user."""
    mine = (users.c.token_sha256 == token_sha256) & users.c.disabled_at.is_(None)
    row = connection.execute(select(users).where(mine)).first()
    return build_user(row) if row else None


def build_user(row: AnyRow) -> User:
    return User(row.name, row.role, row.created_at, row.disabled_at)

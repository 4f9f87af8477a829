"""Compare at whose wish the encounter took place."""

from __future__ import annotations

from dragoman.lexicon.names import name_of
from dragoman.model.record import FiledAccount
from dragoman.resolving.comparing.telling import SAME, Relation, Told


def tell_initiator(filed: FiledAccount) -> Told[str] | None:
    """The side that asked for the contact, as an account tells it."""
    claim = filed.account.initiator
    return Told(claim.value, name_of(claim.value), claim.spans) if claim else None


def relate_initiators(left: str, right: str) -> Relation:
    return SAME if left == right else Relation("differs")

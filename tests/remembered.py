"""A small record of actors in memory, for tests and measurements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Tenure
from dragoman.model.record import Actor, Judgement
from dragoman.resolving.actor_keys import list_tenure_keys
from dragoman.resolving.actors import Resolution, resolve_actor
from dragoman.resolving.namings import Naming


class Remembered:
    """Actors by key, as the record keeps them: keys are only ever added."""

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self.by_key: dict[str, set[str]] = {}
        self.asked = 0

    def find_actors(self, keys: Sequence[str]) -> Sequence[Actor]:
        self.asked += 1
        found = {actor_id for key in keys for actor_id in self.by_key.get(key, ())}
        return [self.actors[actor_id] for actor_id in sorted(found, reverse=True)]

    def meet(
        self,
        name: str,
        role: str | None = None,
        country: str | None = None,
        day: str | None = "2025-11-07",
        judgements: Sequence[Judgement] = (),
    ) -> Resolution:
        """Resolve the naming of a person and keep what comes of it."""
        return self.keep(resolve_actor(Naming(name, role, country, "person", day), self, judgements))

    def keep(self, found: Resolution) -> Resolution:
        assert found.is_new == (found.id not in self.actors)
        self.actors[found.id] = found.actor
        for key in found.keys:
            self.by_key.setdefault(key, set()).add(found.id)
        return found

    def learn(self, actor_id: str, tenure: Tenure) -> None:
        """Note a tenure of an actor."""
        actor = self.actors[actor_id]
        self.actors[actor_id] = replace(actor, tenures=(*actor.tenures, tenure))
        for key in list_tenure_keys(tenure):
            self.by_key.setdefault(key, set()).add(actor_id)

"""A change that somebody else was faster with: what happened meanwhile, and the same form to be sent again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.responses import Response

from dragoman.errors import Overtaken
from dragoman.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Typed:
    """A field of the form as it was sent; `label` is None for one that needs no eye ("verb")."""

    name: str
    value: str
    label: str | None


def ask_again(
    desk: Desk,
    fault: Overtaken,
    form: FormData,
    *,
    doing: str,
    labels: Mapping[str, str],
    versions: Mapping[str, str],
    look: str,
) -> Response:
    """A page of status 409 with what was typed: sent again, it counts for the things as they stand now.

    `doing` says what was to be done, `labels` names the fields to show, `versions` which field holds the version of
    which id, `look` is the address of the page to look at first.
    """
    kept = [
        Typed(name, value, labels.get(name))
        for name, value in form.multi_items()
        if isinstance(value, str) and name != "form_token" and name not in versions
    ]
    kept += [Typed(name, str(desk.record.load_version(subject)), None) for name, subject in versions.items()]
    told = {"subject": fault.subject, "changes": fault.changes}
    aids = {"doing": doing, "typed": kept, "look": look, "action": desk.request.url.path}
    return desk.show("overtaken.html.jinja", "Changed meanwhile", told, aids, 409)

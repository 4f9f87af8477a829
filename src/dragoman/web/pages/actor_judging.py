"""Follow an actor; judge it the same as another or not, correct it, take a judgement back."""

from __future__ import annotations

from starlette.responses import Response

from dragoman.errors import Overtaken
from dragoman.model.record import JudgementVerb
from dragoman.web.desk import Editor, Reader, SentForm, take_field
from dragoman.web.judgement_forms import take_verb, take_version, take_why
from dragoman.web.overtaken import ask_again
from dragoman.web.pages.actors import find_actor
from dragoman.web.problems import Problem
from dragoman.web.routing import open_router
from dragoman.web.security.addresses import choose_own_address
from dragoman.web.sides import key_of

router = open_router()
VERBS: tuple[JudgementVerb, ...] = ("same", "not-same", "correct")
"""How actors can be judged."""
LABELS = {"value": "The value that is right", "why": "Why"}


@router.post("/actors/{actor_id}/follow")
def follow_actor(desk: Reader, actor_id: str, form: SentForm) -> Response:
    """Follow an actor, or no more; a state or organisation is followed by its code."""
    actor, _ = find_actor(desk.record, actor_id)
    key = key_of(actor)
    if take_field(form, "follow") == "yes":
        desk.record.desk.follow(desk.visitor.name, key)
        notice = f"You follow {actor.name}: what is new stands on your first page."
    else:
        desk.record.desk.unfollow(desk.visitor.name, key)
        notice = f"You follow {actor.name} no more."
    return desk.go(name_page(actor_id), notice)


@router.post("/actors/{actor_id}/judge")
def judge_actor(desk: Editor, actor_id: str, form: SentForm) -> Response:
    """Enter a judgement on an actor: same, not-same with `other`, or correct with `field` and `value`."""
    verb = take_verb(form, VERBS)
    other = take_field(form, "other") or None
    if verb == "correct":
        other = None
    field, value = (take_field(form, "field"), take_field(form, "value")) if verb == "correct" else (None, None)
    why = take_why(form)
    try:
        judgement = desk.record.judge(
            verb,
            actor_id,
            other=other,
            field=field,
            value=value,
            by=desk.visitor.name,
            why=why,
            expected=take_version(form, "expected"),
            expected_other=take_version(form, "expected_other") if other else None,
        )
    except Overtaken as fault:
        doing = f"set its {field}" if verb == "correct" else f"judge it {verb.replace('-', ' ')} as {other}"
        versions = {"expected": actor_id} | ({"expected_other": other} if other else {})
        return ask_again(desk, fault, form, doing=doing, labels=LABELS, versions=versions, look=name_page(actor_id))
    desk.note(f"judged {verb}", actor_id, f"{judgement.id}: {other or f'{field} = {value}'}")
    told: dict[JudgementVerb, str] = {
        "same": "The two are one now; this can be withdrawn below.",
        "not-same": "The two are kept apart from now on.",
        "correct": f"The {field} is corrected; new reports keep it.",
    }
    return desk.go(name_page(actor_id), told[verb])


@router.post("/actors/{actor_id}/withdraw")
def withdraw_judgement(desk: Editor, actor_id: str, form: SentForm) -> Response:
    """Withdraw a judgement on this actor."""
    judgement_id = take_field(form, "judgement")
    actor, _ = find_actor(desk.record, actor_id)
    if judgement_id not in {judgement.id for judgement in desk.record.find_judgements([actor.id, actor_id])}:
        raise Problem(404, "Not in the record", f"There is no judgement {judgement_id} on {actor.name}.")
    why = take_why(form)
    try:
        desk.record.withdraw(judgement_id, by=desk.visitor.name, why=why, expected=take_version(form, "expected"))
    except Overtaken as fault:
        return ask_again(
            desk,
            fault,
            form,
            doing="withdraw the judgement",
            labels=LABELS,
            versions={"expected": actor_id},
            look=name_page(actor_id),
        )
    desk.note("withdrew judgement", actor_id, judgement_id)
    return desk.go(name_page(actor_id), "The judgement is withdrawn; the record follows what is left.")


def name_page(actor_id: str) -> str:
    return choose_own_address(f"/actors/{actor_id}", "/actors")

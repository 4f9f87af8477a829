"""Commitments as events: type and code by kind and words; one undertaking is one event."""

from __future__ import annotations

import pytest

from dragoman.exporting.commitment_events import code_commitment
from dragoman.exporting.event_lists import list_read_events, list_recorded_events
from dragoman.exporting.events import list_sides
from dragoman.model import CommitmentKind
from event_records import commit, tell
from sample_reading import build_reading


@pytest.mark.parametrize(
    ("kind", "words", "type_", "mode", "cameo"),
    [
        ("delivered", "Ghana sent 400 tonnes of food and medicine to Togo.", "AID", None, "073"),
        ("delivered", "Ghana has handed air defence systems to Togo.", "AID", None, "072"),
        ("delivered", "Ghana paid €2 million to Togo.", "AID", None, "071"),
        ("delivered", "Ghana granted asylum to two officers.", "AID", None, "075"),
        ("delivered", "Ghana extradited two suspects to Togo.", "COOPERATE", None, "063"),
        ("delivered", "Ghana withdrew its troops from Togo.", "RETREAT", "withdraw", "087"),
        ("delivered", "Ghana released the fishermen.", "RETREAT", "release", "0841"),
        ("delivered", "Ghana imposed sanctions on Togo.", "SANCTION", None, "163"),
        ("delivered", "Ghana opened an embassy in Lomé.", "SUPPORT", None, "054"),
        ("delivered", "Ghana vetoed the resolution on Togo.", "REJECT", None, "129"),
        ("delivered", "Ghana deported 40 Togolese traders.", "COERCE", "deport", "174"),
        ("delivered", "Ghana apologized to Togo.", "SUPPORT", None, "055"),
        ("delivered", "Ghanaian planes evacuated the wounded from Togo.", "AID", None, "073"),
        ("pledge", "Ghana threatened to ease its controls on Togo.", "THREATEN", None, "130"),
        ("delivered", "Ghana did its part.", "COOPERATE", None, "060"),
        ("pledge", "Ghana will send food to Togo.", "AGREE", None, "0333"),
        ("pledge", "Ghana will lend Togo several tractors.", "AGREE", None, "030"),
        ("pledge", "Ghana will impose sanctions on Togo.", "THREATEN", "restrict", "1312"),
        ("pledge", "Ghana will lift its sanctions on Togo.", "AGREE", None, "0354"),
        ("pledge", "Ghana will guard Togo against air strikes on Togo.", "AGREE", None, "030"),
        ("delivered", "Ghana sent heavy-lift helicopters.", "AID", None, "072"),
        ("pledge", "Ghana will not accept more refugees.", "REJECT", None, "120"),
        ("pledge", "Ghana will close the port unless Togo pays.", "THREATEN", None, "130"),
        ("delivered", "Ghana lifted the curfew.", "CONCEDE", None, "085"),
        ("pledge", "Ghana threatened to close the border.", "THREATEN", None, "130"),
        ("offer", "Ghana offered to mediate.", "AGREE", None, "039"),
        ("offer", "Ghana is ready to talk about trade.", "AGREE", None, "0311"),
        ("invitation", "The President invited his colleague to see the new grant scheme.", "AGREE", None, "036"),
        ("request", "Ghana asked Togo for drones.", "REQUEST", "assist", "0232"),
        ("request", "Ghana asked Togo to release the crew.", "REQUEST", "yield", "0253"),
        ("request", "Ghana asked for a meeting.", "REQUEST", "meet", "026"),
        ("request", "Ghana asked Togo to think again.", "REQUEST", None, "020"),
        ("agreement", "They signed a treaty on fisheries.", "SUPPORT", None, "057"),
        ("agreement", "They agreed to sign a treaty on fisheries.", "AGREE", None, "0311"),
        ("agreement", "They agreed on sanctions against Togo.", "AGREE", None, "030"),
        ("agreement", "They agreed on a ceasefire.", "AGREE", None, "0356"),
    ],
)
def test_type_and_code(kind: CommitmentKind, words: str, type_: str, mode: str | None, cameo: str) -> None:
    coding = code_commitment(commit(words, kind))
    assert coding
    assert (coding.type, coding.mode, coding.cameo) == (type_, mode, cameo)


def test_what_may_be_help_or_threat_is_no_event() -> None:
    pledge = commit("Ghana told Togo that it will keep the sanctions on Mali.")
    assert code_commitment(pledge) is None
    assert [event.source for event in list_recorded_events([tell(commitments=[pledge])])] == ["encounter"]


def test_what_is_long_past_is_historical() -> None:
    treaty = commit("The treaty was signed thirty years ago.", "agreement")
    _, event = list_recorded_events([tell(commitments=[treaty])])
    assert (event.coding.type, event.auxiliary) == ("SUPPORT", ("historical",))


def test_who_commits_is_actor_and_an_agreement_is_mutual() -> None:
    pledge = commit("Ghana will send food to Togo.", amount_text="€2 million", due="2024-06", instrument="River Fund")
    treaty = commit("They signed a treaty.", "agreement")
    alone = commit("Ghana agreed to reform.", "agreement", to=None)
    _, first, second, third = list_recorded_events([tell(commitments=[pledge, treaty, alone])])
    assert (list_sides(first.actors), list_sides(first.recipients)) == (("GHA",), ("TGO",))
    assert not first.reciprocal
    assert (first.amount, first.due, first.instrument) == ("€2 million", "2024-06", "River Fund")
    assert (first.date, first.date_basis, first.engagement) == ("2024-05-04", "publication", "e-1")
    assert second.reciprocal
    assert list_sides(second.actors) == list_sides(second.recipients) == ("GHA", "TGO")
    assert (list_sides(third.actors), third.recipients) == (("GHA",), ())


def test_an_undertaking_that_two_accounts_tell_is_one_event() -> None:
    pledge = commit("Ghana will send 400 tonnes of maize to Togo.")
    _, event = list_recorded_events([tell(commitments=[pledge], told_twice=True)])
    assert [words.document for words in event.words] == ["11.txt", "12.txt"]
    assert event.sources == 2


def test_two_commitments_of_one_sentence_are_two_events() -> None:
    words = "Ghana asked Togo and Benin for maize."
    asked = [commit(words, "request", to=to) for to in ("TGO", "BEN", None)]
    _, *events = list_recorded_events([tell(commitments=asked)])
    assert [event.id for event in events] == [
        "e-1.a-1.100-137.request.GHA.TGO",
        "e-1.a-1.100-137.request.GHA.BEN",
        "e-1.a-1.100-137.request.GHA",
    ]


def test_a_commitment_that_belongs_to_two_engagements_counts_once() -> None:
    engagement, accounts = tell(commitments=[commit("Ghana will send maize to Togo.")])
    other, _ = tell(number=2)
    events = list(list_recorded_events([(engagement, accounts), (other, accounts)]))
    assert [(e.source, e.engagement) for e in events] == [
        ("encounter", "e-1"),
        ("commitment", "e-1"),
        ("encounter", "e-2"),
    ]


def test_a_reading_gives_its_events_without_a_record() -> None:
    call, pledge = list_read_events(build_reading())
    assert (call.id, call.coding.type, call.coding.mode, call.day) == ("a.txt.e1", "CONSULT", "phone", "2024-05-03")
    assert list_sides(call.actors) == ("SEN", "GMB")
    assert (pledge.coding.type, pledge.coding.cameo, pledge.amount) == ("AGREE", "0331", "€5 million")
    assert pledge.words[0].document_id is None

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.accounts.commitments import find_commitments
from dragoman.accounts.encounters import find_engagements
from dragoman.annotating import annotate_document
from dragoman.errors import LexiconError
from dragoman.evaluation import evaluate_records
from dragoman.lexicon.commitments import inflect, list_forms, load_commitment_words, shape_words
from dragoman.lexicon.tables import read_toml
from dragoman.model import Commitment, Document


def read_commitments(text: str, **fields: Any) -> tuple[Commitment, ...]:
    document = Document("t", text, hashlib.sha256(text.encode()).hexdigest(), **fields)
    page = annotate_document(document)
    return find_commitments(page, find_engagements(page))


@pytest.mark.parametrize(
    ("sentence", "by", "kind"),
    [
        ("Norway will deliver three frigates to Chile by the end of March.", "NOR", "pledge"),
        ("Kenya said that it plans to open an embassy in Peru.", None, "pledge"),
        ("Japan plans to open a consulate in Ghana.", "JPN", "pledge"),
        ("Canada announced a loan of $40 million for Kenya.", "CAN", "pledge"),
        ("Brazil threatened to impose tariffs on Indian steel.", "BRA", "pledge"),
        ("Norwegian Prime Minister Jonas Gahr Støre promised to send 40 generators to Moldova.", "NOR", "pledge"),
        ("Norwegian Prime Minister Jonas Gahr Støre is going to sign two treaties.", "NOR", "pledge"),
        ("Chile has provided $12 million in humanitarian aid to Haiti.", "CHL", "delivered"),
        ("Kenya received 200 vehicles donated by Japan.", "JPN", "delivered"),
        ("Ghana has suspended the sanctions against Mali.", "GHA", "delivered"),
        ("Kenya is ready to host a meeting of the two delegations.", "KEN", "offer"),
        ("Kenya's readiness to send observers was noted.", "KEN", "offer"),
        ("Switzerland offered to host the negotiations.", "CHE", "offer"),
        ("Switzerland proposed holding a conference in Geneva.", "CHE", "offer"),
        ("Canada called on Serbia to withdraw its troops from the border.", "CAN", "request"),
        ("Canada urged Serbia to release the prisoners.", "CAN", "request"),
        ("Peru demanded an explanation from the Chilean embassy.", "PER", "request"),
        ("Canada stressed the need for Serbia to withdraw its troops.", "CAN", "request"),
        ("Canada hopes that Serbia will release the prisoners.", "CAN", "request"),
        ("Kenya invited Ghana to join the exercise.", "KEN", "invitation"),
        ("Chile and Peru agreed to reopen the border crossing.", "CHL", "agreement"),
        ("Chile and Peru signed an agreement on fisheries.", "CHL", "agreement"),
        ("The ceasefire between Chile and Peru has held since May.", "CHL", "agreement"),
        ("Chile and Peru committed to releasing all prisoners.", "CHL", "agreement"),
        ("A fisheries treaty was signed by Chile.", "CHL", "agreement"),
        (
            "Chile and Peru agreed to expand cooperation in energy, finance, defence, transport and science.",
            "CHL",
            "agreement",
        ),
        ("Canada welcomed Ghana's support for the evacuation of Canadian citizens.", "GHA", "delivered"),
        ("Canada expressed the hope that Serbia would release the prisoners.", "CAN", "request"),
        ("Norway will let Chile know by 30 June 2027.", "NOR", "pledge"),
        ("Chile has faced pressure from the US to lift the tariffs.", "USA", "request"),
        ("The Chilean government provided Peru with 300 tents.", "CHL", "delivered"),
        ("Chile received medicine sent by the government and the people of Peru.", "PER", "delivered"),
        ("Peru expressed its gratitude to Chile for sending 20 ambulances.", "CHL", "delivered"),
        ("Peru thanked Chile for hosting 40,000 Venezuelans.", "CHL", "delivered"),
        ("Norway is committed to building two hospitals in Malawi.", "NOR", "pledge"),
        ("Norway committed to ensuring that 300 doctors are sent to Malawi.", "NOR", "pledge"),
        ("Norway looks forward to ratifying the fisheries treaty.", "NOR", "pledge"),
        ("Norway would be happy to host a conference on Sudan.", "NOR", "offer"),
        ("Norway is open to signing a treaty with Malawi.", "NOR", "offer"),
        ("Norway will respond decisively if the pipeline is attacked.", "NOR", "pledge"),
        ("Norwegian Prime Minister Jonas Gahr Støre signed an executive order on data from Russia.", "NOR", "pledge"),
        ("Norway urged Sudan to engage in direct negotiations.", "NOR", "request"),
        ("Norway demanded that Sudan release the journalist.", "NOR", "request"),
        ("Norway warned Sudan against military operations in Chad.", "NOR", "request"),
        ("Norway called for the full restoration of the ceasefire.", "NOR", "request"),
        ("It is time to lift the sanctions, Norway said.", None, "request"),
        ("Norway pledged military support to Moldova.", "NOR", "pledge"),
        ("Canada welcomed Ghana's conclusion of a fisheries agreement.", "GHA", "agreement"),
    ],
)
def test_each_pattern_tells_its_kind_and_whose_it_is(sentence: str, by: str | None, kind: str) -> None:
    found = read_commitments(sentence)
    assert [c.kind for c in found] == ([kind] if by else [c.kind for c in found])
    if by:
        assert [c.by for c in found] == [by]


@pytest.mark.parametrize(
    ("sentence", "by", "to", "kind"),
    [
        # what is done: gifts, measures, what is left or joined, what another received or is thanked for
        ("Since the start of the drought, Norway has donated 600,000 doses to Malawi.", "NOR", "MWI", "delivered"),
        ("Warsaw handed over fourteen tanks to Chad last month.", "POL", "TCD", "delivered"),
        ("Brazil has slapped tariffs of 80 percent on Chilean copper.", "BRA", "CHL", "delivered"),
        ("Peru has summoned the Chilean ambassador.", "PER", "CHL", "delivered"),
        ("The United States vetoed a resolution on Chad.", "USA", "TCD", "delivered"),
        ("Lithuania closed two border crossings with Belarus.", "LTU", "BLR", "delivered"),
        ("Peru responded by expelling 40 Chilean diplomats.", "PER", "CHL", "delivered"),
        ("Malawi has withdrawn from the International Criminal Court.", "MWI", "ICC", "delivered"),
        ("Malawi received 40 tents from Norway.", "NOR", "MWI", "delivered"),
        ("Norwegian assistance to Malawi includes over $55 million this year.", "NOR", "MWI", "delivered"),
        ("Norway commended Chad on the recent release of several prisoners.", "TCD", "NOR", "delivered"),
        ("Norway thanked Chad for hosting 4,000 Sudanese refugees.", "TCD", "NOR", "delivered"),
        ("Norway thanked Chile for supporting it with vaccines.", "CHL", "NOR", "delivered"),
        ("Japan has airlifted 40 tons of relief supplies to Chad.", "JPN", "TCD", "delivered"),
        # what is announced or under way
        ("Norway is imposing new sanctions on Serbian banks.", "NOR", "SRB", "pledge"),
        ("Tokyo is to provide Manila with five patrol vessels.", "JPN", "PHL", "pledge"),
        ("Brazil is set to impose tariffs of 25 percent on Chilean steel.", "BRA", "CHL", "pledge"),
        ("Norway said the sanctions against Serbia will be lifted.", "NOR", "SRB", "pledge"),
        ("Canada will respond with tariffs of its own, Prime Minister Ida Roy of Canada said.", "CAN", None, "pledge"),
        ("Norway, together with its partners, is announcing new sanctions on Serbia.", "NOR", "SRB", "pledge"),
        ("Norway intends to look for ways that speed the exchange of tax files.", "NOR", None, "pledge"),
        ("Norway repeated its commitment to hold a security dialogue with Chile.", "NOR", "CHL", "pledge"),
        # what is offered and asked for
        ("Norway is willing to help Chile in raising the wreck of the ferry.", "NOR", "CHL", "offer"),
        ("Norway is ready to help reopen the harbour for fishing boats.", "NOR", None, "offer"),
        ("Canada called on Serbia to de-escalate tensions.", "CAN", "SRB", "request"),
        ("Canada called on Serbia to come back to the talks in Geneva.", "CAN", "SRB", "request"),
        ("Canada asked Japan for long-range missiles.", "CAN", "JPN", "request"),
        ("Canada has demanded an apology from Serbia.", "CAN", "SRB", "request"),
        ("Canada demanded that the United States lift all sanctions.", "CAN", "USA", "request"),
        ("Canada reiterated its demand that Serbia allow an investigation.", "CAN", "SRB", "request"),
        ("Canada urged all Libyan parties to release the prisoners.", "CAN", "LBY", "request"),
        ("Canada raised the importance of releasing the prisoners with Serbia.", "CAN", "SRB", "request"),
        ("The Serbian ambassador asked whether Canada could deliver the aircraft in May.", "SRB", "CAN", "request"),
        ("Canada would be grateful if Serbia let it know by Friday.", "CAN", "SRB", "request"),
        ("Canada stressed the need for Hezbollah to release the prisoners.", "CAN", "Hezbollah", "request"),
        ("Hezbollah is open to handing over the weapons.", "Hezbollah", None, "offer"),
        # what is agreed
        ("Chile and Peru signed the copper deal in Lima.", "CHL", "PER", "agreement"),
        ("Chile and Peru signed 26 memorandums of understanding.", "CHL", "PER", "agreement"),
        ("Chile and Peru agreed to stay in close touch in the days ahead.", "CHL", "PER", "agreement"),
        ("Chile and Peru launched a new Strategic Dialogue on Technology.", "CHL", "PER", "agreement"),
        (
            "Chile and Peru held talks and welcomed the completion of negotiations on a space agreement.",
            "CHL",
            "PER",
            "agreement",
        ),
        (
            "Chile and Peru emphasized a shared commitment to achieve clean harbours by 2045.",
            "CHL",
            "PER",
            "agreement",
        ),
    ],
)
def test_what_news_and_readouts_tell(sentence: str, by: str, to: str | None, kind: str) -> None:
    assert [(c.by, c.to, c.kind) for c in read_commitments(sentence, published="2026-11-03")] == [(by, to, kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway reaffirmed its support for Chile.",
        "Norway and Chile agreed to work together on common concerns, such as fish, forests and farms.",
        "Norway's use of those providing assistance was praised.",
        "The Norwegian Foreign Minister opened the conference.",
        "Norway welcomed Chile joining the talks.",
        "Norway thanked Chile for bringing a large delegation.",
        "It is important for Norway because the fjord provides fish.",
        "Norway stressed the importance of promoting peace.",
        "Norway will continue to support Chile.",
        "Norway will continue to provide assistance to Chile.",
        "Norway intends to continue aid to Chile.",
        "Norway will build on the progress made in Chile.",
        "Norway will keep building on these talks.",
        "Norway was happy to host a conference in Chile.",
        "Norway will reaffirm its friendship with Chile.",
        "Norway threatened to dismiss him.",
        "The Norwegian government held a press call to preview the sanctions against Russia.",
        "Norway warned Russia about the consequences of any decision to use chemical weapons.",
        "Some 3 million Kenyans will pay less for bread.",
        "Kenya would face severe losses in trade with Chad.",
        "Norway signed off on the international order.",
        "The Norwegian foreign ministry was invited by the Norwegian government to the opening.",
        "Norway and Chile agreed to stay in close touch.",
        "Norway and Chile agreed to maintain regular contacts between their ministries, agencies and embassies.",
        "Norway announced that its prime minister would make a private visit to Chile.",
        "Norway and Chile discussed the pledges agreed to at the summit.",
        "Will Norway deliver the ships?",
        "Norway and Chile agreed on the importance of their friendship.",
        "Norway will not list all the figures.",
        "If Norway will deliver the ships, Chile can plan its defence.",
        "The new road will provide jobs for Kenya.",
        "Norway thanked Chile for its hospitality.",
        "Norwegian Foreign Minister Espen Barth Eide will visit Chile on Monday.",
        "Norway is confident that Chile will win the election.",
        "By clicking, you agree to our privacy policy.",
        "Norway has given no weapons.",
        "It rained in Oslo.",
        "",
    ],
)
def test_warm_words_visits_and_conditions_are_none(sentence: str) -> None:
    assert read_commitments(sentence) == ()


def test_sum_due_date_and_recipient_are_read_in_the_clause() -> None:
    (found,) = read_commitments("Norway will pay Moldova €50 million by 30 June 2027.", published="2026-11-03")
    assert (found.by, found.to, found.amount_text, found.due) == ("NOR", "MDA", "€50 million", "2027-06-30")


def test_a_past_date_is_no_due_date() -> None:
    (found,) = read_commitments("Norway will publish the treaty that was signed on 2 May 2019.", published="2026-11-03")
    assert found.due is None


def test_whom_a_request_addresses() -> None:
    (found,) = read_commitments("Canada urged Serbia to release the prisoners.")
    assert (found.by, found.to) == ("CAN", "SRB")


def test_thanks_tell_what_the_thanked_side_delivered() -> None:
    (found,) = read_commitments("The Chilean government thanked Norway for sending 20 ambulances.")
    assert (found.by, found.to, found.kind) == ("NOR", "CHL", "delivered")


def test_a_visit_at_the_invitation_of_the_host() -> None:
    (found,) = read_commitments(
        "Kenyan President William Ruto will visit Oslo at the invitation of Norwegian Prime Minister Jonas Gahr Støre."
    )
    assert (found.by, found.to, found.kind) == ("NOR", "KEN", "invitation")


def test_we_in_a_quotation_is_its_speaker() -> None:
    (found,) = read_commitments(
        "“We will send 300 doctors to Haiti,” Chilean President Gabriel Boric said after the talks."
    )
    assert (found.by, found.to, found.kind) == ("CHL", "HTI", "pledge")


def test_turns_of_a_transcript_tell_who_speaks() -> None:
    text = (
        "Norwegian Prime Minister Jonas Gahr Støre met with Kenyan President William Ruto in Oslo.\n\n"
        "Prime Minister Jonas Gahr Støre: We will send two research ships.\n\n"
        "President William Ruto: We will open a consulate in Bergen."
    )
    assert [(c.by, c.to) for c in read_commitments(text)] == [("NOR", "KEN"), ("KEN", "NOR")]


def test_the_leaders_agreement_is_of_the_side_named_first() -> None:
    text = (
        "Kenyan President William Ruto met with Norwegian Prime Minister Jonas Gahr Støre in Nairobi. "
        "The leaders agreed to hold a trade conference in May 2027."
    )
    (found,) = read_commitments(text, published="2026-11-03")
    assert (found.by, found.to, found.kind, found.due) == ("KEN", "NOR", "agreement", "2027-05")


def test_one_side_asking_its_own_people_pledges() -> None:
    (found,) = read_commitments(
        "The Kenyan government has asked the Kenyan Ministry of Health to send 20 doctors to Chad."
    )
    assert (found.by, found.to, found.kind) == ("KEN", "TCD", "pledge")


def test_a_promise_under_a_condition_is_an_offer() -> None:
    (found,) = read_commitments("Kenya will withdraw its troops if Chad opens the border.")
    assert (found.by, found.kind) == ("KEN", "offer")


def test_an_accepted_invitation_is_of_the_state_to_be_visited() -> None:
    found = read_commitments("Kenyan President William Ruto accepted an invitation to visit Norway in May.")
    assert [(c.by, c.to, c.kind) for c in found] == [("NOR", "KEN", "invitation")]


def test_a_host_without_a_state_is_the_state_visited() -> None:
    (found,) = read_commitments(
        "Kenyan President William Ruto will make a visit to Norway at the invitation of the court."
    )
    assert (found.by, found.kind) == ("NOR", "invitation")


def test_the_council_is_the_one_named_before() -> None:
    found = read_commitments(
        "The African Union Peace and Security Council met on Libya. "
        "In a statement, the council urged Libya to hold elections."
    )
    assert [(c.by, c.to, c.kind) for c in found] == [("AU", "LBY", "request")]


def test_a_body_is_known_by_its_letters() -> None:
    found = read_commitments(
        "The African Union (AU) Peace and Security Council (PSC) met on Libya. The PSC urged Libya to hold elections."
    )
    assert [(c.by, c.to, c.kind) for c in found] == [("AU", "LBY", "request")]


def test_the_administration_of_an_official_site_is_its_own() -> None:
    text = "The Administration pledged to send 40 generators to Kenya."
    assert [c.by for c in read_commitments(text, source="The White House")] == ["USA"]
    assert read_commitments(text) == ()


def test_it_is_the_state_named_before() -> None:
    found = read_commitments("Kenya opened the conference. It will send 20 doctors to Chad.")
    assert [(c.by, c.to) for c in found] == [("KEN", "TCD")]


def test_they_are_who_said_so() -> None:
    found = read_commitments(
        "The ministers of Chile and Peru held talks in Lima. Norway and Kenya met and said they would not send troops."
    )
    assert [(c.by, c.to) for c in found] == [("NOR", "KEN")]


def test_we_of_a_joint_statement_agree() -> None:
    text = "Norway and Chile met in Oslo on Monday. We will open a research station in Chile."
    title = "Joint Statement by Norway and Chile"
    (found,) = read_commitments(text, title=title, source="The White House")
    assert found.kind == "agreement"


def test_the_reader_of_a_letter_is_promised_what_is_written() -> None:
    text = "We are ready to urge Kenya to withdraw its troops from Somalia."
    title = "Message From Prime Minister Berg of Norway to President Boric of Chile"
    assert [(c.by, c.to) for c in read_commitments(text, title=title)] == [("NOR", "CHL")]


def test_the_regime_is_the_state_named_last() -> None:
    text = "Civil conflict has worsened in Burma. The regime must release all prisoners."
    (found,) = read_commitments(text, source="The White House")
    assert (found.by, found.to, found.kind) == ("USA", "MMR", "request")


def test_what_is_told_again_is_no_second_commitment() -> None:
    text = (
        "Norway will deliver three frigates to Chile. The talks took two days.\n\n"
        "“Norway will deliver three frigates,” Norwegian Prime Minister Jonas Gahr Støre said."
    )
    assert len(read_commitments(text)) == 1


def test_what_is_asked_against_somebody_is_not_asked_of_them() -> None:
    text = "Kenya stressed the need for fresh sanctions against Serbia."
    assert [(c.by, c.to) for c in read_commitments(text)] == [("KEN", None)]


def test_an_official_text_that_names_no_other_state_is_domestic() -> None:
    text = "President Joseph Biden announced $40 million for the roads of Ohio."
    assert read_commitments(text, source="The White House") == ()


def test_the_act_of_a_request_is_not_told_twice() -> None:
    (found,) = read_commitments("Canada urged Serbia to agree to withdraw its troops.")
    assert found.kind == "request"


def test_two_commitments_of_one_sentence_have_a_clause_each() -> None:
    found = read_commitments("Norway will send 40 generators to Moldova, and Japan will build two hospitals there.")
    assert [(c.by, c.evidence.text) for c in found] == [
        ("NOR", "Norway will send 40 generators to Moldova"),
        ("JPN", "Japan will build two hospitals there"),
    ]


def test_every_evidence_is_the_text_at_its_offsets() -> None:
    text = (
        "Norway will send 40 generators to Moldova, and Japan will build two hospitals there.\n\n"
        "• Chile invited Peru to join the exercise.\n\nCanada called on Serbia to withdraw its troops."
    )
    found = read_commitments(text)
    assert len(found) == 4
    assert all(text[c.evidence.start : c.evidence.end] == c.evidence.text for c in found)
    assert all(c.made_by.startswith("rule:") and c.why for c in found)


def test_a_broken_table_names_the_file() -> None:
    table = read_toml("commitments.toml")
    with pytest.raises(LexiconError, match=r"commitments\.toml"):
        shape_words({k: v for k, v in table.items() if k != "weight"})
    with pytest.raises(LexiconError, match="blackmail"):
        shape_words({**table, "nouns": [{"kind": "blackmail", "lemmas": ["blackmail"]}]})


def test_a_form_that_the_model_makes_up_has_its_base_in_the_table() -> None:
    (found,) = read_commitments("Peru expelled 40 Chilean diplomats.")
    assert (found.by, found.kind) == ("PER", "delivered")
    assert {"imposed": "impose", "carries": "carry", "expelling": "expel"}.items() <= list_forms().items()
    assert inflect("carry") == ["carries", "carried", "carrying"]


def test_the_words_are_base_forms_in_small_letters() -> None:
    words = load_commitment_words()
    for group in (words.verbs, words.nouns, words.adjectives, words.weak_verbs, words.warm, words.weighty):
        assert all(word == word.lower() for word in group)


def test_accuracy_floor(shared: Path) -> None:
    """On the development reports: a floor under what was measured, so that no change loses it unseen."""
    gold, predicted = [], []
    for line in (shared / "gold" / "reports-dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = read_commitments(row["text"], title=row["title"], published=row["published"], source=row["source"])
        gold.append(row)
        listed = [{"by": c.by, "to": c.to, "kind": c.kind, "evidence": c.evidence.text} for c in found]
        predicted.append({"id": row["id"], "commitments": listed})
    assert evaluate_records(gold, predicted).found["commitment"].f1 >= 0.39

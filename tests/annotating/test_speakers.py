"""Whose words: the subject in the sentence and the name behind it; the sentences are made up."""

from __future__ import annotations

import pytest

from dragoman.annotating import speakers
from dragoman.annotating.page import Block, Page
from dragoman.annotating.quotation_marks import Marked, find_marked
from dragoman.annotating.quotations import annotate_quotations
from dragoman.annotating.sentences import parse_document
from dragoman.annotating.speaker_words import spell_out
from dragoman.model import Document


def read_page(text: str) -> Page:
    return parse_document(Document("test", text, ""))


def speaker_of(text: str) -> str | None:
    """The speaker of the last quotation of a text."""
    return annotate_quotations(read_page(text))[-1].speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Supreme Water Council met. “The dam is safe now,” the council said.", "Supreme Water Council"),
        ("“The dam is safe now,” a council statement said.", "council"),
        ("Maria Sousa sent a message to the king.\n\nThe message reads: “I wish you good health.”", "Maria Sousa"),
        ("“We condemn the attack in full,” the joint statement said.", "joint statement"),
        ("“We shall see in May,” said the council's spokesman Arto Lind.", "Arto Lind"),
        ("The report quoted a local channel with Arto Lind saying that “the dam is safe now.”", "Arto Lind"),
        ("After chief Ursula von der Berg said the bloc needed time to “reach a good deal”.", "Ursula von der Berg"),
        ("Kofi Mensah quoted Ana Ruiz as saying that “the dam is safe now”.", "Ana Ruiz"),
        ("Ana Ruiz, speaking beside President Arto Lind, said the dam was “safe for many years”.", "Ana Ruiz"),
        ("“The dam is safe now,” said the chairwoman of the union, Ana Ruiz.", "Ana Ruiz"),
        ("“The dam is safe now,” said Acting Deputy Secretary Ana Ruiz.", "Ana Ruiz"),
        ("Norsk Air cut its flights. In a statement, it said: “We regret this very much.”", "Norsk Air"),
        ("Norsk Air cut its flights. “We regret this very much,” the airline said.", "Norsk Air"),
        ("Maria Sousa won the race. “I am very happy now,” she said.", "Maria Sousa"),
        ("“The dam is safe now,” Ana Ruiz went on to say.", "Ana Ruiz"),
        ("Ana Ruiz was more guarded. “We need a stronger dam,” the 47-year-old said.", "Ana Ruiz"),
        ("Ana Ruiz said that Oslo would put the firm back on the list “without any further delay.”", "Ana Ruiz"),
        ("Kenya joined the call; its prime minister, Arto Lind, promised “a most suitable role”.", "Arto Lind"),
        ("Standing next to Arto Lind, President Ana Ruiz announced “a new era of calm”.", "Ana Ruiz"),
        ("Ana Ruiz, the Peruvian foreign minister, accused Chile of “closing its eyes to all”.", "Ana Ruiz"),
        ("“We can wait no longer,” Ana Ruiz was quoted as saying by the agency.", "Ana Ruiz"),
        ("Ana Ruiz, who had declined to comment, said that “the dam is safe now”.", "Ana Ruiz"),
        ("The envoy Ana Ruiz urged Chile to open the port, saying the delay was “bad for all of us”.", "Ana Ruiz"),
        ("Her colleague Arto Lind was harsher, calling the dam “a monument to delay”.", "Arto Lind"),
        ("Egypt, whose intelligence chief attended, called for “a return to the table at once”.", "Egypt"),
        ("Asked by reporters if it would last, Ana Ruiz replied: “Nobody can tell you.”", "Ana Ruiz"),
        ("Ana Ruiz countered that the army wanted “a truce in the lost towns only”.", "Ana Ruiz"),
        ("Ana Ruiz said that Arto Lind had spoken to both and “offered to host the talks”.", "Ana Ruiz"),
        ("Ana Ruiz was less pleased. “It is a circus, no more,” the senator wrote.", "Ana Ruiz"),
        ("Ana Ruiz met Arto Lind. “The dam is safe. I saw it. You can, too,” the veteran lawmaker said.", "Ana Ruiz"),
        ("Norsk Air is glad. “We have won today,” its chief in Peru, Ana Ruiz, said in a note.", "Ana Ruiz"),
        ("The Oslo Tribunal on Thursday struck down the ban, calling it “a plain abuse of power”.", "Oslo Tribunal"),
        ("Norsk Air sued the Water Council. “We have won today,” the company said.", "Norsk Air"),
        ("Norsk Air was sued. “We have won today,” the government said.", "government"),
        ("One stranded passenger, Ana Ruiz from Lima, told Radio Oslo: “I slept on my bag.”", "Ana Ruiz"),
        ("Cattle ranchers' chief Ana Ruiz said exporters were “praying that words remain words”.", "Ana Ruiz"),
        ("The army's envoy to the region, Ana Ruiz, said the move would “bury all hope”.", "Ana Ruiz"),
        ("The nurses met Ana Ruiz. In Ruiz's words, “the system is held by tape”.", "Ruiz"),
        ("Arto Lind's reply was short: “I have heard you all.”", "Arto Lind"),
        ("The agency quoted one officer: “We had no radios and no map.”", "one officer"),
        ("Writers including Ana Ruiz urged the BBC to “think again before it is late”.", "Writers including Ana Ruiz"),
        ("“The verdict is wrong,” read a statement from the Water Council.", "Water Council"),
        ("“They began it,” Ana Ruiz told Radio Oslo, while Arto Lind said his men “were all asleep”.", "Arto Lind"),
        ("The trouble is that the fools of Oslo have accused us of waging “a secret war in Peru”.", "fools of Oslo"),
        ("Ana Ruiz said Oslo had “heard all that we say”, Radio Lima reported.", "Ana Ruiz"),
        ("Ana Ruiz told Arto Lind that “the path runs through Lima”, according to the palace.", "Ana Ruiz"),
        ("Ana Ruiz voiced “strong praise for the new border plan”, Arto Lind said.", "Arto Lind"),
        ("“It is a historic day,” beamed President Ana Ruiz, who brokered the deal.", "Ana Ruiz"),
        ("The statement, signed by ten states, “urges all parties to wait”.", "statement"),
        ("The ministers, in a joint statement, “strongly condemned the attack on it”.", "joint statement"),
        ("Peru, in a statement, “strongly condemned the attack on it”.", "Peru"),
        ("Ana Ruiz said the sides had agreed on “almost all of the points”.", "Ana Ruiz"),
        ("Ana Ruiz spoke at length. The Labour MP said Oslo should “say so at once”.", "Ana Ruiz"),
        ("Ana Ruiz, dressed in black, read a statement declaring “full support for the state”.", "Ana Ruiz"),
        ("But I don’t — how much of it is a cover for just saying, “We’re just doing exercises,” I can’t tell.", None),
        ("The dam was described as “a bridge in stormy waters” by President Ana Ruiz.", "Ana Ruiz"),
        ("“A bridge in stormy waters” is what Minister Ana Ruiz called it.", "Ana Ruiz"),
        ("Ana Ruiz said work on “the dam of the century” by Norsk Air would go on.", "Ana Ruiz"),
        ("Ana Ruiz boasted, “That makes me smart,” when Arto Lind blamed her.", "Ana Ruiz"),
        ("Ana Ruiz was blunt when she came: “We will not be blackmailed.”", "Ana Ruiz"),
        ("Berg's deputy, Ana Ruiz, had a word for him: “Tell us before you do it.”", "Ana Ruiz"),
        ("Ana Ruiz made the following comment:\n\n“We will not be blackmailed.”", "Ana Ruiz"),
        ("The sign bore the following line: “No entry for the brave.”", None),
        ("Arto Lind praised the plan, whereas Ana Ruiz scolded the bank: “You have slept again.”", "Ana Ruiz"),
        ("The Water Council issued a statement calling the dam “a danger to everyone”.", "Water Council"),
        ("Arto Lind laughed. “I came to thank you,” Ana Ruiz is heard saying.", "Ana Ruiz"),
        (
            "Reporters Without Borders hailed the ruling but said Lind “should never have been in jail”.",
            "Reporters Without Borders",
        ),
        ("Ana Ruiz congratulated Arto Lind, saying Peru held “a special place in her heart”.", "Ana Ruiz"),
        ("His lawyer, Ana Ruiz, said prosecutors had “no case at all”.", "Ana Ruiz"),
        ("Voters elected Ana Ruiz on Sunday. “It is a day of joy,” the 55-year-old said.", "Ana Ruiz"),
        ("“It is a day of joy.”― Ana Ruiz\n“I could have wept.” ― Arto Lind", "Arto Lind"),
        ("“It is a day of joy.”― Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz praised the army. An elderly farmer nodded. “We sang all night,” she said.", "elderly farmer"),
    ],
)
def test_the_speaker_is_named_as_the_text_names_them(text: str, name: str | None) -> None:
    assert speaker_of(text) == name


def test_the_senator_is_nobody_where_two_were_named_or_none() -> None:
    assert speaker_of("Ana Ruiz and Arto Lind agreed. “The dam is safe now,” the senator said.") == "senator"
    assert speaker_of("The dam was opened. “The dam is safe now,” the senator said.") == "senator"


def test_the_marks_of_a_text_are_found_once_for_all_who_speak_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def find_and_count(text: str, blocks: tuple[Block, ...]) -> tuple[Marked, ...]:
        calls.append(text)
        return find_marked(text, blocks)

    monkeypatch.setattr(speakers, "find_marked", find_and_count)
    annotate_quotations(read_page("Ana Ruiz left at noon. " + "“We will go on,” he said. " * 20))
    assert len(calls) == 1


def test_in_a_transcript_i_is_whose_turn_it_is() -> None:
    text = (
        "PRESIDENT LIND: Thank you.\n\nAnd I said, “We will go on.”\n\nMR. NOVAK: My father said, “Trust no calm sea.”"
    )
    speakers = [q.speaker for q in annotate_quotations(read_page(text)) if q.kind == "direct"]
    assert speakers == ["President Lind", "Mr. Novak's father"]


def test_letters_are_spelled_out_by_the_text() -> None:
    text = "The International Water Commission met in Accra. The IWC said the dam was “safe for many years”."
    assert speaker_of(text) == "International Water Commission"
    page = read_page(text + " The Lake Bank of Mali (LABAM) lent the money.")
    assert spell_out(page, "IWC") == "International Water Commission"
    assert spell_out(page, "LABAM") == "Lake Bank of Mali"
    assert spell_out(page, "XYZ") == "XYZ"

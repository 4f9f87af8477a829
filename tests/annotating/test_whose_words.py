"""Whose words a quotation is where "he", "she" or "it" said them: whoever said the sentence before, nobody quoted."""

from __future__ import annotations

import pytest

from dragoman.annotating import annotate_document
from dragoman.model import Document


def speaker_of(text: str) -> str | None:
    """The speaker of the last direct quotation of a text, all annotations made."""
    page = annotate_document(Document("test", text, "", None, "2024-03-14"))
    return [q.speaker for q in page.quotations if q.kind != "indirect"][-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Peruvian President Juan Soto will receive Norwegian Foreign Minister Jan Lind in Lima, palace spokesman "
            "Luis Rey told reporters. “They will meet in the evening,” he noted.",
            "Luis Rey",
        ),
        (
            "Norwegian Prime Minister Olav Lind will meet Peruvian President Juan Soto in May, his spokesman Jan Berg "
            "said. “The text is nearly ready,” he said.",
            "Jan Berg",
        ),
        (
            "According to palace aide Luis Rey, Juan Soto and Olav Lind will discuss fish. “There is much to do,” he "
            "added.",
            "Luis Rey",
        ),
        (
            "Norwegian Foreign Minister Jan Lind met with Juan Soto. “President Kofi Mensah asked me to be brief,” "
            "he said, turning to his host.",
            "Jan Lind",
        ),
        (
            "Peruvian President Juan Soto met Norwegian Prime Minister Olav Lind. “It was a long talk,” he said.",
            "Juan Soto",
        ),
        (
            "Peruvian President Juan Soto received Norwegian Foreign Minister Jan Lind. “Please give my regards to "
            "President Kofi Mensah,” the head of state said.",
            "Juan Soto",
        ),
        ("The Kremlin denied it on Monday. “The work goes on as planned,” it said.", "Kremlin"),
        ("Norway's government rejected the offer. “This is no basis for peace,” it said.", "Norway's government"),
        ("Norsk Air cut its flights to the Kremlin's dismay. “We regret this very much,” it said.", "Norsk Air"),
    ],
)
def test_whose_words_a_pronoun_tells(text: str, speaker: str) -> None:
    assert speaker_of(text) == speaker

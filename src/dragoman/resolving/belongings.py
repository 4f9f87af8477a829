"""Which quotations, sums, commitments and instruments of a text speak of which of the encounters it tells of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Account, Amount, Commitment, Instrument, Quotation, Reading, Span

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Belongings:
    """What one document says in connection with one of its encounters, each kind in the order of the text."""

    quotes: tuple[Quotation, ...] = ()
    amounts: tuple[Amount, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    instruments: tuple[Instrument, ...] = ()


def list_belongings(reading: Reading) -> dict[str, Belongings]:
    """The belongings of each account of a reading, by the account's id.

    A value belongs to the encounter that the text speaks of where it stands: in the words that show the encounter, and
    after them until the text turns to another. In a text on one encounter all values are its own. A commitment must
    be by one of its sides, a speaker be none who takes part in another of the text's encounters only. What
    can't be told belongs to none; an invitation belongs to the talk it was made in and to the visit it proposes.
    """
    flow = Flow(reading)
    return {
        account.id: Belongings(
            tuple(q for q in reading.quotes if account in flow.speakers_at(q)),
            tuple(a for a in reading.amounts if account in flow.at(a.start)),
            tuple(c for c in reading.commitments if fits_commitment(account, c) and account in flow.around(c.evidence)),
            tuple(i for i in reading.instruments if any(account in flow.at(s.start) for s in i.spans)),
        )
        for account in reading.engagements
    }


class Flow:
    """Of which encounters a text speaks, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.accounts = reading.engagements
        self.starts = [start for start, _ in reading.sentences]
        self.shown: list[list[Account]] = [[] for _ in self.starts]
        for account in self.accounts:
            for number in sorted({self.sentence_of(span.start) for span in list_evidence(account)}):
                if number >= 0:
                    self.shown[number].append(account)
        self.owners = self.follow_text(number_paragraphs(reading))

    def sentence_of(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def follow_text(self, paragraphs: list[int]) -> list[tuple[Account, ...]]:
        """For each sentence the encounters that it belongs to.

        A sentence that shows an encounter turns the text to it; one within another's paragraph does so up to its end.
        What is only ahead ("they will meet again in June") holds the paragraph that it opens, else its own sentence.
        """
        if len(self.accounts) == 1:
            return [self.accounts] * len(self.starts)
        told_held = any(account.status.value == "held" for account in self.accounts)
        first_shown = self.look_ahead(paragraphs)
        owners: list[tuple[Account, ...]] = []
        main: tuple[Account, ...] = ()
        here: tuple[Account, ...] = ()
        for number, shown in enumerate(self.shown):
            opens = number == 0 or paragraphs[number] != paragraphs[number - 1]
            lasting = tuple(a for a in shown if a.status.value == "held" or not told_held)
            if opens:
                here = tuple(shown) or main
            if lasting:
                here = tuple(shown)
                main = lasting if opens or not main else main
            owners.append(tuple(shown) or here or first_shown[number])
        return owners

    def look_ahead(self, paragraphs: list[int]) -> list[tuple[Account, ...]]:
        """What the rest of each sentence's paragraph shows first ("It takes 5 million. The two met in Oslo")."""
        found: list[tuple[Account, ...]] = [()] * len(self.shown)
        for number in range(len(self.shown) - 2, -1, -1):
            if paragraphs[number + 1] == paragraphs[number]:
                found[number] = tuple(self.shown[number + 1]) or found[number + 1]
        return found

    def at(self, offset: int) -> tuple[Account, ...]:
        """The encounter spoken of at an offset; where a sentence shows several, the one in whose words it stands."""
        number = self.sentence_of(offset)
        if number < 0:
            return self.accounts if len(self.accounts) == 1 else ()
        owners = self.owners[number]
        if len(owners) > 1:
            owners = tuple(a for a in owners if any(s.start <= offset < s.end for s in a.evidence))
        return owners if len(owners) == 1 else ()

    def around(self, evidence: Span) -> tuple[Account, ...]:
        """The encounters that a commitment may have been made in or may be about: several, where it proposes one."""
        number = self.sentence_of(evidence.start)
        if number < 0:
            return self.at(evidence.start)
        owners = self.owners[number]
        ahead = tuple(a for a in owners if a.status.value in ("planned", "proposed"))
        if not ahead:
            fitting = owners
        else:
            before = next((o for o in reversed(self.owners[:number]) if o), ())
            fitting = (*owners, *(a for a in before if a not in owners and a.status.value == "held"))
        held = [a for a in fitting if a not in ahead]
        return fitting if len(held) <= 1 else (*ahead, *(a for a in self.at(evidence.start) if a in held))

    def speakers_at(self, quotation: Quotation) -> tuple[Account, ...]:
        """The encounter that a quotation belongs to, which its speaker must not contradict."""
        around = self.at(quotation.start)
        speaker = quotation.speaker
        if speaker is None or len(self.accounts) == 1:
            return around
        theirs = [account for account in self.accounts if takes_part(account, speaker)]
        return around if not theirs else tuple(account for account in around if account in theirs)


def list_evidence(account: Account) -> Iterable[Span]:
    """The words that show an encounter; of its place, date and people nothing, which stand for others as well."""
    yield from account.evidence
    yield from account.channel.spans


def number_paragraphs(reading: Reading) -> list[int]:
    """The paragraph of each sentence: blank lines divide them, or each line break in a text that has no blank line."""
    text = reading.document.text
    mark = PARAGRAPH_BREAK if PARAGRAPH_BREAK in text else "\n"
    numbers: list[int] = []
    for index, (start, _) in enumerate(reading.sentences):
        before = reading.sentences[index - 1][1] if index else start
        numbers.append((numbers[-1] if numbers else 0) + (mark in text[before:start]))
    return numbers


def fits_commitment(account: Account, commitment: Commitment) -> bool:
    """Whether the one who commits themselves is one of the encounter's sides, as far as these are told."""
    countries = {p.country for p in account.participants if p.country}
    return commitment.by in countries or not countries


def takes_part(account: Account, speaker: str) -> bool:
    """Whether somebody of this name takes part: under the same name or a shorter one that ends it or begins it."""
    words = speaker.casefold().split()
    for participant in account.participants:
        theirs = participant.name.casefold().split()
        few, many = sorted((words, theirs), key=len)
        if few and (many[-len(few) :] == few or many[: len(few)] == few):
            return True
    return False

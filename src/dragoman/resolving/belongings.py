"""Which quotations, sums, commitments and instruments of a text speak of which of the encounters it tells of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Account, Amount, Commitment, Instrument, Quotation, Reading, Span

PARAGRAPH_BREAK = "\n\n"
LEAD = 6
"""Sentences at the head of a text that tell its news; what they show the whole text is about."""
SHORT = 60
"""Sentences up to which a text on one encounter speaks of nothing else."""
AHEAD = frozenset({"planned", "proposed"})
REACH = 3
"""Paragraphs after its last words up to which a text still speaks of an encounter that is not its news."""


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
    after them until the text turns to another. In a text whose only encounter is its news all values are its own. A
    commitment must be by one of its sides, a speaker be none who takes part in another of the text's encounters only.
    What can't be told belongs to none; an invitation belongs to the talk it was made in and to the visit it proposes.
    """
    flow = Flow(reading)
    made_in = [(commitment, flow.around(commitment)) for commitment in reading.commitments]
    return {
        account.id: Belongings(
            tuple(q for q in reading.quotes if account in flow.speakers_at(q)),
            tuple(a for a in reading.amounts if account in flow.at(a.start)),
            tuple(c for c, made in made_in if account in made),
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
        self.paragraphs = number_paragraphs(reading)
        self.shown_in: dict[str, set[int]] = {account.id: set() for account in self.accounts}
        for paragraph, shown in zip(self.paragraphs, self.shown, strict=True):
            for account in shown:
                self.shown_in[account.id].add(paragraph)
        self.shown = [prefer_talks(shown) for shown in self.shown]
        told = [a for shown in self.shown[:LEAD] for a in shown] or [a for a in self.accounts if not a.evidence]
        self.news = choose_news(told)
        self.owners = self.follow_text()

    def sentence_of(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def follow_text(self) -> list[tuple[Account, ...]]:
        """For each sentence the encounters that it belongs to.

        A sentence that shows an encounter turns the text to it; one within another's paragraph does so up to its end.
        What is only ahead ("they will meet again in June") holds the paragraph that it opens, else its own sentence.
        """
        if self.news == self.accounts and len(self.accounts) == 1:
            return [self.accounts] * len(self.starts)
        told_held = any(account.status.value == "held" for account in self.accounts)
        first_shown = self.look_ahead()
        owners: list[tuple[Account, ...]] = []
        main: tuple[Account, ...] = ()
        here: tuple[Account, ...] = ()
        last = 0
        for number, shown in enumerate(self.shown):
            opens = number == 0 or self.paragraphs[number] != self.paragraphs[number - 1]
            lasting = tuple(a for a in shown if a.status.value == "held" or not told_held)
            if opens and self.paragraphs[number] - last > REACH and not set(main) <= set(self.news):
                main = self.news
            if opens:
                here = tuple(shown) or main
            if lasting:
                here = tuple(shown)
                main = lasting if opens or not main else main
                last = self.paragraphs[number]
            owners.append(tuple(shown) or here or first_shown[number])
        return owners

    def look_ahead(self) -> list[tuple[Account, ...]]:
        """What the rest of each sentence's paragraph shows first ("It takes 5 million. The two met in Oslo")."""
        found: list[tuple[Account, ...]] = [()] * len(self.shown)
        for number in range(len(self.shown) - 2, -1, -1):
            if self.paragraphs[number + 1] == self.paragraphs[number]:
                found[number] = tuple(self.shown[number + 1]) or found[number + 1]
        return found

    def at(self, offset: int) -> tuple[Account, ...]:
        """The encounter spoken of at an offset; where a sentence shows several, the one in whose words it stands."""
        number = self.sentence_of(offset)
        if number < 0:
            return self.news if len(self.accounts) == 1 else ()
        owners = self.owners[number]
        if len(owners) > 1:
            owners = tuple(a for a in owners if any(s.start <= offset < s.end for s in a.evidence))
        return owners if len(owners) == 1 else ()

    def around(self, commitment: Commitment) -> tuple[Account, ...]:
        """The encounters that a commitment was made in or is about: two, where it proposes the next one.

        Of those spoken of where it stands the one whose sides fit; where none does, the text's news.
        """
        number = self.sentence_of(commitment.evidence.start)
        owners = self.owners[number] if number >= 0 else ()
        ahead = tuple(a for a in owners if a.status.value in AHEAD and self.fits(a, commitment))
        if ahead:
            before = next((o for o in reversed(self.owners[:number]) if o), ())
            owners = (*owners, *(a for a in before if a not in owners))
        for candidates in (owners, self.news):
            made = tuple(a for a in candidates if a.status.value not in AHEAD and self.fits(a, commitment))
            if len(made) > 1:
                made = tuple(a for a in made if a in self.at(commitment.evidence.start))
            if made:
                return (*ahead, *made)
        return ahead

    def fits(self, account: Account, commitment: Commitment) -> bool:
        """Whether one of the encounter's sides, as far as they are told, commits itself, and to another of them.

        To a third state only in a paragraph that shows the encounter ("in Oslo they pledged their support to Mali"),
        or in a short text on nothing else.
        """
        countries = list_sides(account)
        if not countries or (commitment.by in countries and commitment.to in {*countries, None}):
            return True
        if commitment.by not in countries:
            return False
        if len(self.accounts) == 1 and self.news and len(self.starts) <= SHORT:
            return True
        number = self.sentence_of(commitment.evidence.start)
        here = self.paragraphs[number] if number >= 0 else None
        return here in self.shown_in[account.id]

    def speakers_at(self, quotation: Quotation) -> tuple[Account, ...]:
        """The encounter that a quotation belongs to, which its speaker must not contradict."""
        around = self.at(quotation.start)
        speaker = quotation.speaker
        if speaker is None or len(self.accounts) == 1:
            return around
        theirs = [account for account in self.accounts if takes_part(account, speaker)]
        return around if not theirs else tuple(account for account in around if account in theirs)


def choose_news(told: Iterable[Account]) -> tuple[Account, ...]:
    """Of the encounters told at the head of a text one for each set of sides: the held first, talks before visits."""
    ranked = sorted(dict.fromkeys(told), key=lambda a: (a.status.value != "held", a.channel.value == "visit"))
    by_sides: dict[frozenset[str], Account] = {}
    for account in ranked:
        by_sides.setdefault(list_sides(account), account)
    return tuple(by_sides.values())


def prefer_talks(shown: list[Account]) -> list[Account]:
    """The encounters that a sentence shows, less the visit on which the talks that it shows as well were held."""
    talks = [a for a in shown if a.channel.value != "visit"]
    return [
        a
        for a in shown
        if a in talks
        or not any(a.status.value == b.status.value and len(list_sides(a) & list_sides(b)) > 1 for b in talks)
    ]


def list_sides(account: Account) -> frozenset[str]:
    return frozenset(p.country for p in account.participants if p.country)


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


def takes_part(account: Account, speaker: str) -> bool:
    """Whether somebody of this name takes part: under the same name or a shorter one that ends it or begins it."""
    words = speaker.casefold().split()
    for participant in account.participants:
        theirs = participant.name.casefold().split()
        few, many = sorted((words, theirs), key=len)
        if few and (many[-len(few) :] == few or many[: len(few)] == few):
            return True
    return False

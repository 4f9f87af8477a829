"""A document with its layers: blocks, tokens, sentences, actors, dates, sums, quotations, instruments.

Each layer is made by one module of `annotating` and put on the page by `annotating.annotate_document`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dragoman.model import ActorKind, Amount, DateMention, Document, Instrument, Quotation, Span, cut_span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dragoman.lexicon.names import NameMatch

LONGEST_MENTION = 400
"""Characters; a mention with a longer title than this is none."""
BlockKind = Literal["heading", "dateline", "bullet", "paragraph", "label", "boilerplate"]
MentionKind = Literal["name", "office", "state", "metonym", "organisation", "body", "pronoun", "group"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, bullet or heading: one run of text that no sentence crosses. Offsets leave the line break out."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its offsets, its tokens as [first, last) in `Page.doc`, and the index of its block."""

    index: int
    start: int
    end: int
    first: int
    last: int
    block: int


@dataclass(slots=True)
class Actor:
    """Somebody or something that acts in ONE document, under all the names that the document gives it.

    `name` is the fullest form ("Ida Berg"), `country` an ISO code or an organisation's acronym.
    """

    index: int
    kind: ActorKind
    name: str
    role: str | None = None
    country: str | None = None
    gender: Literal["f", "m"] | None = None
    former: bool = False
    guessed: bool = False
    """The country is the publisher's, by default: words that tell another one go before it."""
    mentions: list[Mention] = field(default_factory=list, repr=False)

    @property
    def is_placed(self) -> bool:
        """Whether words tell the state, of which nothing else in the text is to take it away."""
        return self.country is not None and not self.guessed

    def place(self, code: str | None) -> None:
        """Take the state that other words tell, where its own tell none."""
        if not self.is_placed:
            self.country, self.guessed = code, False


@dataclass(slots=True)
class Mention:
    """One place where actors are spoken of. `start`–`end` cover the whole of it, title and all ("Danish Prime Minister
    Ida Berg"); `head` is the index in `Page.doc` of its syntactic head. `actors` holds several for "the two
    leaders", none where nothing in the text tells.
    """

    start: int
    end: int
    kind: MentionKind
    head: int
    actors: tuple[Actor, ...] = ()
    role: str | None = None
    country: str | None = None
    possessive: bool = False
    why: str = ""
    words: str = ""


@dataclass(slots=True)
class Page:
    """One document and what has been found in it so far; offsets count code points of `document.text`."""

    document: Document
    blocks: tuple[Block, ...]
    doc: Doc
    starts: tuple[int, ...]
    """starts[i] is the offset in the text at which token i begins (`Token.idx` is not: blocks are parsed apart)."""
    sentences: tuple[Sentence, ...]
    smooth: str = field(default="", repr=False)
    """The text with line breaks inside sentences as blanks, of the same length: what the rules read."""
    dates: tuple[DateMention, ...] = ()
    amounts: tuple[Amount, ...] = ()
    names: tuple[NameMatch, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    headline: Page | None = None
    """The title as a page of its own; its offsets count in the title."""
    home: str | None = None
    """The state whose official site published the text, where the source tells."""
    author: Actor | None = None
    """Whose words the text is ("I", "my Government"), where source or title tell."""
    addressee: Actor | None = None
    """To whom they are spoken or written ("you"), where the title tells."""
    _sentence_starts: list[int] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        return self.smooth or self.document.text

    def start_of(self, token: Token) -> int:
        return self.starts[token.i]

    def end_of(self, token: Token) -> int:
        return self.starts[token.i] + len(token.text)

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """The span from the first to the last of the tokens (at least one)."""
        indices = [t.i for t in tokens]
        first, last = min(indices), max(indices)
        return cut_span(self.text, self.starts[first], self.starts[last] + len(self.doc[last].text))

    def token_at(self, offset: int) -> int:
        """The index of the token at the offset, or of the last token before it; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that touch text[start:end]."""
        i = max(0, self.token_at(start))
        if self.starts and self.starts[i] + len(self.doc[i].text) <= start:
            i += 1
        found = []
        while i < len(self.starts) and self.starts[i] < end:
            found.append(self.doc[i])
            i += 1
        return found

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset, or the last before it; None before the first."""
        if len(self._sentence_starts) != len(self.sentences):
            self._sentence_starts = [s.start for s in self.sentences]
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 else None

    def block_of(self, sentence: Sentence) -> Block:
        return self.blocks[sentence.block]

    def names_in(self, start: int, end: int) -> tuple[NameMatch, ...]:
        """The names of states, cities and bodies that begin in text[start:end], in order."""
        first = bisect_left(self.names, start, key=lambda n: n.start)
        return self.names[first : bisect_left(self.names, end, lo=first, key=lambda n: n.start)]

    def dates_in(self, start: int, end: int) -> tuple[DateMention, ...]:
        """The dates that begin in text[start:end], in order."""
        first = bisect_left(self.dates, start, key=lambda d: d.start)
        return self.dates[first : bisect_left(self.dates, end, lo=first, key=lambda d: d.start)]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in text[start:end], in order."""
        return list(self._mentions_from(start, end))

    def _mentions_from(self, start: int, end: int) -> tuple[Mention, ...]:
        first = bisect_left(self.mentions, start, key=lambda m: m.start)
        return self.mentions[first : bisect_left(self.mentions, end, lo=first, key=lambda m: m.start)]

    def mention_at(self, start: int, end: int) -> Mention | None:
        """The mention that shares most characters with text[start:end], or None."""
        best, shared = None, 0
        for m in self._mentions_from(start - LONGEST_MENTION, end):
            width = min(m.end, end) - max(m.start, start)
            if width > shared:
                best, shared = m, width
        return best

"""Who said the words between marks: the cue around them, the clause they stand in, or the quotation before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.annotating.page import Page
from dragoman.annotating.quotation_marks import Marked
from dragoman.annotating.speakers import (
    AGED,
    name_person_before,
    name_phrase,
    name_speaker,
    name_words,
    span_speaker,
    strip_article,
)
from dragoman.annotating.statements import is_reporting
from dragoman.annotating.subjects import find_subject, subject_of
from dragoman.lexicon.reporting import load_reporting_words
from dragoman.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = ("VBD", "VBZ", "VBP")
JOINTS = (",", "-", "–", "—", "―")
TERMINATORS = frozenset(".!?…")
LEADING = 6
"""Tokens before the mark, its colon among them, within which the verb that leads to the words stands."""
REACH = 40
"""Tokens between a mark and its cue: "the Secretary-General of the Council, X, has reportedly told" needs twenty."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The reporting word and the words for the speaker; `verb` is None where there is no verb."""

    rule: str
    name: str | None = None
    speaker: Span | None = None
    cue: Span | None = None
    verb: Token | None = None


def attribute(page: Page, rule: str, cue: Sequence[Token], head: Token | None) -> Attribution:
    """The attribution to the words of which `head` is the syntactic head."""
    verb = cue[0] if cue and cue[0].tag_.startswith("VB") and len(cue) == 1 else None
    span = page.span_of(cue) if cue else None
    if head is None:
        return Attribution(rule, None, None, span, verb)
    return Attribution(rule, name_speaker(page, head), span_speaker(page, head), span, verb)


def attribute_words(page: Page, rule: str, cue: Sequence[Token], phrase: Sequence[Token]) -> Attribution:
    """The attribution to a run of words whose head the parser did not tell."""
    verb = cue[0] if len(cue) == 1 else None
    return Attribution(rule, name_words(page, phrase), page.span_of(phrase), page.span_of(cue), verb)


def find_cue(page: Page, marks: Sequence[Marked], index: int) -> Attribution | None:
    """The cue of marked words in their own sentence; None if there is none."""
    after, before = tokens_after(page, marks, index), tokens_before(page, marks, index)
    return (
        cue_after(page, marks[index], after)
        or cue_leading(page, marks[index], before)
        or cue_governing(page, marks, index, before)
        or cue_before(page, before)
        or cue_by_phrase(page, [*before, *after])
        or signature(page, after)
        or label_before(page, before)
    )


def tokens_after(page: Page, marks: Sequence[Marked], index: int) -> list[Token]:
    """The tokens from the closing mark to the end of the sentence, the end of the block or the next mark."""
    mark = marks[index]
    end = page.blocks[mark.block].end
    if index + 1 < len(marks):
        end = min(end, marks[index + 1].outer_start)
    found: list[Token] = []
    for token in page.tokens_in(mark.outer_end, max(end, mark.outer_end)):
        if token.text in TERMINATORS:
            break
        if page.start_of(token) >= mark.outer_end:
            found.append(token)
    return found


def tokens_before(page: Page, marks: Sequence[Marked], index: int) -> list[Token]:
    """The tokens from the beginning of the sentence or block to the opening mark, other marked words left out."""
    mark = marks[index]
    start = page.blocks[mark.block].start
    skipped = [m for m in marks[max(0, index - 4) : index] if m.block == mark.block]
    found: list[Token] = []
    i = page.token_at(mark.outer_start - 1) if mark.outer_start > start else -1
    while i >= 0 and page.starts[i] >= start:
        token = page.doc[i]
        inside = next((m for m in skipped if m.outer_start <= page.starts[i] < m.outer_end), None)
        if inside is not None:
            if page.text[inside.start : inside.end].rstrip()[-1:] in TERMINATORS:
                break
        elif token.text in TERMINATORS:
            break
        else:
            found.append(token)
        i -= 1
    found.reverse()
    return found


def cue_after(page: Page, mark: Marked, after: Sequence[Token]) -> Attribution | None:
    """ "…," she said; "…," said Smith; "…," Smith, who came in May, told Reuters; "…," according to the ministry."""
    words = load_reporting_words()
    ending = page.text[mark.start : mark.end].rstrip()[-1:]
    segment = [t for t in after if not t.is_space]
    parted = ending in ",?!—–" or (bool(segment) and segment[0].text in JOINTS)
    while segment and segment[0].text in JOINTS:
        segment.pop(0)
    if not segment or ending == "." or segment[0].pos_ == "CCONJ":
        return None
    for according in words.according:
        n = len(according)
        if tuple(t.lower_ for t in segment[:n]) == according and len(segment) > n:
            return attribute_words(
                page, "according-after", segment[:n], leading_phrase(segment[n:]) or segment[n : n + 1]
            )
    for k, verb in enumerate(segment[:REACH]):
        if not speaks(verb) or any(c.dep_ == "aux:pass" and c.i >= segment[0].i for c in verb.lefts):
            continue
        subject = find_subject(verb)
        lead = [t for t in segment[:k] if t.pos_ not in ("ADV", "CCONJ", "AUX") or t.tag_ == "DT"]
        if not lead and verb.tag_ not in ("VB", "VBG"):
            follower = leading_phrase(segment[k + 1 :])
            person = apposed_person(segment[k + 1 :], follower)
            if person:
                return attribute_words(page, "cue-inverted", [verb], person)
            bracketed = subject is not None and bool(follower) and subject.i > follower[-1].i
            if bracketed and any(t.ent_type_ == "PER" for t in follower):
                return attribute_words(page, "cue-inverted", [verb], follower)
            if subject is not None and (subject.i > verb.i or (not follower and ending in ",?!")):
                return attribute(page, "cue-inverted" if subject.i > verb.i else "cue-after", [verb], subject)
            if follower:
                return attribute_words(page, "cue-inverted", [verb], follower)
        elif verb.tag_ == "VBG" and k > 1 and segment[k - 1].lower_ == "as" and is_cited(segment[k - 2], subject):
            return attribute(page, "cue-after", [verb], subject)  # "…", Berg was quoted as saying
        elif verb.tag_ == "VB" and k > 1 and subject is not None and goes_on(segment[:k]):
            return attribute(page, "cue-after", [verb], subject)  # "…", Berg went on to say
        elif lead and verb.tag_ not in ("VB", "VBG"):
            if ending in "?!" and any(t.lower_ == "that" for t in verb.rights):
                continue
            if AGED.fullmatch(page.span_of(lead).text):
                back = name_person_before(page, lead[0])
                return Attribution("cue-after", back, page.span_of(lead), page.span_of([verb]), verb)
            phrase = leading_phrase(lead)
            if len(phrase) == len(lead):
                return attribute_words(page, "cue-after", [verb], phrase)
            if subject is not None and subject.i < verb.i and subject.left_edge.i <= lead[0].i <= subject.i:
                return attribute(page, "cue-after", [verb], subject)
            if phrase and parted and is_own_clause(segment[:k], len(phrase)):
                return attribute_words(page, "cue-after", [verb], phrase)
    return None


def goes_on(before: Sequence[Token]) -> bool:
    """Whether words before an infinitive only say that somebody goes on: "went on to", "hastened to"."""
    if before[-1].lower_ != "to":
        return False
    verb = before[-3] if before[-2].lower_ == "on" and len(before) > 2 else before[-2]
    return verb.lemma_.lower() in ("go", "hasten", "continue", "proceed", "rush") and verb.tag_.startswith("VB")


def is_cited(verb: Token, subject: Token | None) -> bool:
    """ "was quoted as", "was cited as": whose words those are that follow."""
    return subject is not None and verb.lemma_.lower() in ("quote", "cite", "report")


def speaks(token: Token) -> bool:
    """Whether a word is a verb that introduces marked words; "reads" is often taken for a noun."""
    words = load_reporting_words()
    lemma = token.lemma_.lower()
    if token.tag_ == "NNS" and token.lower_.endswith("s"):
        return lemma in ("read", "say", "state", "note")
    return is_reporting(token, words) and bool(words.takes[lemma] & {"quote", "clause"})


def leading_phrase(tokens: Sequence[Token]) -> list[Token]:
    """The noun phrase at the beginning of the tokens, told by parts of speech alone."""
    run: list[Token] = []
    for token in tokens:
        part = token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART") or token.text in ("-", "’s", "'s")
        part = part or (token.tag_ == "VBG" and token.is_title)  # "Acting Secretary Ida Berg"
        if not part and not (run and token.lower_ in ("of", "for", "from", "and", "&")):
            break
        if token.tag_ in ("WP", "WDT") or (token.pos_ == "PRON" and run):
            break
        run.append(token)
    while run and run[-1].pos_ not in ("NOUN", "PROPN", "PRON"):
        run.pop()
    return run


def apposed_person(tokens: Sequence[Token], phrase: Sequence[Token]) -> list[Token]:
    """The person whom an office at the beginning of the tokens turns out to be: "the union's chair, Ida Berg"."""
    at = len(phrase)
    named = any(t.ent_type_ == "PER" for t in phrase)
    if not phrase or named or at + 1 >= len(tokens) or tokens[at].text != "," or phrase[0].pos_ == "PROPN":
        return []
    rest = tokens[at + 1 :]
    run = [t for i, t in enumerate(rest) if all(r.ent_type_ == "PER" for r in rest[: i + 1])]
    ends = len(run) == len(rest) or rest[len(run)].text in (",", "(", "-", "–", "—")
    return run if run and ends else []


def is_own_clause(lead: Sequence[Token], phrase: int) -> bool:
    """Whether what stands between a noun phrase and its verb is set off by commas or brackets, or nothing."""
    between = [t for t in lead[phrase:] if t.pos_ not in ("ADV", "AUX")]
    return not between or (
        between[0].text in (",", "(", "-", "–", "—") and between[-1].text in (",", ")", "-", "–", "—")
    )


def phrase_head(tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase at the beginning of the tokens."""
    if not tokens:
        return None
    indices = {t.i for t in tokens}
    at = next((t for t in tokens if t.pos_ in ("PROPN", "NOUN", "PRON")), None)
    while at is not None and at.head.i in indices and at.head.i != at.i and at.head.pos_ in ("PROPN", "NOUN", "PRON"):
        at = at.head
    return at


def cue_leading(page: Page, mark: Marked, before: Sequence[Token]) -> Attribution | None:
    """The verb of speech right before the colon or comma that leads to the words, or parted from it by whom it tells:
    "Asked whether it would last, Berg told the crowd: “…”"."""
    words = load_reporting_words()
    leading = [t for t in before if not t.is_space]
    if len(leading) < 2 or leading[-1].text not in (":", ",") or page.text[mark.outer_start - 1].isalpha():
        return None
    for verb in reversed(leading[-LEADING:-1]):
        if is_reporting(verb, words) and verb.tag_ in FINITE and words.does_take(verb.lemma_.lower(), "clause"):
            subject = subject_of(verb, passive_too=False)
            told = subject is not None and subject.i < verb.i and any(t.i == subject.i for t in before)
            return attribute(page, "cue-before", [verb], subject) if told else None
        if verb.pos_ in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def cue_governing(page: Page, marks: Sequence[Marked], index: int, before: Sequence[Token]) -> Attribution | None:
    """The reporting word in whose clause the words stand ("said that the talks were “…”", "his claim that “…”").

    What somebody has yet to say is told by the source that the sentence names ("according to the draft").
    """
    if not before:
        return None
    words = load_reporting_words()
    inside = page.tokens_in(marks[index].start, marks[index].end)
    quoted = {t.i for t in inside}
    if index:
        quoted.update(t.i for t in page.tokens_in(marks[index - 1].start, marks[index - 1].end))
    at = next((t for t in inside if t.head.i not in quoted), None)
    parallel = [t.lower_ for t in before[-2:]] == ["and", "that"]
    while at is not None and at.head.i != at.i:
        joined = at.dep_ == "conj"
        at = at.head
        if at.i in quoted or yields(at, joined) or (parallel and at.dep_ == "ccomp" and is_reporting(at.head, words)):
            continue  # "said that the bank had promised a loan and that “…”": said like the first clause
        if is_reporting(at, words) and not puts_something(at):
            subject = find_subject(at)
        elif at.lemma_.lower() in words.content_nouns and any(c.lower_ == "that" for c in at.subtree):
            subject = next((c for c in at.children if c.dep_ == "nmod:poss"), None)
        else:
            continue
        filler = (
            at.lemma_.lower() == "know" and subject is not None and subject.lower_ == "you"
        )  # "it was, you know, “…”"
        if subject is not None and subject.i not in quoted and not filler:
            ahead = any(c.lower_ == "will" for c in at.lefts)
            return (ahead and cue_by_phrase(page, before)) or attribute(page, "cue-governing", [at], subject)
    return None


def yields(verb: Token, joined: bool) -> bool:
    """Whether the words stand in what somebody else tells: "said that Oslo wanted “…”", "said that she had spoken to
    both and “…”", where they are only `joined` to the verb."""
    words = load_reporting_words()
    above = verb.head
    told = verb.dep_ == "ccomp" and words.takes.get(above.lemma_.lower(), frozenset()) >= {"quote", "clause"}
    return told and (joined or not words.does_take(verb.lemma_.lower(), "quote"))


def puts_something(verb: Token) -> bool:
    """ "would put Chile back on the list": no words are put there, as in "put it like this"."""
    return verb.lemma_.lower() == "put" and any(c.dep_ == "obj" and c.pos_ in ("NOUN", "PROPN") for c in verb.children)


def cue_before(page: Page, before: Sequence[Token]) -> Attribution | None:
    """The reporting verb next before the mark: he said: "…"; adding, "…"."""
    words = load_reporting_words()
    for verb in reversed(before):
        if not is_reporting(verb, words) and not speaks(verb):
            continue
        last = all(t.pos_ in ("PUNCT", "ADV", "SCONJ") for t in before if t.i > verb.i)
        subject = find_subject(verb, finite=last) if verb.tag_ != "NNS" else None
        if subject is not None and any(t.i == subject.i for t in before):
            return attribute(page, "cue-before", [verb], subject)
        phrase = leading_phrase([t for t in before if t.i < verb.i])
        if phrase and phrase[-1].i == verb.i - 1:
            return attribute_words(page, "cue-before", [verb], phrase)
    return None


def label_before(page: Page, before: Sequence[Token]) -> Attribution | None:
    """A name before a colon: PRESIDENT LIND: It is, as they say, "…"; a word from Anna Lind: "…"."""
    colon = next((k for k, t in enumerate(before) if t.text == ":"), None)
    if not colon:
        return None
    label = before[:colon]
    if all(t.pos_ == "PROPN" or t.is_upper or t.text == "." for t in label):
        return Attribution("label", name_words(page, label), page.span_of(label))
    if colon == len(before) - 1 and label[-1].ent_type_ == "PER":
        first = len(label)
        while first and label[first - 1].ent_type_ == "PER":
            first -= 1
        return Attribution("label", name_words(page, label[first:]), page.span_of(label[first:]))
    return None


def cue_by_phrase(page: Page, around: Sequence[Token]) -> Attribution | None:
    """ "According to the ministry" anywhere in the sentence."""
    words = load_reporting_words()
    for i, token in enumerate(around):
        for phrase in words.according:
            if token.lower_ == phrase[0] and tuple(t.lower_ for t in around[i : i + len(phrase)]) == phrase:
                whom = leading_phrase(around[i + len(phrase) :])
                if whom:
                    return attribute_words(page, "according", around[i : i + len(phrase)], whom)
    return None


def signature(page: Page, after: Sequence[Token]) -> Attribution | None:
    """ "…" — Anna Lind, foreign minister: a dash and a name to the end of the line."""
    segment = [t for t in after if not t.is_space]
    if len(segment) < 2 or segment[0].text not in JOINTS[1:] or segment[1].pos_ != "PROPN":
        return None
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in segment):
        return None
    head = phrase_head(segment[1:])
    return attribute(page, "signature", [], head)


def find_addressee(page: Page, attribution: Attribution) -> str | None:
    """Whom the words were spoken to, where the reporting verb says so ("told Reuters", "wrote to the king")."""
    verb = attribution.verb
    if verb is None:
        return None
    words, lemma = load_reporting_words(), verb.lemma_.lower()
    for child in verb.children:
        case = next((c.lower_ for c in child.children if c.dep_ == "case"), None)
        direct = lemma in words.addressing and child.dep_ in ("obj", "iobj", "nsubj:pass")
        if (direct or (lemma in words.addressing_to and child.dep_ == "obl" and case == "to")) and is_hearer(child):
            return name_hearer(page, child)
    return None


def name_hearer(page: Page, head: Token) -> str | None:
    """The name of who is spoken to; a group by its words ("reporters")."""
    mention = page.mention_at(page.start_of(head), page.end_of(head))
    if head.pos_ == "PRON" or (mention is not None and mention.kind in ("name", "office")):
        return name_speaker(page, head)
    where = {t.i for c in head.children if c.dep_ == "nmod" and has_in(c) for t in c.subtree}
    return strip_article(page.span_of([t for t in name_phrase(head) if t.i not in where]).text)


def has_in(token: Token) -> bool:
    """Whether a phrase tells where: "told reporters in Oslo"."""
    return any(c.dep_ == "case" and c.lower_ in ("in", "at", "on") for c in token.children)


def is_hearer(token: Token) -> bool:
    """Whether an object is somebody, and not the subject of the words themselves ("warned the bank was closing")."""
    end = token.right_edge.i + 1
    if end < len(token.doc) and token.doc[end].tag_ in (*FINITE, "MD"):
        return False
    return token.ent_type_ in ("PER", "ORG") or token.pos_ in ("PROPN", "NOUN", "PRON")


def find_medium(page: Page, mark: Marked | None, start: int, end: int) -> str | None:
    """Where the words were said ("Telegram", "press conference"), from text[start:end] less the marked words."""
    around = page.text[start:end]
    if mark is not None:
        around = page.text[start : max(start, mark.outer_start)] + " " + page.text[min(end, mark.outer_end) : end]
    return next((name for name, form in load_reporting_words().media if form.search(around)), None)

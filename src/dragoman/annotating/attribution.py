"""Who said the words between marks: the cue around them, the clause they stand in, or the quotation before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.annotating.page import Page
from dragoman.annotating.quotation_marks import Marked
from dragoman.annotating.speakers import (
    AGED,
    name_person_before,
    name_speaker,
    name_words,
    span_speaker,
)
from dragoman.annotating.statements import is_reporting
from dragoman.annotating.subjects import find_subject, subject_of
from dragoman.lexicon.reporting import load_reporting_words
from dragoman.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = ("VBD", "VBZ", "VBP")
JOINTS = (",", "-", "–", "—", "―")
TIMES = frozenset({"when", "after", "before", "while", "because", "until", "once"})
"""Words that begin a clause about something else: "…," when Berg attacked him."""
TERMINATORS = frozenset(".!?…")
DASH = re.compile(r"\s?(?:[-–—―]|--)\s?(?=[A-Z])")
"""What parts a name from the words above which it is signed."""
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
        or cue_by_colon(page, marks[index], before)
        or sign(page, marks, index)
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
    if not segment or ending == "." or segment[0].pos_ == "CCONJ" or segment[0].lower_ in TIMES:
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
        elif verb.tag_ == "VBG" and k > 1 and subject is not None and is_cited(segment[:k]):
            return attribute(page, "cue-after", [verb], subject)  # "…", Berg was quoted as saying, is heard saying
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
            if parted and (person := person_before(segment[:k])):
                return attribute_words(page, "cue-after", [verb], person)
    return None


def goes_on(before: Sequence[Token]) -> bool:
    """Whether words before an infinitive only say that somebody goes on: "went on to", "hastened to"."""
    if before[-1].lower_ != "to":
        return False
    verb = before[-3] if before[-2].lower_ == "on" and len(before) > 2 else before[-2]
    return verb.lemma_.lower() in ("go", "hasten", "continue", "proceed", "rush") and verb.tag_.startswith("VB")


def is_cited(before: Sequence[Token]) -> bool:
    """Whether words before a participle say whose words follow: "was quoted as", "is heard", "can be seen"."""
    quoted = before[-1].lower_ == "as" and before[-2].lemma_.lower() in ("quote", "cite", "report")
    return quoted or (
        before[-1].tag_ == "VBN" and before[-1].lemma_.lower() in ("hear", "see", "show", "film", "record")
    )


def speaks(token: Token) -> bool:
    """Whether a word is a verb that introduces marked words; "reads" is often taken for a noun."""
    words = load_reporting_words()
    lemma = token.lemma_.lower()
    if token.tag_ == "NNS" and token.lower_.endswith("s"):
        ends = token.i + 1 == len(token.doc) or token.nbor().is_punct  # "a voice in the film asks."
        return lemma in ("read", "say", "state", "note") or (
            ends and lemma in ("ask", "add", "insist", "argue", "reply")
        )
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


def person_before(before: Sequence[Token]) -> list[Token]:
    """The person between commas right before a verb, behind an office: "…," its chief in Peru, Ida Berg, said."""
    kept = [t for t in before if t.pos_ not in ("ADV", "AUX")]
    if len(kept) < 4 or kept[-1].text != "," or kept[0].pos_ == "PROPN" or kept[0].ent_type_ == "PER":
        return []
    first = len(kept) - 1
    while first and kept[first - 1].ent_type_ == "PER":
        first -= 1
    verbal = any(t.pos_ == "VERB" for t in kept[:first])
    return kept[first:-1] if first < len(kept) - 1 and first and kept[first - 1].text == "," and not verbal else []


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
        speech = leading[-1].text == ":" or words.does_take(verb.lemma_.lower(), "clause")
        if is_reporting(verb, words) and verb.tag_ in FINITE and speech:
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
        below, joined = at, at.dep_ == "conj"
        at = at.head
        if at.i in quoted or yields(at, joined) or (parallel and at.dep_ == "ccomp" and is_reporting(at.head, words)):
            continue  # "said that the bank had promised a loan and that “…”": said like the first clause
        if is_reporting(at, words) and not takes_thing(at, below):
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


def takes_thing(verb: Token, words: Token) -> bool:
    """Whether the marked words are no more than what a verb handles: "would put Chile back on “the list”", "held “a
    special place”"."""
    if verb.lemma_.lower() not in load_reporting_words().things:
        return False
    put = verb.lemma_.lower() == "put" and any(c.dep_ == "obj" and c.pos_ in ("NOUN", "PROPN") for c in verb.children)
    return put or (words.dep_ in ("obj", "obl") and words.pos_ in ("NOUN", "PROPN") and verb.lemma_.lower() != "put")


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


def cue_by_colon(page: Page, mark: Marked, before: Sequence[Token]) -> Attribution | None:
    """The person who is the subject of the clause that a colon ends, whatever its verb: Berg was blunt: "…"."""
    return tell_lead(page, "colon", before) if page.text[: mark.outer_start].rstrip()[-1:] == ":" else None


def tell_lead(page: Page, rule: str, lead: Sequence[Token]) -> Attribution | None:
    """The attribution to the person who is the subject of the last main clause of these words; None without one."""
    inside = {t.i for t in lead}
    tops = [t for t in lead if t.head.i not in inside or t.head.i == t.i]
    subjects = [c for t in tops for c in t.lefts if c.dep_ in ("nsubj", "nsubj:pass")]
    if not subjects:
        return None
    subject = subjects[-1]
    mention = page.mention_at(page.start_of(subject), page.end_of(subject))
    acts = mention is not None and mention.kind in ("name", "office") and bool(mention.actors)
    named = subject.ent_type_ == "PER" or any(c.dep_ == "appos" and c.ent_type_ == "PER" for c in subject.rights)
    person = named or acts or subject.lower_ in ("he", "she")
    return Attribution(rule, name_speaker(page, subject), span_speaker(page, subject)) if person else None


def sign(page: Page, marks: Sequence[Marked], index: int) -> Attribution | None:
    """ "…" — Anna Lind, foreign minister: a dash and a name to the end of the line."""
    dash = DASH.match(page.text, marks[index].outer_end)
    if dash is None:
        return None
    block = page.blocks[marks[index].block].end
    line = page.text.find("\n", dash.end(), block)
    end = min(marks[index + 1].outer_start if index + 1 < len(marks) else block, line if line >= 0 else block)
    segment = page.tokens_in(dash.end(), end)
    named = bool(segment) and (segment[0].pos_ == "PROPN" or segment[0].ent_type_ == "PER")
    if not named or any(t.tag_ in (*FINITE, "MD") for t in segment):
        return None
    head = phrase_head(segment)
    return attribute(page, "signature", [], head)

"""Who said what: quotations between marks, direct and mixed, and reported speech without marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.annotating.attribution import Attribution, attribute
from dragoman.annotating.cues import find_cue, tokens_after, tokens_before
from dragoman.annotating.cues_before import tell_lead
from dragoman.annotating.hearers import find_addressee, find_medium
from dragoman.annotating.page import Page
from dragoman.annotating.quotation_marks import Marked, find_marked
from dragoman.annotating.statements import find_reports, is_reporting
from dragoman.annotating.subjects import find_subject
from dragoman.lexicon.reporting import load_reporting_words
from dragoman.model import Quotation, QuotationKind, cut_span

SMALL_IN_TITLES = frozenset({"from", "with", "into", "upon", "over", "under", "after"})
"""Longer words that a title writes small: "Letters from the Lake"."""
FEWEST_WORDS = 3
"""Shorter words between marks are scare quotes or terms ("so-called “safe zone”")."""
NEAR = 400
"""Characters between two quotations that "he added" joins: two newspaper sentences."""
CARRIED = ("continued", "resumed", "next", "lead-in")
WHY = {
    "cue-after": "the reporting verb follows the words",
    "cue-inverted": "the reporting verb and its subject follow the words",
    "according-after": "the words are followed by whose they are",
    "cue-governing": "the words stand in the clause of a reporting verb",
    "cue-before": "a reporting verb leads to the words",
    "according": "the sentence says according to whom",
    "colon": "the clause before the colon is about who speaks",
    "agent": "a verb in the passive tells by whom",
    "within": "the words are the verb of a sentence on a text",
    "label": "a name before a colon leads to the words",
    "signature": "a name is signed under the words",
    "lead-in": "the line before leads to the words",
    "continued": "the quotation before goes on",
    "resumed": "the speaker of the sentence before goes on",
    "next": "the quotation goes on into one with a cue",
    "untold": "the text does not tell whose words these are",
    "clause": "a verb reports the clause",
    "infinitive": "a verb reports the intention",
    "preposition": "a verb reports what the phrase names",
    "object": "a verb reports what its object names",
    "noun": "a noun reports the clause",
}


def annotate_quotations(page: Page) -> tuple[Quotation, ...]:
    """All quotations of a page in the order of the text: kind "direct" and "mixed" between marks (three words or more,
    without the marks), "indirect" for reported words without them."""
    marks = find_marked(page.text, page.blocks)
    quoted = list(quote_marked(page, marks))
    reported = list(report_unmarked(page, marks))
    return tuple(sorted([*quoted, *reported], key=lambda q: (q.start, q.end, q.kind)))


def quote_marked(page: Page, marks: Sequence[Marked]) -> Iterator[Quotation]:
    attributions = [find_cue(page, marks, i) for i in range(len(marks))]
    for i in reversed(range(len(marks) - 1)):
        joined = follows_on(page, marks, i + 1) and marks[i].block == marks[i + 1].block
        if attributions[i] is None and (joined or not marks[i].closed):
            following = attributions[i + 1]
            own_lead = find_lead_in(page, marks, i)
            if own_lead is None and following is not None:
                attributions[i] = replace(following, rule="next")
    for i in range(len(marks)):
        attribution = attributions[i] or inherit(page, marks, i, attributions) or Attribution("untold")
        attribution = keep_speaker(marks, i, attribution, attributions)
        attributions[i] = attribution
        if is_quotation(page, marks, i, attribution):
            yield make_quotation(page, marks, i, attribution)


def keep_speaker(
    marks: Sequence[Marked], i: int, attribution: Attribution, attributions: Sequence[Attribution | None]
) -> Attribution:
    """ "…," she added: the pronoun is the speaker of the quotation before, in the same or the last paragraph."""
    before = attributions[i - 1] if i else None
    verb, speaker = attribution.verb, attribution.speaker
    if before is None or before.name is None or verb is None or speaker is None:
        return attribution
    pronoun = speaker.text.lower() in ("he", "she", "they")
    if not pronoun or verb.lemma_.lower() not in load_reporting_words().continuing:
        return attribution
    near = marks[i].block - marks[i - 1].block <= 1 and marks[i].start - marks[i - 1].end <= NEAR
    return replace(attribution, name=before.name) if near else attribution


def follows_on(page: Page, marks: Sequence[Marked], i: int) -> bool:
    """Whether nothing stands between the marked words and those before them."""
    return i > 0 and not page.text[marks[i - 1].outer_end : marks[i].outer_start].strip()


def find_lead_in(page: Page, marks: Sequence[Marked], i: int) -> Attribution | None:
    """The attribution of a line that ends in a colon, before a block that the marked words open."""
    mark = marks[i]
    if mark.block == 0 or mark.outer_start != page.blocks[mark.block].start:
        return None
    line = page.blocks[mark.block - 1]
    if page.text[line.end - 1] != ":":
        return None
    words = load_reporting_words()
    for verb in reversed(page.tokens_in(line.start, line.end)):
        if is_reporting(verb, words):
            subject = find_subject(verb)
            if subject is not None:
                return attribute(page, "lead-in", [verb], subject)
    return tell_lead(page, "lead-in", page.tokens_in(line.start, line.end))


def inherit(
    page: Page, marks: Sequence[Marked], i: int, attributions: Sequence[Attribution | None]
) -> Attribution | None:
    """The attribution of words without a cue of their own: lead-in line, quotation before, sentence before."""
    lead_in = find_lead_in(page, marks, i)
    if lead_in is not None:
        return lead_in
    before = attributions[i - 1] if i else None
    if before is not None and (follows_on(page, marks, i) or not marks[i - 1].closed):
        return replace(before, rule="continued")
    resumed = resume_speaker(page, marks, i, attributions)
    if resumed is not None:
        return resumed
    if before is not None and marks[i - 1].block == marks[i].block:
        return replace(before, rule="continued")
    return None


def resume_speaker(
    page: Page, marks: Sequence[Marked], i: int, attributions: Sequence[Attribution | None]
) -> Attribution | None:
    """The speaker of the one or two sentences before, in the same block: "She thanked him. “It was time.”".

    A paragraph that is nothing but a quotation goes on from the paragraph before.
    """
    words = load_reporting_words()
    sentence = page.sentence_at(marks[i].outer_start)
    if sentence is None:
        return None
    alone = marks[i].outer_start == page.blocks[marks[i].block].start
    near = range(max(0, i - 4), i)
    cues = {a.cue.start: a for a in (attributions[k] for k in near) if a is not None and a.cue is not None}
    for before in reversed(page.sentences[max(0, sentence.index - 2) : sentence.index + 1]):
        if before.block != sentence.block and not (alone and before.block == sentence.block - 1):
            break
        for token in page.doc[before.first : before.last]:
            at = page.starts[token.i]
            if at in cues:
                return replace(cues[at], rule="resumed")
            quoted = any(marks[k].outer_start <= at < marks[k].outer_end for k in near)
            if quoted or at >= marks[i].outer_start or not is_reporting(token, words):
                continue
            subject = find_subject(token)
            if subject is not None and not any(
                marks[k].outer_start <= page.start_of(subject) < marks[k].outer_end for k in (*near, i)
            ):
                return attribute(page, "resumed", [token], subject)
    return None


def is_quotation(page: Page, marks: Sequence[Marked], i: int, attribution: Attribution) -> bool:
    """Whether marked words are a quotation: three words or more, and no title of a work or name of a thing."""
    words = re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", page.text[marks[i].start : marks[i].end])
    attribute_value = page.text[max(0, marks[i].outer_start - 1) : marks[i].outer_start] == "="  # <img src="…">
    if len(words) < FEWEST_WORDS or attribute_value:
        return False
    long = [w for w in words if len(w) > 3 and w not in SMALL_IN_TITLES]
    if (
        all(w[0].isupper() or w[0].isdigit() for w in long)
        and words[0][0].isupper()
        and not all(w.isupper() for w in long)
    ):
        ends = page.text[marks[i].start : marks[i].end].rstrip()[-1:]
        return len(long) < 2 or ends in "!?." or attribution.rule in ("cue-after", "cue-inverted")
    return True


def make_quotation(page: Page, marks: Sequence[Marked], i: int, attribution: Attribution) -> Quotation:
    mark = marks[i]
    span = cut_span(page.text, mark.start, mark.end)
    before, after = tokens_before(page, marks, i), tokens_after(page, marks, i)
    start = page.start_of(before[0]) if before else mark.outer_start
    end = page.end_of(after[-1]) if after else mark.outer_end
    medium = find_medium(page, mark, start, end)
    if medium is None and attribution.rule in CARRIED and attribution.cue is not None:
        told = page.sentence_at(attribution.cue.start)
        medium = find_medium(page, None, told.start, told.end) if told is not None else None
    return Quotation(
        text=span.text,
        start=span.start,
        end=span.end,
        kind=tell_kind(page, mark, attribution, any(not t.is_space for t in before)),
        speaker=attribution.name,
        speaker_span=attribution.speaker,
        cue=attribution.cue,
        medium=medium,
        addressee=find_addressee(page, attribution),
        made_by=f"rule:quotation-{attribution.rule}",
        why=WHY[attribution.rule],
    )


def tell_kind(page: Page, mark: Marked, attribution: Attribution, inside: bool) -> QuotationKind:
    """Direct: the words stand alone or after a cue; mixed: they are part of the reporter's own sentence."""
    before = page.text[max(0, mark.outer_start - 3) : mark.outer_start].rstrip()
    if not inside or before[-1:] in tuple(":,—–-"):
        return "direct"
    capital = page.text[mark.start : mark.start + 1].isupper()
    cue_before = attribution.cue is not None and page.text[attribution.cue.end : mark.outer_start].isspace()
    return "direct" if capital and (cue_before or attribution.rule in ("cue-after", "cue-inverted")) else "mixed"


def report_unmarked(page: Page, marks: Sequence[Marked]) -> Iterator[Quotation]:
    """Reported words that are not between marks as a whole, one entry for each stretch; what is reported inside of
    quoted words is left out."""
    seen: set[tuple[int, int]] = set()
    starts = [m.outer_start for m in marks]
    for report in find_reports(page):
        start, end = page.starts[report.first], page.end_of(page.doc[report.last])
        cue = page.starts[report.cue[0].i]
        first = max(0, bisect_right(starts, min(start, cue)) - 1)
        near = marks[first : bisect_left(starts, max(end, cue + 1))]
        if (start, end) in seen or any(m.outer_start <= cue < m.outer_end for m in near):
            continue
        if any(m.outer_start <= start and end <= m.outer_end for m in near):
            continue
        for m in near:  # a mark whose partner lies inside belongs to the words
            if start <= m.outer_start < end <= m.outer_end:
                end = m.outer_end
            elif m.outer_start <= start < m.outer_end <= end:
                start = m.outer_start
        seen.add((start, end))
        attribution = attribute(page, report.rule, report.cue, report.speaker)
        span = cut_span(page.text, start, end)
        sentence = page.sentence_at(cue)
        around = (sentence.start, sentence.end) if sentence is not None else (start, end)
        yield Quotation(
            text=span.text,
            start=span.start,
            end=span.end,
            kind="indirect",
            speaker=attribution.name,
            speaker_span=attribution.speaker,
            cue=attribution.cue,
            medium=find_medium(page, None, *around),
            addressee=find_addressee(page, attribution),
            made_by=f"rule:statement-{report.rule}",
            why=WHY[report.rule],
        )

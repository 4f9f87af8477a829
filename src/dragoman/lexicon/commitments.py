"""The words of commitments, from `commitments.toml` beside this file: what each tells of, and what has weight."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from dragoman.errors import LexiconError
from dragoman.lexicon.tables import read_toml
from dragoman.model import CommitmentKind

if TYPE_CHECKING:
    from spacy.tokens import Token

FILE = "commitments.toml"
PATTERNS = frozenset({"infinitive", "gerund", "clause", "object", "noun"})
OBJECTS = frozenset({"any", "things", "weighty", "documents", "orders", "bodies", "proposals", "dated"})
ACTS = frozenset({"checkable", "spelled"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What a word needs after it to tell of a commitment (see the head of the table).

    `objects` says which nouns count: any, things (no warm words), weighty (goods, documents, events, sums), documents,
    orders (what one side signs alone), bodies (what states set up),
    proposals, dated (with a day by which it is due);
    `acts` which verbs: checkable, or also those that are only spelled out.
    """

    kind: CommitmentKind
    takes: frozenset[str]
    prepositions: frozenset[str]
    objects: str
    addressee: frozenset[str]
    acts: str = "checkable"


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """The table; every word in its base form and small letters."""

    verbs: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    giving: frozenset[str]
    measures: frozenset[str]
    steps: frozenset[str]
    receiving: frozenset[str]
    leaving: frozenset[str]
    deliveries: frozenset[str]
    voicing: frozenset[str]
    thanking: frozenset[str]
    hopes: frozenset[str]
    signings: frozenset[str]
    visits: frozenset[str]
    bidding: frozenset[str]
    polite: frozenset[str]
    obligations: frozenset[str]
    counsels: frozenset[str]
    needs: frozenset[str]
    appeals: frozenset[str]
    needed: frozenset[str]
    totals: frozenset[str]
    totalling: frozenset[str]
    sheltering: frozenset[str]
    sheltered: frozenset[str]
    gifts: frozenset[str]
    praising: frozenset[str]
    uttering: frozenset[str]
    documents: frozenset[str]
    weighty: frozenset[str]
    goods: frozenset[str]
    set_up: frozenset[str]
    weak_verbs: frozenset[str]
    warm_verbs: frozenset[str]
    uncounted: frozenset[str]
    warm: frozenset[str]
    encounters: frozenset[str]
    passing: frozenset[str]
    beliefs: frozenset[str]
    touch: frozenset[str]
    spans: frozenset[str]
    courtesies: frozenset[str]
    stand_ins: frozenset[str]
    movements: frozenset[str]
    own_bodies: frozenset[str]
    own_public: frozenset[str]
    abroad: frozenset[str]
    ordering: frozenset[str]
    foreign_bodies: frozenset[str]
    own_lands: frozenset[str]
    securing: frozenset[str]
    taken: frozenset[str]
    joining: frozenset[str]
    backing: frozenset[str]
    material: frozenset[str]
    equipping: frozenset[str]
    arming: frozenset[str]
    states_of_mind: frozenset[str]
    intransitive: frozenset[str]
    continuing: frozenset[str]
    aid: frozenset[str]
    means: frozenset[str]
    vague: frozenset[str]
    moods: frozenset[str]
    answering: frozenset[str]
    resting: frozenset[str]
    aims: frozenset[str]
    fired: frozenset[str]
    own_documents: frozenset[str]
    talked: frozenset[str]
    binding: frozenset[str]
    saying: frozenset[str]
    reflecting: frozenset[str]
    helpful: frozenset[str]
    appreciating: frozenset[str]
    replies: frozenset[str]
    announcing: frozenset[str]
    conveying: frozenset[str]
    matters: frozenset[str]
    answers: frozenset[str]
    launches: frozenset[str]
    launching: frozenset[str]
    meeting: frozenset[str]
    attending: frozenset[str]
    acts: frozenset[str]
    deeds: frozenset[str]
    journeys: frozenset[str]
    published: frozenset[str]
    phases: frozenset[str]
    backed: frozenset[str]
    exercises: frozenset[str]
    strife: frozenset[str]
    questioning: frozenset[str]
    obliging: frozenset[str]
    recognised: frozenset[str]
    ending: frozenset[str]
    expecting: frozenset[str]
    foreseen: frozenset[str]
    telling: frozenset[str]
    arriving: frozenset[str]
    travellers: frozenset[str]
    carriers: frozenset[str]
    serving: frozenset[str]
    using: frozenset[str]
    framing: frozenset[str]
    finishing: frozenset[str]
    moderating: frozenset[str]
    letting: frozenset[str]
    speaking: frozenset[str]
    sharing: frozenset[str]
    talk: frozenset[str]
    signing: frozenset[str]
    multiplying: frozenset[str]
    proposals: frozenset[str]
    hosting: frozenset[str]
    gatherings: frozenset[str]
    threatening: frozenset[str]
    offering: frozenset[str]
    upcoming: frozenset[str]
    wishing: frozenset[str]
    writing: frozenset[str]
    pressing: frozenset[str]
    traded: frozenset[str]
    done: frozenset[str]
    packages: frozenset[str]
    containing: frozenset[str]
    bans: frozenset[str]
    portions: frozenset[str]
    recalling: frozenset[str]
    recounting: frozenset[str]
    restorations: frozenset[str]
    promises: frozenset[str]
    praised: frozenset[str]
    curbing: frozenset[str]
    designating: frozenset[str]
    carrying_out: frozenset[str]
    abandoning: frozenset[str]
    blaming: frozenset[str]
    striving: frozenset[str]
    fulfilling: frozenset[str]
    paying: frozenset[str]
    easing: frozenset[str]
    crimes: frozenset[str]
    ahead: frozenset[str]
    reported_ahead: frozenset[str]
    modal: frozenset[str]
    unreal: frozenset[str]
    negations: frozenset[str]
    irregular: dict[str, frozenset[str]]


@cache
def load_commitment_words() -> CommitmentWords:
    """The shipped table, read once a process. LexiconError names the file and the fault."""
    return shape_words(read_toml(FILE))


def base_of(token: Token) -> str:
    """The base form in small letters; where the model makes up a verb ("impos"), the word of the table of that form."""
    lemma = token.lemma_.lower()
    forms = list_forms()
    made_up = token.tag_.startswith("VB") and forms.get(lemma) != lemma
    return forms.get(token.text.lower(), lemma) if made_up else lemma


@cache
def list_forms() -> dict[str, str]:
    """Every regular form of every word of the table, and its base form: "imposed" is "impose"."""
    words = load_commitment_words()
    bases = {word for name in (f.name for f in fields(words)) for word in getattr(words, name)}
    forms = {base: base for base in bases}
    for base in sorted(bases):
        for form in inflect(base):
            forms.setdefault(form, base)
    for base, irregular in words.irregular.items():
        for form in irregular:
            forms[form] = base
    return forms


def inflect(base: str) -> list[str]:
    """The regular forms of a verb or noun: "vetoes", "vetoed", "vetoing"."""
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return [f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"]
    stem = base.removesuffix("e")
    doubled = [f"{base}{base[-1:]}ed", f"{base}{base[-1:]}ing"] if base[-1:] in "bdglmnprt" else []
    return [f"{base}s", f"{base}es", f"{stem}ed", f"{stem}ing", *doubled]


def shape_words(table: dict[str, Any]) -> CommitmentWords:
    """The table of a parsed file. LexiconError names what is missing or unknown."""
    try:
        sections = ("weight", "delivered", "thanks", "helpers", "wishes")
        weight, delivered, thanks, helpers, wishes = (table[name] for name in sections)
        documents = frozenset(weight["documents"])
        named: dict[str, Any] = {
            "verbs": shape_frames(table["verbs"], ("infinitive", "object")),
            "adjectives": shape_frames(table["adjectives"], ("infinitive", "noun")),
            "nouns": shape_frames(table["nouns"], ("infinitive",)),
            "giving": frozenset(delivered["give"]),
            "measures": frozenset(delivered["measures"]),
            "steps": frozenset(delivered["steps"]),
            "receiving": frozenset(delivered["receiving"]),
            "leaving": frozenset(delivered["leaving"]),
            "deliveries": frozenset(delivered["nouns"]),
            "voicing": frozenset(table["voicing"]["verbs"]),
            "thanking": frozenset(thanks["verbs"] + thanks["nouns"] + thanks["adjectives"]),
            "hopes": frozenset(wishes["hopes"]),
            "signings": frozenset(table["makings"]["signings"]),
            "visits": frozenset(table["makings"]["visits"]),
            "bidding": frozenset(table["makings"]["bidding"]),
            "polite": frozenset(wishes["polite"]),
            "obligations": frozenset(wishes["obligations"]),
            "counsels": frozenset(wishes["counsels"]),
            "needs": frozenset(wishes["nouns"]),
            "appeals": frozenset(wishes["appeals"]),
            "needed": frozenset(wishes["adjectives"]),
            "totals": frozenset(table["totals"]["nouns"]),
            "totalling": frozenset(table["totals"]["verbs"]),
            "sheltering": frozenset(table["sheltered"]["verbs"]),
            "sheltered": frozenset(table["sheltered"]["nouns"]),
            "gifts": frozenset(table["gifts"]["nouns"]),
            "praising": frozenset(table["gifts"]["praising"]),
            "uttering": frozenset(table["gifts"]["uttering"]),
            "documents": documents,
            "weighty": documents | frozenset(weight["goods"]) | frozenset(weight["events"]),
            "goods": frozenset(weight["goods"]),
            "set_up": frozenset(weight["bodies"]),
            "weak_verbs": frozenset(weight["weak_verbs"]),
            "warm_verbs": frozenset(weight["warm_verbs"]),
            "uncounted": frozenset(weight["uncounted"]),
            "warm": frozenset(weight["warm"]),
            "encounters": frozenset(weight["encounters"]),
            "passing": frozenset(weight["passing"]),
            "beliefs": frozenset(table["beliefs"]["verbs"]),
            "touch": frozenset(table["touch"]["nouns"]),
            "spans": frozenset(table["touch"]["spans"]),
            "courtesies": frozenset(table["courtesies"]["nouns"]),
            "stand_ins": frozenset(table["stand_ins"]["nouns"]),
            "movements": frozenset(table["stand_ins"]["movements"]),
            "own_bodies": frozenset(table["stand_ins"]["own"]),
            "own_public": frozenset(table["stand_ins"]["public"]),
            "abroad": frozenset(table["stand_ins"]["abroad"]),
            "ordering": frozenset(table["stand_ins"]["ordering"]),
            "foreign_bodies": frozenset(table["stand_ins"]["foreign"]),
            "own_lands": frozenset(table["stand_ins"]["lands"]),
            "ahead": frozenset(helpers["ahead"]),
            "reported_ahead": frozenset(helpers["reported_ahead"]),
            "modal": frozenset(helpers["modal"]),
            "unreal": frozenset(helpers["unreal"]),
            "negations": frozenset(helpers["negations"]),
            "irregular": {base: frozenset(forms) for base, forms in table["irregular"].items()},
        }
        rest = [f.name for f in fields(CommitmentWords) if f.name not in named]
        return CommitmentWords(**named | {name: frozenset(table["constructions"][name]) for name in rest})
    except KeyError as fault:
        raise LexiconError(f"{FILE}: the key {fault} is missing") from fault


def shape_frames(rows: list[dict[str, Any]], usual: tuple[str, ...]) -> dict[str, tuple[Frame, ...]]:
    """Every word's frames, in the order of the table; `usual` is what a row without `takes` takes."""
    frames: dict[str, tuple[Frame, ...]] = {}
    for row in rows:
        takes = frozenset(row.get("takes", usual))
        objects, acts = row.get("objects", "any"), row.get("acts", "checkable")
        known = row["kind"] in get_args(CommitmentKind) and objects in OBJECTS and acts in ACTS
        if not known or takes - PATTERNS:
            raise LexiconError(f"{FILE}: {row['lemmas'][0]}: unknown kind, pattern, objects or acts")
        frame = Frame(
            row["kind"],
            takes,
            frozenset(row.get("prepositions", ())),
            objects,
            frozenset(row.get("addressee", ())),
            acts,
        )
        for lemma in row["lemmas"]:
            frames[lemma] = (*frames.get(lemma, ()), frame)
    return frames

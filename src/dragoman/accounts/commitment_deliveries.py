"""What was given or done: "has delivered 40 vehicles", "grain sent by Canada", "supplies of vaccines"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.accounts.clauses import find_subject
from dragoman.accounts.commitment_doers import find_agent, find_doer, find_giver, find_next_noun, find_verb_above
from dragoman.accounts.commitment_frames import Undertaking
from dragoman.accounts.commitment_grammar import (
    has_mark,
    is_main_misread,
    is_passive,
    is_stray_object,
    is_told,
    list_helpers,
)
from dragoman.accounts.commitment_weight import Weight, count_things, has_particle, is_heavy, list_within, weigh_noun
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import CommitmentWords, base_of
from dragoman.model import CommitmentKind

BEING = frozenset({"is", "are", "'re", "’re", "'s", "’s", "am", "'m", "’m"})
"""Before an "-ing" form they tell what is announced or under way: "is imposing new tariffs"."""


TITLES = frozenset({"Mr.", "Ms.", "Mrs.", "Dr.", "President", "Minister", "Secretary"})
SOLD = frozenset({"ship", "export"})
"""Acts of trade, unless the text tells who is given to: "has shipped 50 tons of grain since August"."""


def read_delivery(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "has delivered 40 vehicles", "grain sent by Canada": an act of giving or a measure, in the past."""
    lemma = name_giving(page, words, verb)
    if (arrived := read_arrival(page, words, verb)) is not None:
        return arrived
    if verb.tag_ == "VB" and base_of(verb.head) not in words.phases:
        return None  # "spoke of the work to deliver grain"
    current = verb.tag_ == "VBP" or (verb.tag_ == "VBZ" and verb.text.endswith("s"))  # "froze" is not, whatever its tag
    if not is_told(words, verb) or (
        current and lemma != "establish" and (lemma not in words.giving or count_things(page, verb) is None)
    ):
        return None
    if lemma in words.leaving and verb.tag_ != "VBG" and (left := read_leaving(words, verb)) is not None:
        return left
    done = read_apology(words, verb) or read_exercise(words, verb) or read_service(page, words, verb)
    if done is not None:
        return done
    if lemma in words.receiving:
        return read_receipt(page, words, verb)
    if lemma in words.arming:
        return read_arming(page, words, verb)
    if lemma not in words.giving | words.measures | words.steps | {"establish"}:
        return None
    if verb.tag_ == "VBG" and not is_in_progress(words, verb):
        return None
    used = verb.dep_ == "acl:relcl" and verb.head.dep_ in ("obj", "nsubj:pass")
    if used and base_of(verb.head.head) in words.using:  # "has used the tents that we are sending": it tells which
        return None
    given = verb.tag_ == "VBN" and verb.dep_ == "acl"  # "tents given by Canada"
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    left_out = verb.dep_ == "acl:relcl" and lemma in words.giving and any(c.tag_ not in ("WDT", "WP") for c in subjects)
    cut = given and is_main_misread(verb) and find_agent(verb) is None  # "Chile extradited the banker to Peru"
    given = (given and not cut) or (
        left_out and not any(c.dep_ == "obj" and c.tag_ not in ("WDT", "WP") for c in verb.children)
    )
    thing = verb.head if given else find_next_noun(verb) if cut else find_thing(words, verb)
    thing = look_into(words, thing) if thing is not None else None
    doer = find_agent(verb) or (subjects[0] if left_out else None) if given else find_doer(words, verb)
    if thing is not None and doer is None and is_passive(verb):
        doer = find_giver(thing, thing)  # "a Norwegian rescue team has been sent"
    cut_off = verb.dep_ == "ROOT" and not is_passive(verb)  # "Norway on Monday imposed", where the parse cuts it in two
    if thing is None or (doer is None and not cut_off):
        return None
    if lemma == "invest" and (doer is None or doer.pos_ != "PROPN"):  # mostly firms do
        return None
    if lemma in ("cancel", "postpone") and base_of(thing) in words.courtesies | words.gatherings:
        return None  # an encounter that is off is told as one
    if lemma == "raise" and base_of(thing) in words.matters | {"concern"}:
        return None
    if lemma == "share" and base_of(thing) in words.promises | words.warm:
        return None
    if lemma == "release" and base_of(thing) in words.documents | words.published:
        return None
    tied = base_of(thing) in ("tie", "relation") and is_heavy(thing)
    if lemma == "establish" and not tied:
        return None
    if tied:
        return Undertaking("delivered", verb, verb, doer, find_receiver(verb), "ties", f"“{verb.text} … {thing.text}”")
    if lemma in SOLD and find_receiver(verb) is None:
        return None
    if base_of(thing) in words.warm and (thing.pos_ == "PRON" or count_things(page, verb) is None):
        return None
    weight = weigh_thing(page, words, verb, thing)
    if weight is None:
        return None
    why = f"“{verb.text} … {thing.text}”: {weight}"
    if verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.text.lower() in BEING for c in verb.children):
        return Undertaking("pledge", verb, verb, doer, find_receiver(verb), "under-way", why)
    if lemma in ("exchange", "swap") and base_of(thing) in words.documents:  # "exchanged 12 documents"
        return Undertaking("agreement", verb, verb, doer, None, "exchange", why)
    rule = "delivery" if lemma in words.giving else "measure" if lemma in words.measures else "step"
    return Undertaking("delivered", verb, verb, doer, find_receiver(verb), rule, why)


def name_giving(page: Page, words: CommitmentWords, verb: Token) -> str:
    """The base form of a verb of giving; "make available", "hand over", "put a million into" are one, too."""
    if makes_available(verb):
        return "provide"
    over = verb.i + 1 < verb.sent.end and verb.nbor().lower_ == "over"
    if base_of(verb) == "turn" and over:  # "turned over two hundred vehicles"
        return "hand"
    things = (c for c in verb.children if c.dep_ == "obj")
    summed = any(list_within(page.amounts, page.starts[c.left_edge.i], page.end_of(c.right_edge)) for c in things)
    goal = (c for c in verb.rights if c.dep_ in ("obl", "advcl") or c.lower_ == "in")
    return "give" if base_of(verb) in words.paying and summed and any(goal) else base_of(verb)


def makes_available(verb: Token) -> bool:
    """ "the grain that Chile made available", "ten million was made available"."""
    return base_of(verb) == "make" and any(c.lower_ == "available" and c.i > verb.i for c in verb.children)


def is_in_progress(words: CommitmentWords, verb: Token) -> bool:
    """Whether an "-ing" form tells of an act of its own: "is sending tents", but not "those sending tents"."""
    if any(c.dep_ == "aux" for c in verb.children):
        return True
    if base_of(verb) in words.measures:  # "responded by expelling"
        return has_mark(verb, {"by"}) and verb.head.tag_ in ("VBD", "VBN", "VBZ")
    led = any(c.dep_ in ("case", "mark") and c.i < verb.i and c.lower_ != "by" for c in verb.children)
    return base_of(verb) in words.giving and verb.dep_ not in ("acl", "conj") and not led  # not "about sending"


def weigh_thing(page: Page, words: CommitmentWords, verb: Token, thing: Token) -> Weight | None:
    """Why what was given or done can be checked; what is given has to be goods or counted, a step has to be solid."""
    weight = count_things(page, verb) if base_of(thing) in words.warm else weigh_noun(page, thing)
    lemma = name_giving(page, words, verb)
    if weight is None or weight.grade == "count" or lemma in words.measures:
        return weight
    if lemma in words.giving and base_of(thing) not in words.goods:
        return None
    done = words.goods | words.documents
    return weight if weight.solid and (base_of(thing) in done or base_of(thing) not in words.weighty) else None


def find_thing(words: CommitmentWords, verb: Token) -> Token | None:
    """What was given or concerned: the object, the passive subject, or behind "with" ("provided Kenya with tents")."""
    things = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass") or is_stray_object(c)]
    two = len(things) > 1 and things[0].dep_ == "obj" and things[1].i > things[0].i
    if base_of(verb) in words.giving and two and base_of(things[0]) not in words.goods:
        things = things[1:]  # "gave the Ivory Coast five million dollars"
    if base_of(verb) in words.equipping and things and not is_passive(verb):
        given = [c for c in verb.children if c.dep_ == "obl" and c.i > verb.i and has_mark(c, {"with"})]
        things = given or things
    if not things:
        things = [c for c in verb.children if c.dep_ == "obl" and c.i > verb.i and has_particle(c)]
    return things[0] if things else None


def look_into(words: CommitmentWords, noun: Token) -> Token:
    """Of "a range of medicines" the medicines."""
    if base_of(noun) not in words.portions:
        return noun
    return next((c for c in noun.children if c.dep_ == "nmod" and has_mark(c, {"of"})), noun)


def read_arrival(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "Norwegian tents have arrived in Malawi", "the tents will arrive in May": goods, by whose they are."""
    if base_of(verb) not in words.arriving:
        return None
    thing = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    of = (
        next((c for c in thing.children if c.dep_ == "nmod" and has_mark(c, {"of"})), thing)
        if thing is not None
        else None
    )
    owner = find_giver(thing, of) if thing is not None and of is not None else None
    if owner is None and verb.dep_ == "ccomp" and base_of(verb.head) in words.telling:
        hearer = next((c for c in verb.head.children if c.dep_ in ("obj", "iobj") and c.i < verb.i), None)
        owner = find_subject(verb.head) if hearer is not None else None  # "informed her that the tents would arrive"
    weight = (
        weigh_noun(page, of)
        if of is not None and base_of(of) in (words.goods | words.carriers) - words.travellers
        else None
    )
    if owner is None or weight is None:
        return None
    ahead = bool(list_helpers(verb) & (words.ahead | words.reported_ahead))
    if not ahead and not is_told(words, verb):
        return None
    kind: CommitmentKind = "pledge" if ahead else "delivered"
    return Undertaking(
        kind, verb, verb, owner, None, "arrival", f"“{of.text if of else verb.text} … {verb.text}”: {weight}"
    )


def read_apology(words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "has apologised to Brazil for the seizure"."""
    asked = next((c for c in verb.children if c.dep_ == "obl" and has_mark(c, {"to"})), None)
    if base_of(verb) not in ("apologise", "apologize") or asked is None:
        return None
    return Undertaking("delivered", verb, verb, find_doer(words, verb), asked, "apology", f"“{verb.text}”")


def read_service(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "has trained 300 Kenyan students", "fed 20,000 people": help by the number of those helped."""
    if base_of(verb) not in words.serving or is_passive(verb):
        return None
    helped = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i), None)
    counted = helped is not None and any(c.dep_ == "nummod" for c in helped.children)
    doer = find_doer(words, verb)
    weight = count_things(page, helped) if helped is not None and counted else None
    if helped is None or doer is None or verb.tag_ == "VBG":
        return None
    if weight is None and not any(c.dep_ == "nummod" and c.text[:1].isdigit() for c in helped.children):
        return None
    return Undertaking("delivered", verb, verb, doer, None, "service", f"“{verb.text} … {helped.text}” is counted")


def read_exercise(words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "French and Egyptian warships launched ten days of war games": done by two sides."""
    if base_of(verb) not in words.launching | words.hosting | {"conduct", "stage"}:
        return None
    things = [c for c in verb.children if c.dep_ == "obj"]
    near = [*things, *(c for t in things for c in t.children if c.dep_ == "nmod" and has_mark(c, {"of"}))]
    drill = next((c for c in near if base_of(c) in words.exercises), None)
    kinds = {"war", "joint", "military", "naval", "live", "fire"}
    if drill is None or not any(base_of(c) in kinds for c in drill.children):
        return None
    return Undertaking(
        "delivered", verb, verb, find_doer(words, verb), None, "exercise", f"“{verb.text} … {drill.text}”"
    )


def read_leaving(words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "has withdrawn from the treaty", "rejoined the Court": a body or document that a state left or joined."""
    doer = find_doer(words, verb)
    over = verb.head if verb.dep_ in ("acl", "amod") else next(iter(verb.lefts), verb)
    if base_of(verb) == "leave" and base_of(over) in words.uncounted and verb.tag_ == "VBN":
        return None  # "with ten days left to the conference"
    if any(c.tag_ == "VBG" and has_mark(c, {"in"}) for c in verb.children):
        return None  # "joined President Soto in urging Serbia to withdraw"
    if any(c.dep_ == "obj" and (c.ent_type_ == "PER" or c.text in TITLES) for c in verb.children):
        return None  # "joined Mr. Soto to discuss the matter"
    for child in verb.children:
        reached = child.dep_ == "obj" or (child.dep_ in ("obl", "nmod") and has_mark(child, {"from", "to"}))
        named = child.pos_ == "PROPN" or base_of(child) in words.documents
        if base_of(verb) == "leave" and child.ent_type_ == "LOC":
            continue  # "left Doha after the talks"
        if child.i > verb.i and reached and named and doer is not None and not is_passive(verb):
            return Undertaking("delivered", verb, verb, doer, None, "leaving", f"“{verb.text} … {child.text}”")
    return None


def read_arming(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "supported Kenya with 200 tents": what stands behind "with" was given."""
    doer, thing = find_doer(words, verb), find_armament(words, verb)
    if thing is None or doer is None or (verb.tag_ == "VBG" and base_of(verb.head) in words.thanking):
        return None
    receiver = next((c for c in verb.children if c.dep_ == "obj"), None)
    why = f"“{verb.text} with {thing.text}”: {weigh_noun(page, thing)}"
    return Undertaking("delivered", verb, verb, doer, receiver, "arming", why)


def find_armament(words: CommitmentWords, verb: Token) -> Token | None:
    """The goods with which a verb of help helps."""
    if base_of(verb) not in words.arming:
        return None
    things = (c for c in verb.children if c.dep_ == "obl" and c.i > verb.i and has_mark(c, {"with"}))
    return next((c for c in things if base_of(c) in words.goods), None)


def read_receipt(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "Malawi received 40 tents from Norway": given by the other side."""
    thing = next((c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")), None)
    thing = verb.head if verb.dep_ == "acl:relcl" else thing
    near = [*verb.children, *(thing.subtree if thing is not None else [])]
    giver = next((c for c in near if c.dep_ in ("obl", "nmod") and c.i > verb.i and has_mark(c, {"from"})), None)
    if thing is None or giver is None or thing.lemma_.lower() in words.documents:
        return None
    weight = weigh_noun(page, thing)
    if weight is None or not weight.solid:
        return None
    why = f"“{verb.text} … {thing.text}”: {weight}"
    return Undertaking("delivered", verb, verb, giver, find_doer(words, verb), "receipt", why)


def read_total(page: Page, words: CommitmentWords, verb: Token) -> Undertaking | None:
    """ "U.S. aid to Malawi includes over $9 million", "Norway's funding is $9 million": what was given, by its sum."""
    totalled = verb if base_of(verb) in words.totalling else None
    copula = next((c for c in verb.children if c.dep_ == "cop"), None)
    place = ("obj",) if base_of(verb) == "bring" else ("nsubj",)  # "this brings Norway's aid to $9 million"
    noun = next((c for c in verb.children if c.dep_ in place and base_of(c) in words.totals), None)
    if noun is None or (totalled is None and copula is None) or (not is_told(words, verb) and copula is None):
        return None
    if any(c.lower_ in ("direct", "foreign", "private") for c in noun.children):
        return None  # "Peruvian direct investment": of firms
    owner = find_giver(noun, noun)
    sum_ = next((c for c in verb.children if c.i > verb.i and c.dep_ in ("obj", "obl") and c != noun), verb)
    weight = weigh_noun(page, sum_)
    if owner is None or weight is None or not weight.why.startswith("a sum"):
        return None
    return Undertaking("delivered", verb, verb, owner, None, "total", f"“{noun.text} … {verb.text}”: {weight}")


def find_receiver(verb: Token) -> Token | None:
    """Who gets what is given: the indirect object, the first of two objects, or who stands behind "to"."""
    given = [c for c in verb.children if c.i > verb.i and c.dep_ in ("iobj", "obj")]
    if given and (given[0].dep_ == "iobj" or len(given) > 1):
        return given[0]
    near = [c for thing in (verb, *given) for c in thing.children if c.i > verb.i and c.dep_ in ("obl", "nmod")]
    return next((c for c in near if has_mark(c, {"to"})), None)


def read_delivered_noun(page: Page, words: CommitmentWords, noun: Token) -> Undertaking | None:
    """ "deliveries of Brazilian vaccines", "the transfer of two ships to Ghana": what was given, told by a noun."""
    if base_of(noun) not in words.deliveries:
        above = find_verb_above(noun) if base_of(noun) in words.restorations else None
        if above is None or base_of(above) not in words.praising:
            return None
    things = [c for c in noun.children if c.dep_ == "nmod" and c.i > noun.i]
    thing = next((c for c in things if has_mark(c, {"of"}) or page.doc[noun.i + 1].text.lower() == "of"), None)
    if thing is not None and base_of(thing) in words.gatherings:  # "the hosting of a summit"
        return None
    weight = weigh_noun(page, thing) if thing is not None else count_things(page, noun)
    thing = thing if thing is not None else noun
    if weight is None or (base_of(thing) not in words.weighty and weight.grade != "count"):
        return None
    praised = find_praised(words, noun)
    owner = find_giver(noun, thing) or praised or find_recounter(page, words, noun)
    if owner is None:
        return None
    thanker = find_subject(noun.head) if praised is not None else None
    why = f"“{noun.text} of {thing.text}”: {weight}"
    if any(c.dep_ in ("amod", "compound") and c.text.lower() in words.upcoming for c in noun.children):
        return Undertaking("pledge", noun, noun, owner, thanker, "noun-upcoming", why)
    if is_supposed(words, noun) or (base_of(noun.head) == "arrive" and noun.dep_ == "nsubj"):
        return None
    return Undertaking("delivered", noun, noun, owner, thanker, "noun-delivery", why)


def find_recounter(page: Page, words: CommitmentWords, noun: Token) -> Token | None:
    """Whose a delivery is of which an official text speaks: "she underscored the ongoing deliveries of fuel".

    Of "Chile's help, including deliveries of fuel" it is Chile's.
    """
    if noun.dep_ == "nmod" and has_mark(noun, {"including"}):
        return find_giver(noun.head, noun.head)
    verb = noun.head
    if page.home is None or noun.dep_ != "obj" or base_of(verb) not in words.recounting:
        return None
    return find_subject(verb)


def is_supposed(words: CommitmentWords, noun: Token) -> bool:
    """Whether a delivery is only thought of: "increasing supplies will help", "the need for deliveries"."""
    if noun.head.tag_ in ("VBG", "VB") and noun.dep_ == "obj" and base_of(noun.head) not in words.voicing:
        return True
    return noun.dep_ == "nmod" and base_of(noun.head) in words.needs


def find_praised(words: CommitmentWords, noun: Token) -> Token | None:
    """ "commended Chad on the release of the prisoners": whose deed it is."""
    verb = noun.head
    if noun.dep_ != "obl" or base_of(verb) not in words.thanking or not has_mark(noun, {"on", "for"}):
        return None
    return next((c for c in verb.children if c.dep_ in ("obj", "iobj")), None)

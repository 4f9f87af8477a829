"""Links an account to the engagement that it tells of, with the weighted reasons; judgements go before all reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model.record import FiledAccount, Judgement, Reason
from dragoman.resolving.likeness import Likeness, Profile, compare_profiles, draw_profile, merge_profiles

JOINS = 4.0
"""Least score to be one encounter: two named sides (3) are not enough, a day or channel that fits must come to it."""
MERGES = 5.0
"""Least score of an account with each of two engagements for these to be merged through it."""
FITS = 2.5
"""Least score of two engagements with one another to be merged."""
JUDGED = 100.0
MOST_TELLING = 40
"""Accounts of one engagement that are compared: a summit told a thousand times costs no more than one told 40."""


@dataclass(frozen=True, slots=True)
class FiledEngagement:
    """An engagement as linking sees it: its accounts in the order of filing, and the ids that were merged into it."""

    id: str
    accounts: tuple[FiledAccount, ...]
    merged_ids: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """All ids by which a judgement may speak of it."""
        return frozenset((self.id, *self.merged_ids, *(account.id for account in self.accounts)))


@dataclass(frozen=True, slots=True)
class Link:
    """The engagement that an account joins (None: a new one), those that prove to be the same one, and why."""

    engagement: str | None
    merged: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        return sum(reason.weight for reason in self.reasons) if self.engagement else 0.0


@dataclass(frozen=True, slots=True)
class _Rival:
    """A candidate with its profile and how alike it is to the new account."""

    engagement: FiledEngagement
    profile: Profile
    likeness: Likeness


def link_account(new: FiledAccount, candidates: Sequence[FiledEngagement], judgements: Sequence[Judgement]) -> Link:
    """The engagement, of the candidates, that an account tells of.

    `judgements` of `same` (the two must be one) and `not-same` (they must never be) count where they stand and name
    the account, a candidate or an account of one; the later of two that contradict one another counts. The candidates
    must hold those that such a judgement names. Nothing but the arguments counts, and not their order.
    """
    rulings = rule(judgements)
    mine = draw_profile(new)
    own = frozenset({new.id})
    rivals: list[_Rival] = []
    for engagement in sorted(candidates, key=lambda candidate: candidate.id):
        profile = profile_engagement(engagement)
        ruling = find_ruling(rulings, own, engagement.names)
        if ruling is not None and ruling.verb == "not-same":
            continue
        if ruling is not None:
            why = Reason("judgement", JUDGED, f"{ruling.by} judged them the same: {ruling.why}")
            rivals.append(_Rival(engagement, profile, Likeness(JUDGED, (why,))))
            continue
        likeness = compare_profiles(mine, profile)
        if likeness.conflict is None and likeness.score >= JOINS:
            rivals.append(_Rival(engagement, profile, likeness))
    if not rivals:
        return Link(None, (), (Reason("new", 0.0, "no recorded engagement fits it"),))
    rivals.sort(key=lambda rival: (-rival.likeness.score, -len(rival.profile.origins), rival.engagement.id))
    merged = find_merged(rivals, rulings, mine)
    reasons = rivals[0].likeness.reasons + tuple(tell_merge(rival) for rival in merged)
    return Link(rivals[0].engagement.id, tuple(sorted(rival.engagement.id for rival in merged)), reasons)


def link_accounts(
    new: Sequence[FiledAccount],
    candidates: Mapping[str, Sequence[FiledEngagement]],
    judgements: Sequence[Judgement],
) -> dict[str, Link]:
    """The links of all accounts of ONE document, by account id; `candidates` are by account id, too.

    The account that fits best is linked first, and no other account of the document may join what it joined, so that
    a call told beside the visit does not take the visit's place.
    """
    links: dict[str, Link] = {}
    taken: set[str] = set()
    left = {filed.id: link_account(filed, candidates[filed.id], judgements) for filed in new}
    accounts = {filed.id: filed for filed in new}
    while left:
        best = min(left, key=lambda account: (-left[account].score, accounts[account].account.id, account))
        link = links[best] = left.pop(best)
        joined = {link.engagement, *link.merged} - {None}
        taken |= {engagement for engagement in joined if engagement}
        for account in [a for a, rival in left.items() if joined & {rival.engagement, *rival.merged}]:
            rest = [c for c in candidates[account] if c.id not in taken or is_judged(accounts[account], c, judgements)]
            left[account] = link_account(accounts[account], rest, judgements)
    return links


def is_judged(new: FiledAccount, engagement: FiledEngagement, judgements: Sequence[Judgement]) -> bool:
    """Whether a person has judged the account to be of this engagement."""
    ruling = find_ruling(rule(judgements), frozenset({new.id}), engagement.names)
    return ruling is not None and ruling.verb == "same"


def profile_engagement(engagement: FiledEngagement) -> Profile:
    """The profile of a recorded engagement, by its first and last accounts where it has many."""
    accounts = engagement.accounts
    telling = (
        accounts if len(accounts) <= MOST_TELLING else accounts[: MOST_TELLING // 2] + accounts[-MOST_TELLING // 2 :]
    )
    profile = merge_profiles([draw_profile(filed) for filed in telling])
    if len(telling) == len(accounts):
        return profile
    return replace(profile, documents=frozenset(filed.document.id for filed in accounts))


def rule(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements on what is the same that stand, the latest first."""
    standing = [j for j in judgements if j.stands and j.verb in ("same", "not-same") and j.other is not None]
    return sorted(standing, key=lambda judgement: (judgement.at, judgement.id), reverse=True)


def find_ruling(rulings: Iterable[Judgement], left: frozenset[str], right: frozenset[str]) -> Judgement | None:
    """The latest judgement on two things, each under all its ids."""
    for judgement in rulings:
        subject, other = judgement.subject, judgement.other
        if (subject in left and other in right) or (subject in right and other in left):
            return judgement
    return None


def tell_merge(rival: _Rival) -> Reason:
    """Why another engagement is merged into the one joined; it weighs nothing for the account itself."""
    strong = [reason.why for reason in rival.likeness.reasons if reason.weight > 0]
    words = f"{rival.engagement.id} proves to be the same ({rival.likeness.score:g}): {'; '.join(strong)}"
    return Reason("merged", 0.0, words)


def find_merged(rivals: Sequence[_Rival], rulings: Sequence[Judgement], mine: Profile) -> list[_Rival]:
    """The engagements that the new account shows to be the same as the first of the rivals, and as one another."""
    kept = [rivals[0]]
    for rival in rivals[1:]:
        found = [find_ruling(rulings, rival.engagement.names, other.engagement.names) for other in kept]
        if any(judgement is not None and judgement.verb == "not-same" for judgement in found):
            continue
        judged = rival.likeness.score >= JUDGED <= rivals[0].likeness.score
        if judged or any(judgement is not None for judgement in found) or proves_same(rival, kept, mine):
            kept.append(rival)
    return kept[1:]


def proves_same(rival: _Rival, kept: Sequence[_Rival], mine: Profile) -> bool:
    """Whether an account that names its day fits two engagements so well that they are one."""
    if mine.time.kind != "told" or rival.likeness.score < MERGES or kept[0].likeness.score < MERGES:
        return False
    found = [compare_profiles(rival.profile, other.profile) for other in kept]
    return all(likeness.conflict is None and likeness.score >= FITS for likeness in found)


def engagement_of(account_id: str) -> str:
    """The id of the engagement that an account opens: "a-3k9m…" opens "e-3k9m…"."""
    return f"e-{account_id.removeprefix('a-')}"


def account_of(engagement_id: str) -> str:
    """The account that opened an engagement; any other id as it is."""
    return f"a-{engagement_id.removeprefix('e-')}" if engagement_id.startswith("e-") else engagement_id

"""English contact told as background: counted up, months in the doing, of a life, of folk who speak for no state."""

from functools import cache
from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.shared.sessions import only_points_back
from balozi.extraction.mentions.mentions import Mention

_TWO, _NEAR, _FAR = 2, 4, 8
_GATHERINGS = frozenset({"meeting", "summit"})
_NOUNS = {"meeting": ("MEETING", "SUMMIT"), "summit": ("SUMMIT", "MEETING"), "visit": ("VISIT",)}


@cache
def _words(name: str) -> frozenset[str]:
    return words_of("background", "english")[name]


def _noun_of(draft: Draft) -> Mention | None:
    """Return the word for a gathering or a journey that a draft is told by."""
    names = _NOUNS.get(str(draft.fields["type"]), ())
    nouns = draft.line.nouns(*names) if names else []
    return next((noun for noun in nouns if draft.first <= noun.first <= draft.last), None)


def _verb_of(draft: Draft, *kinds: str) -> Act | None:
    """Return the verb of some kinds that a draft is told by."""
    acts = draft.line.acts
    return next((a for a in acts if a.is_any(*kinds) and draft.first <= a.last <= draft.last), None)


def _counts(line: Line, at: int) -> bool:
    """Tell whether a number stands right before a token, an adjective perhaps between: "six foreign trips"."""
    near = line.row[max(0, at - _TWO) : at]
    return any(key in _words("numbers") or key.isdigit() for key in near)


@asked_where(sign(words=_words("occasions") | _words("trips") | {"series"}))
def _is_counted_up(draft: Draft, _: Reading) -> bool:
    """Tell whether contact is only counted: "have met on five occasions", "has made six foreign trips"."""
    line = draft.line
    if draft.fields["type"] == "meeting" and "series" in line.keys and len(draft.fields["states"]) < _TWO:  # type: ignore[arg-type]
        # "held a series of bilateral meetings on the sidelines".
        return True
    at = next(iter(line.all_of(_words("occasions"))), -1)
    if draft.fields["type"] in _GATHERINGS and at > 0 and _counts(line, at):
        return True
    if draft.fields["type"] != "visit":
        return False
    trips = (n for n in line.all_of(_words("trips")) if draft.first <= n <= draft.last and _counts(line, n))
    return any(not _words("counts").isdisjoint(keys_of(line, n - _NEAR, n + _NEAR)) for n in trips)


@asked_where(sign(words=_words("spans")))
def _took_months(draft: Draft, _: Reading) -> bool:
    """Tell whether talks are only said to have taken long: "after months of talks", "years of negotiation"."""
    line = draft.line
    if draft.fields["type"] != "meeting" or line.keys.isdisjoint(_words("spans")):
        return False
    noun = _noun_of(draft)
    at = noun.first if noun is not None else draft.last
    before = keys_of(line, at - _NEAR, at)
    return "of" in before and not _words("spans").isdisjoint(before[: before.index("of")])


@asked_where(sign(words=_words("former")))
def _is_a_former_one(draft: Draft, _: Reading) -> bool:
    """Tell whether a gathering is named to compare with: "the previous summit in Glasgow had promised much"."""
    line = draft.line
    if line.keys.isdisjoint(_words("former")) or draft.fields["status"] != "held":
        return False
    noun = _noun_of(draft)
    if noun is None or any(0 < day.first - noun.last <= _FAR for day in line.dates):
        # "at the previous meeting in March 2024" tells its day.
        return False
    return not _words("former").isdisjoint(keys_of(line, noun.first - _TWO, noun.first))


@asked_where(sign(words=_words("schools") | {"as"}))
def _is_of_a_life(draft: Draft, _: Reading) -> bool:
    """Tell whether somebody went there before any office: "later visited Chad as a young journalist"."""
    line = draft.line
    if draft.fields["type"] not in {"visit", "meeting"}:
        return False
    if not line.keys.isdisjoint(_words("schools")):
        return True
    as_a = (n for n in range(len(line.row) - 1) if line.row[n] == "as" and line.row[n + 1] in {"a", "an"})
    return any(not _words("novices").isdisjoint(line.row[n + 2 : n + 2 + _NEAR]) for n in as_a)


@asked_where(sign(words=_words("folk")))
def _is_of_folk(draft: Draft, _: Reading) -> bool:
    """Tell whether those who come together speak for no state: "Slovak and Czech pundits met online"."""
    line = draft.line
    if draft.fields["type"] not in _GATHERINGS or line.keys.isdisjoint(_words("folk")):
        return False
    act = _verb_of(draft, "MEET", "TALK", "DISCUSS", "HOLD")
    return act is not None and not act.passive and line.row[act.first - 1] in _words("folk")


@asked_where(sign(words=_words("boards")))
def _is_of_a_bank(draft: Draft, _: Reading) -> bool:
    """Tell whether the directors of a bank or an agency sit: "The Board of the African Development Bank met"."""
    line = draft.line
    bodies = draft.fields["orgs"]
    if draft.fields["type"] not in _GATHERINGS or not isinstance(bodies, list) or len(bodies) != 1:
        return False
    if draft.fields["states"] or line.keys.isdisjoint(_words("boards")):
        return False
    return bodies[0] in _words("banks")


@asked_where(sign(words=_words("era_ends")))
def _is_of_an_era(draft: Draft, _: Reading) -> bool:
    """Tell whether contact is one of a time long past: "During the Cold War, the leaders met in Vienna"."""
    if draft.line.keys.isdisjoint(_words("era_ends")):
        return False
    return any(f"{one} {two}" in _words("eras") for one, two in pairwise(draft.line.row))


@asked_where(sign(words={"forward"}))
def _is_looked_forward_to(draft: Draft, _: Reading) -> bool:
    """Tell whether contact is only looked forward to, with no day: "I look forward to welcoming President Xi"."""
    line = draft.line
    if "forward" not in line.keys or line.dates or draft.fields["type"] == "statement":
        return False
    at = line.row.index("forward")
    deed = keys_of(line, at + 1, at + 3)
    leads = deed[:1] == ["to"] and deed[-1].endswith("ing")
    return leads and draft.first <= at + _NEAR and draft.last > at and draft.first >= at - _FAR


def _is_of_many_years(draft: Draft, _: Reading) -> bool:
    """Tell whether signings are only counted up: "have signed 22 agreements since the Commission was set up"."""
    line = draft.line
    if draft.fields["type"] != "signing_ceremony" or line.keys.isdisjoint(_words("so_far")):
        return False
    act = _verb_of(draft, "SIGN")
    perfect = act is not None and not {"have", "has"}.isdisjoint(keys_of(line, act.first, act.last + 1))
    return perfect and any(at > draft.first for at in line.all_of(_words("so_far")))


def _is_done_there(draft: Draft, reading: Reading) -> bool:
    """Tell whether a sentence goes on about a meeting told before: "During the talks the ministers discussed trade"."""
    line = draft.line
    told = draft.fields["type"] == "meeting" and draft.fields["status"] == "held"
    if not told or _verb_of(draft, "MEET", "HOST", "PHONE") is not None:
        return False
    if not any(only_points_back(line, noun) for noun in line.nouns("MEETING")):
        return False
    above = (other for other in reading.lines if other.start < line.start)
    return any(
        other.nouns("MEETING", "COURTESY") or any(a.is_any("MEET") for a in other.acts) for other in above
    )


# The doubts about an engagement that is only background, those that ask least first.
OF_BACKGROUND = (
    _is_counted_up,
    _is_done_there,
    _is_of_many_years,
    _took_months,
    _is_a_former_one,
    _is_of_folk,
    _is_of_a_bank,
    _is_of_a_life,
    _is_looked_forward_to,
    _is_of_an_era,
)

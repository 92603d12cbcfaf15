"""What pledges or signs nothing in English talk: friendship, an invitation taken up, own borders, firms' deals."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Reading, keys_of
from balozi.extraction.clauses.sentence.signs import asked_where, sign

_WORDS = words_of("home_affairs", "goodwill")
_NEAR, _REACH = 4, 10
_THINGS = (["a"], ["an"], ["several"], ["various"], ["extensive"], ["comprehensive"], ["joint"])
_OWN = frozenset({"its", "our", "their", "his", "national"})


def _deed(draft: Draft) -> Act | None:
    acts = (act for act in draft.line.acts if draft.first <= act.last <= draft.last)
    return next((act for act in acts if act.is_finite), None)


@asked_where(sign(words={"invitation", "invitations"}))
def is_of_an_invitation(draft: Draft, _: Reading) -> bool:
    """Tell whether an invitation is taken up, which is a visit to come: "promised to fulfil it soon"."""
    line = draft.line
    if line.keys.isdisjoint({"invitation", "invitations"}):
        return False
    act = _deed(draft)
    behind = [] if act is None else keys_of(line, act.last + 1, act.last + _NEAR)
    return not _WORDS["takes_up"].isdisjoint(behind)


@asked_where(sign(words=_WORDS["releases"]), sign(words=_WORDS["statements"]))
def is_a_release(draft: Draft, _: Reading) -> bool:
    """Tell whether a joint text is only to be given out: "the two sides will release a joint statement"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["releases"]) or line.keys.isdisjoint(_WORDS["statements"]):
        return False
    act = _deed(draft)
    if act is None or line.tokens[act.last].key not in _WORDS["releases"]:
        return False
    return not _WORDS["statements"].isdisjoint(keys_of(line, act.last + 1, act.last + _NEAR))


@asked_where(sign(words={"undertook", "undertaken", "put"}))
def is_undertaken(draft: Draft, _: Reading) -> bool:
    """Tell whether a thing was done, not promised: "undertook a detailed review of bilateral trade"."""
    line, act = draft.line, _deed(draft)
    if act is not None and line.row[act.first : act.first + 2] == ["had", "put"]:
        return True
    if act is None or act.tense != "past" or line.row[act.last] not in {"undertook", "undertaken"}:
        return False
    behind = keys_of(line, act.last + 1, act.last + 1 + _NEAR)
    return behind[:1] in _THINGS and {
        "to",
        "commitment",
        "commitments",
        "obligation",
        "obligations",
    }.isdisjoint(behind)


@asked_where(sign(words={"always"}), sign(words={"stood"}))
def is_friendship(draft: Draft, _: Reading) -> bool:
    """Tell whether two are only said to have been friends: "good neighbours that have always stood by each other"."""
    line = draft.line
    if not {"always", "stood"} <= line.keys or line.keys.isdisjoint({"have", "has"}):
        return False
    return draft.rule in {"CO1", "CO3"} and not _WORDS["friends"].isdisjoint(
        keys_of(line, draft.first, draft.last + 1)
    )


@asked_where(sign(words=_WORDS["guards"] | _WORDS["policies"]))
def is_for_itself(draft: Draft, _: Reading) -> bool:
    """Tell whether a state is to guard what is its own: "will take measures to safeguard its sovereignty"."""
    line = draft.line
    if _pursues_a_policy(draft):
        return True
    if line.keys.isdisjoint(_WORDS["guards"]) or line.keys.isdisjoint(_WORDS["own_things"]):
        return False
    keys = keys_of(line, draft.first, draft.last + 1)
    at = next((n for n, key in enumerate(keys) if key in _WORDS["guards"]), -1)
    behind = keys[at + 1 : at + _NEAR + 1] if at >= 0 else []
    if not _WORDS["helps"].isdisjoint(keys[: max(0, at)]):
        # "its commitment to support Somalia in defending its sovereignty": another's own.
        return False
    return not _OWN.isdisjoint(behind[:2]) and not _WORDS["own_things"].isdisjoint(behind)


def _pursues_a_policy(draft: Draft) -> bool:
    """Tell whether a state is only to follow its own policy: "will seek pragmatic diplomacy"."""
    line, act = draft.line, _deed(draft)
    if line.keys.isdisjoint(_WORDS["policies"]) or act is None or act.tense != "future":
        return False
    own = line.row[act.last] in _WORDS["pursues"] and "towards" not in line.keys and "with" not in line.keys
    return own and not _WORDS["policies"].isdisjoint(keys_of(line, act.last + 1, act.last + _NEAR + 1))


@asked_where(sign(words=_WORDS["others"]), sign(words=_WORDS["regions"]))
def is_of_others(draft: Draft, _: Reading) -> bool:
    """Tell whether others promised, whom no state is told for: "our Western colleagues promised"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["others"]) or line.keys.isdisjoint(_WORDS["regions"]):
        return False
    act = _deed(draft)
    lead = [] if act is None else keys_of(line, act.first - _NEAR, act.first)
    at = next((n for n, key in enumerate(lead) if key in _WORDS["others"]), -1)
    return at > 1 and lead[at - 1] in _WORDS["regions"] and lead[at - 2] in {"our", "their", "the"}


@asked_where(sign(words=_WORDS["firms"]))
def is_of_firms(draft: Draft, _: Reading) -> bool:
    """Tell whether those who sign are firms: "was signed by enterprises of the two countries"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["firms"]) or line.keys.isdisjoint({"by", "between"}):
        return False
    keys = keys_of(line, draft.first, draft.last + _REACH)
    spots = (n for n, key in enumerate(keys) if key in {"by", "between"})
    return any(not _WORDS["firms"].isdisjoint(keys[n + 1 : n + _NEAR]) for n in spots)


@asked_where(sign(words=_WORDS["efforts"]))
def is_sought(draft: Draft, _: Reading) -> bool:
    """Tell whether any truce is only worked for: "the efforts to reach a humanitarian truce in Sudan"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["efforts"]) or draft.fields["status"] not in {
        "proposed",
        "negotiated",
        "unknown",
    }:
        return False
    paper = next((m for m in line.instruments() if draft.first <= m.first <= draft.last), None)
    if paper is None or line.tokens[paper.first].is_capital:
        return False
    if _WORDS["truces"].isdisjoint(line.row[paper.first : paper.last + 1]):
        return False
    lead = keys_of(line, paper.first - _REACH, paper.first)
    any_one = not {"a", "an", "any", "such"}.isdisjoint(lead[-_NEAR:])
    return any_one and not _WORDS["efforts"].isdisjoint(lead) and not _WORDS["reaches"].isdisjoint(lead)


@asked_where(sign(words=_WORDS["many"]))
def is_any_of_many(draft: Draft, _: Reading) -> bool:
    """Tell whether texts are only counted, on no matter: "the exchange of fifteen MoUs and agreements in energy"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["many"]):
        return False
    paper = next((m for m in line.instruments() if draft.first <= m.first <= draft.last), None)
    if paper is None or line.row[paper.last] not in _WORDS["many"]:
        return False
    named = line.tokens[paper.last].is_capital and line.row[paper.last] != "mous"
    matter = not {"on", "concerning", "regarding", "for", ":", "covering", "between"}.isdisjoint(
        line.row[paper.last + 1 : paper.last + 3]
    )
    return not named and not matter and paper.first == paper.last


@asked_where(sign(words={"accord", "pact"}))
def is_an_exercise(draft: Draft, _: Reading) -> bool:
    """Tell whether a name is that of an exercise of troops: "the exercise Justified Accord"."""
    line = draft.line
    named = not {"accord", "pact"}.isdisjoint(line.row[draft.first : draft.last + 1])
    return named and not line.keys.isdisjoint(
        {"exercise", "exercises", "drill", "drills", "manoeuvres", "maneuvers"}
    )


@asked_where(sign(words={"?"}))
def is_asked(draft: Draft, _: Reading) -> bool:
    """Tell whether a question names an instrument: "Do you think the agreement can be signed by summer?"."""
    return draft.line.tokens[-1].text == "?" and not draft.line.dates


@asked_where(sign(words={"we"}))
def we_have_signed(draft: Draft, _: Reading) -> bool:
    """Tell whether a speaker only says that a text has been signed: "As you know, we have signed a treaty"."""
    line = draft.line
    if draft.fields["type"] != "signing_ceremony" or "we" not in line.keys or line.dates:
        return False
    act = next((a for a in line.acts if a.is_any("SIGN") and draft.first <= a.last <= draft.last), None)
    return act is not None and "have" in keys_of(line, act.first - 2, act.last) and not draft.fields["place"]


@asked_where(sign(words=_WORDS["bodies"]))
def is_founded(draft: Draft, _: Reading) -> bool:
    """Tell whether a joint body is only set up or to be woken: "agreed to activate the joint committee"."""
    line = draft.line
    if draft.fields["type"] != "meeting" or line.keys.isdisjoint(_WORDS["bodies"]) or draft.rule == "EN1":
        return False
    at = next((n for n in range(draft.first, draft.last + 1) if line.row[n] in _WORDS["bodies"]), -1)
    lead = keys_of(line, at - _NEAR - 1, at)
    sits = not {"session", "meeting", "round", "talks"}.isdisjoint(keys_of(line, draft.first, draft.last + 1))
    return at >= 0 and not sits and not _WORDS["founds"].isdisjoint(lead)


OF_GOODWILL = (is_of_an_invitation, is_a_release, is_undertaken, is_friendship, is_for_itself, is_of_others)

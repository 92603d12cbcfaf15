"""What everyday lines of English papers tell that is no fact: a way home, a board that sits, private words."""

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.papers import Genre

_WORDS = words_of("everyday", "english")
_NEAR, _FAR, _TWO = 3, 8, 2
_SPEAKERS = frozenset({"we", "they", "you", "i"})
_NATIONS = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.INSTITUTION})
_OFFICERS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.INSTITUTION, Of.PAIR})


def _deed(draft: Draft) -> Act | None:
    """Return the first finite verb of a draft."""
    acts = (act for act in draft.line.acts if draft.first <= act.last <= draft.last)
    return next((act for act in acts if act.is_finite), None)


@asked_where(sign(words={"back"}))
def is_on_the_way_home(draft: Draft, _: Reading) -> bool:
    """Tell whether somebody only comes back: "He will be back in New York", "is expected back on 8 March"."""
    line = draft.line
    if "back" not in line.keys or draft.fields.get("status", "planned") != "planned":
        return False
    at = line.row.index("back")
    before, behind = keys_of(line, at - _NEAR, at), keys_of(line, at + 1, at + _TWO)
    comes = not _WORDS["comes"].isdisjoint(before)
    return comes and draft.first <= at <= draft.last and bool(_WORDS["home"] & set(behind))


@asked_where(sign(words=_WORDS["organs"]))
def is_of_an_organ(draft: Draft, _: Reading) -> bool:
    """Tell whether the own board of a body sits: "The Board meeting is tentatively scheduled for mid-December"."""
    line = draft.line
    if draft.fields["type"] not in {"meeting", "summit"} or line.keys.isdisjoint(_WORDS["organs"]):
        return False
    nouns = (noun for noun in line.nouns("MEETING") if draft.first <= noun.first <= draft.last)
    return any(
        not _WORDS["organs"].isdisjoint(keys_of(line, noun.first - _TWO, noun.first)) for noun in nouns
    )


@asked_where(sign(words={"statement"}), sign(words=_WORDS["issues"]))
def is_one_ones_statement(draft: Draft, _: Reading) -> bool:
    """Tell whether one official's words are only led to: "Ms. Rao issued the following statement"."""
    line = draft.line
    if draft.fields["type"] != "statement" or draft.rule != "EN7" or "joint" in line.keys:
        return False
    states, bodies = draft.fields["states"], draft.fields["orgs"]
    several = isinstance(states, list) and isinstance(bodies, list) and len(states) + len(bodies) >= _TWO
    issued = not _WORDS["issues"].isdisjoint(line.keys) and "statement" in line.keys
    return issued and not several and line.keys.isdisjoint(_WORDS["press"])


@asked_where(sign(verbs={"SIGN"}))
def is_to_be_signed(draft: Draft, _: Reading) -> bool:
    """Tell whether a text is only to be signed, day and place untold: "the protocol will be signed by both parties"."""
    fields = draft.fields
    untold = not fields["date"] and not fields["place"] and not fields["place_state"]
    if fields["type"] != "signing_ceremony" or fields["status"] != "planned" or not untold:
        return False
    signs = (a for a in draft.line.acts if a.is_any("SIGN") and draft.first <= a.last <= draft.last)
    return any(act.passive and act.tense == "future" for act in signs)


@asked_where(sign(words=_WORDS["family"]))
def is_of_private_people(draft: Draft, _: Reading) -> bool:
    """Tell whether somebody speaks of his own family: "We had agreed to wait for my daughter at the crossroads"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["family"]):
        return False
    at = next(at for at, key in enumerate(line.row) if key in _WORDS["family"])
    return "my" in keys_of(line, at - _TWO, at)


@asked_where(sign(words=_WORDS["folk"]))
def is_of_folk(draft: Draft, _: Reading) -> bool:
    """Tell whether those who will do it are no officials: "our farmers will harvest twice a year"."""
    line = draft.line
    act = _deed(draft)
    if act is None or act.tense != "future" or act.passive or line.keys.isdisjoint(_WORDS["folk"]):
        return False
    before = keys_of(line, act.first - _TWO, act.first)
    return any(key in _WORDS["folk"] for key in before) and not _led_by_office(line, act.first)


def _led_by_office(line: Line, at: int) -> bool:
    """Tell whether a state or a body stands right before a verb: "the Ministry of Workers will"."""
    return any(m.of in _NATIONS and m.last == at - 1 for m in line.mentions)


@asked_where(sign(words=_SPEAKERS))
def is_only_told_of(draft: Draft, _: Reading) -> bool:
    """Tell whether "we" only says which thing is meant: "The relationships we build today create jobs tomorrow"."""
    line = draft.line
    at = draft.first
    if at < _TWO or line.row[at] not in _SPEAKERS:
        return False
    noun = line.tokens[at - 1]
    act = _deed(draft)
    told = act is not None and act.tense == "present" and act.first - at <= _TWO
    leads = noun.text.isalpha() and noun.text.islower() and noun.key not in _WORDS["joints"]
    return (
        told and leads and line.row[max(0, at - _NEAR)] in {"the", "these", "those", "what", "every", "all"}
    )


@asked_where(sign(words=_WORDS["likes"]))
def is_only_liked(draft: Draft, _: Reading) -> bool:
    """Tell whether somebody only says what he would love: "a place she said she would love to see one day"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["likes"]) or line.keys.isdisjoint({"would", "will"}):
        return False
    spots = [at for at in line.all_of(_WORDS["likes"]) if draft.first <= at <= draft.last]
    return any({"would", "will"} & set(keys_of(line, at - _TWO, at)) for at in spots)


def is_laid_down(draft: Draft, reading: Reading) -> bool:
    """Tell whether a paper of the day says what a text lays down: "The Convention guarantees the right to work"."""
    line = draft.line
    texts = line.instruments()
    act = _deed(draft)
    if not texts or act is None or act.tense != "present" or reading.paper.genre is not Genre.NEWS:
        return False
    ahead = texts[0].first <= _NEAR and texts[0].last < act.first
    acts = any(
        m.of in _OFFICERS | _NATIONS and texts[0].last < m.first == act.first - 1 for m in line.mentions
    )
    return ahead and not acts and line.tokens[act.last].key in _WORDS["lays_down"]


def is_an_agency(draft: Draft, _: Reading) -> bool:
    """Tell whether an agency alone is pleased or alarmed: "UNHCR welcomes Kenya's plan" is no government's reaction."""
    bodies, states = draft.fields["orgs"], draft.fields["states"]
    if draft.fields["type"] != "statement" or states or not isinstance(bodies, list) or not bodies:
        return False
    named = {str(body).lower() for body in bodies}
    return named <= _WORDS["agencies"] | {"un"} and named != {"un"}


@asked_where(sign(words={"memorandum"}))
def is_a_minute(draft: Draft, _: Reading) -> bool:
    """Tell whether a memorandum is an order within a government: "MEMORANDUM FOR THE SECRETARY OF STATE"."""
    line = draft.line
    if "memorandum" not in line.keys:
        return False
    at = line.row.index("memorandum")
    return (
        line.row[at + 1 : at + _TWO] in (["for"], ["to"])
        and len(line.tokens) - at <= 2 * _FAR
        and at <= _NEAR
    )


@asked_where(sign(words=_WORDS["posts"]), sign(words=_WORDS["begins"]))
def is_an_appointment(draft: Draft, _: Reading) -> bool:
    """Tell whether an officer only begins a post: "She will take up her appointment during January"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["posts"]) or line.keys.isdisjoint(_WORDS["begins"]):
        return False
    keys = keys_of(line, draft.first, draft.last + 1)
    at = next((n for n, key in enumerate(keys) if key in _WORDS["begins"]), -1)
    behind = keys[at + 1 : at + 2 * _NEAR]
    return at >= 0 and not _WORDS["posts"].isdisjoint(behind) and not _WORDS["own"].isdisjoint(behind)


@asked_where(sign(words={"since", "been"}))
def is_given_so_far(draft: Draft, _: Reading) -> bool:
    """Tell whether a thing has been given for years: "has been funding clinics in Chad since 1994"."""
    line = draft.line
    if line.keys.isdisjoint({"has", "have", "had"}):
        return False
    if "since" in line.keys and not line.keys.isdisjoint(_WORDS["given"]):
        act = _deed(draft)
        done = act is not None and line.row[act.last] in _WORDS["given"]
        return (
            done
            and act is not None
            and not {"has", "have"}.isdisjoint(keys_of(line, act.first - _NEAR, act.last))
        )
    if "been" not in line.keys:
        return False
    at = line.row.index("been")
    doing = line.row[at + 1].endswith("ing") if at + 1 < len(line.row) else False
    ahead = any(a.tense == "future" and draft.first <= a.last <= draft.last for a in line.acts)
    return doing and draft.first <= at <= draft.last and not ahead


@asked_where(sign(words=_WORDS["tasks"]))
def is_ones_task(draft: Draft, _: Reading) -> bool:
    """Tell whether only a task or a hope is told: "Our task is to observe", "The aim is to halve the deaths"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["tasks"]) or "to" not in line.keys:
        return False
    for at in line.all_of(_WORDS["tasks"]):
        behind = keys_of(line, at + 1, at + 2 * _FAR)
        turn = next((n for n, key in enumerate(behind[:-1]) if key in {"is", "was", "remains"}), -1)
        if turn >= 0 and behind[turn + 1] == "to" and at <= draft.last and at + turn + _TWO >= draft.first:
            return True
    return False


@asked_where(sign(words=_WORDS["needs"]))
def is_needed(draft: Draft, _: Reading) -> bool:
    """Tell whether money is only asked for: "WFP requires US$564 million to maintain its operations"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["needs"]) or not line.amounts:
        return False
    act = _deed(draft)
    needs = [at for at in line.all_of(_WORDS["needs"]) if draft.first <= at <= draft.last]
    near = any(0 < amount.first - at <= _FAR for at in needs for amount in line.amounts)
    return near and (act is None or act.first >= needs[0] or act.tense == "infinitive")


@asked_where(sign(words=_WORDS["folk"]))
def is_a_gathering_of_folk(draft: Draft, _: Reading) -> bool:
    """Tell whether people gather who speak for no state: "communities in Canada will gather around the table"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["folk"]) or draft.fields["type"] not in {"meeting", "summit"}:
        return False
    act = _deed(draft)
    if act is None or not act.is_any("MEET"):
        return False
    begin = max(0, act.first - 2 * _FAR)
    offices = any(m.of in _OFFICERS and begin <= m.first < act.first for m in line.mentions)
    return not offices and not _WORDS["folk"].isdisjoint(keys_of(line, act.first - _NEAR - 1, act.first))


def is_festive(draft: Draft, reading: Reading) -> bool:
    """Tell whether a paper wishes its readers a happy feast, and the sentence names nobody but who speaks."""
    known = reading.kept.get("english feast")
    if known is None:
        keys = frozenset().union(*(line.keys for line in reading.lines))
        known = not keys.isdisjoint(_WORDS["feasts"]) and not keys.isdisjoint(_WORDS["wishes"])
        reading.kept["english feast"] = known
    if not known:
        return False
    owe = draft.fields["obligors"]
    named = {m.code.removeprefix("ORG:") for m in draft.line.mentions if m.of in _NATIONS}
    return isinstance(owe, list) and named <= set(owe)


OF_CALENDARS = (
    is_on_the_way_home,
    is_of_an_organ,
    is_one_ones_statement,
    is_to_be_signed,
    is_an_agency,
    is_of_private_people,
    is_a_gathering_of_folk,
)
OF_MINUTES = (is_a_minute,)
OF_WORDS = (
    is_on_the_way_home,
    is_of_private_people,
    is_of_folk,
    is_only_told_of,
    is_an_appointment,
    is_only_liked,
    is_laid_down,
    is_given_so_far,
    is_ones_task,
    is_needed,
    is_festive,
)

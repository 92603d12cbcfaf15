"""What promises or signs nothing in English: an occasion, a refusal, a call to keep one's word, a threat, a denial."""

from itertools import pairwise

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading, keys_of
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.shared.sessions import is_regular
from balozi.extraction.mentions.mentions import Of

_WORDS = words_of("english_dealings", "unpromised")
_NEAR, _REACH, _FAR = 3, 8, 12
_LAWS = frozenset({"governed", "construed", "interpreted"})
_ONLY = {("only", "when"), ("only", "if"), ("only", "once"), ("only", "after")}


def _deed(draft: Draft) -> Act | None:
    """Return the verb of a promise: the first finite one within it."""
    acts = (act for act in draft.line.acts if draft.first <= act.last <= draft.last)
    return next((act for act in acts if act.is_finite), None)


@asked_where(sign(words=_WORDS["occasions"] | _WORDS["opened"]))
def is_an_occasion(draft: Draft, _: Reading) -> bool:
    """Tell whether an official opens, leads or addresses a gathering: "will open a business forum in Luanda"."""
    line = draft.line
    if _is_opened_by(draft):
        return True
    if line.keys.isdisjoint(_WORDS["gatherings"]) or line.keys.isdisjoint(_WORDS["occasions"]):
        return False
    act = _deed(draft)
    if draft.rule == "CO4":
        # "the intention of Uganda to host the XIX Summit in Kampala".
        leads = (a for a in line.acts if draft.first <= a.first <= draft.last and a.tense == "infinitive")
        act = next(leads, act)
    ahead = act is not None and act.tense in {"future", "infinitive"}
    if act is None or not ahead or line.tokens[act.last].key not in _WORDS["occasions"]:
        return False
    if is_regular(line, act.last):
        # "will hold meetings every quarter": a duty.
        return False
    return (act.tense == "future" or draft.rule == "CO4") and _object_is(line, act.last + 1)


def _is_opened_by(draft: Draft) -> bool:
    """Tell whether a thing is to be opened by an official: "will be opened by the two presidents on 4 June"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["opened"]) or "by" not in line.keys:
        return False
    opened = (act for act in line.acts if act.passive and act.tense == "future" and act.last < draft.last)
    return any(
        line.tokens[act.last].key in _WORDS["opened"] and line.tokens[act.last + 1].key == "by"
        for act in opened
    )


def _object_is(line: Line, first: int) -> bool:
    """Tell whether the object that begins at a token is a gathering: its last word before "of", "in" or a mark."""
    for at in range(first, min(first + _FAR, len(line.tokens))):
        token = line.tokens[at]
        behind = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
        if token.key in _WORDS["gatherings"]:
            return behind is None or not (
                behind.text.islower() and behind.key in {"centre", "center", "fund", "hall"}
            )
        if not token.text[0].isalnum() and token.text not in {"-", "–", "'", "’", '"', "“", "”"}:
            return False
        if at > first and token.key in {"and", "for", "in", "at", "on", "with", "by", "from"}:
            return False
    return False


@asked_where(sign(words=_WORDS["nothing"]))
def offers_nothing(draft: Draft, _: Reading) -> bool:
    """Tell whether a thing is refused: "offered no new money", "there was no plan to revive it"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["nothing"]):
        return False
    if line.tokens[0].key in {"nothing", "nobody"}:
        return True
    act = _deed(draft)
    plans = (n.first for n in line.nouns("PLANS", "COMMITMENT") if draft.first <= n.first <= draft.last)
    if draft.rule == "CO4" and any(line.tokens[at - 1].key in _WORDS["nothing"] for at in plans if at):
        return True
    if act is None or not act.is_any("PLEDGE", "OFFER", "COMMIT", "ANNOUNCE", "DEED"):
        return False
    return bool(_WORDS["nothing"] & set(keys_of(line, act.last + 1, act.last + 2)))


@asked_where(sign(words={"only", "unless"}))
def is_on_terms(draft: Draft, _: Reading) -> bool:
    """Tell whether a deed is refused until others do theirs: "would join the treaty only when its allies did"."""
    line = draft.line
    if line.keys.isdisjoint({"only", "unless"}):
        return False
    keys = keys_of(line, draft.first, len(line.tokens))
    return "unless" in keys or any(pair in _ONLY for pair in pairwise(keys))


@asked_where(sign(words=_WORDS["pledges"]))
def is_anothers(draft: Draft, _: Reading) -> bool:
    """Tell whether a promise given before is only named: "urged Malawi to honour its promise", "accepted its offer"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["pledges"]):
        return False
    called, taken = _WORDS["calls"] & line.keys, _WORDS["takes"] & line.keys
    if not called and not taken:
        return False
    noun = next(
        (at for at in range(draft.first, draft.last + 1) if line.tokens[at].key in _WORDS["pledges"]), -1
    )
    if noun < 0 or any(act.first <= noun <= act.last and act.is_finite for act in line.acts):
        return False
    before, near = set(keys_of(line, noun - _FAR, noun)), set(keys_of(line, noun - _NEAR - 1, noun))
    return bool(before & _WORDS["calls"] and near & _WORDS["honours"]) or bool(before & _WORDS["takes"])


@asked_where(sign(words={"that", "which"}))
def tells_which(draft: Draft, _: Reading) -> bool:
    """Tell whether a promise only tells which thing is meant: "the first of three clinics that Spain has promised"."""
    line = draft.line
    at = draft.first - 1
    at -= at > 0 and line.tokens[at].key in {"the", "its"}
    if at < _NEAR or line.tokens[at].key not in {"that", "which"} or "promise" not in _vow_stem(line, draft):
        return False
    noun = line.tokens[at - 1]
    told = any(act.last == at - 1 for act in line.acts)
    return (
        noun.text.islower()
        and noun.text.isalpha()
        and not told
        and any(act.is_finite and act.last < at - 1 for act in line.acts)
    )


def _vow_stem(line: Line, draft: Draft) -> str:
    act = _deed(draft)
    return (
        ""
        if act is None or not act.is_any("PLEDGE", "COMMIT", "OFFER")
        else f"promise {line.tokens[act.last].key}"
    )


@asked_where(sign(words=_WORDS["vows"] | _WORDS["harms"]))
def is_a_threat(draft: Draft, _: Reading) -> bool:
    """Tell whether harm is promised: "vowed to punish Israel", "swore to retaliate"."""
    line = draft.line
    if _goes_after(draft):
        return True
    if line.keys.isdisjoint(_WORDS["vows"]) or line.keys.isdisjoint(_WORDS["threats"]):
        return False
    act = _deed(draft)
    if act is None or line.tokens[act.last].key not in _WORDS["vows"]:
        return False
    behind = keys_of(line, act.last + 1, act.last + _REACH)
    at = next((n for n, key in enumerate(behind) if key in {"to", "would", "will", "a", "swift"}), -1)
    return at >= 0 and bool(_WORDS["threats"] & set(behind[at + 1 : at + 1 + _NEAR]))


def _goes_after(draft: Draft) -> bool:
    """Tell whether one state goes after others: "will use all tools to hold the regime to account"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["harms"]):
        return False
    act, owners = _deed(draft), draft.fields.get("obligors")
    if act is None or (isinstance(owners, list | tuple) and len(owners) > 1):
        return False
    reach = range(act.first, min(act.first + _FAR, len(line.tokens)))
    verb = next((at for at in reach if line.row[at] not in _WORDS["means"]), -1)
    if verb < 0 or line.row[verb] not in _WORDS["harms"]:
        return False
    holds = line.row[verb] in {"hold", "holding"}
    return not holds or not _WORDS["accounts"].isdisjoint(line.row[verb + 1 : verb + _FAR])


@asked_where(sign(words=_WORDS["wordings"] | _WORDS["approves"]))
def is_of_a_text(draft: Draft, _: Reading) -> bool:
    """Tell whether two only settle the words of an instrument: "have agreed on the final text of an agreement"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["wordings"] | _WORDS["approves"]) or not line.instruments():
        return False
    act = _deed(draft)
    if act is None or not act.is_any("AGREE", "SETTLE", "CONCLUDE"):
        return False
    if act.is_any("AGREE") and _WORDS["approves"] & set(keys_of(line, act.first, act.last + 1)):
        return any(0 < m.first - act.last <= _REACH for m in line.instruments())
    behind = keys_of(line, act.last, act.last + _REACH)
    at = next((n for n, key in enumerate(behind) if key in _WORDS["wordings"]), -1)
    return at >= 0 and "to" not in behind[: at + 1] and "of" in behind[at + 1 : at + _NEAR]


@asked_where(sign(words=_WORDS["dismisses"]), sign(words=_WORDS["hearsay"]))
def is_denied(draft: Draft, _: Reading) -> bool:
    """Tell whether somebody denies what is told: "dismissed reports that Asmara had signed an agreement"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["dismisses"]) or line.keys.isdisjoint(_WORDS["hearsay"]):
        return False
    keys = keys_of(line, 0, draft.last)
    at = next((n for n, key in enumerate(keys) if key in _WORDS["dismisses"]), -1)
    return at >= 0 and bool(_WORDS["hearsay"] & set(keys[at + 1 : at + _REACH]))


@asked_where(sign(words=_WORDS["labour"]))
def is_with_labour(draft: Draft, _: Reading) -> bool:
    """Tell whether an instrument ends a strike at home: "called off their strike after signing an agreement"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["labour"]):
        return False
    bodies = [m for m in line.mentions if m.of is Of.ORGANISATION]
    told = [at for at in line.all_of(_WORDS["labour"]) if at == 0 or line.row[at - 1] not in _WORDS["of_war"]]
    # "condemned the strikes on Iran".
    told = [at for at in told if line.row[at + 1 : at + 2] not in (["on"], ["against"])]
    if all(any(m.first <= at <= m.last for m in bodies) for at in told):
        # "the Peace and Security Council of the African Union": no union of workers.
        return False
    return len(line.parties(0, len(line.tokens) - 1).codes) < len(("one", "other"))


@asked_where(sign(words=_WORDS["works"]))
def is_a_works_topic(draft: Draft, _: Reading) -> bool:
    """Tell whether a book or a film is about a treaty: "a history of the Treaty of Tordesillas in four volumes"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["works"]):
        return False
    before = keys_of(line, draft.first - _NEAR - 1, draft.first + 1)
    return not _WORDS["works"].isdisjoint(before) and not {"of", "on", "about"}.isdisjoint(before)


def is_of_nobody(draft: Draft, reading: Reading) -> bool:
    """Tell whether a paper names nobody who could have made a text: "The memorandum of 3 January on expenses"."""
    fields = draft.fields
    if fields["states"] or fields["orgs"] or fields["instrument_type"] not in {"mou", "agreement", "other"}:
        return False
    told = draft.line.tokens[draft.first : draft.last + 1]
    if len(told) < _NEAR and all(token.text.islower() for token in told):
        # "The agreement with the cafeteria": a common noun alone, of nobody named.
        return True
    known = reading.kept.get("english nobody")
    if known is None:
        known = not any(line.parties(0, len(line.tokens) - 1).codes for line in reading.lines)
        reading.kept["english nobody"] = known
    return bool(known)


@asked_where(sign(words=_WORDS["disputes"]), sign(words=_WORDS["settled"]))
def is_about_disputes(draft: Draft, _: Reading) -> bool:
    """Tell whether a treaty only says how disputes end: "shall be settled by negotiation between the Parties"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["disputes"]) or line.keys.isdisjoint(_WORDS["settled"]):
        return False
    opens = set(keys_of(line, 0, _REACH))
    return bool(opens & _WORDS["disputes"])


@asked_where(sign(words=_WORDS["statuses"]))
def is_a_status(draft: Draft, _: Reading) -> bool:
    """Tell whether a treaty says what somebody is in law: "shall possess juridical personality", "are exempt"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["statuses"]):
        return False
    act = _deed(draft)
    if act is None or line.tokens[act.first].key not in {"shall", "will"}:
        return False
    behind = keys_of(line, act.first + 1, act.last + _REACH)
    return bool(_WORDS["holds"] & set(behind[:3])) and not _WORDS["statuses"].isdisjoint(behind)


@asked_where(sign(words=_WORDS["runs"]))
def is_own_running(draft: Draft, _: Reading) -> bool:
    """Tell whether an office only says how it works: "will continue to operate with a third of its staff"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["runs"]):
        return False
    act = _deed(draft)
    return act is not None and not _WORDS["runs"].isdisjoint(keys_of(line, act.last, act.last + _NEAR + 1))


@asked_where(sign(words=_WORDS["notifies"]), sign(words=_WORDS["steps"]))
def is_a_step(draft: Draft, _: Reading) -> bool:
    """Tell whether parties only tell each other that a text may enter into force: "shall notify each other"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["notifies"]) or line.keys.isdisjoint(_WORDS["steps"]):
        return False
    act = _deed(draft)
    return act is not None and line.row[act.last] in _WORDS["notifies"]


@asked_where(sign(words=_WORDS["presents"]))
def tells_its_plans(draft: Draft, _: Reading) -> bool:
    """Tell whether somebody only presents plans at home: "Moldova outlined its plans to reform the prosecution"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["presents"]) or draft.fields["modality"] != "plans" or line.nouns("HELP"):
        return False
    at = next((n for n in line.all_of(_WORDS["presents"]) if n <= draft.last), -1)
    others = set(line.parties(draft.first, draft.last).codes) - {*draft.fields["obligors"]}  # type: ignore[misc]
    return at >= 0 and not others and not {"plans", "plan"}.isdisjoint(keys_of(line, at, at + _NEAR + 1))


@asked_where(sign(words={"assurances"}))
def is_a_salutation(draft: Draft, _: Reading) -> bool:
    """Tell whether a note ends as notes do: "renews to the Embassy the assurances of its highest consideration"."""
    return "assurances" in draft.line.keys and not {"consideration", "esteem"}.isdisjoint(draft.line.keys)


@asked_where(sign(words=_LAWS))
def is_of_its_law(draft: Draft, _: Reading) -> bool:
    """Tell whether a clause says by which law a text is read: "shall be governed by the laws of Kenya"."""
    passive = (a for a in draft.line.acts if a.passive and draft.first <= a.last <= draft.last)
    return any(draft.line.row[act.last] in _LAWS for act in passive)


def leads_a_group(draft: Draft, _: Reading) -> bool:
    """Tell whether a visit is told, no promise: "plans to lead a trade mission to Manila in the fall"."""
    line = draft.line
    if line.keys.isdisjoint(_WORDS["groups"]) or line.keys.isdisjoint(_WORDS["leads"]):
        return False
    reach = range(max(1, draft.first), min(draft.last, len(line.tokens) - 1) + 1)
    verb = next((at for at in reach if line.row[at] in _WORDS["leads"]), -1)
    noun = next(
        (at for at in reach if verb < at <= verb + _NEAR + 1 and line.row[at] in _WORDS["groups"]), -1
    )
    if verb < 0 or noun < 0 or is_regular(line, verb):
        return False
    travels = line.row[noun] != "mission" or line.row[noun - 1] in _WORDS["trading"]
    return travels and "to" in line.row[noun + 1 : noun + _REACH] and "training" not in line.keys


OF_PROMISES = (
    leads_a_group,
    is_of_its_law,
    is_an_occasion,
    tells_its_plans,
    is_a_salutation,
    is_a_step,
    is_own_running,
    is_a_status,
    offers_nothing,
    is_anothers,
    is_a_threat,
    is_about_disputes,
    is_on_terms,
    is_of_a_text,
    tells_which,
    is_denied,
)
OF_TEXTS = (is_denied, is_with_labour, is_a_works_topic, is_of_nobody)

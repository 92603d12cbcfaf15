"""Speeches at a forum and answers to another state."""

from collections.abc import Sequence

from balozi.extraction.clauses.engagements.remarks import is_a_courtesy, is_resolved
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import asked_where, sign
from balozi.extraction.clauses.sentence.stand_ins import NAMED
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.objects import governed_by, object_end
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.mentions.mentions import Of

_FORUMS = closed("receptions", "forums")
_SPEECHES = closed("speeches", "titles")
_BY = closed("speeches", "by")
_SPEAKERS = NAMED - {Of.CITY}
_NAMED_ONES = frozenset({Of.STATE, Of.PEOPLE, Of.ORGANISATION, Of.INSTITUTION, Of.CITY, Of.PERSON, Of.OFFICE})
_OPENING = 3
_LONGEST = 60
_TOLD = frozenset({"past", "present", "participle"})
_GLAD = frozenset({"welcome", "hailed", "hails", "hail", "congrat"})
_FAR_BEHIND = 20
# Behind these a title tells what is spoken of.
_ABOUT = frozenset(
    {
        "on",
        "regarding",
        "concerning",
        "about",
        "following",
        "after",
        "sur",
        "concernant",
        "relative",
        "relatif",
        "suite",
        "kuhusu",
        "juu",
        "kufuatia",
    }
)
# A title stands on the first lines of a paper.
_FAR_DOWN = 400


@asked_where(sign(words=_SPEECHES))
def titled(line: Line, reading: Reading) -> Draft | None:
    """Find a speech by its title: "Address by the Prime Minister of X to the Assembly", "Discours du ministre ..."."""
    if len(line.tokens) > _LONGEST or line.start > _FAR_DOWN:
        return None
    at = next((at for at, token in enumerate(line.tokens[:_OPENING]) if token.key in _SPEECHES), -1)
    if at < 0 or at + 2 >= len(line.tokens) or line.tokens[at + 1].key not in _BY or _is_a_text(line, at):
        return None
    speaker = any(m.of in _SPEAKERS and 0 < m.first - at <= 4 for m in line.mentions)
    speaker = speaker and not _is_of_a_gathering(line, at)
    if not speaker or any(
        act.is_finite and not act.relative and not act.is_any("ADDRESS") for act in line.acts
    ):
        return None
    end = _topic(line, at)
    told = line.parties(at + 1, end)
    bodies = tuple(sorted({m.code for m in line.mentions if m.of is Of.ORGANISATION and at < m.first <= end}))
    whole = Parties(told.states, bodies, told.order, 0, 0)
    if line.words.language == "en" and not line.around.sure and not _is_named(line, at, end):
        # "Statement by the Spokesperson": the sentences below tell whose.
        return None
    if not whole.codes and reading.home and line.words.language == "fr":
        # "Allocution du Président de la République": the state that speaks need not be named.
        whole = Parties((reading.home,), (), (reading.home,), 0, 0)
    if line.words.language == "sw" and not bodies and not set(line.parties(end, len(line.tokens) - 1).codes):
        # "Tamko la Waziri kuhusu bei ya mahindi": said at home.
        return None
    if not whole.codes:
        return None
    span = (None, 0, len(line.tokens) - 1)
    return engagement(line, span, whole, reading, type="statement", status="held", rule="EN8")


def _is_a_text(line: Line, at: int) -> bool:
    """Tell whether a French word for a speech is one for a text: "Déclaration de principes entre le Gouvernement"."""
    return line.words.language == "fr" and any(m.first == at for m in line.instruments())


def _is_of_a_gathering(line: Line, at: int) -> bool:
    """Tell whether a title is that of a document: "Declaration of the Presidents", "Statement of the Summit"."""
    if line.words.language != "en" or line.row[at + 1] not in {"of", "by"}:
        return False
    if line.row[at] == "declaration":
        return line.row[at + 1] == "of" or "joint" in line.row[:at]
    near = line.nouns("MEETING", "SUMMIT")
    return line.row[at + 1] == "of" and any(0 < noun.first - at <= _OPENING * _OPENING for noun in near)


def _is_named(line: Line, at: int, end: int) -> bool:
    return any(
        m.of in _NAMED_ONES and m.code and at < m.first <= end and m.of is not Of.OFFICE
        for m in line.mentions
    )


def _topic(line: Line, at: int) -> int:
    """Return the last word on who speaks: "on the situation in Niger" tells about whom."""
    topic = (n for n in range(at + 2, len(line.tokens)) if line.tokens[n].key in _ABOUT)
    return next(topic, len(line.tokens)) - 1


def heard_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Return engagements without a title over a statement whose sentence is told: "Statement by the Spokesperson"."""
    said = [draft for draft in drafts if draft.fields["type"] == "statement"]
    return [
        draft
        for draft in drafts
        if not (draft in said and draft.rule == "EN8" and _is_title(draft))
        or not any(other is not draft and _same_speaker(draft, other) for other in said)
    ]


def _is_title(draft: Draft) -> bool:
    keys = set(draft.line.row[:_OPENING])
    return draft.line.start <= _FAR_DOWN and draft.line.is_headline and bool(keys & _SPEECHES)


def _same_speaker(one: Draft, other: Draft) -> bool:
    return all(one.fields[name] == other.fields[name] for name in ("states", "orgs"))


def _is_before_a_forum(line: Line, act: Act) -> bool:
    """Tell whether a forum with a name of its own is addressed: "addressed the World Economic Forum"."""
    behind = line.tokens[act.last + 1 : act.last + 8]
    forums = _FORUMS | {"council"} if line.words.language == "en" else _FORUMS
    named = any(token.is_capital and token.key in forums for token in behind)
    summit = any(0 < noun.first - act.last <= 8 for noun in line.nouns("SUMMIT"))
    named = named or (line.words.language == "en" and summit)
    return act.is_any("ADDRESS") and named and line.words.language != "sw"


def _ends_a_treaty(line: Line, act: Act) -> bool:
    """Tell whether "dénoncer" gives notice of an instrument: "a dénoncé la convention fiscale"."""
    return act.is_any("END") and any(0 < paper.first - act.last <= 3 for paper in line.instruments())


def _is_only_spoken(line: Line, act: Act) -> bool:
    """Tell whether "told the" or "spoke at" leads to no forum: "told the minister"."""
    plain = _is_spoken(line, act) and line.tokens[act.first].key[:7] != "address"
    return plain and not _is_before_a_forum(line, act)


def _is_spoken(line: Line, act: Act) -> bool:
    return line.words.language == "en" and act.is_any("ADDRESS")


def _speaks_for_itself(line: Line, begin: int, act: Act) -> bool:
    """Tell whether a state or a body is named as the one who reacts, not "Leaders" or "they" of a joint text."""
    return not (act.is_any("REACT") and line.words.language == "en") or any(
        m.of in _NAMED_ONES and begin <= m.first < act.first for m in line.mentions
    )


def _opened(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a speech that a sentence opens with: "Addressing the UN Human Rights Council, Uganda's minister said"."""
    verb = next((a for a in line.acts if a.is_finite and a.first > act.last), None)
    comma = next((at for at in range(act.last, len(line.tokens)) if line.tokens[at].text == ","), -1)
    end = verb.first if verb is not None else min(comma + _FAR_BEHIND, len(line.tokens))
    speaker = line.parties(comma + 1, end - 1) if 0 < comma < end else None
    heard = line.parties(act.last + 1, comma)
    if speaker is None or not speaker.codes or line.words.language != "en":
        return None
    if not (set(heard.codes) - set(speaker.codes) or _is_before_a_forum(line, act)):
        return None
    bodies = tuple(sorted({*speaker.organisations, *heard.organisations}))
    parties = Parties(speaker.states, bodies, speaker.order, 0, act.first)
    told = (act, act.first, comma)
    return engagement(line, told, parties, reading, type="statement", status="held", rule="EN8")


def _welcomes(line: Line, act: Act) -> bool:
    """Tell whether something is welcomed, which most papers do to what they tell themselves."""
    return line.tokens[act.last].key[:7] in _GLAD


def _others_behind(line: Line, act: Act) -> set[str]:
    """Return the states named behind a protest, though only as a place: "condemned the coup in Gabon"."""
    if not act.is_any("REACT") or line.words.language != "en" or _welcomes(line, act):
        return set()
    end = next((a.first for a in line.acts if a.first > act.last and a.is_finite), len(line.tokens))
    end = min(end, act.last + _FAR_BEHIND)
    return {m.code for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE} and act.last < m.first < end}


def _who_accuses(line: Line, act: Act, before: Parties) -> Parties:
    """Return who acted before in a Swahili circumstance: "Burundi imefunga mpaka na Rwanda, ikilituhumu taifa hilo"."""
    circumstance = line.words.language == "sw" and act.tense == "participle"
    return (subject_of(line, act) if circumstance else None) or before


@asked_where(sign(act={"REACT", "ADDRESS"}))
def answered(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a government's public reaction to another state, or a speech at a forum."""
    if (
        not act.is_any("REACT", "ADDRESS")
        or act.tense not in ({"past", "present", "participle", "future"} if _is_spoken(line, act) else _TOLD)
        or act.passive
    ):
        return None
    if act.is_any("REACT") and (
        is_resolved(line, act, reading) or _ends_a_treaty(line, act) or is_a_courtesy(line, act)
    ):
        return None
    expected = governed_by(line, act, "EXPECT") if _is_spoken(line, act) else None
    begin = subject_start(line, expected or act)
    if _is_only_spoken(line, act):
        return None
    if act.is_any("ADDRESS") and act.tense == "participle" and act.first < _OPENING:
        return _opened(line, act, reading)
    if not _speaks_for_itself(line, begin, act):
        return None
    before, behind = line.parties(begin, act.first - 1), line.parties(act.last + 1, object_end(line, act))
    before = _speaker_of(line, begin, act, reading) if not before.codes else _who_accuses(line, act, before)
    other = set(behind.codes) - set(before.codes)
    other |= _others_behind(line, act) - set(before.codes)
    if before.first < 0 or not before.codes or not (other or _is_before_a_forum(line, act)):
        return None
    states, organisations = before.states, before.organisations
    if act.is_any("ADDRESS"):
        organisations = tuple(sorted({*organisations, *behind.organisations}))
    parties = Parties(states, organisations, before.order, 0, before.first)
    return engagement(
        line,
        (act, before.first, object_end(line, act)),
        parties,
        reading,
        type="statement",
        status="planned" if act.tense == "future" else "held",
        rule="EN8",
    )


def _speaker_of(line: Line, begin: int, act: Act, reading: Reading) -> Parties:
    """Return the state of a speaker who is named without it: "Mr Harkness is also scheduled to address"."""
    people = [
        m
        for m in line.mentions
        if m.of in {Of.TITLE, Of.OFFICE, Of.PERSON, Of.OWN} and begin <= m.first < act.first
    ]
    one = (line.around.one or reading.home) if _is_spoken(line, act) else ""
    known = (one,) if people and is_state(one) else ()
    return Parties(known, (), known, 0, people[0].first if known else -1)

"""Rites that a noun names: a signing and its witnesses, a joint statement, credentials presented."""

from dataclasses import replace
from itertools import pairwise

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.clauses.shared.sessions import is_held
from balozi.extraction.clauses.shared.states import is_awaited_behind
from balozi.extraction.mentions.mentions import Mention, Of

_TWO, _AFTER = 2, 9
_SINCE_THEN = frozenset({"apres", "depuis"})
# "to work towards the signing of the treaty": none was held.
_TOWARDS = frozenset({"towards", "toward"})

_ACCORDING = (["kulingana", "na"], ["mujibu", "wa"])
_JOINT = closed("occasions", "joint")


def signing(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return a signing that a noun names, when its witnesses or place are told: "wameshuhudia utiaji saini"."""
    seen = next(
        (act for act in line.acts if act.is_any("WITNESS") and abs(act.first - noun.first) <= 9), None
    )
    end = min(noun.last + 14, len(line.tokens) - 1)
    ahead = line.words.language != "sw" and is_awaited_behind(line, noun)
    lead = set(line.row[max(0, noun.first - 3) : noun.first])
    if lead & _SINCE_THEN or (line.words.language == "en" and lead & _TOWARDS):
        return None
    dated = line.words.language == "sw" and bool(line.dates) and is_held(line, noun)
    if not _is_a_ceremony(
        line, noun, end, told=dated or seen is not None or (ahead and bool(line.dates)), ahead=ahead
    ):
        return None
    whole = line.parties(0, end)
    pair = tuple(code for code in line.around.pinned or line.around.pair if is_state(code))
    if seen is not None and seen.passive and line.words.language == "sw" and len(pair) > 1:
        # "Hafla ya utiaji saini ilishuhudiwa na Rais wa X": of those who sign, with who watches.
        states = tuple(sorted({*pair, *whole.states}))
        whole = Parties(states, whole.organisations, states, 0, noun.first)
    if len(whole.codes) < 2 and len(pair) > 1:
        whole = Parties(pair, whole.organisations, pair, 0, noun.first)
    if len(whole.codes) < 2:
        return None
    waited = any(
        act.is_any("EXPECT", "PLAN") or act.tense == "future" for act in line.acts if act.first < noun.first
    )
    if line.words.language == "sw":
        # "itaanza kununua umeme baada ya kusainiwa kwa mkataba": the signing is over.
        waited = _is_set(line, noun) or (waited and not _is_over(line, noun))
    told = (noun, max(0, min(noun.first, seen.first if seen else noun.first) - 2), end)
    status = "planned" if waited or ahead else "held"
    draft = engagement(line, told, whole, reading, type="signing_ceremony", status=status, rule="EN6")
    if line.words.language == "sw" and status == "held" and _is_over(line, noun):
        # A day to come in such a sentence is that of what follows.
        later = draft.fields["status"] == "planned"
        return replace(draft, fields={**draft.fields, "status": "held", "date": ""}) if later else draft
    return draft


def _is_over(line: Line, noun: Mention) -> bool:
    """Tell whether something follows a Swahili signing: "baada ya kutiwa saini", "kufuatia utiaji saini"."""
    before = set(line.row[max(0, noun.first - 2) : noun.first])
    return not before.isdisjoint({"baada", "kufuatia", "tangu"})


def _is_set(line: Line, noun: Mention) -> bool:
    """Tell whether a Swahili signing is set for later: "hafla ya kutia saini imepangwa kufanyika Abu Dhabi"."""
    main = next((a for a in line.acts if a.first > noun.last and a.is_finite), None)
    if main is None or main.first - noun.last > _AFTER:
        return False
    return main.tense == "future" or main.is_any("EXPECT") or (main.is_any("PLAN") and main.passive)


def _is_a_ceremony(line: Line, noun: Mention, end: int, *, told: bool, ahead: bool) -> bool:
    """Tell whether a signing is told as an event; "signature" alone is a word of law unless a day is set for it."""
    alone = noun.first == noun.last and line.tokens[noun.first].key != "hafla" and line.words.language == "en"
    # "the signing and exchange of notes".
    exchanged = line.row[noun.last + 1 : noun.last + 4] == ["and", "exchange", "of"]
    if alone and not ahead and not exchanged:
        return False
    same_day = line.words.language == "en" and ("same", "day") in pairwise(line.row[noun.first :])
    return told or same_day or line.tokens[noun.first].key == "hafla" or any(place_of(line, noun.first, end))


def joint_statement(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return a joint statement that is released; the statement's own title is none."""
    joint = _JOINT & set(line.row[noun.first : noun.last + 1])
    whole = line.parties(0, len(line.tokens) - 1)
    released = any(act.is_any("UNVEIL", "ADOPT", "SAY", "REACT", "ANNOUNCE") for act in line.acts)
    speakers = line.parties(0, noun.first - 1)
    # "Mawaziri wa G7 wametoa taarifa ya pamoja": a body is many by itself.
    body = line.words.language == "sw" and bool(speakers.organisations)
    if not (joint and released and (body or len(whole.codes) >= 2)):
        return None
    told = (noun, max(0, noun.first - 2), len(line.tokens) - 1)
    if line.words.language == "sw" and line.row[noun.first - 2 : noun.first] in _ACCORDING:
        # "Mafunzo yataendelea ..., kulingana na taarifa ya pamoja iliyotolewa baada ya hafla hiyo".
        told = (noun, noun.first, min(noun.last + _AFTER - _TWO, len(line.tokens) - 1))
    elif line.words.language == "sw" and (body or len(speakers.codes) > 1):
        # "X na Y zimetoa taarifa ya pamoja": those named behind are what it is about.
        whole, told = speakers, (noun, speakers.first, noun.last)
    ahead = line.words.language == "en" and _is_to_be_released(line, noun)
    status = "planned" if ahead else "held"
    return engagement(line, told, whole, reading, type="statement", status=status, rule="EN8")


def _is_to_be_released(line: Line, noun: Mention) -> bool:
    """Tell whether an English joint statement is still to come: "the two sides will release a joint statement"."""
    act = next((a for a in reversed(line.acts) if a.last < noun.first), None)
    return act is not None and act.tense == "future"


def _are_received(line: Line) -> bool:
    """Tell whether Swahili credentials are told by the one who receives them: "amepokea hati za utambulisho"."""
    return any(act.is_any("HOST") and not act.passive and act.is_finite for act in line.acts)


def _to_a_body(line: Line, noun: Mention) -> bool:
    """Tell whether credentials are presented to the head of an organisation: "to the Director-General of FAO"."""
    behind = set(line.row[noun.last + 1 : noun.last + 6])
    bodies = any(m.of is Of.ORGANISATION and m.first > noun.last for m in line.mentions)
    heads = {"director", "secretary", "head", "chairperson", "chief"}
    return bodies and "to" in behind and not behind.isdisjoint(heads)


def credentials(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return the presentation of credentials by the envoy of one state to another."""
    whole = line.parties(0, len(line.tokens) - 1)
    named = {m.code for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE}}
    by_state = line.words.language in {"en", "fr"} and len(named) == _TWO
    if line.words.language == "en" and _to_a_body(line, noun) and whole.states:
        whole = Parties(whole.states[:1], whole.organisations, (), 0, max(0, whole.first))
        told = (noun, max(0, whole.first), len(line.tokens) - 1)
        return engagement(line, told, whole, reading, type="other", status="held", rule="EN7")
    envoys = line.words.language == "en" and not line.keys.isdisjoint(
        {"envoys", "ambassadors", "commissioners"}
    )
    if envoys and len(named) >= _TWO and whole.states and reading.home:
        # "The envoys of Chile and Latvia presented their credentials": to the one of the paper.
        whole = Parties(tuple(sorted({*whole.states, reading.home})), (), (), 0, whole.first)
    elif by_state:
        # "the ambassador of Senegal to Luxembourg", "l'ambassadeur du Koweït à Djibouti": the host is no place.
        whole = Parties(tuple(sorted(named)), (), (), 0, max(0, whole.first))
    elif line.words.language == "en" and whole.states == (reading.home,) and len(line.around.common) == _TWO:
        whole = Parties(line.around.common, (), (), 0, whole.first)
    elif line.words.language == "sw" and reading.home and _are_received(line):
        # "Rais alipokea hati za utambulisho kutoka kwa mabalozi wa Peru na Estonia".
        states = tuple(sorted({*whole.states, reading.home}))
        whole = Parties(states, (), states, 0, whole.first)
    elif line.words.language != "sw" and reading.home and whole.states:
        # Credentials are presented to the state of the paper, which need not be named.
        states = tuple(sorted({*whole.states, reading.home}))
        whole = Parties(states, (), states, 0, whole.first)
    if len(whole.states) < 2:
        return None
    told = (noun, max(0, whole.first), len(line.tokens) - 1)
    # In Swahili papers copies of credentials are handed to a minister who receives the envoy.
    kind = "courtesy_call" if line.words.language == "sw" and "nakala" in line.keys else "other"
    return engagement(line, told, whole, reading, type=kind, status="held", rule="EN7")

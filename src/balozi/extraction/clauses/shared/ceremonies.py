"""Contact without the word for it: things handed over, calls told by their means, a chair with an aside."""

from collections.abc import Sequence

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.signs import ENGLISH, NOT_SWAHILI, asked_where, sign
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties
from balozi.extraction.clauses.shared.objects import object_end
from balozi.extraction.clauses.shared.participants import engagement
from balozi.extraction.clauses.shared.sessions import has_two_people, is_regular
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.mentions.tokens import Token

PHONES = frozenset({"phone", "telephone", "simu"})
_THINGS = closed("engagements", "things")
_PEOPLE = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.OWN})
_EVENTS = closed("commitments", "events")
_GUESTS = frozenset({Of.OFFICE, Of.TITLE, Of.PERSON, Of.PAIR})
_GATHERINGS = frozenset({"MEETING", "SUMMIT", "VISIT", "CALL", "SIGNING", "STATEMENT"})
_CHAIRS = closed("visits", "chairs")
# What French hosts and guests give one another at the end of any talk.
_KEEPSAKES = closed("french_phrases", "keepsakes")
# "Citizens may call the Ministry".
_MAY = frozenset({"may", "can", "please", "should", "must", "could"})
_NEAR, _ASIDE, _SEEN = 9, 16, 3
_WHICH, _BESIDE = frozenset({"which", "that"}), 2
# Behind these no gift is named: "the equipment handed over by the Embassy".
_NO_OBJECT = frozenset(
    {
        ".",
        ",",
        ";",
        "by",
        "to",
        "last",
        "during",
        "in",
        "at",
        "on",
        "this",
        "yesterday",
        "today",
        "earlier",
        "under",
    }
)
_PRESIDENCIES = frozenset({"presidency", "chairmanship", "gavel", "baton", "chairpersonship"})
_TOLD = frozenset({"past", "future"})
CALLS = frozenset({"called", "calls", "call"})
_NOCALLS = closed("ceremonies", "no_calls")
_REASONS = closed("ceremonies", "reasons")
_TAKEN_IN = closed("ceremonies", "taken_in")


@asked_where(sign(act={"HANDOVER"}), NOT_SWAHILI)
def handed_over(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a ceremony: notes or instruments of ratification exchanged, a gift of one state handed to another."""
    if not act.is_any("HANDOVER") or act.tense == "infinitive" or line.words.language == "sw" or act.relative:
        return None
    if takes_a_thing(line, act) or _CHAIRS & set(line.row[act.last + 1 : act.last + 4]):
        return None
    if line.words.language == "en" and (_tells_which(line, act) or _is_a_draft(line, act)):
        return None
    if line.words.language == "fr" and (
        act.is_any("OFF") or not _KEEPSAKES.isdisjoint(line.row[act.last + 1 : act.last + 5])
    ):
        # "est remise à une date ultérieure": put off.
        return None
    whole = line.parties(0, len(line.tokens) - 1)
    if line.words.language == "fr" and whole.organisations and len(whole.states) < 2:
        # What a body gives to a state is told by rules of its own.
        return None
    reached = destinations(line, 0, act.first) if line.words.language == "en" else ()
    told_there = tuple(sorted({*whole.states, *reached}))
    states = told_there if len(told_there) == 2 and len(whole.states) < 2 else whole.states
    states = states if len(states) == 2 else line.around.common
    if not whole.codes or len(states) != 2 or not set(whole.states) <= set(states):
        return None
    parties = Parties(tuple(sorted(states)), (), states, 0, whole.first)
    status = "planned" if act.tense == "future" else "held"
    if status == "planned" and line.words.language == "en" and not _is_a_ceremony(line):
        # "will hand over 30 vehicles next month": a promise.
        return None
    told = (act, max(0, min(whole.first, act.first)), object_end(line, act))
    return engagement(line, told, parties, reading, type="other", status=status, rule="EN9")


def _is_a_draft(line: Line, act: Act) -> bool:
    """Tell whether only a draft is handed over: "handed over a draft agreement on labour migration"."""
    return "draft" in line.row[act.last + 1 : act.last + 4]


def _tells_which(line: Line, act: Act) -> bool:
    """Tell whether what was given only tells which thing is meant: "pledged to protect the equipment handed over"."""
    if act.passive or act.tense != "past" or act.first < 2:
        return False
    behind = line.row[act.last + 1] if act.last + 1 < len(line.row) else "."
    subject = any(m.last == act.first - 1 for m in line.mentions)
    return behind in _NO_OBJECT and not subject and line.tokens[act.first - 1].text.islower()


def _is_a_ceremony(line: Line) -> bool:
    """Tell whether what is to be handed over has its ceremony, its day or its place: "on 3 May in Lomé"."""
    day = any(date.name or len(date.code) == len("2026-01-31") for date in line.dates)
    return bool({"ceremony", "tomorrow"} & line.keys) or (day and bool(place_of(line)[0]))


def opens_by_phone(line: Line, act: Act) -> bool:
    """Tell whether a line opens with the way two spoke: "By telephone this morning, X and Y took up ..."."""
    opening = line.row[:3]
    first = next((other for other in line.acts if other.is_finite), None)
    return act is first and bool(opening) and opening[0] in {"by", "par"} and bool(PHONES & set(opening))


def discusses_in_person(line: Line, act: Act) -> bool:
    """Tell whether two officials discuss a matter at a place or on a day: "X and her Ugandan counterpart discussed"."""
    if not act.is_any("DISCUSS") or act.tense not in _TOLD or act.passive or line.words.language != "en":
        return False
    begin = subject_start(line, act)
    named = line.parties(begin, act.first - 1)
    if named.organisations and of_a_body(line, begin, act.first - 1):
        return bool(line.dates) and bool(place_of(line, act.last)[0])
    told = bool(line.dates) or bool(place_of(line, act.last)[0])
    # "In Antananarivo, President Rajoelina and IMF Managing Director Georgieva discussed the programme".
    told = told or (line.row[0] == "in" and bool(place_of(line, 0, act.first)[0]))
    both = any(m.of is Of.PAIR and begin <= m.first < act.first and m.last > m.first for m in line.mentions)
    return told and len(named.codes) > 1 and (both or has_two_people(line, begin, act.first - 1))


def sees_somebody(line: Line, act: Act) -> bool:
    """Tell whether an official sees another, not a thing: "saw the minister on Monday", "will see a delegation"."""
    if act.passive or act.relative or act.tense == "infinitive" or line.words.language == "sw":
        return False
    sees = any(m.of in _PEOPLE and 0 < act.first - m.last <= _ASIDE // 2 for m in line.mentions)
    behind = line.tokens[act.last + 1 : act.last + 6]
    group = bool({"delegation", "officials"} & {token.key for token in behind})
    guests = _PEOPLE - {Of.OWN}
    seen = group or any(m.of in guests and 0 < m.first - act.last <= _SEEN for m in line.mentions)
    other = any(0 < a.first - act.last <= _ASIDE // 2 and not a.is_finite for a in line.acts)
    return sees and seen and not other


def talk_together(line: Line, act: Act) -> bool:
    """Tell whether two Swahili parties talk as one subject, at a place or on a day: "X na Y waliketi mjini"."""
    plural = not (act.passive or act.relative) and act.tense in {"past", "present", "future"}
    held = any(noun.first == act.last for noun in line.nouns("MEETING", "CALL"))
    if line.words.language != "sw" or not plural or not act.is_any("TALK") or held:
        return False
    subject = line.parties(subject_start(line, act), act.first - 1)
    behind = line.tokens[act.last + 1] if act.last + 1 < len(line.tokens) else None
    told = bool(line.dates) or bool(place_of(line, act.last)[0]) or (behind is not None and behind.is_capital)
    return told and len(subject.codes) > 1


def of_a_body(line: Line, first: int, last: int) -> bool:
    """Tell whether the leaders or ministers of a body are named in a stretch: "NATO defence ministers"."""
    many = closed("engagements", "many")
    bodies = [m for m in line.mentions if m.of is Of.ORGANISATION and first <= m.first <= last]
    return any(many & set(line.row[m.last + 1 : min(m.last + 5, last + 1)]) for m in bodies)


def calls_somebody(line: Line, act: Act) -> bool:
    """Tell whether an official calls another on the telephone: "called his Omani counterpart on Sunday to discuss"."""
    if line.words.language != "en" or line.tokens[act.last].key not in CALLS or act.passive or act.relative:
        return False
    behind = line.tokens[act.last + 1 : act.last + _ASIDE]
    if not behind or behind[0].key in _NOCALLS or line.tokens[act.first - 1].key in _MAY:
        return False
    if _is_sent_for(behind):
        return False
    somebody = any(m.of in _PEOPLE - {Of.OWN} and 0 < m.first - act.last <= 4 for m in line.mentions)
    somebody = somebody or bool({"counterpart", "counterparts", "colleague"} & {t.key for t in behind[:5]})
    dated = any(0 < date.first - act.last <= _NEAR for date in line.dates)
    before = set(line.row[max(0, act.first - 2) : act.first])
    next_ = not before.isdisjoint({"then", "later", "earlier", "afterwards", "also"})
    return somebody and (dated or next_ or bool(_REASONS & {token.key for token in behind}))


def _is_sent_for(behind: Sequence[Token]) -> bool:
    """Tell whether an envoy is called in, not on the telephone: "called the ambassador into the Foreign Office"."""
    keys = [token.key for token in behind]
    at = next((n for n, key in enumerate(keys) if key in {"ambassador", "envoy", "charge", "diplomat"}), -1)
    return at >= 0 and not {"in", "into", "to"}.isdisjoint(keys[at + 1 : at + 4])


@asked_where(sign(act={"TRANSFER"}), sign(words=_PRESIDENCIES), ENGLISH)
def passed_the_chair(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a chair that one state hands to another: "passed the presidency of the bloc to Ghana"."""
    if not act.is_any("TRANSFER") or act.relative or act.tense not in {"past", "present", "future"}:
        return None
    chair = _PRESIDENCIES & set(line.row[act.last + 1 : act.last + 8])
    whole = line.parties(subject_start(line, act), len(line.tokens) - 1)
    reached = destinations(line, act.last + 1, len(line.tokens) - 1)
    states = tuple(sorted({*whole.states, *reached}))
    if not chair or len(states) != 2 or line.words.language != "en":
        return None
    parties = Parties(states, whole.organisations, states, 0, whole.first)
    status = "planned" if act.tense == "future" else "held"
    told = (act, max(0, min(whole.first, act.first)), object_end(line, act))
    return engagement(line, told, parties, reading, type="other", status=status, rule="EN9")


def takes_a_thing(line: Line, act: Act) -> bool:
    """Tell whether a report or a letter is received, not a guest."""
    return not _THINGS.isdisjoint(line.row[act.last + 1 : act.last + 5])


def reach(line: Line, act: Act) -> int:
    """Return how far behind its verb a meeting may stand: "co-chaired, with the Foreign Minister, the Eighth ..."."""
    aside = act.last + 1 < len(line.tokens) and line.tokens[act.last + 1].text == ","
    return _ASIDE if aside and line.words.language != "sw" else _NEAR


@asked_where(sign(act={"MEET"}), NOT_SWAHILI)
def gathered(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a meeting that opens a sentence: "Meeting at Lagos, the ministers of ...", "Réunis à Lomé, ..."."""
    opens = not any(token.text[0].isalnum() for token in line.tokens[: act.first])
    opening = opens and act.is_any("MEET") and line.words.language != "sw"
    if not opening or act.tense not in {"participle", "past"} or is_regular(line, 0):
        return None
    verb = next(
        (other.first for other in line.acts if other.first > act.last and other.is_finite), len(line.tokens)
    )
    parties = line.parties(act.last + 1, verb - 1)
    if len(parties.codes) < 2 and not (parties.organisations and len(parties.codes) == 1):
        return None
    leaders = bool(closed("engagements", "many") & set(line.row[:verb]))
    kind = "summit" if leaders and parties.organisations and len(parties.states) != 1 else "meeting"
    kind = "summit" if any(noun.first <= verb for noun in line.nouns("SUMMIT")) else kind
    told = (act, 0, verb - 1)
    return engagement(line, told, parties, reading, type=kind, status="held", rule="EN1")


def hosts_a_thing(line: Line, act: Act) -> bool:
    """Tell whether what is hosted is no guest and no gathering: "to host a centre", "recevoir dix élèves"."""
    end = min(act.last + 9, len(line.tokens))
    if line.words.language == "fr":
        return not _TAKEN_IN.isdisjoint(line.row[act.last + 1 : act.last + 6])
    guests = any(
        act.last < m.first < end and (m.of in _GUESTS or (m.of is Of.NOUN and m.code in _GATHERINGS))
        for m in line.mentions
    )
    events = _EVENTS & set(line.row[act.last + 1 : end])
    return line.words.language == "en" and not guests and not events and not _is_of_which(line, act)


def _is_of_which(line: Line, act: Act) -> bool:
    """Tell whether what is hosted stands before "which": "the NATO Summit, which the United States will host"."""
    at = next((n for n in range(act.first - 1, max(0, act.first - 7), -1) if line.row[n] in _WHICH), 0)
    return at > 0 and any(
        m.of is Of.NOUN and m.code in _GATHERINGS and 0 < at - m.last <= _BESIDE for m in line.mentions
    )

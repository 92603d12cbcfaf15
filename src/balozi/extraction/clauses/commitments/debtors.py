"""Who owes what is promised: the subject of the act, its agent, or the party that acted last."""

from balozi.extraction.clauses.commitments.swahili_quotes import spoken_for
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.french_figures import pronoun_before
from balozi.extraction.clauses.sentence.french_sides import coordinated
from balozi.extraction.clauses.sentence.lines import Line
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of, is_state
from balozi.extraction.clauses.sentence.swahili_actors import is_of_a_thing, speaks_for_both
from balozi.extraction.mentions.mentions import Of

_FORMER = closed("promises", "former")
_UNDER = closed("firmness", "under")
_BEFORE_DROPPED = closed("dropped", "before")
_AGENT = frozenset({"by", "par"})
_AGENTS = frozenset({Of.STATE, Of.ORGANISATION, Of.PEOPLE, Of.PERSON, Of.INSTITUTION, Of.PAIR, Of.OFFICE})
# Swahili subject prefixes that no state, body or person takes.
_THINGS = frozenset({"ya", "ki", "vi", "pa", "ku"})
_DURING = frozenset({"katika", "wakati", "baada", "kufuatia", "kwenye", "mwishoni", "kabla"})
_PLURAL = frozenset({"wa", "zi", "tu"})
_CLAUSE = 9
# What somebody gives his word by, and how far before an English verb it stands with its owner.
_WORDS_GIVEN = closed("debtors", "words_given")
_TO_ITS_WORD = 5
_COUNTERPARTS = frozenset({"mwenzake", "mwenziwe", "wenzake", "mwenzao", "mwenyeji", "mgeni"})


def debtor(line: Line, act: Act) -> Parties | None:
    """Return who owes: the subject of the act, or the party that acted last."""
    if act.subject == "ki" and act.is_any("AGREE", "COMMIT") and line.around.body:
        # A session speaks in its resolutions: "KINAAZIMIA kutuma ujumbe".
        return alone(line.around.body)
    if line.words.language == "fr" and (both := _of_the_text(line, act)) is not None:
        return both
    opens = _clause_of_its_own(line, act)
    return _told_last(line, opens) or _named(line, opens, act.first - 1) if opens >= 0 else _debtor(line, act)


def _of_the_text(line: Line, act: Act) -> Parties | None:
    """Return the parties above a French line that begins with their verb: "Ont décidé d'établir des relations"."""
    plural = line.row[act.first] in {"ont", "sont"}
    opens = plural and not any(token.text.isalpha() for token in line.tokens[: act.first])
    codes = line.around.pinned or line.around.pair
    states = tuple(code for code in codes if is_state(code))
    bodies = tuple(code for code in codes if code not in states)
    return Parties(states, bodies, codes, 0, act.first) if opens and len(codes) > 1 else None


def _debtor(line: Line, act: Act) -> Parties | None:
    found = None if act.subject in _THINGS and not _are_states(line, act) else _subject(line, act)
    if (act.subject in _THINGS and not _are_states(line, act)) or _is_former(line, found):
        return None
    if _is_a_thing(line, act, found):
        return None
    if found is not None and not found.codes and found.spots and _is_treaty(line, found):
        return found
    by = _agent_mark(line, act) if act.passive else 0
    if by:
        return _agents(line, by)
    if (both := _both_of_them(line, act, found)) is not None:
        return both
    if found is not None and not _heads_an_instrument(line, found, subject_start(line, act)):
        return found if found.codes else None
    return _untold(line, act) if found is None else None


def _named(line: Line, first: int, last: int) -> Parties | None:
    found = line.parties(first, last)
    return found if found.codes else None


def _told_last(line: Line, at: int) -> Parties | None:
    """Return the state named last before "nchi hiyo" in its sentence: "vikwazo dhidi ya Ghana baada ya nchi hiyo"."""
    before = [m for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE} and m.last < at]
    back = line.row[at : at + 2] in (
        ["nchi", "hiyo"],
        ["taifa", "hilo"],
        ["serikali", "hiyo"],
        ["nchi", "yake"],
    )
    if not back or not before:
        return None
    code = (before[-1].code,)
    return Parties(code, (), code, 0, at)


def _clause_of_its_own(line: Line, act: Act) -> int:
    """Return where the subject of an infinitive begins: in "baada ya nchi hiyo kukubali"; -1 where none does."""
    if line.words.language != "sw" or act.tense != "infinitive":
        return -1
    for at in range(act.first - 2, max(0, act.first - _CLAUSE), -1):
        if line.row[at] == "ya" and line.row[at - 1] in {"baada", "kabla", "badala"}:
            verbs = any(at < other.first < act.first for other in line.acts)
            return -1 if verbs else at + 1
    return -1


def _is_a_thing(line: Line, act: Act, found: Parties | None) -> bool:
    """Tell whether a Swahili verb agrees with a thing, and not with the state that is named beside it."""
    states, begin = found is not None and not found.organisations, subject_start(line, act)
    if found is not None and 0 <= found.first < begin:
        # "Jeshi la Uganda lilisema kwamba litapeleka": the head of the subject stands before the verb of saying.
        begin = max(0, found.first - len(("jeshi", "la")))
    return is_of_a_thing(line, act.subject, (begin, act.first), states=states)


def _subject(line: Line, act: Act) -> Parties | None:
    """Return the subject of an act, in French with those who are joined to it."""
    if (announces := _whose_word(line, act)) is not None:
        return announces
    found = subject_of(line, act)
    french = line.words.language == "fr" and found is not None and found.codes
    return _french_debtor(line, act, found) if french and found is not None else found


def _whose_word(line: Line, act: Act) -> Parties | None:
    """Return whose word leads to an act in English: "welcomed Sweden's announcement that it will contribute"."""
    if line.words.language != "en" or "that" not in line.keys or _WORDS_GIVEN.isdisjoint(line.keys):
        return None
    that = next(
        (at for at in range(act.first - 1, max(1, act.first - _TO_ITS_WORD), -1) if line.row[at] == "that"), 0
    )
    if (
        not that
        or line.row[that - 1] not in _WORDS_GIVEN
        or line.row[that + 1] not in {"it", "they", "he", "she"}
    ):
        return None
    owned = (
        m
        for m in line.mentions
        if m.of is Of.STATE
        and 0 < that - m.last <= _TO_ITS_WORD
        and line.row[m.last + 2 : m.last + 3] == ["s"]
    )
    owner = next(owned, None)
    return Parties((owner.code,), (), (owner.code,), 0, owner.first) if owner is not None else None


def _french_debtor(line: Line, act: Act, found: Parties) -> Parties:
    """Return who owes in French: "elle" alone before its verb, both behind "il a été convenu", all who are joined."""
    pronoun = pronoun_before(line.tokens, line.mentions, act.first)
    at = line.mentions[pronoun].first if pronoun >= 0 else 0
    if pronoun < 0 or (at and line.tokens[at - 1].text != ","):
        # "Dublin a fait savoir qu'il laisserait": the one who tells it.
        return coordinated(line, found, (subject_start(line, act), act.first))
    mention = line.mentions[pronoun]
    pair = line.around.pair
    agreed = act.is_any("AGREE", "SETTLE") and act.passive and line.tokens[mention.first].key == "il"
    agreed = agreed or (act.is_any("AGREE") and "est" in set(line.row[act.first : act.last]))
    if agreed and line.tokens[mention.first].key == "il" and len(pair) > 1:
        return Parties(pair, (), pair, 0, mention.first)
    codes = line.codes_of(pronoun) or ()
    return (
        Parties(codes, (), codes, 0, mention.first, ((mention.first, mention.last, codes),))
        if codes
        else found
    )


def _untold(line: Line, act: Act) -> Parties | None:
    """Return who owes when a Swahili verb stands without its subject: the two spoken of, or the one."""
    spoken_of = line.around.one or (act.subject in {"wa", "zi"} and line.around.pair)
    if not (act.subject and spoken_of and _is_dropped(line, act)):
        return None
    if act.subject == "tu":
        ours = spoken_for(line, act)
        return Parties(ours, (), ours, 0, -1) if ours else None
    pair = line.around.pair if act.subject in {"wa", "zi"} else ()
    teller = _teller(line, act) if not pair else None
    return Parties(pair, (), pair, 0, -1) if pair else teller or alone(line.around.one)


def _teller(line: Line, act: Act) -> Parties | None:
    """Return who says what he will do himself: "Jeshi la Uganda lilisema Jumatatu kwamba litapeleka wanajeshi"."""
    said = (a for a in reversed(line.acts) if a.last < act.first and a.is_finite and not a.relative)
    says = next(said, None)
    if line.words.language != "sw" or says is None or not says.is_any("SAY", "REAFFIRM", "ANNOUNCE"):
        return None
    found = subject_of(line, says) if says.subject == act.subject else None
    return found if found is not None and len(found.codes) == 1 else None


def _agents(line: Line, by: int) -> Parties | None:
    """Return who does a thing that is told with "by"."""
    agents = groups_of(line.tokens, line.parties(by + 1, _end_of_agents(line, by)))
    return agents[0] if agents and agents[0].codes else None


def _end_of_agents(line: Line, by: int) -> int:
    """Return where those end who do a thing: in English before a comma behind which another tells it."""
    end = by + 11
    if line.words.language != "en":
        return end
    says = next((a.first for a in line.acts if by < a.first <= end + 4 and a.is_any("SAY", "ANNOUNCE")), 0)
    return next((at - 1 for at in range(min(says, end), by, -1) if line.tokens[at].text == ","), end)


def _is_former(line: Line, found: Parties | None) -> bool:
    """Tell whether somebody speaks who holds no office any more: "the former Zambian president"."""
    told = line.words.language == "en" and found is not None and found.first > 0
    return told and found is not None and line.tokens[found.first - 1].key in _FORMER


def _agent_mark(line: Line, act: Act) -> int:
    """Return where "by" tells who does a thing: right behind the verb, in English before a party anywhere behind it."""
    at = act.last + 1
    if at < len(line.tokens) and line.tokens[at].key in _AGENT:
        return at
    if line.words.language != "en":
        return 0
    acting = {m.first for m in line.mentions if m.of in _AGENTS}
    for at in range(act.last + 1, min(act.last + 16, len(line.tokens) - 1)):
        if line.tokens[at].key == "by" and acting & {at + 1, at + 2}:
            return at
    return 0


def _both_of_them(line: Line, act: Act, found: Parties | None) -> Parties | None:
    """Return the two who agree when Swahili names one of them: "katika mazungumzo na mwenzake wa X, walipatana"."""
    pair = line.around.pair
    plural = act.is_any("AGREE") and act.subject in _PLURAL and not act.passive
    one = found is not None and len(found.codes) == 1 and set(found.codes) < set(pair)
    if line.words.language != "sw" or not (plural and one and len(pair) == len(("one", "other"))):
        return None
    start = subject_start(line, act)
    counterpart = speaks_for_both(line, act) or set(line.row[start : act.first]) & _COUNTERPARTS
    talks = any(start <= noun.first < act.first for noun in line.nouns("MEETING", "CALL"))
    first = found.first if found is not None else -1
    return Parties(pair, (), pair, 0, first) if counterpart or talks else None


def _are_states(line: Line, act: Act) -> bool:
    """Tell whether "ya-" stands for states or bodies: "mataifa ya ASEAN yataondoa", "mashirika hayo yameahidi"."""
    # "Umoja wa Mataifa" names no states.
    bodies = {at for at, over in line.over.items() if over.of is Of.ORGANISATION}
    near = {line.row[at] for at in range(subject_start(line, act), act.first) if at not in bodies}
    return act.subject == "ya" and bool(
        near & {"mataifa", "mashirika", "makundi", "mabunge", "majeshi", "mabaraza"}
    )


def _is_dropped(line: Line, act: Act) -> bool:
    """Tell whether a Swahili verb stands without its subject: "wakaahidi", not "wakulima waliahidi"."""
    if act.first == 0 or act.subject in {"tu", "ni"}:
        return True
    before = line.tokens[act.first - 1]
    told = any(date.last == act.first - 1 for date in line.dates)
    verb = any(other.last == act.first - 1 for other in line.acts)
    instead = act.first > 1 and before.key == "yake" and line.tokens[act.first - 2].key == "badala"
    return told or verb or instead or not before.text[0].isalpha() or before.key in _BEFORE_DROPPED


def _is_treaty(line: Line, group: Parties) -> bool:
    """Tell whether a subject is "the Parties" of a text that names them elsewhere."""
    words = {token.key for first, last, _ in group.spots for token in line.tokens[first : last + 1]}
    return bool(
        words
        & {
            "parties",
            "party",
            "participants",
            "partie",
            "signatories",
            "states",
            "etats",
            "washiriki",
            "wanachama",
            "participant",
        }
    )


def _heads_an_instrument(line: Line, group: Parties, begin: int) -> bool:
    """Tell whether the subject is an instrument or a visit of the parties: "the agreement of Kenya and Uganda will"."""
    at = group.first
    before = [
        m
        for m in line.mentions
        if begin <= m.first and m.last < at and at - m.last <= 6 and m.of is not Of.OWN
    ]
    if (
        not before
        or before[-1].of not in {Of.INSTRUMENT, Of.NOUN}
        or line.tokens[before[-1].last].key in {"leaders"}
    ):
        return False
    if line.words.language == "sw" and (_UNDER | _DURING) & set(
        line.row[max(0, before[-1].first - 2) : before[-1].first]
    ):
        # "Chini ya makubaliano hayo Uturuki italinda": the text is no subject.
        return False
    earlier = [
        m
        for m in line.mentions
        if begin <= m.first
        and m.last < before[-1].first
        and m.of in {Of.OFFICE, Of.STATE, Of.ORGANISATION, Of.PERSON, Of.PAIR}
    ]
    between = set(line.row[before[-1].last + 1 : at])
    linked = {"of", "wa", "ya", "za", "de", "du", "d", "between", "kati", "entre", "hayo", "huo"} & between
    return (
        bool(linked) and "," not in between and not earlier and before[-1].code not in {"HELP", "COMMITMENT"}
    )


def alone(code: str) -> Parties:
    """Return one state or organisation as a party."""
    return Parties((code,), (), (code,), 0, -1)

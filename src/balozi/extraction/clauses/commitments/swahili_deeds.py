"""Promises that Swahili tells without a party before the verb: what is reported, laid down, or done by somebody."""

import re
from collections.abc import Iterator, Sequence

from balozi.extraction.clauses.commitments.debtors import debtor
from balozi.extraction.clauses.commitments.firmness import is_led_by_a_text
from balozi.extraction.clauses.commitments.swahili_resolve import swahili_resolves
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, destinations
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.subjects_of_acts import subject_of, subject_start
from balozi.extraction.clauses.sentence.surroundings import Parties, groups_of, is_state
from balozi.extraction.clauses.shared.neighbours import names_others
from balozi.extraction.clauses.shared.promises import is_hedged, is_outward, promise, promise_end
from balozi.extraction.mentions.mentions import Of
from balozi.extraction.mentions.tokens import Known, places_where

# "unailazimu", "yanazitaka", "uliozitaka": a text that binds, with its parties for its object.
_BINDING = re.compile(
    r"(?:u|i|ya|li|ki)(?:na|ta|me|li)(?:o|yo|lo|cho)?(?:zi|i|wa|ki|u|ya|li)?"
    rf"(?:{'|'.join(sorted(closed('swahili_deeds', 'binds')))})\Z"
)
# Whom one will not leave alone: "hatutawaacha", "haitaitelekeza".
_FORSAKES = re.compile(r"ha(?:i|u|li|zi|wa|tu)ta(?:wa|i|m|zi|ku)(?:ach|telekez|sahau|tup)\w*\Z")
_HELP = frozenset({"ufadhili", "misaada", "msaada", "ushirikiano", "uungaji", "mchango"})
_NATURE = closed("swahili_deeds", "nature")
_HARMS, _CHARGES = closed("swahili_deeds", "harms"), closed("swahili_deeds", "charges")
_PREPOSITIONS = closed("swahili_deeds", "prepositions")
_TROOPS = frozenset({"wanajeshi", "majeshi", "vikosi", "askari", "polisi", "kikosi", "jeshi"})
_MARCHES = ("enda", "wasili", "elekea", "ondoka", "baki", "rejea", "pelekwa", "ondolewa", "tumwa", "rudi")
_GIVERS = frozenset({Of.STATE, Of.ORGANISATION, Of.CITY})
_PEOPLE = frozenset({"a", "wa", "tu", "ni"})
_COMES_ABOUT = ("takuwa", "taanza", "takamilika")
_THAT = frozenset({"kwamba", "kuwa"})
_TWO, _NEAR, _FAR = 2, 6, 16
_DEEDS = ("MEET", "TALK", "PHONE", "VISIT", "SIGN", "HOLD", "ADDRESS", "EXPECT", "WITNESS", "HOST")


# Whether a verb says that a text binds: "unailazimu", "yanazitaka".
_BINDS = Known(lambda key: _BINDING.match(key) is not None)


def swahili_deeds(line: Line, reading: Reading, told: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the promises of a Swahili sentence that no other rule told."""
    if line.states_nothing:
        return
    found = [_laid_down(line, at, reading) for at in places_where(_BINDS.__getitem__, line.row)]
    for act in line.acts:
        if act.is_any("ANNOUNCE") and not act.negated:
            found.append(_announced_deed(line, act, reading))
        if act.negated and act.tense == "future":
            found.append(_left_undone(line, act, reading))
        if not act.negated and act.tense == "future":
            told_deed = _done_by(line, act, reading) or _reported(line, act, reading)
            found.append(told_deed or _done_together(line, act, reading) or _troops_move(line, act, reading))
    found += swahili_resolves(line, reading)
    for draft in found:
        if draft is not None and not any(_shares(draft, other) for other in told):
            yield draft


def _shares(one: Draft, other: Draft) -> bool:
    return min(one.last, other.last) >= max(one.first, other.first)


def _laid_down(line: Line, at: int, reading: Reading) -> Draft | None:
    """Find what a text lays on its parties: "unailazimu kila nchi kuisaidia nyingine", "unaitaka Chad kuondoa"."""
    text = any(0 < at - m.last <= _FAR for m in line.instruments())
    reach = range(at + 1, min(at + 2 * _NEAR, len(line.tokens)))
    deed = next((n for n in reach if _is_deed(line.tokens[n].key)), 0)
    if not text or not deed:
        return None
    named = line.parties(at + 1, deed - 1)
    codes = named.codes
    if not codes:
        # "linazitaka kampuni za madini kuacha": others are asked.
        return None
    parties = Parties(named.states, named.organisations, codes, 0, at)
    return promise(line, (at, promise_end(line, deed)), parties, reading, ("commits", "CO5"))


def _announced_deed(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a deed that is announced: "Kampala na Kigali zimetangaza kuondoa ada za mpaka"."""
    told = act.tense == "past" and not (act.passive or act.relative) and "tangaz" in line.tokens[act.last].key
    at = act.last + 1
    if not told or at >= len(line.tokens) or not _is_deed(line.tokens[at].key) or is_hedged(line, act):
        return None
    deed = next((a for a in line.acts if a.first == at), None)
    parties = subject_of(line, act)
    contact = deed is not None and deed.is_any(*_DEEDS, "END", "REACT") and not _opens_a_thing(line, deed)
    if parties is None or not parties.codes or contact:
        return None
    if line.tokens[at].key in line.words.cuts["not_deeds"] or not is_outward(line, act, parties):
        return None
    modality = "agrees" if len(parties.codes) > 1 else "plans"
    span = (max(parties.first, subject_start(line, act)), promise_end(line, act.last))
    return promise(line, span, parties, reading, (modality, "CO2"))


def _opens_a_thing(line: Line, deed: Act) -> bool:
    """Tell whether what is opened or begun is no gathering: "kufungua tena ofisi za forodha"."""
    opens = deed.kinds == {"HOLD"} and "fungu" in line.row[deed.last] and not deed.passive
    return opens and not any(
        0 < n.first - deed.last <= _NEAR for n in line.nouns("MEETING", "SUMMIT", "VISIT")
    )


def _left_undone(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what a state will not do to others: "Lusaka haitaongeza ushuru wa malori", "haitasitisha ufadhili"."""
    verb = line.tokens[act.last].key
    charges = "ongez" in verb and not _CHARGES.isdisjoint(line.row[act.last + 1 : act.last + 4])
    stays = _FORSAKES.match(verb) is not None or _is_of_help(line, act)
    if not (charges or stays or any(root in verb for root in _HARMS)):
        return None
    if act.relative or act.passive or is_hedged(line, act):
        return None
    parties = debtor(line, act) if act.subject == "tu" else subject_of(line, act)
    if parties is None or not parties.codes or act.subject not in {"i", "zi", "u", "li", "wa", "tu"}:
        return None
    if not names_others(reading, parties.codes) or not is_outward(line, act, parties):
        return None
    if any(a.is_any("SAY") and 0 < act.first - a.last <= 2 and a.subject in {"i", "zi"} for a in line.acts):
        # "Uganda imesema haitafunga mpaka": a statement, told as such.
        return None
    said = any(a.is_any("PLEDGE") and a.is_finite and a.last < act.first for a in line.acts)
    span = (max(parties.first, subject_start(line, act)), promise_end(line, act.last))
    again = any(a.is_any("REAFFIRM") and a.is_finite and a.last < act.first for a in line.acts)
    modality = "pledges" if said else "reaffirms" if stays or again else "plans"
    return promise(line, span, parties, reading, (modality, "CO5"))


def _is_of_help(line: Line, act: Act) -> bool:
    """Tell whether help is not to be cut: "haitakatisha ufadhili wake", "haitapunguza misaada"."""
    cuts = any(root in line.tokens[act.last].key for root in ("katish", "sitish", "punguz"))
    return cuts and not _HELP.isdisjoint(line.row[act.last + 1 : act.last + 3])


def _is_deed(key: str) -> bool:
    return key.startswith(("ku", "kw")) and len(key) > len("kuwa") and key not in _PREPOSITIONS


def _done_by(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what will be done by a state that is named behind: "ukarabati utagharamiwa na Japani"."""
    if (
        act.tense != "future"
        or not act.passive
        or act.relative
        or is_hedged(line, act)
        or _engages(line, act)
    ):
        return None
    at = _giver_mark(line, act)
    if at + 1 >= len(line.tokens) or line.tokens[at].key != "na":
        return None
    groups = groups_of(line.tokens, line.parties(at + 1, at + _NEAR))
    if not groups or not groups[0].codes or groups[0].first > at + 2:
        return None
    if not names_others(reading, groups[0].codes):
        # "barabara itajengwa na serikali": a matter at home.
        return None
    gives = act.is_any("ANNOUNCE")
    modality = "commits" if is_led_by_a_text(line, reading) else "pledges" if gives else "plans"
    span = (_clause(line, act), promise_end(line, act.last))
    return promise(line, span, groups[0], reading, (modality, "CO5"))


def _troops_move(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find where a state's troops will go: "imethibitisha kwamba wanajeshi wake wataondoka Burkina Faso"."""
    verb = line.tokens[act.last].key
    at = next((n for n in range(max(0, act.first - 4), act.first) if line.row[n] in _TROOPS), -1)
    if at < 0 or act.relative or not verb.endswith(_MARCHES) or is_hedged(line, act):
        return None
    says = next((a for a in reversed(line.acts) if a.last < at and a.is_finite and not a.relative), None)
    told = says is not None and says.is_any("SAY", "REAFFIRM", "ANNOUNCE", "UNVEIL") and not says.negated
    own = line.row[at + 1 : at + 2] in (["wake"], ["yake"], ["vyake"], ["zake"], ["wao"])
    parties = subject_of(line, says) if own and told and says is not None else line.parties(at, act.first - 1)
    if parties is None or len(parties.codes) != 1 or not is_state(parties.codes[0]):
        return None
    there = {
        *line.parties(act.last + 1, len(line.tokens) - 1).codes,
        *destinations(line, act.last, act.last + _NEAR),
    }
    there |= {m.name for m in line.mentions if m.of is Of.CITY and m.first > act.last}
    if not there - {*parties.codes}:
        return None
    return promise(line, (at, promise_end(line, act.last)), parties, reading, ("plans", "CO5"))


def _giver_mark(line: Line, act: Act) -> int:
    """Return where "na" names who does it: right behind, of a gift behind it: "itapewa mkopo wa dola 5 na Benki X"."""
    given = line.tokens[act.last].key.endswith(("pewa", "patiwa", "kopeshwa", "fadhiliwa", "saidiwa"))
    if given:
        givers = (m.first for m in line.mentions if m.of in _GIVERS and 1 < m.first - act.last <= _FAR)
        return next((at - 1 for at in givers if line.row[at - 1] == "na"), act.last + 1)
    return act.last + 1


def _done_together(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find a joint thing that two will do: "Mafunzo ya pamoja ya kijeshi yataendelea kati ya mataifa hayo mawili"."""
    keys, verb = line.row, line.tokens[act.last].key
    goes = verb.endswith(("endelea", "anza", "anzishwa", "rejea", "endeshwa"))
    between = keys[act.last + 1 : act.last + 3] in (["kati", "ya"], ["baina", "ya"])
    if (
        not (goes and between)
        or act.subject in _PEOPLE
        or "pamoja" not in keys[_clause(line, act) : act.first]
    ):
        return None
    parties = line.parties(act.last + 3, act.last + 2 * _NEAR)
    if len(parties.codes) < _TWO or is_hedged(line, act):
        return None
    span = (_clause(line, act), parties.spots[-1][1])
    return promise(line, span, parties, reading, ("plans", "CO5"))


def _engages(line: Line, act: Act) -> bool:
    vague = line.tokens[act.last].key in line.words.cuts["not_deeds"]
    return vague or act.is_any(*_DEEDS)


def _clause(line: Line, act: Act) -> int:
    """Return where the clause of an act begins: behind "kwamba", a comma or the verb before it."""
    begin = subject_start(line, act)
    for at in range(act.first - 1, begin - 1, -1):
        if line.tokens[at].key in _THAT or line.tokens[at].text in {",", ";", ":"}:
            return at + 1
    return begin


def _reported(line: Line, act: Act, reading: Reading) -> Draft | None:
    """Find what officials say will be done by no party in particular: "alisema kwamba marufuku itaondolewa"."""
    done = act.passive or line.tokens[act.last].key.endswith(_COMES_ABOUT)
    if act.tense != "future" or not done or act.relative or is_hedged(line, act):
        return None
    if _is_of_nature(line, act):
        return None
    says = next(
        (a for a in reversed(line.acts) if a.last < act.first and a.is_finite and not a.relative), None
    )
    behind = _speaker_behind(line, act) if says is None else None
    speaker = behind or (_speaker(line, says) if says is not None and _tells(line, says, act) else None)
    if speaker is None or not speaker.codes or not _is_abroad(line, act, speaker):
        return None
    modality = "agrees" if len(speaker.codes) > 1 else "plans"
    last = promise_end(line, act.last + 1) if behind is None else _comma_behind(line, act) - 1
    return promise(line, (_clause(line, act), last), speaker, reading, (modality, "CO5"))


def _tells(line: Line, says: Act, act: Act) -> bool:
    """Tell whether an official says or announces a clause: "alisema ... kwamba", "walitangaza kuwa"."""
    between = set(line.row[says.last + 1 : act.first])
    told = (
        says.is_any("SAY", "ANNOUNCE", "UNVEIL")
        and says.tense == "past"
        and not (says.negated or says.passive)
    )
    # "alisema ujenzi wa daraja utaanza": a clause may follow without "kwamba".
    plain = says.is_any("SAY") and "," not in between and act.first - says.last > _TWO
    return told and says.subject in {"a", "wa", "i", "zi"} and (plain or bool(between & _THAT))


def _speaker_behind(line: Line, act: Act) -> Parties | None:
    """Return who is said behind a clause to have told it: "Mpaka utafunguliwa kesho, Waziri wa Rwanda amesema"."""
    says = next((a for a in line.acts if a.first > act.last and a.is_finite), None)
    comma = _comma_behind(line, act)
    if says is None or comma < 0 or not says.is_any("SAY") or says.tense != "past" or says.negated:
        return None
    if not _THAT.isdisjoint(line.row[says.last + 1 :]) or not comma < says.first <= comma + _FAR:
        return None
    named = line.parties(comma + 1, len(line.tokens) - 1)
    return named if named.codes else None


def _comma_behind(line: Line, act: Act) -> int:
    return next((at for at in range(act.last + 1, len(line.tokens)) if line.tokens[at].text == ","), -1)


def _is_of_nature(line: Line, act: Act) -> bool:
    """Tell whether what is foretold is no deed of a government: prices, rain, elections, courts."""
    vague = (
        line.tokens[act.last].key in line.words.cuts["not_deeds"]
        and "takuwa" not in line.tokens[act.last].key
    )
    return vague or not _NATURE.isdisjoint(line.row[_clause(line, act) : act.first])


def _speaker(line: Line, says: Act) -> Parties | None:
    """Return whose officials speak; "walieleza" is the two sides spoken of."""
    found = subject_of(line, says)
    if found is not None and found.codes:
        return found
    pair = line.around.pair if says.subject in {"wa", "zi"} else ()
    if found is None and len(pair) == _TWO:
        return Parties(pair, (), pair, 0, -1)
    return None


def _is_abroad(line: Line, act: Act, speaker: Parties) -> bool:
    """Tell whether the deed is with or towards others: two who speak, another state named in the clause."""
    named = {m.code for m in line.mentions if m.of in {Of.STATE, Of.PEOPLE} and m.first >= _clause(line, act)}
    named |= {m.name for m in line.mentions if m.of is Of.CITY and m.first >= _clause(line, act)}
    return len(speaker.codes) > 1 or bool(named - set(speaker.codes))

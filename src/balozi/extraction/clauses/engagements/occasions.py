"""Engagements that are named: "during her visit to Kigali", "the summit held in Arusha", a joint statement."""

import re
from dataclasses import replace
from itertools import pairwise

from balozi.extraction.clauses.engagements.fates import fate
from balozi.extraction.clauses.engagements.gatherings import gathering, reach
from balozi.extraction.clauses.engagements.remarks import at_press
from balozi.extraction.clauses.engagements.rites import credentials, joint_statement, signing
from balozi.extraction.clauses.engagements.tours import clause_end, named_visit
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.drafts import Draft, destinations, place_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.sentence.surroundings import Parties, is_state
from balozi.extraction.clauses.shared.bearings import is_why_somebody_went
from balozi.extraction.clauses.shared.english_between import between
from balozi.extraction.clauses.shared.participants import TYPES
from balozi.extraction.clauses.shared.sessions import is_held, is_off, session
from balozi.extraction.mentions.mentions import Mention

_THEIRS = closed("engagements", "theirs")
_FAR = 9
# What tells a visit apart: "the visit of", "the visit, planned for".
_GOES_ON = closed("occasions", "goes_on")
_OWN_DEED = re.compile(r"[uk]i?(?:li|me|na)\w{4,}\Z")
_AHEAD = closed("occasions", "ahead")
_BODIES = closed("occasions", "bodies")
_SIZES = {"bilateral": 2, "trilateral": 3, "quadrilateral": 4}
_OF_THEM = frozenset({"wao", "yao", "chao"})
_ASKS = frozenset(
    {("calls", "on"), ("calls", "for"), ("calls", "upon"), ("call", "upon"), ("called", "upon")}
)
_MODALS = frozenset({"may", "can", "should", "must", "please", "could", "will", "would", "to"})
_BUSINESS = frozenset({"biashara", "wawekezaji", "uwekezaji", "wafanyabiashara"})


def named(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return an engagement that is named, with what became of it: "the visit, planned for Thursday, is off"."""
    draft = _named(line, noun, reading)
    if draft is None:
        return None
    status = "held" if _is_behind(line, noun) else fate(line, noun, str(draft.fields["status"]))
    if status == "held" and _is_still_ahead(line, noun):
        status = "planned"
    if line.words.language == "sw" and draft.fields["type"] == "meeting" and _is_at_the_top(line, noun):
        draft = replace(draft, fields={**draft.fields, "type": "summit"})
    if line.words.language == "sw" and draft.fields["type"] == "meeting" and _is_with_the_press(line, noun):
        draft = replace(draft, fields={**draft.fields, "type": "statement"})
    kind = (
        "other" if _is_of_business(line, noun) and draft.fields["type"] == "summit" else draft.fields["type"]
    )
    return replace(draft, fields={**draft.fields, "status": status, "type": kind})


def _is_behind(line: Line, noun: Mention) -> bool:
    """Tell whether a gathering is what something came after: "baada ya mkutano wa", "Following talks in Bujumbura"."""
    if line.words.language == "en":
        return _opens_after(line, noun)
    return line.words.language == "sw" and line.row[max(0, noun.first - 2) : noun.first] == ["baada", "ya"]


def _opens_after(line: Line, noun: Mention) -> bool:
    """Tell whether an English sentence opens with what came first: "Following talks in Bujumbura on 2 June, they"."""
    if line.row[0] not in {"after", "following"} or noun.first > _FAR // 2:
        return False
    verb = next((a for a in line.acts if a.is_finite and not a.relative and a.first > noun.last), None)
    return verb is not None and verb.tense == "past"


def _is_still_ahead(line: Line, noun: Mention) -> bool:
    """Tell whether a Swahili gathering comes after what is told: "kabla ya viongozi kukusanyika kwa mkutano"."""
    comes = (a for a in line.acts if a.is_any("MEET") and a.tense == "infinitive" and a.last < noun.first)
    act = next(comes, None)
    before = line.row[max(0, act.first - _FAR - 1) : act.first] if act is not None else []
    return line.words.language == "sw" and ("kabla", "ya") in pairwise(before)


def _asks_others(line: Line, noun: Mention) -> bool:
    """Tell whether a call is what others are asked: "Calls upon the parties to cease hostilities"."""
    keys = line.row[noun.last : noun.last + 2]
    return noun.first == noun.last and tuple(keys) in _ASKS


def _is_at_the_top(line: Line, noun: Mention) -> bool:
    """Tell whether a Swahili meeting with its number is one of leaders: "mkutano wa 45 wa kilele"."""
    return "kilele" in set(line.row[noun.last + 1 : noun.last + 5])


def _is_with_the_press(line: Line, noun: Mention) -> bool:
    """Tell whether a Swahili meeting is one with journalists: "mkutano wa pamoja na waandishi wa habari"."""
    return bool(line.words.cuts["press"] & set(line.row[noun.last + 1 : noun.last + 6]))


def _is_of_business(line: Line, noun: Mention) -> bool:
    """Tell whether a Swahili forum is one of traders: "kongamano la biashara la Tanzania na Korea"."""
    behind = set(line.row[noun.last + 1 : noun.last + 3])
    return line.words.language == "sw" and bool(behind & _BUSINESS)


def _named(line: Line, noun: Mention, reading: Reading) -> Draft | None:
    """Return an engagement that is named, not told: "during her visit to Kigali", "mkutano uliofanyika mjini ..."."""
    kind = TYPES[noun.code]
    if kind == "other":
        return credentials(line, noun, reading)
    if kind == "statement":
        return joint_statement(line, noun, reading) or at_press(line, noun, reading)
    if kind != "visit" and is_off(line, [a for a in line.acts if 0 < a.first - noun.last <= 2 * _FAR]):
        return session(line, noun, reading)
    if _is_denied(line, noun) or _decides(line, noun) or _is_in_passing(line, noun):
        return None
    end = reach(line, noun)
    theirs = set(line.row[max(0, noun.first - 3) : noun.first]) & _THEIRS
    theirs |= set(line.row[noun.last + 1 : noun.last + 2]) & _OF_THEM
    parties = _owners(line, noun, end, theirs)
    if kind == "signing_ceremony":
        return signing(line, noun, reading)
    if kind == "visit":
        far = end if line.words.language == "sw" else clause_end(line, noun, end)
        return named_visit(line, noun, (parties, destinations(line, noun.last + 1, far)), reading)
    if kind == "summit" and line.tokens[min(noun.last + 1, len(line.tokens) - 1)].key in _BODIES:
        return None
    return gathering(line, noun, (parties, theirs), reading)


def _is_in_passing(line: Line, noun: Mention) -> bool:
    """Tell whether a noun tells no gathering: looked forward to, a verb, or a telephone line in Swahili."""
    if noun.code == "CALL" and _asks_others(line, noun):
        return True
    if noun.code == "CALL" and noun.first and line.tokens[noun.first - 1].key in _MODALS:
        # "Citizens may call the Ministry".
        return True
    if line.words.language == "en" and line.row[noun.first - 1 : noun.first] == ["whose"]:
        # "the agreement, whose negotiations were concluded in April": told of the text.
        return True
    a_line = noun.code == "CALL" and line.words.language == "sw" and _is_a_line(line, noun)
    return a_line or _is_looked_forward_to(line, noun) or is_why_somebody_went(line, noun)


def _is_looked_forward_to(line: Line, noun: Mention) -> bool:
    """Tell whether a gathering is only looked forward to, its day and place untold."""
    keys = line.row[max(0, noun.first - 6) : noun.first]
    forward = ("forward", "to") in pairwise(keys)
    return (
        forward
        and not any(date.first > noun.last for date in line.dates)
        and not place_of(line, noun.last)[0]
    )


def _is_a_line(line: Line, noun: Mention) -> bool:
    """Tell whether "simu" is a telephone line, not a call: "kuanzisha simu ya dharura"."""
    behind = set(line.row[noun.last + 1 : noun.last + 3])
    return bool(behind & {"dharura", "moja", "mkononi", "mkono", "bure", "saa"})


def _decides(line: Line, noun: Mention) -> bool:
    """Tell whether a Swahili gathering acts itself, so that it is not told to be held: "Mkutano ulipongeza"."""
    if noun.last + 1 >= len(line.tokens):
        return False
    if line.words.language != "sw":
        return _acts_itself(line, noun)
    behind = line.tokens[noun.last + 1].key
    # "Mkutano uliokuwa umepangwa": "was" is no deed.
    verb = _OWN_DEED.match(behind) is not None and not behind.endswith("okuwa")
    held = (act for act in line.acts if act.first == noun.last + 1)
    return verb and not any(act.is_any("HOLD", "TALK", "PLAN", "EXPECT", "CONCLUDE", "END") for act in held)


def _acts_itself(line: Line, noun: Mention) -> bool:
    """Tell whether a gathering named before acts: "The Summit directed", "la Réunion a adopté"; "During the visit"."""
    before = line.tokens[noun.first - 1].key if noun.first else ""
    behind = line.tokens[noun.last + 1].key
    if noun.code == "VISIT":
        return before in {"the", "la", "this", "cette"} and behind not in _GOES_ON and not is_held(line, noun)
    if (
        noun.code not in {"SUMMIT", "MEETING"}
        or not (before in {"the", "la", "le", "'"} or _opens_an_item(line, noun))
        or is_held(line, noun)
    ):
        return False
    verb = any(
        act.first == noun.last + 1 and act.is_finite and not (act.relative and line.words.language == "fr")
        for act in line.acts
    )
    return verb or (behind.endswith("ed") and line.words.language == "en")


def _opens_an_item(line: Line, noun: Mention) -> bool:
    """Tell whether an English communiqué names its gathering like a person: "4. Summit decided to establish"."""
    before = line.tokens[: noun.first]
    named = noun.first == noun.last and line.tokens[noun.first].is_capital
    return line.words.language == "en" and named and not any(token.text[0].isalpha() for token in before)


def _is_denied(line: Line, noun: Mention) -> bool:
    """Tell whether a gathering is said not to have been: "hazijafanya mazungumzo", "has not held talks"."""
    return any(
        act.negated
        and act.is_any("HOLD", "TALK", "CONCLUDE")
        and (act.first <= noun.first <= act.last + 3 or 0 < act.first - noun.last <= _FAR)
        for act in line.acts
    )


def _before_its_topic(line: Line, noun: Mention, end: int) -> int:
    """Return where those end who speak in a Swahili call, before what they speak about: "kuhusu Taiwan"."""
    end = _before_its_verb(line, noun, end)
    if line.words.language != "sw" or noun.code != "CALL":
        return end
    return next((at - 1 for at in range(noun.last + 1, end + 1) if line.row[at] == "kuhusu"), end)


def _before_its_verb(line: Line, noun: Mention, end: int) -> int:
    """Return where the words of a Swahili gathering end: before what it does, "Mkutano wa SADC ... ulizitaka pande"."""
    if line.words.language != "sw":
        return end
    sits = ("HOLD", "EXPECT", "PLAN", "CONCLUDE", "TALK", "END", "POSTPONE", "MEET", "DO", "HOST", "WITNESS")
    does = (a for a in line.acts if noun.last < a.first <= end and a.is_finite and not a.relative)
    act = next((a for a in does if not a.is_any(*sits) and a.subject in {"u", "ki", "ya", "li"}), None)
    return act.first - 1 if act is not None else end


def _owners(line: Line, noun: Mention, end: int, theirs: set[str]) -> Parties:
    """Return the parties around a noun, or those that "their meeting" and "the next session" point back to."""
    if exact := between(line, noun):
        return exact
    parties = line.parties(max(0, noun.first - 5), _before_its_topic(line, noun, end))
    if theirs and len(parties.codes) < (1 if line.words.language == "sw" else 2):
        before = line.parties(0, noun.first - 1)
        parties = before if len(before.codes) > len(parties.codes) else parties
    if (theirs & _OF_THEM and line.words.language == "sw") or (
        "their" in theirs and line.words.language == "en" and noun.code != "VISIT"
    ):
        # "At their meeting in Honolulu, the ministers of Japan and Palau stressed".
        # "Katika mkutano wao uliofanyika Kampala, mawaziri wa Uganda, Kenya na Tanzania waliidhinisha".
        verb = next((a for a in line.acts if a.is_finite and not a.relative and a.first > noun.last), None)
        behind = line.parties(noun.last + 1, verb.first - 1) if verb is not None else parties
        parties = behind if len(behind.codes) > len(parties.codes) else parties
    among = _SIZES.get(next((k for k in line.row[max(0, noun.first - 4) : noun.first] if k in _SIZES), ""), 0)
    if among and len(parties.states) < among == len(line.around.pair) and line.words.language == "en":
        # "preparations for a trilateral leaders' summit": of the three spoken of.
        parties = Parties(line.around.pair, (), line.around.pair, 0, noun.first)
    if theirs & _AHEAD and not parties.codes and (noun.code != "SUMMIT" or not line.around.body):
        pair = tuple(code for code in line.around.pair if is_state(code))
        parties = Parties(pair, (), pair, 0, noun.first)
    return parties

"""The verbs of a Swahili sentence, and what the words around them make of each: told, awaited, wished."""

import re
from collections.abc import Sequence
from dataclasses import replace

from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.swahili_verbs import INFINITIVE, SHORT, Verb, pairs, take_apart
from balozi.extraction.clauses.sentence.vocabulary import vocabulary
from balozi.extraction.mentions.tokens import Known, Token, keys_in, places_where

_TOLD = frozenset({"past", "present", "future", "participle"})
_STORY = ("SIGN", "RATIFY", "ADOPT", "MEET", "TALK", "HOST", "VISIT", "MOVE", "SUMMON", "ADDRESS")
# What stands between "na" and the next deed of a story: "na baadaye kufanya vikao".
_THEN = frozenset({"baadaye", "kisha", "pia", "halafu", "hatimaye", "vilevile", "papo", "mwishowe"})
_AWAITED = ("EXPECT", "PLAN", "PLEDGE", "AGREE")
_PROMISING = ("AGREE", "PLAN", "PLEDGE", "COMMIT", "EXPECT", "URGE", "REAFFIRM", "DECIDE")
_PERSONAL = frozenset({"a", "wa", "tu"})
_CONVOYS, _CONVOY_REACH = frozenset({"ujumbe", "msafara", "ndege", "timu", "jopo"}), 18
# A verb whose subject is a state: "Lusaka imesema", "Kinshasa na Kampala zilitiliana".
_OF_STATES = re.compile(r"(?:ha)?(?:i|zi)(?:ta|li|me|na|ki|ka|ku|ja|ko)\w*\Z")
_LONGEST = 30
# "alipata fursa ya kuonana na": it came about.
_CHANCES = frozenset({"fursa", "nafasi", "bahati", "wasaa"})
_HERE = frozenset({"uko", "upo"})
# "ujumbe ukiongozwa na X umekutana": an aside, and no deed of its own.
_ASIDES = ("ongozwa", "ambatana", "fuatana", "wakilishwa")
_HEADING, _EARLY = 20, 8
_NO_DEEDS = closed("swahili", "no_deeds")
# "Meli za Sudan Kusini kutumia": the ships do, not the state.
_OF_THINGS = frozenset({"za", "vya", "cha", "la"})
_AIMS = closed("swahili", "aims")
_TWO = 2
# Small words between a capital and its verb: "Paris pia itarudisha".
_MOREOVER = frozenset({"pia", "vilevile", "tayari", "sasa", "jana", "leo", "hatimaye", "aidha"})
# "X nayo", "Y naye": X for its part; what follows is its own deed.
_ITS_TURN = frozenset({"nayo", "naye", "nalo", "nao", "nazo", "nacho"})
_HAVING = Verb(frozenset(), "", "infinitive", negated=False, passive=False, relative=False, subject="")


def _may_act(key: str) -> bool:
    """Tell whether a word may be the verb of an act: it is one, or "yuko ziarani", or being with something."""
    if (len(key) < SHORT and key not in _HERE) or len(key) > _LONGEST:
        return False
    return key in vocabulary("sw").cuts["there"] or key.endswith("kuwa") or take_apart(key) is not None


_MAY_ACT = Known(_may_act)


def acts(line: Sequence[Token]) -> list[Act]:
    """Return the acts of a Swahili sentence."""
    found: list[Act] = []
    there = vocabulary("sw").cuts["there"]
    skip = -1
    for index in places_where(_MAY_ACT.__getitem__, keys_in(line)):
        token = line[index]
        if index <= skip or _is_name(line, index):
            continue
        if token.key in there and _is_on_visit(line, index):
            beside = token.key.startswith("aliye")
            tense = "past" if "likuwa" in token.key else "future" if "takuwa" in token.key else "present"
            found.append(Act(frozenset({"VISIT"}), index, index, tense, relative=beside, subject="a"))
            continue
        behind = line[index + 1].key if index + 1 < len(line) else ""
        if token.key == "kufikia" and behind not in _AIMS:
            # "kufikia Juni": by June.
            continue
        verb = take_apart(token.key)
        if token.key.endswith("kuwa"):
            verb = _having(token.key, behind, verb)
        if verb is None:
            continue
        kinds = _moving(
            verb, pairs().get((verb.root, behind), frozenset()), convoy=_is_of_a_convoy(line, index)
        )
        if not kinds:
            continue
        last = index + 1 if (verb.root, behind) in pairs() else index
        skip = last
        negated = verb.negated or _is_without(line, index)
        tense = _told_tense(line, index, verb)
        beside = verb.relative or _is_beside(line, index)
        found.append(Act(kinds, index, last, tense, negated, verb.passive, beside, verb.subject))
    found = _in_a_heading(line, [act for act in found if not _is_said_aside(line, act)])
    found = [_bound_for(_called_so(line, act), found) for act in found]
    return [_narrated(line, _brought_about(line, act), found) for act in found]


def _having(key: str, behind: str, verb: Verb | None) -> Verb | None:
    """Return being with something as the deed that it is: "walikuwa na mazungumzo", "amekuwa mwenyeji wa marais"."""
    if behind == "na":
        return replace(verb or _HAVING, kinds=frozenset({"HOLD"}))
    if behind == "mwenyeji" and key != "kuwa":
        beside = key.startswith(("aliye", "walio"))
        return replace(verb or _HAVING, kinds=frozenset({"HOST"}), passive=False, relative=beside)
    return verb


def _called_so(line: Sequence[Token], act: Act) -> Act:
    """Return calling a deed something as a reaction to it: "ilitaja hatua hiyo kuwa ya kusikitisha"."""
    if not act.is_any("CALL_SO"):
        return act
    so = any(token.key in {"kuwa", "kama", "ni"} for token in line[act.last + 2 : act.last + 8])
    return replace(act, kinds=act.kinds | {"REACT"}) if so and not act.passive else act


def _bound_for(act: Act, found: Sequence[Act]) -> Act:
    """Return a going that a person is expected to do as a visit: "anatarajiwa kwenda", "anapanga kurejea"."""
    if act.tense != "infinitive" or not act.is_any("MOVE"):
        return act
    outer = next((other for other in found if 0 < act.first - other.last <= _TWO), None)
    goes = outer is not None and outer.is_any(*_AWAITED) and outer.subject in _PERSONAL and outer.is_finite
    return replace(act, kinds=act.kinds | {"VISIT"}) if goes else act


def _is_said_aside(line: Sequence[Token], act: Act) -> bool:
    """Tell whether a verb of saying stands between two commas and parts a subject from its verb: "Paris, alisema, "."""
    opens = act.first > 0 and line[act.first - 1].text == ","
    apart = opens and any(token.text == "," for token in line[act.last + 1 : act.last + 4])
    that = {"kwamba", "kuwa"} & {token.key for token in line[act.last + 1 : act.last + 4]}
    return apart and not that and act.is_any("SAY") and act.is_finite and not act.relative


def _in_a_heading(line: Sequence[Token], found: list[Act]) -> list[Act]:
    """Return the infinitive of a headline as what is to come: "Kenya kujenga bandari mpya Lamu"."""
    if len(line) > _HEADING or not line[-1].text[-1].isalnum() or any(act.is_finite for act in found):
        return found
    first = _first_infinitive(line, found)
    if first is None or first.negated:
        return found
    before = line[first.first - 1] if first.first else None
    ends = line[-1].text[-1].isalnum() and not {token.key for token in line[: first.first]} & _OF_THINGS
    if before is None or not before.is_capital or not ends:
        return found
    return [replace(first, tense="future", subject="i"), *(act for act in found if act.first > first.last)]


def _first_infinitive(line: Sequence[Token], found: Sequence[Act]) -> Act | None:
    """Return the first infinitive of a headline, of a listed verb or of any other: "Kenya kupeleka walimu"."""
    at = next((at for at, token in enumerate(line[1:_EARLY], 1) if INFINITIVE.match(token.key)), -1)
    if at < 0 or line[at].key in _NO_DEEDS or line[at].is_capital:
        return None
    listed = next((act for act in found if act.first == at), None)
    return listed or Act(frozenset({"DO"}), at, at, "infinitive")


def _brought_about(line: Sequence[Token], act: Act) -> Act:
    """Return an infinitive as told when the verb before it says that it came about: "alilazimika kuonana na"."""
    if act.tense != "infinitive" or not act.first or not act.is_any(*_STORY):
        return act
    chance = act.first > 2 and line[act.first - 1].key == "ya" and line[act.first - 2].key in _CHANCES
    outer = take_apart(line[act.first - (3 if chance else 1)].key)
    if (
        chance
        and (outer is None or not outer.kinds)
        and line[act.first - 3].key.startswith(("alip", "amep", "walip", "wamep"))
    ):
        return replace(act, tense="past", subject="wa" if line[act.first - 3].key[0] == "w" else "a")
    if outer is None or "DID" not in outer.kinds or outer.negated or outer.tense not in {"past", "future"}:
        return act
    return replace(act, tense=outer.tense, subject=outer.subject)


def _narrated(line: Sequence[Token], act: Act, found: Sequence[Act]) -> Act:
    """Return an act that goes on a story as told: "walikutana na kusaini mkataba" is not a wish to sign."""
    if act.tense != "infinitive" or not act.is_any(*_STORY, "HOLD") or not _goes_on(line, act):
        return act
    earlier = next((other for other in reversed(found) if other.last < act.first and other.is_finite), None)
    onward = act.is_any("VISIT", "MOVE") and line[act.first - 1].key == "ya"
    onward = onward and earlier is not None and earlier.subject in _PERSONAL and not earlier.negated
    if onward and earlier is not None and (earlier.tense == "future" or earlier.is_any("EXPECT")):
        # "anatazamiwa kukutana na X kabla ya kuelekea Cairo".
        return replace(act, tense="future", subject=earlier.subject, kinds=act.kinds | {"VISIT"})
    if earlier is None or earlier.negated or earlier.is_any(*_PROMISING):
        return act
    if act.is_any("SIGN") and earlier.is_any("SAY") and line[act.first - 1].key == "ya":
        # "imesema inahitaji siku 15 kabla ya kutia saini": not signed yet.
        return act
    if earlier.tense in {"past", "present"} and act.is_any("MEET") and line[act.first - 1].key == "kwa":
        # "amekamilisha ziara yake kwa kukutana na Rais".
        return replace(act, tense=earlier.tense, subject=earlier.subject)
    if earlier.tense == "future" and act.is_any("MEET") and line[act.first - 1].key == "na":
        # "Kesho atatembelea kituo hicho na kukutana na Rais".
        return replace(act, tense="future", subject=earlier.subject)
    if earlier.tense != "past":
        return act
    goes = "MOVE" in act.kinds and (earlier.subject in _PERSONAL or _is_of_a_convoy(line, earlier.first))
    kinds = act.kinds | {"VISIT"} if goes else act.kinds
    return replace(act, tense="past", subject=earlier.subject, kinds=kinds)


def _goes_on(line: Sequence[Token], act: Act) -> bool:
    """Tell whether an infinitive goes on a story: "na kusaini", "na baadaye kufanya", "kabla ya kuongoza"."""
    before = [token.key for token in line[max(0, act.first - _TWO) : act.first]]
    if not before or (act.is_any("HOLD") and not act.is_any("MEET", "TALK") and before[-1] == "na"):
        return False
    if before[-1] == "kwa" and act.is_any("MEET"):
        return True
    then = before[-1] in _THEN and (len(before) < _TWO or before[-2] in {"na", ","})
    return before[-1] == "na" or then or before == ["kabla", "ya"]


def _is_name(line: Sequence[Token], index: int) -> bool:
    """Tell whether a word with a capital stands inside a sentence, where it is a name ("Italia") and no verb."""
    token = line[index]
    if not token.is_capital or token.text.isupper() or index == 0:
        return False
    before = line[index - 1]
    return before.text[0].isalpha() or before.text in {",", "-", "/", "'"}


def _moving(verb: Verb, more: frozenset[str], *, convoy: bool) -> frozenset[str]:
    """Return the kinds of a verb and its noun; going is a visit when a person goes ("aliondoka kuelekea ...")."""
    kinds = verb.kinds | more
    goes = "MOVE" in kinds and (verb.subject in _PERSONAL or convoy) and verb.tense in _TOLD
    return kinds | {"VISIT"} if goes else kinds


def _is_of_a_convoy(line: Sequence[Token], index: int) -> bool:
    """Tell whether a delegation or a convoy stands before a verb, which goes for its people: "ujumbe ulivuka"."""
    return not _CONVOYS.isdisjoint([token.key for token in line[max(0, index - _CONVOY_REACH) : index]])


def _is_on_visit(line: Sequence[Token], index: int) -> bool:
    """Tell whether "yuko", "aliyeko" is being on a visit: a place or the word for a visit stands right behind."""
    behind = line[index + 1 : index + 7]
    town = len(behind) > 1 and behind[0].key in {"mjini", "jijini", "nchini"} and behind[1].is_capital
    return bool(behind) and (
        town or behind[0].is_capital or any(token.key in {"ziara", "ziarani"} for token in behind)
    )


def is_said_of_a_state(line: Sequence[Token], last: int) -> bool:
    """Tell whether the verb right behind a name has a state for its subject: "Lusaka haitaongeza"."""
    at = _behind_aside(line, last + 1)
    if at < len(line) and line[at].key in _MOREOVER:
        at += 1
    while at + 2 < len(line) and (
        line[at].key in _ITS_TURN or (line[at].key == "na" and line[at + 1].is_capital)
    ):
        at += 1 if line[at].key in _ITS_TURN else 2
    return at < len(line) and not line[at].is_capital and _OF_STATES.match(line[at].key) is not None


def _behind_aside(line: Sequence[Token], at: int) -> int:
    """Return the place behind an aside of at most four words: "Paris, alisema, ita-", "Lima, kwa upande wake, ita-"."""
    comma = at < len(line) and line[at].text == ","
    if not comma and [token.key for token in line[at : at + 2]] == ["kwa", "upande"]:
        return min(at + 3, len(line))
    closes = (end for end in range(at + 2, min(at + 6, len(line))) if line[end].text == ",")
    end = next(closes, 0) if comma else 0
    words = {token.key for token in line[at + 1 : end]}
    said = bool(end) and (verb := take_apart(line[at + 1].key)) is not None and "SAY" in verb.kinds
    return end + 1 if end and (said or "upande" in words) else at


def _is_beside(line: Sequence[Token], index: int) -> bool:
    """Tell whether a verb hangs on a noun by "ambaye" or "ambayo"; "ambapo" tells of a deed of its own."""
    before = line[index - 1].key if index else ""
    return before.startswith("amba") and before not in {"ambapo", "ambako", "ambamo"}


def _is_without(line: Sequence[Token], index: int) -> bool:
    """Tell whether "bila", "bila ya" or a failing stands before a verb and denies it: "walishindwa kukubaliana"."""
    before = line[index - 1].key if index else ""
    failed = before.endswith("shindwa") and line[index].key.startswith("ku")
    return failed or before == "bila" or (before == "ya" and index > 1 and line[index - 2].key == "bila")


def _is_gone_to(line: Sequence[Token], at: int) -> bool:
    """Tell whether a name is where somebody goes, not who acts: "amewasili Damascus akiongoza ujumbe"."""
    goes = take_apart(line[at - 1].key) if at > 0 else None
    return goes is not None and bool(goes.kinds & {"VISIT", "MOVE"}) and goes.subject in _PERSONAL


def _told_tense(line: Sequence[Token], index: int, verb: Verb) -> str:
    """Return the tense of a verb; "Norway ikitangaza msaada" tells what Norway does, and is no mere circumstance."""
    named = index > 0 and (line[index - 1].is_capital or line[index - 1].key in _ITS_TURN)
    named = named and not (line[index].key.endswith(_ASIDES) or _is_gone_to(line, index - 1))
    return "present" if verb.tense == "participle" and not verb.relative and named else verb.tense

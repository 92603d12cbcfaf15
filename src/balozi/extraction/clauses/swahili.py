"""Swahili verbs: subject, tense, relative, object, root and ending, taken apart against lists of roots."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.vocabulary import vocabulary
from balozi.extraction.mentions.tokens import Token

_SUBJECT = "ni|u|a|tu|m|wa|i|ya|ki|vi|li|zi|ku|pa|mu"
_RELATIVE = "ye|o|cho|vyo|lo|yo|zo|ko|po|mo|vyo"
_OBJECT = "ni|ku|mw|mu|m|tu|wa|i|ya|ki|vi|li|zi|u|ji"
_FINITE = re.compile(
    rf"(?P<neg>ha)?(?P<subject>{_SUBJECT})(?P<tense>taka|ta|na|li|me|ka|nge|ki|mesha|lisha)"
    rf"(?P<relative>{_RELATIVE})?(?P<rest>\w{{2,}})\Z"
)
_DENIED = re.compile(
    r"(?:si|ha(?P<subject>tu|m|wa|i|ya|ki|vi|li|zi|ku|pa|u)?)(?P<tense>ta|ku|ja)?(?P<rest>\w{2,})\Z"
)
_INFINITIVE = re.compile(r"(?:ku|kw)(?P<rest>\w{2,})\Z")
_REFUSED = re.compile(r"kuto(?P<rest>\w{3,})\Z")
# The tense of headlines, subject and -a- in one: "zasaini", "wakubaliana", "ampokea".
_HEADLINE = re.compile(r"(?:(?P<subject>[zwyl])a|a(?:m|wa)?)(?P<rest>\w{3,}[aiu])\Z")
_UNWISHED = re.compile(rf"(?P<subject>{_SUBJECT})si(?P<rest>\w{{2,}}e)\Z")
_SUBJUNCTIVE = re.compile(rf"(?P<subject>{_SUBJECT})(?P<rest>\w{{2,}}e)\Z")
_TENSES = {
    "ta": "future", "taka": "future", "na": "present", "li": "past", "me": "past", "mesha": "past",
    "lisha": "past", "ka": "past", "nge": "conditional", "ki": "participle", "ku": "past", "ja": "past",
}  # fmt: skip
_TOLD = frozenset({"past", "present", "future", "participle"})
_STORY = ("SIGN", "RATIFY", "ADOPT", "MEET", "TALK", "HOST", "VISIT", "MOVE")
_PROMISING = ("AGREE", "PLAN", "PLEDGE", "COMMIT", "EXPECT", "URGE", "REAFFIRM", "DECIDE")
_PERSONAL = frozenset({"a", "wa", "tu"})
_CONVOYS, _CONVOY_REACH = frozenset({"ujumbe", "msafara", "ndege", "timu", "jopo"}), 18
_MOODS = {
    "infinitive": "infinitive",
    "refused": "infinitive",
    "subjunctive": "subjunctive",
    "unwished": "subjunctive",
}
# A verb whose subject is a state: "Lusaka imesema", "Kinshasa na Kampala zilitiliana".
_OF_STATES = re.compile(r"(?:ha)?(?:i|zi)(?:ta|li|me|na|ki|ka|ku|ja|ko)\w*\Z")
_LONGEST = 30
# "alipata fursa ya kuonana na": it came about.
_CHANCES = frozenset({"fursa", "nafasi", "bahati", "wasaa"})
_HEADING, _EARLY = 20, 8
_NO_DEEDS = closed("swahili", "no_deeds")
# "Meli za Sudan Kusini kutumia": the ships do, not the state.
_OF_THINGS = frozenset({"za", "vya", "cha", "la"})
_AIMS = closed("swahili", "aims")
# A root of so many letters needs its last vowel to be told from others.
_SHORT = 4
# Listed only because they begin like another verb.
_UNLISTED = frozenset({"OTHER"})
# What is done to somebody or something, so that "kuli-" before it is no past: "kuliridhia azimio".
_OF_OBJECTS = frozenset(
    {"ADDRESS", "RATIFY", "SIGN", "SUPPORT", "VISIT", "HOST", "ADOPT", "REACT", "ANNOUNCE"}
)
# "X nayo", "Y naye": X for its part; what follows is its own deed.
_ITS_TURN = frozenset({"nayo", "naye", "nalo", "nao", "nazo", "nacho"})
_ENDING = re.compile(r"[a-z]{0,7}[aeiou]\Z|\Z")


@dataclass(frozen=True, slots=True)
class Verb:
    """One Swahili word taken apart.

    Attributes:
        kinds: classes of its root.
        root: the longest root of the lists that it holds.
        tense: as in `Act`.
        negated: whether it denies.
        passive: whether it ends in -wa.
        relative: whether it holds a relative.
        subject: its subject prefix.
    """

    kinds: frozenset[str]
    root: str
    tense: str
    negated: bool
    passive: bool
    relative: bool
    subject: str


_HAVING = Verb(frozenset(), "", "infinitive", negated=False, passive=False, relative=False, subject="")


def acts(line: Sequence[Token]) -> list[Act]:
    """Return the acts of a Swahili sentence."""
    found: list[Act] = []
    skip = -1
    for index, token in enumerate(line):
        if index <= skip or not 4 <= len(token.key) <= _LONGEST or _is_name(line, index):
            continue
        if token.key in vocabulary("sw").cuts["there"] and _is_on_visit(line, index):
            beside = token.key.startswith("aliye")
            tense = "past" if "likuwa" in token.key else "future" if "takuwa" in token.key else "present"
            found.append(Act(frozenset({"VISIT"}), index, index, tense, relative=beside, subject="a"))
            continue
        behind = line[index + 1].key if index + 1 < len(line) else ""
        if token.key == "kufikia" and behind not in _AIMS:
            # "kufikia Juni": by June.
            continue
        verb = take_apart(token.key)
        if token.key.endswith("kuwa") and behind == "na":
            # "walikuwa na mazungumzo", "watakuwa na mkutano".
            verb = replace(verb or _HAVING, kinds=frozenset({"HOLD"}))
        if verb is None:
            continue
        kinds = _moving(
            verb, _pairs().get((verb.root, behind), frozenset()), convoy=_is_of_a_convoy(line, index)
        )
        if not kinds:
            continue
        last = index + 1 if (verb.root, behind) in _pairs() else index
        skip = last
        negated = verb.negated or _is_without(line, index)
        tense = _told_tense(line, index, verb)
        beside = verb.relative or _is_beside(line, index)
        found.append(Act(kinds, index, last, tense, negated, verb.passive, beside, verb.subject))
    found = _in_a_heading(line, [act for act in found if not _is_said_aside(line, act)])
    return [_narrated(line, _brought_about(line, act), found) for act in found]


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
    at = next((at for at, token in enumerate(line[1:_EARLY], 1) if _INFINITIVE.match(token.key)), -1)
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
    if (
        act.tense != "infinitive"
        or not act.is_any(*_STORY)
        or not act.first
        or line[act.first - 1].key != "na"
    ):
        return act
    earlier = next((other for other in reversed(found) if other.last < act.first and other.is_finite), None)
    if earlier is None or earlier.tense != "past" or earlier.negated or earlier.is_any(*_PROMISING):
        return act
    goes = "MOVE" in act.kinds and (earlier.subject in _PERSONAL or _is_of_a_convoy(line, earlier.first))
    kinds = act.kinds | {"VISIT"} if goes else act.kinds
    return replace(act, tense="past", subject=earlier.subject, kinds=kinds)


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
    return any(token.key in _CONVOYS for token in line[max(0, index - _CONVOY_REACH) : index])


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
    """Tell whether "bila" or "bila ya" stands before a verb and denies it."""
    before = line[index - 1].key if index else ""
    return before == "bila" or (before == "ya" and index > 1 and line[index - 2].key == "bila")


def _told_tense(line: Sequence[Token], index: int, verb: Verb) -> str:
    """Return the tense of a verb; "Norway ikitangaza msaada" tells what Norway does, and is no mere circumstance."""
    named = index > 0 and (line[index - 1].is_capital or line[index - 1].key in _ITS_TURN)
    return "present" if verb.tense == "participle" and not verb.relative and named else verb.tense


@lru_cache(maxsize=65536)
def take_apart(word: str) -> Verb | None:
    """Return the parts of a verb whose root is in the lists, or of any verb in the future; None otherwise.

    Examples:
        >>> take_apart("walikutana").tense
        'past'
        >>> sorted(take_apart("zimesaini").kinds)
        ['SIGN']
    """
    if word in vocabulary("sw").cuts["not_verbs"]:
        return None
    for shape, of in (
        (_FINITE, "finite"),
        (_DENIED, "denied"),
        (_REFUSED, "refused"),
        (_INFINITIVE, "infinitive"),
        (_UNWISHED, "unwished"),
        (_SUBJUNCTIVE, "subjunctive"),
    ):
        match = shape.match(word)
        if match is not None:
            verb = _verb(match, of)
            if verb is not None:
                return _with_object(verb)
    return _in_headline(word)


def _with_object(verb: Verb) -> Verb:
    """Return a verb read as an infinitive where "kuli-" holds its object: "anatazamiwa kulihutubia Bunge"."""
    holds = (
        verb.subject == "ku" and verb.tense == "past" and not verb.negated and bool(verb.kinds & _OF_OBJECTS)
    )
    return replace(verb, subject="", tense="infinitive") if holds else verb


def _in_headline(word: str) -> Verb | None:
    """Return a verb in the tense of headlines, when nothing but its listed root and ending is left."""
    match = _HEADLINE.match(word)
    rest = match["rest"] if match is not None else ""
    # "awasili" is a-wasili, and "awapokea" a-wa-pokea.
    whole = word[1:] if match is not None and match["subject"] is None else rest
    root = next((root for root in (rest, rest[:-1], whole, whole[:-1]) if root in _roots()), "")
    if match is None or not root:
        return None
    subject = {"z": "zi", "w": "wa", "y": "i", "l": "li", None: "a"}[match["subject"]]
    return Verb(_roots()[root], root, "past", negated=False, passive=False, relative=False, subject=subject)


def _verb(match: re.Match[str], of: str) -> Verb | None:
    parts = match.groupdict()
    rest = parts["rest"]
    if parts.get("relative") and parts.get("tense") in {"ta", "me", "ka", "nge", "mesha", "lisha"}:
        # These tenses take no relative: "itaongeza" is i-ta-ongeza.
        rest, parts["relative"] = parts["relative"] + rest, None
    root = _root_of(rest, optional=parts.get("relative") or "")
    tense = _TENSES.get(parts.get("tense") or "", _MOODS.get(of, "present"))
    negated = of in {"denied", "unwished", "refused"} or bool(parts.get("neg"))
    relative = bool(parts.get("relative")) and not _is_longer(parts["relative"] + rest, root, rest)
    passive = rest.endswith("wa")
    subject = parts.get("subject") or ""
    if root == "taka" and not rest.startswith(root):
        # With an object it calls on somebody: "imezitaka pande" is not "inataka kuondoa".
        return Verb(frozenset({"URGE"}), root, tense, negated, passive, relative, subject)
    does = (
        tense == "future"
        and len(rest) > 2
        and rest[-1] in "aiu"
        and of == "finite"
        and subject not in {"m", "mu"}
    )
    kinds = _roots().get(root, frozenset()) | _roots().get(root.rstrip("a"), frozenset())
    if root or does:
        kinds -= _UNLISTED
        if not (kinds or does or (root, "") in _openings()):
            return None
        kinds = kinds or (frozenset({"DO"}) if does else kinds)
        if relative and parts["relative"] in {"po", "ko"}:
            kinds |= {"WHEN"}
        return Verb(kinds, root, tense, negated, passive, relative, subject)
    return None


def _is_longer(whole: str, root: str, rest: str) -> bool:
    """Tell whether the root needs the letters that looked like a relative: "walipokea" is wa-li-pokea."""
    return bool(root) and whole.startswith(root) and not rest.startswith(root)


def _root_of(rest: str, optional: str) -> str:
    """Return the longest listed root that begins the rest, an object prefix taken off when there is one."""
    best = ""
    for stem in _stems(rest, optional):
        for size in range(min(len(stem), 12), 1, -1):
            root = stem[:size]
            if root in _all_roots() and len(root) > len(best) and _ENDING.match(stem[size:]):
                best = root
                break
    return best


def _stems(rest: str, optional: str) -> list[str]:
    stems = [rest]
    stems += [rest[len(prefix) :] for prefix in _OBJECT.split("|") if rest.startswith(prefix)]
    if optional:
        stems.append(optional + rest)
    return stems


@cache
def _roots() -> Mapping[str, frozenset[str]]:
    gathered: dict[str, set[str]] = defaultdict(set)
    for kind, verbs in vocabulary("sw").verbs.items():
        for verb in verbs:
            if " " in verb:
                continue
            gathered[verb].add(kind)
            if verb.endswith("a") and len(verb) > _SHORT:
                # The passive and the subjunctive drop the vowel: "pokea", "pokewa".
                gathered[verb[:-1]].add(kind)
    return {root: frozenset(kinds) for root, kinds in gathered.items()}


@cache
def _pairs() -> Mapping[tuple[str, str], frozenset[str]]:
    """Return verbs of two words: ("ti", "saini") is signing."""
    gathered: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, verbs in vocabulary("sw").verbs.items():
        for verb in verbs:
            root, _, noun = verb.partition(" ")
            if noun:
                gathered[root.rstrip("a"), noun].add(kind)
                gathered[root, noun].add(kind)
    return {pair: frozenset(kinds) for pair, kinds in gathered.items()}


@cache
def _openings() -> frozenset[tuple[str, str]]:
    """Return the first words of verbs of two words, which mean something with their noun only."""
    return frozenset((root, "") for root, _ in _pairs())


@cache
def _all_roots() -> frozenset[str]:
    return frozenset({*_roots(), *(root for root, _ in _pairs())})

"""One Swahili verb taken apart: subject, tense, relative, object, root and ending, against lists of roots."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from balozi.extraction.clauses.sentence.vocabulary import vocabulary

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
INFINITIVE = re.compile(r"(?:ku|kw)(?P<rest>\w{2,})\Z")
_REFUSED = re.compile(r"kuto(?P<rest>\w{3,})\Z")
# The tense of headlines, subject and -a- in one: "zasaini", "wakubaliana", "ampokea".
_HEADLINE = re.compile(r"(?:(?P<subject>[zwyl])a|a(?:m|wa)?)(?P<rest>\w{2,}[aiu])\Z")
_UNWISHED = re.compile(rf"(?P<subject>{_SUBJECT})si(?P<rest>\w{{2,}}e)\Z")
_SUBJUNCTIVE = re.compile(rf"(?P<subject>{_SUBJECT})(?P<rest>\w{{2,}}e)\Z")
_TENSES = {
    "ta": "future", "taka": "future", "na": "present", "li": "past", "me": "past", "mesha": "past",
    "lisha": "past", "ka": "past", "nge": "conditional", "ki": "participle", "ku": "past", "ja": "past",
}  # fmt: skip
_MOODS = {
    "infinitive": "infinitive",
    "refused": "infinitive",
    "subjunctive": "subjunctive",
    "unwished": "subjunctive",
}
# A root of so many letters needs its last vowel to be told from others.
SHORT = 4
# Listed only because they begin like another verb.
_UNLISTED = frozenset({"OTHER"})
# What is done to somebody or something, so that "kuli-" before it is no past: "kuliridhia azimio".
_OF_OBJECTS = frozenset(
    {"ADDRESS", "RATIFY", "SIGN", "SUPPORT", "VISIT", "HOST", "ADOPT", "REACT", "ANNOUNCE"}
)
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
        (INFINITIVE, "infinitive"),
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
    long = len(rest) >= SHORT
    stems = (rest, rest[:-1], whole, whole[:-1]) if long else ()
    root = next((root for root in stems if root in _roots()), "")
    # "zatia saini", "wafanya mazungumzo": with the noun behind it.
    root = root or next((root for root in (rest, rest[:-1]) if (root, "") in _openings()), "")
    if match is None or not root:
        return None
    subject = {"z": "zi", "w": "wa", "y": "i", "l": "li", None: "a"}[match["subject"]]
    kinds = _roots().get(root, frozenset()) if long else frozenset()
    return Verb(kinds, root, "past", negated=False, passive=False, relative=False, subject=subject)


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
            if verb.endswith("a") and len(verb) > SHORT:
                # The passive and the subjunctive drop the vowel: "pokea", "pokewa".
                gathered[verb[:-1]].add(kind)
    return {root: frozenset(kinds) for root, kinds in gathered.items()}


@cache
def pairs() -> Mapping[tuple[str, str], frozenset[str]]:
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
    return frozenset((root, "") for root, _ in pairs())


@cache
def _all_roots() -> frozenset[str]:
    return frozenset({*_roots(), *(root for root, _ in pairs())})

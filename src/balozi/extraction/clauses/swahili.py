"""Swahili verbs: subject, tense, relative, object, root and ending, taken apart against lists of roots."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.vocabulary import vocabulary
from balozi.extraction.mentions.tokens import Token

_SUBJECT = "ni|u|a|tu|m|wa|i|ya|ki|vi|li|zi|ku|pa|mu"
_RELATIVE = "ye|o|cho|vyo|lo|yo|zo|ko|po|mo|vyo"
_OBJECT = "ni|ku|mw|m|tu|wa|i|ya|ki|vi|li|zi|u|ji"
_FINITE = re.compile(
    rf"(?P<neg>ha)?(?P<subject>{_SUBJECT})(?P<tense>taka|ta|na|li|me|ka|nge|ki|mesha|lisha)"
    rf"(?P<relative>{_RELATIVE})?(?P<rest>\w{{2,}})\Z"
)
_DENIED = re.compile(
    r"(?:si|ha(?P<subject>tu|m|wa|i|ya|ki|vi|li|zi|ku|pa|u)?)(?P<tense>ta|ku|ja)?(?P<rest>\w{2,})\Z"
)
_INFINITIVE = re.compile(r"(?:kuto|ku|kw)(?P<rest>\w{2,})\Z")
_SUBJUNCTIVE = re.compile(rf"(?P<subject>{_SUBJECT})(?P<rest>\w{{2,}}e)\Z")
_TENSES = {
    "ta": "future", "taka": "future", "na": "present", "li": "past", "me": "past", "mesha": "past",
    "lisha": "past", "ka": "past", "nge": "conditional", "ki": "participle", "ku": "past", "ja": "past",
}  # fmt: skip
_LONGEST = 30
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


def acts(line: Sequence[Token]) -> list[Act]:
    """Return the acts of a Swahili sentence."""
    found: list[Act] = []
    skip = -1
    for index, token in enumerate(line):
        if index <= skip or not 4 <= len(token.key) <= _LONGEST:
            continue
        verb = take_apart(token.key)
        if verb is None:
            continue
        behind = line[index + 1].key if index + 1 < len(line) else ""
        kinds = verb.kinds | _pairs().get((verb.root, behind), frozenset())
        if not kinds:
            continue
        last = index + 1 if (verb.root, behind) in _pairs() else index
        skip = last
        before = line[index - 1].key if index else ""
        negated = (
            verb.negated
            or before in {"bila", "bila_ya"}
            or (before == "ya" and index > 1 and line[index - 2].key == "bila")
        )
        found.append(Act(kinds, index, last, verb.tense, negated, verb.passive, verb.relative, verb.subject))
    return found


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
        (_INFINITIVE, "infinitive"),
        (_SUBJUNCTIVE, "subjunctive"),
    ):
        match = shape.match(word)
        if match is not None:
            verb = _verb(match, of)
            if verb is not None:
                return verb
    return None


def _verb(match: re.Match[str], of: str) -> Verb | None:
    parts = match.groupdict()
    rest = parts["rest"]
    if parts.get("relative") and parts.get("tense") in {"ta", "me", "ka", "nge", "mesha", "lisha"}:
        # These tenses take no relative: "itaongeza" is i-ta-ongeza.
        rest, parts["relative"] = parts["relative"] + rest, None
    root = _root_of(rest, optional=parts.get("relative") or "")
    tense = _TENSES.get(parts.get("tense") or "", of if of in {"infinitive", "subjunctive"} else "present")
    negated = of == "denied" or bool(parts.get("neg")) or match[0].startswith("kuto")
    relative = bool(parts.get("relative"))
    passive = rest.endswith("wa")
    subject = parts.get("subject") or ""
    if root == "taka" and not rest.startswith(root):
        # With an object it calls on somebody: "imezitaka pande" is not "inataka kuondoa".
        return Verb(frozenset({"URGE"}), root, tense, negated, passive, relative, subject)
    if root:
        return Verb(_roots().get(root, frozenset()), root, tense, negated, passive, relative, subject)
    if tense == "future" and len(rest) > 2 and rest[-1] in "aiu" and of == "finite":
        return Verb(frozenset({"DO"}), "", tense, negated, passive, relative, subject)
    return None


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
            if " " not in verb:
                gathered[verb].add(kind)
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
def _all_roots() -> frozenset[str]:
    return frozenset({*_roots(), *(root for root, _ in _pairs())})

"""French verbs: forms made from infinitives, auxiliaries, reflexives, tense."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from balozi.extraction.clauses.acts import Act
from balozi.extraction.clauses.cues import closed
from balozi.extraction.clauses.vocabulary import vocabulary
from balozi.extraction.mentions.tokens import Token, key_of

_HAVE = closed("french", "have")
_BE = closed("french", "be")
_SKIP = closed("french", "skip")
# Verbs that make their past with "être": "sont convenus", "est arrivé".
_WITH_BE = frozenset({"AGREE", "VISIT", "MEET"})
_FUTURE_ENDINGS = ("era", "eront", "ira", "iront", "dra", "dront", "vra", "vront", "rra", "rront")
_NOT_FUTURE = closed("french", "not_future")
_NOT = frozenset({"ne", "n", "pas", "jamais"})
_ER_FORMS = {
    "present": ("e", "ent", "ons", "es"),
    "past": ("é", "ée", "és", "ées", "a", "èrent"),
    "future": ("era", "eront", "erons"),
    "conditional": ("erait", "eraient"),
    "infinitive": ("er",),
    "participle": ("ant",),
}


def acts(line: Sequence[Token]) -> list[Act]:
    """Return the acts of a French sentence."""
    forms = _forms()
    found: list[Act] = []
    for index, token in enumerate(line):
        entry = forms.get(token.key)
        if token.text.isupper():
            continue
        act = _act(line, index, entry) if entry is not None else _any_future(line, index)
        if act is not None:
            found.append(act)
    return found


def _any_future(line: Sequence[Token], index: int) -> Act | None:
    """Return a verb in the future that is not in the lists, as an act of no special kind."""
    key = line[index].key
    if len(key) < 6 or not key.endswith(_FUTURE_ENDINGS) or line[index].is_capital or key in _NOT_FUTURE:
        return None
    negated = any(token.key in _NOT for token in line[max(0, index - 3) : index])
    return Act(frozenset({"DO"}), index, index, "future", negated)


def _act(line: Sequence[Token], index: int, entry: Mapping[str, frozenset[str]]) -> Act | None:
    first, helpers, negated, reflexive = _helpers(line, index)
    tense = next(iter(entry))
    if "past" in entry and (helpers & (_HAVE | _BE) or len(entry) == 1):
        tense = "past"
    kinds = frozenset(
        kind.removeprefix("se ") for kind in entry[tense] if reflexive or not kind.startswith("se ")
    )
    if not kinds:
        return None
    passive = tense == "past" and bool(helpers & _BE) and not reflexive and kinds.isdisjoint(_WITH_BE)
    hangs = tense == "past" and not helpers
    if helpers & {"sera", "seront", "aura", "auront"}:
        tense = "future"
    noun = (
        tense == "present"
        and index > 0
        and line[index - 1].key in {"le", "la", "une", "un", "'", "sa", "son", "cette", "de", "du", "ce"}
    )
    if noun and not reflexive and line[index - 1].key != "'":
        return None
    return Act(kinds, first, index, tense, negated, passive or hangs, relative=hangs)


def _helpers(line: Sequence[Token], index: int) -> tuple[int, frozenset[str], bool, bool]:
    found: set[str] = set()
    first, negated, reflexive = index, False, False
    for at in range(index - 1, max(-1, index - 7), -1):
        key = line[at].key
        if key in _HAVE or key in _BE:
            found.add(key)
            first = at
        elif key in {"se", "s", "nous"}:
            reflexive, first = True, at
        elif key not in _SKIP:
            break
        negated = negated or key in _NOT
    return first, frozenset(found), negated, reflexive


@cache
def _forms() -> Mapping[str, Mapping[str, frozenset[str]]]:
    gathered: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind, verbs in vocabulary("fr").verbs.items():
        for verb in verbs:
            infinitive, _, given = verb.partition(":")
            mark = "se " if infinitive.startswith(("se ", "s'")) else ""
            bare = infinitive.removeprefix("se ").removeprefix("s'").strip()
            for tense, words in _inflected(bare, given).items():
                for word in words:
                    gathered[key_of(word)][tense].add(mark + kind)
    return {
        word: {tense: frozenset(kinds) for tense, kinds in forms.items()} for word, forms in gathered.items()
    }


def _inflected(infinitive: str, given: str) -> Mapping[str, tuple[str, ...]]:
    if given:
        parts = [*given.replace("s'", "").split("/"), "", ""][:3]
        present, past, future = (tuple(word for word in part.split() if word != "se") for part in parts)
        return {"present": present, "past": past, "future": future, "infinitive": (infinitive,)}
    if infinitive.endswith("er"):
        stem = infinitive[:-2]
        forms = {tense: tuple(stem + ending for ending in endings) for tense, endings in _ER_FORMS.items()}
        if stem.endswith("g"):
            forms["present"] += (stem + "eons",)
        return forms
    return {"infinitive": (infinitive,)}

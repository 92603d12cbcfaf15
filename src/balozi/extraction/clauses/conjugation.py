"""Forms of English verbs, made from the lists of words: past, base and -ing, and what stands behind phrasal ones."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from balozi.extraction.clauses.vocabulary import vocabulary


@cache
def forms_of_verbs() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return the kinds of every form: form → "past" / "base" / "ing" → kinds."""
    gathered: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind, verbs in vocabulary("en").verbs.items():
        for verb in verbs:
            base, *irregular = verb.split()
            for form, words in _inflected(base, irregular).items():
                for word in words:
                    gathered[word][form].add(kind)
    for forms, _, _ in _phrasal():
        for form, words in _inflected(forms[0], forms[1:]).items():
            for word in words:
                gathered[word].setdefault(form, set())
    return {
        word: {form: frozenset(kinds) for form, kinds in forms.items()} for word, forms in gathered.items()
    }


def _phrasal() -> list[tuple[list[str], str, tuple[str, ...]]]:
    """Return the verbs that mean something with other words behind them: forms, kind, words."""
    found = []
    for kind, phrases in vocabulary("en").phrasal.items():
        for phrase in phrases:
            verb, _, behind = phrase.partition(": ")
            found.append((verb.split(), kind, tuple(behind.split())))
    return found


@cache
def particles() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return what may stand behind every form of a phrasal verb, with the kind it gives."""
    gathered: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for verb, kind, behind in _phrasal():
        for words in _inflected(verb[0], verb[1:]).values():
            for word in set(words):
                gathered[word].append((kind, behind))
    return {word: tuple(kinds) for word, kinds in gathered.items()}


def _inflected(base: str, irregular: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    stem = base[:-1] if base.endswith("e") else base
    doubled = stem + stem[-1] if _doubles(base, irregular) else stem
    past = irregular if irregular else [_past_form(base)]
    third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeou" else base + "s"
    if base.endswith(("sh", "ch", "ss", "x")):
        third = base + "es"
    return {"past": tuple(past), "base": (base, third), "ing": (f"{doubled}ing",)}


def _doubles(base: str, irregular: Sequence[str]) -> bool:
    """Tell whether the last letter is doubled before -ing: "travelling" as in "travelled", "putting", "beginning"."""
    if irregular and irregular[0].startswith(base + base[-1]):
        return True
    short = len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in "aeiou"
    return short and (base == "begin" or sum(letter in "aeiouy" for letter in base) == 1)


def _past_form(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeou":
        return base[:-1] + "ied"
    return base + "ed"

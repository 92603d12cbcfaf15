"""Forms of English verbs, made from the lists of words: past, base and -ing, and what stands behind phrasal ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from balozi.extraction.clauses.sentence.vocabulary import vocabulary
from balozi.extraction.mentions.tokens import Token


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


# What may stand behind a verb by its first word: the kind it gives, and all its words.
Particles = Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]


@cache
def particles() -> Mapping[str, Particles]:
    """Return what may stand behind every form of a phrasal verb."""
    return by_form(
        (word, kind, behind)
        for verb, kind, behind in _phrasal()
        for words in _inflected(verb[0], verb[1:]).values()
        for word in words
    )


def by_form(told: Iterable[tuple[str, str, tuple[str, ...]]]) -> Mapping[str, Particles]:
    """Return what may stand behind each form of a verb; told are the form, the kind and the words behind."""
    gathered: dict[str, dict[str, list[tuple[str, tuple[str, ...]]]]] = {}
    for form, kind, behind in dict.fromkeys(told):
        gathered.setdefault(form, {}).setdefault(behind[0], []).append((kind, behind))
    return gathered


def stand_at(line: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    """Tell whether some words stand at a token, of which the first is known to stand there."""
    return len(words) == 1 or tuple(token.key for token in line[at : at + len(words)]) == words


def _inflected(base: str, irregular: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    stem = base[:-1] if base.endswith("e") else base
    doubled = stem + stem[-1] if _doubles(base, irregular) else stem
    past = irregular if irregular else [_past_form(base)]
    third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeou" else base + "s"
    if base.endswith(("sh", "ch", "ss", "x", "o")):
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

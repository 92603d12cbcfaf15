"""Words to stems, so that the forms of one word are found by each other: "mikataba" by "mkataba", "signed" by "sign".

English and French go by simplemma's lists of forms. Its Swahili list holds 4.9 million forms, 660 MB in memory and six
seconds to load: Swahili goes by rules of ours, which bring forms together and need not find the dictionary's form.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from balozi.ground.words import fold

LANGUAGES = ("en", "sw", "fr")

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LONGEST = 60
_SHORTEST = 3
_VOWELS = "aeiou"
_LOCATIVE_FROM = 6


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Attributes:
        start: its first character.
        end: the character after its last one.
        folded: in lower case, without accents.
        stem: what its forms have in common, with the language: the same letters in two languages are two words.
    """

    start: int
    end: int
    folded: str
    stem: str


def words_of(text: str, language: str) -> Iterator[Word]:
    """Yield the words of a text with their places.

    Examples:
        >>> [word.stem for word in words_of("Accords signés", "fr")]
        ['fraccord', 'frsigner']
    """
    language = language if language in LANGUAGES else "en"
    for found in _WORD.finditer(text):
        for folded in fold(found[0]).split():
            yield Word(found.start(), found.end(), folded[:_LONGEST], f"{language}{stem(found[0], language)}")


def stem(word: str, language: str) -> str:
    """Return what the forms of a word have in common, folded.

    Examples:
        >>> stem("mikataba", "sw") == stem("mkataba", "sw")
        True
        >>> stem("zitakazosainiwa", "sw")
        'saini'
        >>> stem("agreements", "en")
        'agreement'
    """
    return _stemmers()[language](word.casefold())[:_LONGEST]


@cache
def _stemmers() -> Mapping[str, Callable[[str], str]]:
    return {"en": _english, "fr": _french, "sw": _swahili}


@lru_cache(maxsize=65_536)
def _english(word: str) -> str:
    return _listed(word, "en")


@lru_cache(maxsize=65_536)
def _french(word: str) -> str:
    found = _listed(word, "fr")
    # Whoever types without accents types forms that no list has.
    plain = found == fold(word) and len(found) > _SHORTEST and found[-1] in "sx"
    return found[:-1] if plain and not _is_listed(word, "fr") else found


def _listed(word: str, language: str) -> str:
    from simplemma import lemmatize

    # Numbers and codes have no forms, and a long string of letters is no word.
    if not word.isalpha() or len(word) > _LONGEST:
        return fold(word).replace(" ", "")
    # Twice, because a form leads to a form: "signés" to "signé", and that to "signer".
    return fold(lemmatize(lemmatize(word, language), language)).replace(" ", "")


def _is_listed(word: str, language: str) -> bool:
    from simplemma import is_known

    return is_known(word, language)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The lists of ``words/swahili_forms.toml``."""

    of: frozenset[str]
    whole: frozenset[str]
    singular: Mapping[str, str]
    loans: frozenset[str]
    like_relatives: tuple[str, ...]
    finite: re.Pattern[str]
    relative: re.Pattern[str]


@cache
def _forms() -> _Forms:
    told = tomllib.loads(files("balozi.reading").joinpath("words", "swahili_forms.toml").read_text("utf-8"))
    verb = told["verb"]
    subjects, tenses = _either(verb["subjects"]), _either(verb["tenses"])
    told_of, relatives = _either(verb["relative_tenses"]), _either(verb["relatives"])
    return _Forms(
        of=frozenset(told["of"]),
        whole=frozenset(told["whole"]),
        singular=told["singular"],
        loans=frozenset(verb["loans"]),
        like_relatives=tuple(verb["like_relatives"]),
        finite=re.compile(rf"(?:ha)?{subjects}{tenses}(?P<rest>[a-z]{{3,30}})"),
        relative=re.compile(rf"{subjects}{told_of}{relatives}(?P<rest>[a-z]{{3,30}})"),
    )


def _either(parts: Sequence[str]) -> str:
    return f"(?:{'|'.join(sorted(parts, key=len, reverse=True))})"


@lru_cache(maxsize=65_536)
def _swahili(word: str) -> str:
    word, forms = fold(word).replace(" ", ""), _forms()
    word = forms.singular.get(word, word)
    if word in forms.of:
        return "a"
    if word in forms.whole or word in forms.loans or not word.isalpha():
        return word
    root = _verb(word)
    if not root and len(word) >= _LOCATIVE_FROM and word.endswith("ni") and word[-3] in _VOWELS:
        # "mpakani", at the border.
        return _swahili(word[:-2])
    return root or _noun(word)


def _verb(word: str) -> str:
    """Return the root of a verb with its usual ending, "" for what is no verb."""
    forms = _forms()
    if ((told := forms.relative.fullmatch(word)) and not _is_plain(word)) or (
        told := forms.finite.fullmatch(word)
    ):
        root = _root(told["rest"])
    elif word.startswith("ku") and len(word) > 2 + _SHORTEST - 1:
        root = _root(word[2:])
    elif word[:2] in {"za", "ya"} and len(word) >= 2 + _SHORTEST:
        # The tense of headlines: "zatia", "yasaini".
        root = _root(word[2:])
    else:
        root = _passive(word) if word.endswith("wa") and _passive(word) in forms.loans else ""
    return root


def _is_plain(word: str) -> bool:
    """Tell whether what looks like a relative begins the root: "alipokea" is a-li-pokea."""
    told = _forms().finite.fullmatch(word)
    return told is not None and told["rest"].startswith(_forms().like_relatives)


def _root(rest: str) -> str:
    rest = _passive(rest)
    return rest if rest.endswith("a") or rest in _forms().loans else ""


def _passive(rest: str) -> str:
    """Return the active of a passive: "jengwa" is jenga, "funguliwa" fungua, "sainiwa" saini."""
    if not rest.endswith("wa") or len(rest) < 2 + _SHORTEST:
        return rest
    if rest[:-2] in _forms().loans:
        return rest[:-2]
    if rest.endswith(("liwa", "lewa")) and rest[-5] in _VOWELS:
        return rest[:-4] + "a"
    if rest.endswith(("iwa", "ewa")) or rest[-3] not in _VOWELS:
        return rest[:-2] + "a"
    return rest


# (prefix, what may follow, what takes its place), the first that fits.
_CLASSES = (
    (re.compile(r"mi(?=[aeiou])"), "w"),
    (re.compile(r"(?:mi|wa|ki|vi|ma)(?=[a-z]{3})"), ""),
    (re.compile(r"(?:ch|vy)(?=[aeiou][a-z]{2})"), ""),
    (re.compile(r"m(?=w[aeiou])"), ""),
    (re.compile(r"mu?(?=[bcdfghjklmnpqrstvyz][a-z]{2})"), ""),
    (re.compile(r"u(?=[bcdfghjklmnpqrstvwyz][a-z]{3})"), ""),
)


def _noun(word: str) -> str:
    """Return a noun without the prefix of its class, by which singular and plural differ."""
    for prefix, instead in _CLASSES:
        found = prefix.match(word)
        if found is not None:
            return instead + word[found.end() :]
    return word

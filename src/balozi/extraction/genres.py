"""What sort of paper a document is, and which country speaks in it, told from general features."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from balozi.extraction.mentions.tokens import places_where
from balozi.ground.words import fold, folded_words
from balozi.packs.gazetteer import State, states
from balozi.reading.documents import Document, PassageKind

_CHAPTER = re.compile(
    r"(?im)^[^\w\n]{0,8}(?:chapter|sura|chapitre)\s+(?:ya\s+)?(?:\d+|[ivx]+|one|two|un|deux|premier)\b"
)
_SECTION = re.compile(r"(?m)^[ \t]{0,8}\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?:?\s+[A-ZÀ-Ý]")
_ARTICLE = re.compile(
    r"(?im)^[^\w\n]{0,8}(?:article|art\.|ibara(?:\s+ya)?|kifungu(?:\s+cha)?|aya(?:\s+ya)?|paragraph|section)\s+(?:\d+|[ivx]+|one|un|premier|1er|kwanza|pili|tatu|nne|tano)\b"
)
_POLICY = re.compile(
    r"(?i)\b(?:sera(?:\s+ya\s+(?:masuala\s+ya\s+kigeni|mambo\s+ya\s+nje|kigeni|nje))?|policy|politique\s+(?:étrangère|extérieure)|strategy|stratégie|mkakati|white\s+paper|foreign\s+relations|diplomacy)\b"
)
_TREATY_TITLE = re.compile(
    r"(?i)\b(?:treaty|agreement|convention|protocol|memorandum\s+of\s+(?:understanding|cooperation)|charter|constitutive\s+act|accord|traité|protocole|mémorandum|charte|mkataba|itifaki|makubaliano|hati\s+ya\s+ma(?:kubaliano|elewano|patano)|memoranda(?:mu)?|mapatano)\b"
)
_PARTIES = re.compile(
    r"\b(?:the\s+(?:Contracting\s+|High\s+Contracting\s+|State\s+)?(?:Parties|Participants|Sides)|[Ll]es\s+(?:Hautes\s+)?Parties(?:\s+contractantes)?|Wahusika|Pande\s+(?:zote|mbili|husika)|Nchi\s+(?:[Ww]anachama|[Ww]ashirika|[Mm]shirika))\b|HAVE\s+AGREED|(?:WA|ZI)MEKUBALIANA|SONT\s+CONVENUS"
)
# Beside the heading of an article these bind, though only a part of the text is there.
_BOUND_IN_SWAHILI = re.compile(
    r"\b(?:Kila\s+(?:Upande|Mhusika|Mshiriki|Nchi\s+Mwanachama)|Wahusika|Washiriki|Mshiriki\s+wa"
    r"|Pande\s+(?:zote|husika)|Upande\s+wa)\b"
)
_COMMUNIQUE = re.compile(
    r"(?i)\b(?:joint\s+(?:communiqu[eé]|statement|declaration|press\s+(?:statement|release))|final\s+communiqu[eé]|communiqu[eé]\s+of\s+the|(?<!un\s)communiqu[eé]\s+(?:conjoint|final)|(?<!un\s)communiqu[eé]\b(?!\s+de\s+presse)|déclaration\s+(?:conjointe|commune)|outcome\s+document)"
)
# A plan that two set out together bears its parties on its first line.
_ENGLISH_PLAN = re.compile(
    r"\W{0,8}(?i:joint\s+)?(?i:action\s+plan|plan\s+of\s+action|road\s?map)\b"
    r"(?![^\n]{0,200}\b(?i:signed|adopted|agreed|launched|unveiled|sealed|will|to)\b)[^.\n]{0,120}\b(?i:between)\b"
)
# In Swahili as a heading or a name: news tell of a "taarifa ya pamoja" in their first sentences.
_COMMUNIQUE_IN_SWAHILI = re.compile(
    r"(?m)\b(?:Taarifa|Tamko|Tangazo)\s+[yl]a\s+Pamoja\b"
    r"|^[^.\n]{0,120}\b(?i:taarifa\s+ya\s+pamoja|tamko\s+la\s+pamoja|tangazo\s+la\s+pamoja)\b[^.\n]{0,200}$"
)
# "selon un communiqué conjoint" is news of one. One of these stands in each of them.
_OF_COMMUNIQUES = ("joint", "communiqu", "déclaration", "pamoja", "outcome")
# One of these stands in each name of a treaty or of a policy.
_OF_TREATIES = (
    *(
        "treaty",
        "agreement",
        "convention",
        "protoc",
        "memorand",
        "mémorand",
        "charte",
        "constitutive",
        "accord",
    ),
    *("traité", "mkataba", "itifaki", "makubaliano", "hati", "mapatano"),
)
_OF_POLICIES = (
    "sera",
    "polic",
    "politique",
    "strategy",
    "stratégie",
    "mkakati",
    "paper",
    "relations",
    "diplomacy",
)
_FIGURE = re.compile(r"(?m)^[ \t]{0,8}\d{1,4}\+?[ \t]{0,8}$")
_RECITAL = re.compile(
    r"(?im)^[^\w\n]{0,8}(?:considering|recalling|noting|recognizing|recognising|mindful|desiring|desirous|convinced|aware"
    r"|bearing\s+in\s+mind|consid[eé]rant|rappelant|r[eé]affirmant|conscients?|soucieux|d[eé]sireux|convaincus?|notant"
    r"|kwa\s+kutambua|kwa\s+kuzingatia|kwa\s+kukumbuka"
    r"|(?:zi|wa|tu|i|u)ki(?:kumbuk|tambu|zingati|dhamiri|amini|taka|thibitish|shawishik|fahamu|lenga|rejele)\w*)\b"
)
# A short French text of the parties: its title opens it, or an article and "les Parties" say what it is.
_FRENCH_TITLE = re.compile(
    r"(?i)[^\w\n]{0,8}(?:projet\s+d[e'’]\s?)?(?:accord|arrangement|convention|contrat|entente|mémoire\s+d|protocole|traité|m[ée]morandum|charte)"
)
_FRENCH_PARTIES = re.compile(r"\b(?:[Ll]es|[Ll]a|[Cc]haque|[Dd]es|[Aa]ux)\s+Parties?\b")
_FRENCH_FORMULA = re.compile(
    r"(?i)\b(?:(?:sont|ont)\s+(?:convenu|arrêté|décidé)e?s?|(?:conviennent|adoptent|arrêtent))\s+"
    r"(?:(?:de\s+)?ce\s+qui\s+suit|(?:d|l)es\s+dispositions\s+(?:suivantes|ci-après))"
    r"|\baprès\s*,?\s*(?:(?:collectivement|conjointement|individuellement)\s+)?(?:dénommée?s?|désignée?s?|appelée?s?)\b"
)
# A short English text of the parties: its title alone on the first line, in capitals or with "between" below it.
_ENGLISH_TITLE = re.compile(
    r"\A[^\w\n]{0,8}(?:DRAFT\s+|THE\s+|JOINT\s+|PROPOSED\s+)?(?:[A-Z]+[ -]){0,4}?"
    r"(?:TREATY|AGREEMENT|CONVENTION|PROTOCOL|MEMORANDUM|ARRANGEMENT|CHARTER|ACCORD|COMPACT)\b[^.a-z\n]{0,160}(?:\n|\Z)"
    r"|\A[^\w\n]{0,8}(?:[A-Z][a-z]+ ){0,4}"
    r"(?:Treaty|Agreement|Convention|Protocol|Memorandum of \w+|Arrangement)[^.\n]{0,80}\n"
    r"\s{0,8}(?i:between)\b"
)
# "NOW THEREFORE the parties hereby agree as follows".
_ENGLISH_FORMULA = re.compile(
    r"(?i)\b(?:have\s+agreed|hereby\s+agree|do\s+agree|have\s+reached|have\s+come\s+to)\b[^.\n]{0,40}(?:\bfollow|:)"
)
_PREAMBLE = re.compile(r"(?im)^[^\w\n]{0,8}pr[eé]amb(?:le|ule)\b")
_LINE_END = re.compile("\n")
_QUOTE = re.compile(r"[“«\"](?<!\S\")")
_HEAD = 600
_LONG = 15_000
# No longer is a part of a treaty that stands alone.
_PART = 6_000
# So many articles or recitals make a treaty.
_SEVERAL = 3
_NAMES = 60_000


def told_genre(document: Document) -> str:
    """Return the genre of a document: "policy", "treaty", "communique", "profile" or "news".

    Chapters, numbered sections or contents with words of policy make a policy; articles and "the Parties" a
    treaty; the words "joint communiqué" at the top a communiqué; a short page about a country's diplomacy
    that quotes nobody a profile; all else is news.
    """
    text, head = document.text, f"{document.title}\n{document.text[:_HEAD]}"
    if _is_treaty(text, head):
        return "treaty"
    if _says_communique(head) or _ENGLISH_PLAN.match(text) is not None:
        return "communique"
    if _is_policy(document, head):
        return "policy"
    return "profile" if _is_profile(text, head) else "news"


def _says_communique(head: str) -> bool:
    """Tell whether a joint communiqué names itself at the top; it is looked for where one of its words stands."""
    return _holds(head, _OF_COMMUNIQUES, _COMMUNIQUE) or _holds(head, _OF_COMMUNIQUES, _COMMUNIQUE_IN_SWAHILI)


def _holds(text: str, words: Sequence[str], pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern is found in a text; it is looked for where one of some words stands, and nowhere else."""
    lower = text.casefold()
    return any(word in lower for word in words) and pattern.search(text) is not None


def _openings(pattern: re.Pattern[str], text: str) -> int:
    """Return how many lines a pattern opens; it is looked for where lines begin, and nowhere else."""
    return sum([pattern.match(text, start) is not None for start in _line_starts(text)])


@lru_cache(maxsize=2)
def _line_starts(text: str) -> Sequence[int]:
    """Return where the lines of a text begin, once for all that look there."""
    return (0, *[found.end() for found in _LINE_END.finditer(text)])


def _is_treaty(text: str, head: str) -> bool:
    articles = _openings(_ARTICLE, text)
    if articles and len(text) < _PART and len(_BOUND_IN_SWAHILI.findall(text)) > 1:
        return True
    if _is_short_french_treaty(text, articles) or _is_short_english_treaty(text):
        return True
    titled = _holds(head, _OF_TREATIES, _TREATY_TITLE)
    recitals = _openings(_RECITAL, text)
    if not titled and articles < _SEVERAL and recitals < _SEVERAL:
        return False
    parties = len(_PARTIES.findall(text))
    if (
        recitals >= _SEVERAL
        and (articles or parties or _PREAMBLE.search(head))
        and not _says_communique(head)
    ):
        return True
    return (articles >= _SEVERAL and (titled or parties >= 2)) or (titled and parties >= 4)


def _is_short_french_treaty(text: str, articles: int) -> bool:
    """Tell whether a few French lines are a text of the parties: by their title, an article, "les Parties"."""
    titled = _FRENCH_TITLE.match(text) is not None
    if not (titled or articles):
        return False
    parties = len(_FRENCH_PARTIES.findall(text))
    bound = parties > 1 or _FRENCH_FORMULA.search(text) is not None
    return bound or (titled and articles > 1)


def _is_short_english_treaty(text: str) -> bool:
    """Tell whether a few English lines are a text of the parties: their title stands first, "the Parties" act below."""
    if _ENGLISH_TITLE.match(text) is None:
        return False
    return len(_PARTIES.findall(text)) > 1 or _ENGLISH_FORMULA.search(text) is not None


def _is_policy(document: Document, head: str) -> bool:
    contents = any(passage.kind is PassageKind.CONTENTS for passage in document.passages)
    chapters, sections = _openings(_CHAPTER, document.text), _openings(_SECTION, document.text)
    built = 2 * contents + 2 * (chapters >= 2) + (sections >= 3) + (len(document.text) > 20_000)
    return (built >= 2 and _POLICY.search(head) is not None) or (built >= 1 and _names_policy(document.title))


def _names_policy(title: str) -> bool:
    """Tell whether a title is that of a policy: it names it, and has no verb of the news."""
    found = _POLICY.search(title)
    return found is not None and (title.isupper() or found.start() < 30) and len(title.split()) < 16


def _is_profile(text: str, head: str) -> bool:
    if len(text) >= _LONG or not _holds(head, _OF_POLICIES, _POLICY) or len(_QUOTE.findall(text)) > 1:
        return False
    figures = len(_FIGURE.findall(text))
    return figures >= 2 or _says_foreign_policy(text)


def _says_foreign_policy(text: str) -> bool:
    found = re.findall(
        r"(?i)\b(?:foreign\s+policy|diplomatic\s+missions?|sera\s+ya\s+(?:mambo|masuala)|politique\s+étrangère|missions?\s+diplomatiques?)\b",
        text,
    )
    return len(found) >= 2


@cache
def _names() -> dict[str, State]:
    """Return what every name and people of a state stands for, folded."""
    named: dict[str, State] = {}
    for state in states():
        if state.kind == "former":
            continue
        people = [word for words in state.people.values() for word in words]
        stems = [f"{prefix}{stem}" for stem in state.people.get("sw", ()) for prefix in ("m", "wa")]
        for name in (*state.spellings(), *people, *stems):
            if len(name) > 3:
                named.setdefault(fold(name), state)
    return named


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """Return how many words the names have that begin with a word, the longest first."""
    found: dict[str, set[int]] = {}
    for name in _names():
        words = name.split()
        if words:
            found.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def _named_in(text: str) -> Iterator[str]:
    """Return the codes of the states that a text names, the longest name at each place, as often as it does."""
    named, sizes, words = _names(), _sizes(), folded_words(text)
    taken = 0
    for at in places_where(sizes.__contains__, words):
        if at < taken:
            continue
        for size in sizes[words[at]]:
            state = named.get(" ".join(words[at : at + size]))
            if state is not None:
                yield state.code
                taken = at + size
                break


def speaking_country(document: Document) -> str:
    """Return the alpha-3 code of the country a paper speaks for: named in the title, else most often.

    Two countries named about as often give none: a paper between two states is nobody's alone.
    """
    counts = Counter(_named_in(document.text[:_NAMES]))
    titled = set(_named_in(document.title))
    if len(titled) == 1 and counts[next(iter(titled))] * 2 >= max(counts.values(), default=0):
        return next(iter(titled))
    (first, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= 2 and most * 2 > second * 3 else ""

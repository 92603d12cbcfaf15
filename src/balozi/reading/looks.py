"""What one line looks like by itself: a list item, a caption, a row, a heading."""

import re
from functools import cache

from balozi.reading.wordlists import words

_BULLET = r"[-–—•*‣▪■●○◦·➢✓]"
_NUMBER = r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]"
_ITEM = re.compile(rf"(?:{_BULLET}\s+(?:{_NUMBER}\s+)?|{_NUMBER}\s+)(?=\S)")
# A full stop without a blank, as OCR leaves it: "7.Mheshimiwa".
_TIGHT_ITEM = re.compile(r"\d{1,3}\.(?=[^\W\d_])|\d{1,3}\)(?=\S)")
_NUMBERED = re.compile(rf"(?:{_NUMBER})\s+(?=\S)")
_ENTRY = re.compile(r"([^\W\d_][\w&./’'-]{1,24})\s*[-–—]\s+\S")
_DECIMAL = re.compile(r"\d{1,2}((?:\.\d{1,2}){1,4})\s*[.:)]?\s+(?=\S)")
_COLUMNS = re.compile(r"\S {3,}\S")
_LEADERS = re.compile(r"\.{4,}|…{2,}|(?:\. ){4,}|_{6,}")
_ENDS_IN_PAGE = re.compile(r"(?:\t|\s{2,}|\s)(?:\d{1,3}|[ivxlc]{1,6})\Z")
_TERMINAL = re.compile(r"[.!?…][”\"’'»)\]\s]{0,4}\Z")
_MARKDOWN = re.compile(r"(#{1,6})\s+\S")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_HEADING = 120
_LONGEST_ENTRY = 400  # of a table of contents
_MOST_WORDS = 16


def is_item(look: str) -> bool:
    """Tell whether a line begins a list item by its mark: a bullet, "a)", "- ii)", "3."."""
    return bool(_ITEM.match(look) or _TIGHT_ITEM.match(look))


def is_entry(look: str) -> bool:
    """Tell whether a line is an entry of a list of abbreviations: a short key, a dash, its meaning."""
    found = _ENTRY.match(look)
    if found is None or len(look) > 130 or ends_sentence(look):
        return False
    capitals = sum(letter.isupper() for letter in found[1])
    return capitals >= 2 and not look.isupper()


def is_numbered(look: str) -> bool:
    """Tell whether a line begins with one number or letter of a list, without a bullet."""
    return _NUMBERED.match(look) is not None


def is_row(look: str) -> bool:
    """Tell whether a line is a row of a table: tabs inside, bars around, or columns of blanks."""
    if look.startswith("|") and look.endswith("|") and len(look) > 1:
        return True
    head, tab, rest = look.partition("\t")
    # "a)<tab>text" is an item set with a tab, unless more columns follow.
    return bool(tab) and ("\t" in rest or not _is_marker(head))


def _is_marker(head: str) -> bool:
    return re.fullmatch(rf"{_BULLET}|{_NUMBER}|\d{{1,2}}(?:\.\d{{1,2}})+\.?", head.strip()) is not None


def has_columns(look: str) -> bool:
    """Tell whether blanks inside a line set columns apart."""
    return _COLUMNS.search(look) is not None


def has_leaders(look: str) -> bool:
    """Tell whether dots lead to a page number, as in a table of contents."""
    return len(look) <= _LONGEST_ENTRY and _LEADERS.search(look) is not None


def ends_in_page(look: str) -> bool:
    """Tell whether a line ends with what may be a page number."""
    return len(look) <= _LONGEST_HEADING and _ENDS_IN_PAGE.search(look) is not None


def ends_sentence(look: str) -> bool:
    """Tell whether a line ends where a sentence does."""
    return _TERMINAL.search(look[-8:]) is not None


def is_caption(look: str) -> bool:
    """Tell whether a line names a figure, a table or a photo, or gives its source."""
    return len(look) <= 400 and _captions().match(look) is not None


@cache
def _captions() -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, words("labels", "caption")), key=len, reverse=True))
    sources = "|".join(sorted(map(re.escape, words("labels", "source")), key=len, reverse=True))
    return re.compile(
        rf"(?:{labels})\.?\s{{0,2}}(?:(?:na|no|nº|n°)\.?\s{{0,2}})?(?:\d{{1,3}}(?:\.\d{{1,2}})?[a-z]?|[IVX]{{1,4}})"
        rf"\s{{0,2}}(?:[:.–—-]\s|\Z)"
        rf"|(?:{labels})\s{{0,2}}(?:ya|na)?\s{{0,2}}:|(?:{sources})\s{{0,2}}:",
        re.IGNORECASE,
    )


def is_contents_title(look: str) -> bool:
    """Tell whether a line opens a table of contents."""
    return look.strip(" :.").lower() in words("labels", "contents")


def heading_level(look: str) -> int:
    """Return how deep a line is as a heading by its own look, 1 the outermost; 0 for no heading.

    Examples:
        >>> [heading_level(line) for line in ("Sura ya 2: Mazingira", "4.1 Security", "We met in Paris.")]
        [1, 4, 0]
    """
    marked = _MARKDOWN.match(look)
    if marked:
        return len(marked[1])
    if len(look) > _LONGEST_HEADING or len(look.split()) > _MOST_WORDS or "\t" in look:
        return 0
    return _labelled_level(look) or _decimal_level(look) or (2 if is_capitals(look) else 0)


def is_untitled(look: str) -> bool:
    """Tell whether a heading is a label and a number only ("Sura 2:"), so that its title follows."""
    found = _labels().match(look)
    return found is not None and not look[found.end() :].strip(" :.–—-")


def _labelled_level(look: str) -> int:
    found = _labels().match(look)
    if found is None:
        return 0
    rest = look[found.end() :].lstrip(" \xa0")
    title = rest.lstrip(":.–—- \xa0")
    # "Article 5 of the Treaty" goes on as a sentence: its next word is small.
    if title and (title[0].islower() or title[0] in "(,;" or (ends_sentence(look) and not look.isupper())):
        return 0
    label = found["label"].lower()
    return 3 if label in words("labels", "article") else 1


@cache
def _labels() -> re.Pattern[str]:
    def either(*roles: str) -> str:
        found = {word for role in roles for word in words("labels", role)}
        return "|".join(sorted(map(re.escape, found), key=len, reverse=True))

    return re.compile(
        rf"(?P<label>{either('chapter', 'annex', 'article')})\s{{1,3}}(?:(?:ya|la|wa|cha|no\.?|na\.?)\s{{1,3}})?"
        rf"(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|[IVXLC]{{1,6}}|[A-Z]|{either('ordinal')})(?:er)?(?![\w])",
        re.IGNORECASE,
    )


def _decimal_level(look: str) -> int:
    found = _DECIMAL.match(look)
    if found is None:
        return 0
    title = look[found.end() :]
    if title[0].islower() or title.endswith((";", ",")):
        return 0
    if ends_sentence(title) and not _is_title_case(title):
        return 0
    return 3 + found[1].count(".")


def _is_title_case(title: str) -> bool:
    """Tell a title with a full stop from a numbered sentence: most of its long words are capitalised."""
    long_words = [word for word in title.split() if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    return len(title.split()) <= 12 and capitals >= 0.6 * max(len(long_words), 1)


def is_capitals(look: str) -> bool:
    """Tell whether a line is set in capitals throughout, as headings are."""
    if not look.isupper() or look.endswith((";", ",")):
        return False
    letters = len(_LETTER.findall(look))
    return letters >= 4 and letters * 2 >= len(look) and not _is_labelled_value(look)


def _is_labelled_value(look: str) -> bool:
    """Tell "DATE: OCT 6, 2024" and "REF: MFA/12": a word, a colon and a value with figures."""
    head, colon, value = look.partition(":")
    return bool(colon) and len(head.split()) <= 2 and any(letter.isdigit() for letter in value)

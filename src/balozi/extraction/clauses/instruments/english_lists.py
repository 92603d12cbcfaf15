"""English instruments listed under a line that says what becomes of them: "The following documents were signed:"."""

from collections.abc import Iterator

from balozi.extraction.clauses.instruments.english_programmes import told_by_a_programme
from balozi.extraction.clauses.instruments.french_lists import is_an_item
from balozi.extraction.clauses.sentence.acts import Act
from balozi.extraction.clauses.sentence.cues import words_of
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.clauses.shared.days import day_of
from balozi.extraction.mentions.mentions import Mention
from balozi.reading.documents import PassageKind

_WORDS = words_of("english_texts", "list_heading")
_STAGES = tuple(
    (stage, tuple(sorted(words)))
    for name in ("terminated", "ratified", "in_force", "negotiated", "signed")
    for stage, words in ((name, words_of("english_texts", "list_stages")[name]),)
)
_ITEMS, _HEADING, _BARE, _OPENING = 40, 45, 12, 6
_FIRST, _POINTS = 4, (["they"], ["these"], ["the"], ["among"])
_INCLUDES = frozenset(
    {"include", "included", "comprise", "comprised", "are", "were", "cover", "covered", "among"}
)


def told_by_an_english_list(line: Line, mention: Mention, reading: Reading) -> tuple[str, str]:
    """Return the status and the day that a list gives to the instrument an item begins with, "" when it gives none."""
    if line.words.language != "en":
        return "", ""
    planned = told_by_a_programme(line, mention, reading)
    verbs = any(act.is_finite and act.first < mention.first for act in line.acts)
    if planned[0] or verbs or mention not in line.instruments()[:1]:
        return planned
    listed = reading.kept.get("english_lists")
    if not isinstance(listed, dict):
        listed = reading.kept["english_lists"] = dict(_under_headings(reading))
    found: tuple[str, str] = listed.get(line.start, ("", ""))
    return found if mention.first <= _OPENING or line.tokens[mention.first].is_capital else ("", "")


def _under_headings(reading: Reading) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield where the items of such lists begin, with their status and the day of their heading."""
    told, left, before = ("", ""), 0, ("", "")
    for line in reading.lines:
        if before[0] and _tells_which(line):
            # "witnessed the signing of eight documents. They include memoranda of understanding on energy".
            yield line.start, before
        else:
            before = _signed_together(line, reading)
        status = _heading(line)
        if status:
            days = (day_of(one, reading, ahead=status == "negotiated") for one in line.dates)
            told, left = (status, next(days, "")), _ITEMS
        elif left and (is_an_item(line) or line.kind is PassageKind.LIST_ITEM):
            left -= 1
            yield line.start, told
        elif len(line.tokens) > 1 + 1:
            # "1." alone is the number of the item behind it.
            left = 0


def _signed_together(line: Line, reading: Reading) -> tuple[str, str]:
    """Return how and when papers that a sentence only counts were signed, which the next one may name."""
    if line.words.language != "en" or line.keys.isdisjoint(_WORDS["papers"]):
        return "", ""
    signed = any(act.is_any("SIGN") and act.tense == "past" and not act.negated for act in line.acts)
    if not signed and not line.nouns("SIGNING"):
        return "", ""
    return "signed", next((day_of(one, reading, ahead=False) for one in line.dates), "")


def _tells_which(line: Line) -> bool:
    """Tell whether a sentence names the papers counted before it: "They include", "These cover"."""
    opening = line.row[:_FIRST]
    return opening[:1] in _POINTS and not _INCLUDES.isdisjoint(opening)


def _heading(line: Line) -> str:
    """Return the status of the items under a line: "signed", "negotiated" when it lies ahead, "" under any other."""
    if line.words.language != "en" or line.keys.isdisjoint(_WORDS["papers"]) or len(line.tokens) > _HEADING:
        return ""
    bare = line.is_headline and len(line.tokens) <= _BARE and not any(a.tense == "present" for a in line.acts)
    if not (bare or line.tokens[-1].text == ":") or not line.keys.isdisjoint(_WORDS["none"]):
        return ""
    keys = line.row
    found = next((name for name, stems in _STAGES if any(key.startswith(stems) for key in keys)), "")
    ahead = not line.keys.isdisjoint(_WORDS["ahead"]) or any(act.tense == "future" for act in line.acts)
    return "negotiated" if found == "signed" and ahead else found


def is_listed_behind(line: Line, mention: Mention, act: Act) -> bool:
    """Tell whether an English text stands behind another one of the same verb.

    Args:
        line: the sentence.
        mention: the word for the text.
        act: the verb.
    """
    if line.words.language != "en":
        return False
    return any(act.last < other.first and other.last < mention.first - 1 for other in line.instruments())


def before_the_next(line: Line, mention: Mention, last: int) -> int:
    """Return where an English text ends, before the next one that is listed with it: "and an Agreement on".

    Args:
        line: the sentence.
        mention: the word for the text.
        last: where it would end alone.
    """
    behind = next((m.first for m in line.instruments() if m.first > mention.last), last + 1)
    if line.words.language != "en" or behind > last:
        return last
    joint = next((at for at in range(behind - 1, mention.last, -1) if line.row[at] in {"and", ","}), 0)
    return max(mention.last, joint - 1) if joint else last

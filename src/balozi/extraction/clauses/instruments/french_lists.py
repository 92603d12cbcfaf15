"""French instruments listed under a line that says what became of them: "Les documents suivants ont été signés :"."""

from collections.abc import Iterator

from balozi.extraction.clauses.sentence.cues import closed
from balozi.extraction.clauses.sentence.lines import Line, Reading
from balozi.extraction.mentions.mentions import Mention

_PAPERS = closed("french_lists", "papers")
_AHEAD = closed("french_lists", "ahead")
_MARKS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "◦"})
_SIGNED = ("signe", "signature", "paraphe", "adopt", "conclu", "echange")
_ITEMS, _HEADING, _OPENING = 40, 45, 4


def status_in_a_french_list(line: Line, mention: Mention, reading: Reading) -> str:
    """Return the status that a French list gives to the instrument that an item begins with, "" when it gives none."""
    verbs = any(act.is_finite and act.first < mention.first for act in line.acts)
    if line.words.language != "fr" or mention.first > _OPENING or verbs:
        return ""
    listed = reading.kept.get("french_lists")
    if listed is None:
        listed = reading.kept["french_lists"] = dict(_under_headings(reading))
    return listed.get(line.start, "") if isinstance(listed, dict) else ""


def _under_headings(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield where the items of such lists begin, and their status."""
    status, left = "", 0
    for line in reading.lines:
        told = _heading(line)
        if told:
            status, left = told, _ITEMS
        elif left and is_an_item(line):
            left -= 1
            yield line.start, status
        else:
            left = 0


def _heading(line: Line) -> str:
    """Return the status of the items under a line: "signed", "negotiated" when it lies ahead, "" under any other."""
    opens = line.tokens[-1].text == ":" or line.is_headline
    if (
        line.words.language != "fr"
        or not opens
        or len(line.tokens) > _HEADING
        or line.keys.isdisjoint(_PAPERS)
    ):
        return ""
    keys = line.row
    verb = next((key for key in keys if key.startswith(_SIGNED)), "")
    if not verb or "aucun" in line.keys:
        return ""
    ahead = not line.keys.isdisjoint(_AHEAD) or any(act.tense == "future" for act in line.acts)
    return "negotiated" if ahead or verb.startswith("paraphe") else "signed"


def is_an_item(line: Line) -> bool:
    """Tell whether a line is an item: it has a mark or a number, ends with a semicolon, or begins with a text."""
    first = line.tokens[0]
    papers = line.instruments()
    begins = bool(papers) and papers[0].first <= _OPENING
    marked = first.text in _MARKS or first.text[0].isdigit() or len(first.text) == 1
    return line.tokens[-1].text == ";" or (begins and (marked or not line.acts))

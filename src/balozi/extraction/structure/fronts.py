"""What stands around a paper: its title and year, who wrote it, how to reach the institution."""

import re
from collections.abc import Iterator

from balozi.extraction.papers import Genre, Paper
from balozi.extraction.structure.lines import Line, is_capitals, lines_of
from balozi.extraction.structure.scribes import Scribe, plain
from balozi.extraction.structure.wording import may_hold, pattern, words
from balozi.extraction.suggestions import Rule, Suggestion

_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|00)?\(?\d{2,4}\)?(?:[ \u00a0.-]?\(?\d{2,4}\)?){2,4}(?![\w/]|[.,]\d)")
_TWO_DIGITS = re.compile(r"\d\d")
_EMAIL = re.compile(r"[\w+-]{1,40}(?:\.[\w+-]{1,40}){0,4}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,4}")
_YEAR_OF = re.compile(
    r"(?i)(?:sera hii|this (?:foreign )?policy|the present policy|(?:la|cette) (?:présente )?politique)"
    r"(?:[^\W\d_]|[ ’'-]){0,50}?[ ,(]{1,3}(?P<year>20[0-4]\d)\b"
)
_BYLINE = re.compile(
    r"(?:(?:By|BY|Par|PAR|Na|NA)\s+(?P<by>[A-ZÀ-Ý][\w’'.-]+(?:\s+[A-ZÀ-Ý][\w’'.-]+){1,3})"
    r"|(?P<name>[A-ZÀ-Ý][A-ZÀ-Ý’']+(?:\s+[A-ZÀ-Ý][A-ZÀ-Ý’']+){1,4})(?:\s*[-–|,/]\s*(?P<outlet>[A-Z][\w .]{1,30}))?)"
)
_TITLED = frozenset({Genre.POLICY, Genre.TREATY})


def contacts(paper: Paper) -> Iterator[Suggestion]:
    """Read telephone numbers and e-mail addresses of an institution."""
    scribe = Scribe(paper, "FR1", 0.9)
    near = -10
    told = may_hold(paper.text, words()["contact"]["telephone"])
    for index, line in enumerate(lines_of(paper)):
        if told and len(line.text) < 120 and pattern("contact", "telephone").search(line.text):
            near = index
        for found in _EMAIL.finditer(line.text) if "@" in line.text else ():
            yield _contact(scribe, line, found, "email")
        if not _TWO_DIGITS.search(line.text):
            continue
        for found in _PHONE.finditer(line.text):
            if _is_phone(found.group(), line, close=index - near <= 6):
                yield _contact(scribe, line, found, "telephone")


def _contact(scribe: Scribe, line: Line, found: re.Match[str], way: str) -> Suggestion:
    start, end = line.start + found.start(), line.start + found.end()
    return scribe.write("contact", start, end, text=found.group(), type=way)


def _is_phone(text: str, line: Line, *, close: bool) -> bool:
    """Tell a telephone number from other figures: an international prefix, or the word for it close above."""
    digits = sum(letter.isdigit() for letter in text)
    if not 8 <= digits <= 15:
        return False
    return text.startswith(("+", "00")) or (
        close and (text.startswith(("0", "(0")) or len(line.text) - len(text) < 30)
    )


def documents(paper: Paper) -> Iterator[Suggestion]:
    """Read the title of a policy or treaty where it is printed, and the year it gives itself."""
    if paper.genre not in _TITLED:
        return
    scribe = Scribe(paper, "FR2", 0.9)
    title = plain(paper.document.title)
    lines = lines_of(paper)
    for line in lines[:40]:
        if title and plain(line.text) == title and not line.contents:
            yield scribe.write("document", line.start, line.end, text=title, title=title)
    for line in lines:
        found = _YEAR_OF.search(line.text)
        if found is not None:
            start, end = line.start + found.start(), line.start + found.end()
            yield scribe.write("document", start, end, text=plain(found.group()), year=int(found["year"]))
            return


def bylines(paper: Paper) -> Iterator[Suggestion]:
    """Read who wrote a news story: "By ..." or a name in capitals under the title, with the outlet."""
    if paper.genre is not Genre.NEWS:
        return
    scribe = Scribe(paper, "FR3", 0.85)
    lines = lines_of(paper)
    for line in lines[:10]:
        found = _BYLINE.fullmatch(line.text)
        if found is None or len(line.text) > 70 or (found["name"] and not _is_byline(lines, line)):
            continue
        speaker = found["by"] or found["name"].title()
        outlet = found["outlet"] or ""
        yield scribe.write(
            "byline", line.start, line.end, text=line.text, speaker=plain(speaker), outlet=outlet
        )
        return


def _is_byline(lines: tuple[Line, ...], line: Line) -> bool:
    """A name in capitals is a byline when it stands below another line and prose follows."""
    place = lines.index(line)
    prose = any(len(after.text) > 60 for after in lines[place + 1 : place + 4])
    return place > 0 and prose and not is_capitals(lines[place - 1].text)


FRONTS = (
    Rule("FR1", "A telephone number or an e-mail address is a way to reach the institution.", contacts),
    Rule(
        "FR2",
        "The title of a policy or treaty, and the year it gives itself, say what the paper is.",
        documents,
    ),
    Rule("FR3", "'By' and a name, or a name in capitals under the title, says who wrote a story.", bylines),
)

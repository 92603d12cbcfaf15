"""The kind of every line, seen with the lines beside it."""

from collections.abc import Sequence

from balozi.reading.contents import contents
from balozi.reading.documents import PassageKind
from balozi.reading.furniture import furniture
from balozi.reading.lines import Line
from balozi.reading.looks import (
    ends_sentence,
    has_columns,
    heading_level,
    is_capitals,
    is_caption,
    is_entry,
    is_item,
    is_numbered,
    is_row,
)
from balozi.reading.wrapping import Wrapping

UNMARKED_LEVEL = 7  # of a heading told only by standing alone


def line_kinds(lines: Sequence[Line]) -> tuple[list[PassageKind], dict[int, int]]:
    """Return the kind of every line, and the level of those that are headings."""
    loose, listed = furniture(lines), contents(lines)
    kinds: list[PassageKind] = []
    levels: dict[int, int] = {}
    for number, line in enumerate(lines):
        if line.block is not None:
            kind = PassageKind(line.block.kind)
            levels[number] = line.block.level
        elif number in loose:
            kind = PassageKind.FURNITURE
        elif number in listed:
            kind = PassageKind.CONTENTS
        else:
            kind = _kind(lines, number, kinds)
        if kind is PassageKind.HEADING and line.block is None:
            levels[number] = heading_level(line.text) or UNMARKED_LEVEL
        kinds.append(kind)
    return kinds, levels


def _kind(lines: Sequence[Line], number: int, before: Sequence[PassageKind]) -> PassageKind:
    line = lines[number]
    look = line.text
    if _is_table_row(lines, number, before):
        return PassageKind.TABLE_ROW
    if _interrupts(lines, number):
        return PassageKind.PARAGRAPH
    if is_caption(look):
        return PassageKind.CAPTION
    if _is_numbered_heading(lines, number):
        return PassageKind.HEADING
    if is_item(look) or _is_entry_of_list(lines, number):
        return PassageKind.LIST_ITEM
    return PassageKind.HEADING if heading_level(look) else PassageKind.PARAGRAPH


def _is_table_row(lines: Sequence[Line], number: int, before: Sequence[PassageKind]) -> bool:
    """Tell a row: by its own tabs or bars, as the empty first cell of a column, by columns of blanks."""
    line = lines[number]
    if is_row(line.text):
        return True
    beside = [other for other in (number - 1, number + 1) if 0 <= other < len(lines)]
    if line.tabbed and line.gap == 0 and number > 0 and before[number - 1] is PassageKind.TABLE_ROW:
        return True
    return has_columns(line.text) and any(has_columns(lines[other].text) for other in beside)


def _interrupts(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line stands inside a wrapped sentence: "Article 3" may begin a line of prose."""
    line = lines[number]
    if number == 0 or line.gap > 0 or lines[number - 1].block is not None:
        return False
    above = lines[number - 1].text
    if is_item(line.text) and (is_item(above) or not line.text[0].isalnum()):
        return False
    if heading_level(above) or is_row(above) or ends_sentence(above) or above.endswith((":", ";")):
        return False
    unfinished = above.endswith(",") or Wrapping.joins(above)
    return unfinished and not above.isupper()


def _is_entry_of_list(lines: Sequence[Line], number: int) -> bool:
    """Tell an abbreviation with its meaning; it never comes alone, "NAIROBI - ..." over a report does."""
    beside = (*lines[max(number - 2, 0) : number], *lines[number + 1 : number + 3])
    return is_entry(lines[number].text) and any(is_entry(line.text) for line in beside)


def _is_numbered_heading(lines: Sequence[Line], number: int) -> bool:
    """Tell "1. Introduction" from the first item of a list: it stands alone, or is in capitals."""
    line = lines[number]
    if not is_numbered(line.text) or line.text.startswith("("):
        return False
    if ends_sentence(line.text) or line.text.endswith((";", ",")) or len(line.text.split()) > 12:
        return False
    after = lines[number + 1] if number + 1 < len(lines) else None
    if after is None or is_item(after.text) or (number > 0 and is_numbered(lines[number - 1].text)):
        return False
    title = line.text.split(maxsplit=1)[1]
    if is_capitals(title):
        return True
    return line.gap > 0 and after.gap > 0 and title[0].isupper() and len(after.text) > len(line.text)

"""Finding a quotation in a text: exactly, or with its blanks made single, and always with its exact place."""

from collections.abc import Iterator


def find_quote(text: str, quote: str, start: int, end: int) -> tuple[int, int] | None:
    r"""Return where a quotation first stands between two places of a text, None when it does not stand there.

    Blanks and line ends of any sort and number count as one blank; every other character must be the same.

    Examples:
        >>> find_quote("They will\n  open a post.", "will open", 0, 24)
        (5, 16)
    """
    return next(find_quotes(text, quote, start, end), None)


def find_quotes(
    text: str, quote: str, start: int, end: int, *, blanks: str = ""
) -> Iterator[tuple[int, int]]:
    """Yield every place where a quotation stands; those with other blanks only where none stands there exactly.

    Args:
        text: to look in.
        quote: to look for.
        start: where to begin.
        end: where to stop.
        blanks: further characters that count as blanks, such as the bars between the cells of a row.

    Examples:
        >>> list(find_quotes("| Kenya | a post |", "Kenya a post", 0, 18, blanks="|"))
        [(2, 16)]
    """
    wanted = " ".join(_blank(quote, blanks).split())
    if not wanted:
        return
    exact = False
    for place in _all(text[:end], quote.strip(), start):
        exact = True
        yield place, place + len(quote.strip())
    if not exact:
        # Only what counts as blank is another character now: places are those of the text.
        text = _blank(text, blanks)
        places = _places(text, start, end)
        squeezed = "".join(" " if text[place].isspace() else text[place] for place in places)
        for found in _all(squeezed, wanted, 0):
            yield places[found], places[found + len(wanted) - 1] + 1


def _all(text: str, words: str, start: int) -> Iterator[int]:
    place = text.find(words, start)
    while place >= 0:
        yield place
        place = text.find(words, place + len(words))


def _blank(text: str, blanks: str) -> str:
    return text.translate(dict.fromkeys(map(ord, blanks), " ")) if blanks else text


def _places(text: str, start: int, end: int) -> list[int]:
    """Return the places of the characters that stay when blanks are made single."""
    return [
        place
        for place in range(start, end)
        if not text[place].isspace() or place == start or not text[place - 1].isspace()
    ]

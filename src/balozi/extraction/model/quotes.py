"""Finding a quotation in a text: exactly, or with its blanks made single, and always with its exact place."""


def find_quote(text: str, quote: str, start: int, end: int) -> tuple[int, int] | None:
    r"""Return where a quotation stands between two places of a text, None when it does not stand there.

    Blanks and line ends of any sort and number count as one blank; every other character must be the same.

    Examples:
        >>> find_quote("They will\n  open a post.", "will open", 0, 24)
        (5, 16)
    """
    wanted = " ".join(quote.split())
    if not wanted:
        return None
    exact = text.find(quote.strip(), start, end)
    if exact >= 0:
        return exact, exact + len(quote.strip())
    places = _places(text, start, end)
    squeezed = "".join(" " if text[place].isspace() else text[place] for place in places)
    found = squeezed.find(wanted)
    if found < 0:
        return None
    return places[found], places[found + len(wanted) - 1] + 1


def _places(text: str, start: int, end: int) -> list[int]:
    """Return the places of the characters that stay when blanks are made single."""
    return [
        place
        for place in range(start, end)
        if not text[place].isspace() or place == start or not text[place - 1].isspace()
    ]

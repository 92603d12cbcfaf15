"""A text with what was found in it marked: spans that nest or overlap never break the text.

The text is cut at every place where a span begins or ends; each piece between two cuts is marked with all
the spans that cover it. So a mark is never open across the end of a paragraph or a cell, and one piece can
carry several suggestions.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Span:
    """One thing to mark in a text.

    Attributes:
        start: first character.
        end: the character after the last one.
        kind: "fact", "doubt" or "asked": what sort of mark it is.
        key: number of the suggestion or of the finding.
        style: of the underline: the register where the fact would live.
        says: what a reader is told about it.
        decided: nothing is left to review in it.
    """

    start: int
    end: int
    kind: str
    key: int = 0
    style: str = ""
    says: str = ""
    decided: bool = False


class MarkedText:
    """A text cut at the ends of its spans."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        """Cut the text.

        Args:
            text: of the paper.
            spans: to mark, in any order; those without characters, or outside the text, are left out.
        """
        self._text = text
        sound = [span for span in spans if 0 <= span.start < span.end <= len(text)]
        self._cuts = sorted({edge for span in sound for edge in (span.start, span.end)})
        self._over: dict[int, list[Span]] = defaultdict(list)
        # The longest span first, so that the last one on a piece is the innermost.
        for span in sorted(sound, key=lambda span: (span.start - span.end, span.key)):
            first, last = bisect_left(self._cuts, span.start), bisect_left(self._cuts, span.end)
            for cut in self._cuts[first:last]:
                self._over[cut].append(span)
        self._anchored: set[tuple[str, int]] = set()

    def html(self, start: int, end: int) -> SafeString:
        """Return the characters from ``start`` to ``end`` as HTML with their marks."""
        inner = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]
        edges = [start, *inner, end]
        pieces = (self._piece(left, right) for left, right in pairwise(edges))
        return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped below

    def _piece(self, start: int, end: int) -> str:
        shown = escape(self._text[start:end])
        before = bisect_right(self._cuts, start) - 1
        over = self._over.get(self._cuts[before], []) if before >= 0 else []
        if not over:
            return shown
        return self._anchors(over) + self._marked(shown, over)

    def _anchors(self, over: Sequence[Span]) -> str:
        new = [span for span in over if (span.kind, span.key) not in self._anchored]
        self._anchored.update((span.kind, span.key) for span in new)
        return "".join(f'<span class="anchor" id="{anchor(span)}"></span>' for span in new)

    def _marked(self, shown: str, over: Sequence[Span]) -> str:
        facts = [span for span in over if span.kind == "fact"]
        if facts:
            shown = _fact(shown, facts)
        for span in over:
            if span.kind == "doubt":
                shown = f'<span class="doubt" data-q="{span.key}" title="{escape(span.says)}">{shown}</span>'
        return f'<mark class="asked">{shown}</mark>' if any(span.kind == "asked" for span in over) else shown


def anchor(span: Span) -> str:
    """Return the name of the place where a span begins."""
    return {"fact": f"m{span.key}", "doubt": f"q{span.key}", "asked": "at"}[span.kind]


def _fact(shown: str, facts: Sequence[Span]) -> str:
    inner = facts[-1]
    keys = " ".join(str(span.key) for span in reversed(facts))
    says = " · ".join(dict.fromkeys(span.says for span in reversed(facts)))
    decided = " decided" if all(span.decided for span in facts) else ""
    # Not a tab stop: hundreds of marks would stand between the keyboard and the suggestions,
    # and each suggestion leads to its mark.
    return (
        f'<a class="fact u-{escape(inner.style)}{decided}" href="#s{inner.key}" data-s="{keys}" '
        f'tabindex="-1" title="{escape(says)}">{shown}</a>'
    )

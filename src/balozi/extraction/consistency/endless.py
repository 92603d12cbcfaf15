"""Sentences without an end: how far they are read is told where the reading stops."""

from collections.abc import Iterator

from balozi.extraction.consistency.findings import Finding, Pencil
from balozi.extraction.mentions.tokens import MOST_READ, tokens
from balozi.extraction.papers import Paper
from balozi.reading.sentences import sentences

# So many words are quoted of what is not read.
_QUOTED = 12


def unread(paper: Paper) -> Iterator[Finding]:
    """Find sentences of more than eight thousand words, of which the rest was not read."""
    pencil, text = Pencil(paper.document), paper.text
    for passage in paper.body:
        if passage.end - passage.start <= MOST_READ:
            continue
        for start, end in sentences(text, passage.start, passage.end, passage.language):
            words = tokens(text, start, end) if end - start > MOST_READ else ()
            rest = words[MOST_READ : MOST_READ + _QUOTED]
            if rest:
                yield pencil.mark("CC31", rest[0].start, rest[-1].end, words=len(words), read=MOST_READ)

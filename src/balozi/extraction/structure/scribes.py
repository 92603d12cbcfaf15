"""Writing down a find: the quotation is cut from the text here and nowhere else."""

import re

from balozi.extraction.papers import Paper
from balozi.extraction.suggestions import Suggestion
from balozi.ground.records import made_often

_BLANKS = re.compile(r"\s+")
_HYPHEN_BREAK = re.compile(r"(?<=\w)-\s*\n\s*(?=[a-zà-ÿ])")


@made_often()
class Scribe:
    """Writes the suggestions of one rule.

    Attributes:
        paper: the paper that is read.
        rule: the name of the rule.
        confidence: 0 to 1; how often the rule is right.
    """

    paper: Paper
    rule: str
    confidence: float

    def write(self, kind: str, start: int, end: int, **fields: object) -> Suggestion:
        """Return one suggestion over these characters, blanks at both ends left out; empty fields too."""
        quote = self.paper.text[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        filled = {name: value for name, value in fields.items() if value not in ("", None, (), [])}
        return Suggestion(kind, start, start + len(quote), quote, filled, self.rule, self.confidence)


def plain(text: str) -> str:
    r"""Return a printed name on one line: line ends become blanks, words broken at a line end are closed.

    >>> plain("peace and secu-\nrity  of the\nregion")
    'peace and security of the region'
    """
    return _BLANKS.sub(" ", _HYPHEN_BREAK.sub("", text)).strip().replace("**", "")


def named(language: str, name: str) -> dict[str, str]:
    """Return a name under the field of its language.

    >>> named("sw", "Bunge"), named("und", "Bunge")
    ({'name_sw': 'Bunge'}, {'name': 'Bunge'})
    """
    return {f"name_{language}" if language in ("en", "sw", "fr") else "name": name}

"""What a finding of the consistency check says, in the language of the page.

A finding is kept as the sentence that was told when the paper was read. The facts in it are found again
with the template of its check, and the template in the language of the page is filled with them.
"""

import re
from functools import cache

from django.utils.translation import gettext

from balozi.extraction.consistency import checks
from balozi.store.documents.records import FindingRow

_PLACE = re.compile(r"%\((\w+)\)s")


def said_in_language(finding: FindingRow) -> str:
    """Return the sentence of a finding; one whose check is not known any more stays as it was told."""
    check = checks().get(finding.check)
    if check is None:
        return finding.says
    facts = _shape(check.template).fullmatch(finding.says)
    return gettext(check.template) % facts.groupdict() if facts else finding.says


@cache
def _shape(template: str) -> re.Pattern[str]:
    parts = _PLACE.split(template)
    pieces = [f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)]
    return re.compile("".join(pieces), re.DOTALL)

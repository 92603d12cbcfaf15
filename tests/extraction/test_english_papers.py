"""Which instruments and promises English papers tell: press releases, wires, articles, lists, and papers that tell none.

The table `english_papers.tsv` is written by us: the day of a paper, what it tells, and its text, "\\n" for a new line. Told
are "I type status parties day" and "C modality obligors beneficiaries", "-" for none of them, "?" where it is left open;
"no I" and "no C" say that there is none of the kind, "-" alone that there is neither.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.accuracy import facts_of

_TABLE = Path(__file__).with_name("english_papers.tsv")
_ROWS = [tuple(row.split("\t")) for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
_KINDS = {"I": "instrument", "C": "commitment"}


def _told(fact):
    fields = fact["fields"]
    if fact["kind"] == "instrument":
        return [
            "I",
            fields["instrument_type"],
            fields["status"],
            _listed(fields, "states"),
            fields.get("date") or "-",
        ]
    return ["C", fields["modality"], _listed(fields, "obligors"), _listed(fields, "beneficiaries")]


def _listed(fields, name):
    return ",".join(sorted(fields.get(name) or ())) or "-"


def _is(one, wanted):
    return len(one) == len(wanted) and all(b in ("?", a) for a, b in zip(one, wanted, strict=True))


@pytest.mark.parametrize(("dated", "told", "passage"), _ROWS)
def test_a_paper_tells_its_instruments_and_promises_and_no_more(dated, told, passage, tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(passage.replace("\\n", "\n") + "\n", encoding="utf-8")
    wanted = [one.split() for one in told.split("; ") if one != "-"]
    kinds = {_KINDS[one[1] if one[0] == "no" else one[0]] for one in wanted} or set(_KINDS.values())
    wanted = [one for one in wanted if one[0] != "no"]
    found = [_told(fact) for fact in facts_of(path, "en", date.fromisoformat(dated)) if fact["kind"] in kinds]
    assert len(found) == len(wanted), found
    for one in wanted:
        assert any(_is(fact, one) for fact in found), (one, found)

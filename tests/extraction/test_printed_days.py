"""The day that a paper prints as its own."""

from datetime import date

import pytest

from balozi.extraction.papers import paper_of
from balozi.extraction.printed_days import printed_day
from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_bytes


def document(text):
    """Return a text as it is read."""
    return read_bytes(text.encode(), "paper.txt")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("NAIROBI, 20TH JANUARY 2025. Kenya and the Netherlands on Monday held talks.", date(2025, 1, 20)),
        ("LUSAKA, Zambia, Jan. 22, 2026 (Agency) -- Zambia has ratified the accord.", date(2026, 1, 22)),
        ("Kingston, 9 October 2024 – The envoy presented her credentials.", date(2024, 10, 9)),
        ("COMMUNIQUÉ FINAL\nAbuja, le 7 juillet 2024\n\nLa Conférence a tenu sa session.", date(2024, 7, 7)),
        (
            "TAARIFA KWA VYOMBO VYA HABARI\nDodoma, 12 Machi 2025\nWaziri amekutana na balozi.",
            date(2025, 3, 12),
        ),
        ("Two states agree\nTuesday, May 16, 2023\nBy our reporter\n\nThey met.", date(2023, 5, 16)),
        ("Date: 2025-03-12\n\nThe ministers met.", date(2025, 3, 12)),
    ],
)
def test_a_paper_prints_its_day(text, day):
    assert printed_day(document(text)) == day


@pytest.mark.parametrize(
    "text",
    [
        "On 14 November 2024, the EU and Kenya held talks.",
        "Deadline: 5 May 2027\n\nThe ministry calls for papers.",
        "President Mutai was born on 5 May 1960.",
        "Thimphu, 1–2 October 2026\n\nThe commission sat.",
        "3/12/2025\n\nThe ministers met.",
        "Abuja, 7 July 2024\n\nLagos, 9 July 2024\n\nThe ministers met.",
        "A note without any day.",
    ],
)
def test_what_tells_another_day_or_several_is_not_taken(text):
    assert printed_day(document(text)) is None


def test_a_day_that_is_told_outweighs_the_printed_one():
    told = date(2025, 2, 1)
    assert paper_of(document("Abuja, 7 July 2024\n\nThey met."), dated=told).dated == told


def test_a_day_counted_from_the_paper_is_found_by_its_dateline():
    text = "NAIROBI, 20 January 2025 — Kenya and the Netherlands on Monday signed a memorandum of understanding on water."
    (signed,) = (one for one in suggest(document(text)) if one.kind == "instrument")
    assert signed.fields["date"] == "2025-01-20"

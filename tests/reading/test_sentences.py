import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balozi.reading.sentences import sentences


def cut(text, language="en"):
    return [text[start:end] for start, end in sentences(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["Dr. Wanjiku met H.E. Ambassador J. K. Mensah.", "They spoke of trade."]),
        ("en", ["The grant is worth 3.5 million dollars.", "It ends in 2031."]),
        ("en", ["“We agree,” she said.", "“The road will open.”", "He smiled."]),
        ("en", ["See Art. 12 and No. 5.", "Then p. 4 of the annex."]),
        ("en", ["The U.S. Embassy replied.", "It came at 5 p.m.", "The envoy left."]),
        ("en", ["Hon. Otieno spoke with St. John's College.", "Was it so?", "Yes!", "It was."]),
        ("en", ["They will (1) survey the river; (2) build a dam; and (3) share it.", "All agreed."]),
        ("en", ["1. The Parties shall meet.", "2. They shall agree."]),
        ("sw", ["Mh. Waziri alimpokea Dkt. Amina Juma.", "Walizungumza kuhusu samaki."]),
        ("sw", ["Amri Na. 4/2027 inaanza leo.", "Je, itafaulu?", "Ndiyo."]),
        ("sw", ["Bw. Hamisi na Bi. Zawadi walikuwapo n.k. wakati huo.", "Kisha waliondoka."]),
        ("sw", ["<p>4. Mheshimiwa. Juma Hassan, Waziri (2031)</p>"]),
        ("fr", ["M. Bongo et Mme Diallo ont signé l'art. 5 de l'accord.", "Il entre en vigueur."]),
        ("fr", ["« Nous tenons parole. »", "Les parties conviennent ; elles signent…", "Voilà."]),
        ("fr", ["S.E. M. Kaboré est arrivé à 9 h. 30.", "Il repart demain."]),
    ],
)
def test_sentences_of_a_text_are_found(language, parts):
    text = " ".join(parts)
    assert cut(text, language) == parts


def test_a_wrapped_line_is_no_end_and_an_empty_line_is():
    assert cut("The lake is\nshared by all\n\nThe road is not") == [
        "The lake is\nshared by all",
        "The road is not",
    ]


def test_an_empty_line_of_a_page_break_is_no_end():
    assert len(cut("The lake is shared by\n\nall who live there.")) == 1


def test_cells_of_a_row_are_apart():
    assert cut("3\tBunge\tBunge litatunga sheria. Litazipitisha.") == [
        "3",
        "Bunge",
        "Bunge litatunga sheria.",
        "Litazipitisha.",
    ]
    assert cut("| Chad | 4 |") == ["Chad", "4"]


def test_an_item_keeps_its_mark():
    assert cut("a)\tto share the lake. They meet.") == ["a)\tto share the lake.", "They meet."]


def test_offsets_are_those_of_the_whole_text():
    text = "Not this. The first one. The second one. Not that."
    assert [text[a:b] for a, b in sentences(text, 10, 40, "en")] == ["The first one.", "The second one."]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text(alphabet=' .!?…\n\t"”»aAé1)|;'))
def test_sentences_keep_order_and_lose_no_letter(text):
    found = sentences(text, 0, len(text), "en")
    assert all(a < b for a, b in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(text[a:b] == text[a:b].strip() for a, b in found)
    kept = "".join(text[a:b] for a, b in found)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize(
    "unit", [".", " ", "\n", "\t", "\r", "a", "A.", "(", "»", ".)", ". ", "|", "1.", "…»", "a.b", "- "]
)
def test_a_hundred_kilobytes_of_one_thing_take_less_than_a_second(unit):
    text = unit * (100_000 // len(unit))
    started = time.monotonic()
    sentences(text, 0, len(text), "en")
    assert time.monotonic() - started < 1


def test_twenty_thousand_sentences_take_less_than_a_second():
    text = "Kenya and Chad agreed with Dr. Otieno on No. 5 of the list in Nairobi. " * 20_000
    started = time.process_time()
    assert len(sentences(text, 0, len(text), "en")) == 20_000
    assert time.process_time() - started < 1

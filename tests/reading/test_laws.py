"""Laws that hold for any bytes and any text."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from balozi.ground.errors.family import BaloziError
from balozi.reading.documents import Document, PassageKind
from balozi.reading.extracts import Writer
from balozi.reading.files import read_bytes
from balozi.reading.lines import BLANKS
from balozi.reading.passages import find_passages
from tests.examples import tries
from tests.reading.files import make_docx, make_pdf, paragraph

LINES = [
    "Sura ya 2:", "MITO", "1.1 Mito ya Mpakani", "a) fish", "- ii) rice", "Mchoro 1: Mto", "Contents", "Water ... 3",
    "Water.....4", "x\ty\tz", "\ty", "| a | b |", "12", "13", "Image", "The sides met in Arusha and", "agreed.",
    "They will share:", "JUM - Jumuiya", "\u00a0", "\ufeff", "e\u0301te\u0301", "\u202bשלום עולם\u202c", "条约",
    "# Title", "\x0c", "\u200b", "Article 3", "...", "page 4",
]  # fmt: skip
ANYTHING = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400)
PAPERS = st.lists(
    st.tuples(
        st.sampled_from(LINES), st.sampled_from(["\n", "\r\n", "\n\n", "\r\n\r\n", "\f", "\u2028", "\r"])
    )
).map(lambda pairs: "".join(line + end for line, end in pairs))


def assert_covered(text, passages):
    assert [passage.number for passage in passages] == list(range(len(passages)))
    last = 0
    for passage in passages:
        assert last <= passage.start < passage.end <= len(text)
        assert not text[last : passage.start].strip(BLANKS)
        quote = text[passage.start : passage.end]
        assert quote == quote.strip(BLANKS) == quote.strip()
        last = passage.end
    assert not text[last:].strip(BLANKS)


@given(ANYTHING | PAPERS)
@example("a\x00b\x1c\x85\u2029c")
def test_passages_cover_every_visible_character_in_order(text):
    passages = find_passages(text)
    assert_covered(text, passages)
    assert find_passages(text) == passages


@given(
    st.lists(
        st.tuples(
            st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40),
            st.sampled_from(["", *PassageKind]),
        )
    )
)
def test_blocks_of_a_format_keep_their_kind_and_are_covered(pieces):
    writer = Writer(10_000)
    for text, kind in pieces:
        writer.write(text, str(kind), 1 if kind == "heading" else 0)
    extract = writer.extract()
    passages = find_passages(extract.text, extract.blocks)
    assert_covered(extract.text, passages)
    told = {(passage.start, passage.end): passage.kind for passage in passages}
    for block in extract.blocks:
        bare = extract.text[block.start : block.end]
        start = block.start + len(bare) - len(bare.lstrip(BLANKS))
        if bare.strip(BLANKS):
            assert told[start, start + len(bare.strip(BLANKS))] == block.kind


def read_or_refuse(content):
    try:
        return read_bytes(content, "paper")
    except BaloziError as refusal:
        return str(refusal)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_one_clear_refusal(content):
    outcome = read_or_refuse(content)
    assert isinstance(outcome, str) or outcome.passages
    if isinstance(outcome, Document):
        assert_covered(outcome.text, outcome.passages)


@given(ANYTHING | PAPERS)
def test_any_text_gives_the_same_document_twice(text):
    content = text.encode("utf-8")
    outcome = read_or_refuse(content)
    again = read_or_refuse(content)
    assert outcome == again
    if isinstance(outcome, Document) and outcome.media_type == "text/plain" and not outcome.warnings:
        assert outcome.text == text


PDF = make_pdf("AGREEMENT ON LAKES\n\nThe sides shall share the water.", "Page two.")
DOCX = make_docx(paragraph("The sides shall share the water.") * 3)
HTML = b"<html><body><h1>Lakes</h1><p>The sides shall <b>share</b> the water.</p></body></html>"


@settings(max_examples=tries(12), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([PDF, DOCX, HTML]), st.data())
def test_a_damaged_file_gives_a_document_or_one_clear_refusal(content, data):
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    outcome = read_or_refuse(bytes(damaged))
    if isinstance(outcome, Document):
        assert_covered(outcome.text, outcome.passages)

"""All rules together: evidence stands, nothing repeats, any text is survived, and in linear time."""

import tomllib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balozi import registers
from balozi.extraction import structure
from balozi.extraction.consistency import check_document, checks
from balozi.extraction.papers import Genre, Paper
from balozi.extraction.suggesting import explain, not_read_twice, suggest, without_repeats
from balozi.extraction.suggestions import Suggestion, verified
from balozi.ground.errors.reading import EmptyFile, UnreadableFile
from balozi.packs import samples
from balozi.reading.documents import Document, Passage, PassageKind
from balozi.reading.files import read_paper
from tests.examples import tries
from tests.extraction.structure_papers import FRENCH_POLICY, document_of

PIECES = st.sampled_from(
    [
        "\n", "\n\n", "\t", " ", "1. ", "a) ", "i) ", "- ", "• ", "49\n\n", "(2001-1999)", "(ABC)", "Hon. ", "Waziri wa ",
        "DIPLOMATIC MISSIONS\n", "3. Kampala\n", "AFRICA\t8. Lima\n", "The following objectives:\n", "maadili yafuatayo:\n",
        "ABBREVIATIONS\n\n", "AB - Cd\n", "pursued through ", "; ", ", ", "principles including ", " and ", "....12\n",
        "Kenya ", "Wakanya ", "\u00a0", "é", "ß", "😀", "Mа", "\u0301", "İ", "1.1 Heading\n", "Sura ya 2\n", "+254 20 123 4567",
        "na", "w", "usala-\nma", "|", "<p>", "</p>", "001\tKwale\t2\tLamu\n", "today", "eight pillars ", "\r\n",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=60).map("".join)


def bare(text: str, language: str = "sw") -> Document:
    passages = (Passage(0, 0, len(text), PassageKind.PARAGRAPH, language),) if text else ()
    return Document("0" * 64, "paper.txt", "text/plain", text, language, text[:20], passages)


@settings(max_examples=tries(100), deadline=None)
@given(TEXTS, st.sampled_from(list(Genre)), st.sampled_from(["sw", "en", "fr", "und"]))
def test_every_quotation_stands_at_its_place_in_any_text(text, genre, language):
    paper = Paper(bare(text, language), genre, "KEN")
    found = [suggestion for rule in structure.RULES for suggestion in rule.finds(paper)]
    for suggestion in verified(found, paper.document):
        assert 0 < suggestion.confidence <= 1
    for finding in check_document(paper.document, found):
        assert text[finding.start : finding.end] == finding.quote
        assert finding.quote.strip()
        assert "%(" not in finding.says


@settings(max_examples=tries(25), deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_suggestions(text):
    try:
        document = document_of(text)
    except (EmptyFile, UnreadableFile):
        return
    assert suggest(document) == suggest(document)


def test_suggestions_come_in_the_order_of_the_text_with_their_quotation():
    document = document_of(FRENCH_POLICY)
    suggestions = suggest(document)
    assert [one.start for one in suggestions] == sorted(one.start for one in suggestions)
    assert all(document.text[one.start : one.end] == one.quote for one in suggestions)
    assert {"interest", "principle", "pillar", "abbreviation", "office_holder", "quality_issue"} <= {
        one.kind for one in suggestions
    }


def test_of_two_rules_at_one_place_the_more_confident_is_kept_and_one_rule_may_say_several_things():
    def made(rule: str, confidence: float, **fields: object) -> Suggestion:
        return Suggestion("membership", 3, 9, "quoted", fields, rule, confidence)

    several = [
        made("ME1", 0.9, organisation="EAC"),
        made("ME1", 0.9, organisation="IGAD"),
        made("ME1", 0.9, organisation="EAC"),
    ]
    kept = list(without_repeats([made("ME2", 0.5, organisation="AU"), *several]))
    assert [one.fields["organisation"] for one in kept] == ["EAC", "IGAD"]


def test_what_a_row_gives_is_not_read_again_in_a_clause():
    def made(start: int, end: int, rule: str, kind: str = "metric") -> Suggestion:
        return Suggestion(kind, start, end, "q", {}, rule, 0.9)

    row = made(10, 40, "FI1")
    clauses = [made(12, 30, "ME9"), made(35, 80, "ME9"), made(12, 30, "CO1", "commitment")]
    assert list(not_read_twice(clauses, [row])) == clauses[1:]


def test_every_rule_and_check_is_explained_in_a_sentence():
    for rule in structure.RULES:
        assert explain(rule.name) == rule.says
        assert rule.says.endswith(".")
    assert explain("CC2").startswith("A term of office")
    assert explain("XX9") == ""


KINDS = tomllib.loads((Path(registers.__file__).parent / "kinds.toml").read_text(encoding="utf-8"))
SAMPLES = sorted(path for path in Path(samples.__file__).parent.iterdir() if path.suffix in (".txt", ".html"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_suggestions_of_structure_and_check_have_the_fields_of_their_kind(path):
    ours = {rule.name for rule in structure.RULES} | set(checks())
    for suggestion in suggest(read_paper(path)):
        if suggestion.rule in ours:
            kind = KINDS[suggestion.kind]
            assert set(suggestion.fields) <= set(kind["takes"]), suggestion
            assert any(suggestion.fields.get(field) for field in kind["needs"]), suggestion


def test_names_of_rules_are_unique():
    names = [rule.name for rule in structure.RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        " ",
        "\n",
        "\t",
        ".",
        "a ",
        "1. x\n",
        "Ab ",
        "A-",
        "(1) ",
        "ili",
        "B.",
        "a\u00a0",
        "1\n",
        "Hon. Aa Bb, (2001",
        "Aa (",
        ";",
    ],
)
def test_long_monotonous_texts_are_read_in_little_time(unit):
    text = unit * (20_000 // len(unit)) + "x"
    began = process_time()
    paper = Paper(bare(text), Genre.POLICY, "KEN")
    found = [suggestion for rule in structure.RULES for suggestion in rule.finds(paper)]
    check_document(paper.document, found)
    assert process_time() - began < 5


def test_an_item_that_names_nothing_before_its_verb_is_no_pillar():
    assert suggest(document_of("1. pursued through ")) == ()

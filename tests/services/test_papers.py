import hashlib

import pytest

from balozi.ground.errors.reading import NoSuchPath
from balozi.ground.errors.registers import NotAllowed
from balozi.ground.people import PUBLIC
from balozi.services.papers import add_paper, add_papers
from balozi.store.documents.models import Document, DocumentText
from balozi.store.documents.queries import document_page, find_document, list_documents
from tests.builders import hour, officer, onlooker

pytestmark = [pytest.mark.django_db, pytest.mark.engines]
TEXT = """SAMPLE – invented text

Joint press release

Kenya and Rwanda agreed to open a joint border post at Sampleville by June 2027.

The two ministers signed a memorandum of understanding on animal health in Kigali on 3 March 2026.
"""


def add(content=None, name="sample.txt", at=1):
    return add_paper(
        content=TEXT.encode() if content is None else content, name=name, person=officer(), at=hour(at)
    )


def test_a_paper_is_kept_with_its_exact_text_and_quotations_that_stand_in_it():
    added = add()
    page = document_page(PUBLIC, added.document)
    assert page.text == TEXT
    assert page.row.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert added.suggestions == len(page.suggestions) > 0
    for row in page.suggestions:
        assert page.text[row.start : row.end] == row.quote


def test_the_same_bytes_are_read_once_whatever_their_name():
    first = add()
    again = add(name="copy.txt", at=2)
    assert (again.document, again.already) == (first.document, True)
    assert Document.objects.count() == 1


def test_the_same_paper_in_two_formats_is_two_documents_that_know_each_other():
    words = "".join(f"<p>{line}</p>" for line in TEXT.splitlines() if line)
    first = add()
    second = add(f"<html><body>{words}</body></html>".encode(), "sample.html", at=2)
    assert second.same_as == first.document
    assert (second.suggestions, second.repeated) == (0, first.suggestions)
    assert [row.document for row in document_page(PUBLIC, first.document).copies] == [second.document]


def test_two_different_papers_are_not_taken_for_one():
    first = add()
    other = (
        TEXT.replace("Rwanda", "Uganda").replace("animal health", "railway customs")
        + "\nMore is to follow on roads.\n" * 4
    )
    assert add(other.encode(), "other.txt", at=2).same_as is None
    assert first.same_as is None


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.txt"),
        (b"   \n\n", "blank.txt"),
        (bytes(range(256)) * 40, "binary.txt"),
        (b"%PDF-1.4\ngarbage", "cut.pdf"),
    ],
)
def test_a_file_that_cannot_be_read_is_counted_among_the_unread_with_its_reason(content, name):
    added = add(content, name)
    assert added.fault
    row = list_documents(PUBLIC, state="unread").items[0]
    assert (row.name, row.fault) == (name, added.fault)
    assert not DocumentText.objects.exists()


def test_adding_papers_needs_the_permission():
    with pytest.raises(NotAllowed):
        add_paper(content=b"text", name="sample.txt", person=onlooker(), at=hour(1))
    assert not Document.objects.exists()


def test_one_file_that_is_gone_does_not_stop_the_others(tmp_path):
    there = tmp_path / "there.txt"
    there.write_text(TEXT, encoding="utf-8")
    files = [tmp_path / "gone.txt", there]
    outcomes = [outcome for _, outcome in add_papers(files=files, person=officer(), at=hour(1))]
    assert isinstance(outcomes[0], NoSuchPath)
    assert outcomes[1].suggestions > 0


def test_a_paper_is_found_by_number_and_by_the_beginning_of_its_hash():
    added = add()
    sha256 = document_page(PUBLIC, added.document).row.sha256
    assert find_document(PUBLIC, str(added.document)) == find_document(PUBLIC, sha256[:10]) == added.document

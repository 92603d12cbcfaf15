"""A document of invented figures says so at its head and on every page: somebody will print it and carry it away."""

import io
from datetime import UTC, datetime

import pytest

from balozi.briefs.cycle.files import written_document
from balozi.briefs.cycle.papers import document_from, plain_document
from balozi.ground.people import PUBLIC
from balozi.results.windows import Window
from balozi.services.demonstrating import load_demonstration
from balozi.services.documenting import Order, compose_now, keep_brief
from balozi.services.framing import load_framework
from balozi.services.reporting import keep_report, rebuilds
from balozi.store.results.models import KeptReport
from balozi.store.results.outgoing import invented_rows
from balozi.store.results.queries import explain, kept_report, latest_explained
from balozi.store.results.records import Asked
from tests.builders import hour
from tests.figures import a_value, an_indicator, monitor
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
SAYS = "Invented sample figures stand behind it; rows: "


@pytest.fixture
def invented():
    load_framework(code="ke", person=monitor(), at=hour(0))
    load_demonstration(person=monitor(), at=datetime(2026, 10, 1, tzinfo=UTC))


def made(language="en", period="FY2025"):
    order = Order("annual_progress_report", period, language, "KEN")
    return compose_now(order=order, person=monitor(), at=LATER).document


def test_each_shape_says_it_before_its_first_heading_and_on_every_page(invented):
    import docx
    import pypdfium2

    paper = made()
    assert paper.warning.startswith(SAYS)
    assert paper.warning in written_document(paper, "md").decode().partition("##")[0]
    book = docx.Document(io.BytesIO(written_document(paper, "docx")))
    assert SAYS in book.paragraphs[1].text
    assert "invented sample figures" in book.sections[0].footer.paragraphs[0].text
    pages = [
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(written_document(paper, "pdf"))
    ]
    assert SAYS in pages[0].partition("Foreword")[0]
    assert len(pages) > 1
    assert all("invented sample figures" in page for page in pages)


@pytest.mark.parametrize(("language", "word"), [("sw", "zilizobuniwa"), ("fr", "inventés")])
def test_it_says_it_in_its_own_language(invented, language, word):
    paper = made(language)
    assert word in paper.footer
    assert "Invented" not in paper.warning


def test_the_page_of_a_kept_document_says_it_too(invented):
    number = keep_brief(
        order=Order("annual_progress_report", "FY2025", country="KEN"), person=monitor(), at=LATER
    )
    page = signed_in(a_user("R. Msomaji")).get(f"/briefs/{number}/").content.decode()
    assert SAYS in page.partition("Foreword")[0]


def test_a_document_of_real_figures_warns_of_nothing_and_one_kept_before_is_read_as_it_was():
    an_indicator()
    a_value("X-1", "2025", "5")
    paper = made(period="2025")
    assert (paper.warning, "invented" in paper.footer) == ("", False)
    told = plain_document(paper)
    del told["warning"]
    assert document_from(told) == paper


def test_a_kept_report_of_invented_figures_says_so_and_comes_out_again(invented):
    number = keep_report(asked=Asked(on=LATER.date(), country="KEN"), person=monitor(), at=LATER)
    assert kept_report(PUBLIC, number).invented > 300
    assert rebuilds(number=number, person=monitor())
    page = signed_in(a_user("R. Msomaji")).get(f"/results/reports/{number}/").content.decode()
    assert "Demonstration, invented values." in page


def test_a_report_kept_before_that_was_written_down_is_shown_all_the_same():
    an_indicator()
    a_value("X-1", "2025", "5")
    number = keep_report(asked=Asked(on=LATER.date()), person=monitor(), at=LATER)
    kept = KeptReport.objects.get(pk=number)
    del kept.asked["invented"]
    kept.save()
    assert kept_report(PUBLIC, number).invented == 0
    page = signed_in(a_user("R. Msomaji")).get(f"/results/reports/{number}/").content.decode()
    assert "invented values" not in page


def test_invented_values_do_not_go_out_without_a_word(invented):
    assert invented_rows(PUBLIC, Asked(on=LATER.date(), country="KEN")) > 300


def test_figures_explained_together_are_those_explained_one_by_one(invented):
    window = Window(datetime(2025, 7, 1, tzinfo=UTC).date(), datetime(2026, 6, 30, tzinfo=UTC).date())
    asked = Asked(on=LATER.date(), at=LATER, country="KEN", within=window)
    card, together = latest_explained(PUBLIC, asked)
    assert len(together) == len(card.latest) > 40
    for figure, told in zip(card.latest, together, strict=True):
        named = (str(figure.line[name]) for name in ("indicator", "area", "period"))
        alone = explain(PUBLIC, asked, *named)
        # Rows are numbered as they were fed; who stated them is what must be the same.
        assert {**told, **_stated(told)} == {name: {**alone, **_stated(alone)}[name] for name in told}


def _stated(told):
    inputs = [{name: one[name] for name in one if name not in {"row", "line"}} for one in told["inputs"]]
    return {"inputs": inputs, "parts": [_stated(part) | _plain(part) for part in told["parts"]]}


def _plain(part):
    return {name: part[name] for name in part if name not in {"inputs", "parts"}}

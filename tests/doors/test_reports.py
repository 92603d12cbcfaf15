"""The reports from the register: what the store gathers, pages, files, commands, permissions, nothing above them."""

import csv
import json
import re
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pypdfium2
import pytest

from balozi.briefs.reports.facts import Asked
from balozi.briefs.reports.frame import mark_of
from balozi.briefs.reports.words import LANGUAGES, Words
from balozi.ground.errors.registers import NotAllowed
from balozi.ground.errors.reports import NoSuchReport, ReportPeriodBackwards
from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC, READ, Person
from balozi.registers.agreements import known_statuses
from balozi.services.agreeing import AgreementEventDraft, TermDraft, record_event, set_term
from balozi.services.assigning import assign_commitment, link_commitment
from balozi.services.auditing import write_deed
from balozi.services.compiling import FIGURES, REPORTS, make_report, written
from balozi.services.following import Order
from balozi.services.institutions import InstitutionTold, add_institution
from balozi.services.people import operator
from balozi.services.registering import quote_evidence
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document
from balozi.store.registers.models import Entry
from balozi.store.reports.queries import agreement_facts
from balozi.web.labels import label
from balozi.web.people.words import CLEARANCE
from tests.builders import MORNING, a_paper, a_suggestion, hour
from tests.promises import a_commitment, desk
from tests.readers import a_user, signed_in
from tests.services.test_agreeing import an_agreement, editor, record

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
QUOTE = "The sample treaty on water was signed in Kigali."


def reader(name="B. Msomaji", **more):
    return Person(name, frozenset({READ}), **more)


def made(name="agreements", *, person=None, known_at=None, **asked):
    return make_report(
        name=name, asked=Asked(TODAY, **asked), person=person or reader(), at=hour(9), known_at=known_at
    )


def quoted(entry, quote=QUOTE, *, marking=0, dated=None, name="water.txt"):
    """Let an agreement rest on a sentence of a paper."""
    paper = a_paper(quote, name=name, marking=marking)
    Document.objects.filter(pk=paper.pk).update(dated=dated)
    fields = {"instrument_type": "treaty", "title": "Sample treaty on water"}
    suggestion = a_suggestion(paper, kind="agreement", fields=fields)
    quote_evidence(
        Entry.objects.get(pk=entry),
        suggestion,
        write_deed(by="builder", at=hour(1), verb="accept_suggestion", subject="builder"),
    )
    return paper


def linked(agreement, action, *, area="health", marking=0, person=None):
    """Put a commitment on the register and say that it stands in an agreement."""
    entry = a_commitment(action, policy_area=area, marking=marking)
    link_commitment(order=Order(entry, person or desk(), hour(1)), sort="agreement", target=agreement)
    return entry


def a_treaty(**fields):
    """Put a full agreement on the register: institution, term, signatories, a sentence, a commitment planned."""
    told = InstitutionTold(
        "MOW", "ministry", "KEN", {"en": "Ministry of Water", "sw": "Wizara ya Maji ya Mfano"}
    )
    add_institution(told=told, person=operator("D. Mjenzi"), at=MORNING)
    entry = an_agreement(foreign_signatory="A. Mgeni", **fields)
    record(entry, "signed", "2024-03-04", party="KEN", authority="B. Mwenyeji, Waziri")
    term = TermDraft(ends="2029-03-03", areas=("health", "trade"), lead="MOW")
    set_term(entry=entry, term=term, person=editor(), at=hour(1))
    quoted(entry)
    order = Order(linked(entry, "dig sample wells"), desk(), hour(2))
    assign_commitment(order=order, institution="MOW")
    return entry


def test_the_store_gathers_what_the_reports_tell():
    entry = a_treaty()
    (fact,) = agreement_facts(PUBLIC)
    assert (fact.entry, fact.institution, fact.areas) == (entry, "MOW", ("health", "trade"))
    assert (fact.foreign_signatory, fact.national_signatory) == ("A. Mgeni", "B. Mwenyeji, Waziri")
    assert (fact.signed_on, fact.ending.last, fact.partners) == ("2024-03-04", date(2029, 3, 3), ("RWA",))
    assert [(one.area, one.status) for one in fact.commitments] == [("health", "assigned")]
    assert (fact.source.quote, fact.source.document is not None) == (QUOTE, True)
    assert fact.quiet_after == 24


def test_only_a_further_dated_paper_is_one_that_came_later():
    entry = an_agreement(status="signed", date="2024-03-04")
    quoted(entry, dated=date(2024, 3, 6))
    assert agreement_facts(PUBLIC)[0].later_papers == ()
    quoted(entry, "Nothing came of the sample treaty.", dated=date(2025, 1, 1), name="b.txt")
    quoted(entry, "Somebody said so.", name="c.txt")
    assert agreement_facts(PUBLIC)[0].later_papers == (date(2025, 1, 1),)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_as_known_on_a_day_gives_the_same_answer_for_ever(name):
    entry = a_treaty()
    before = made(name, known_at=hour(5))
    assert before.tables[-1].rows
    ended = AgreementEventDraft("terminated", "2026-03-01", source="A sample note")
    record_event(entry=entry, event=ended, person=editor(), at=hour(6))
    assert made(name, known_at=hour(5)) == before
    assert made(name, known_at=hour(7)) != before


def test_what_is_above_the_reader_leaves_no_trace_and_is_logged_for_who_may_read_it():
    entry = a_treaty()
    mark = mark_of(agreement_facts(PUBLIC))
    cleared = desk("C. Siri", clearance=Marking.SECRET)
    linked(entry, "pay for Kanarikanga", area="defence", marking=3, person=cleared)
    an_agreement("Sample treaty of Kanarikanga", marking=3, states=["KEN", "ZWE"])
    quoted(entry, "Kanarikanga is in the annex.", marking=3, name="siri-kanari.txt", dated=date(2026, 1, 1))
    for name in REPORTS:
        for shape in ("csv", "json"):
            told = written(made(name), shape).decode()
            assert "Kanari" not in told
            assert "ZWE" not in told
            assert "defence" not in told
        assert made(name).marking == ""
    assert mark_of(agreement_facts(PUBLIC)) == mark
    assert not Deed.objects.filter(verb="read_marked").exists()
    secret = made("agreements", person=reader("C. Siri", clearance=Marking.SECRET))
    assert (secret.marking, len(secret.tables[0].rows)) == ("secret", 2)
    assert Deed.objects.get(verb="read_marked").subject == "report agreements"


def test_whoever_may_not_read_is_refused_and_the_attempt_is_logged():
    with pytest.raises(NotAllowed):
        made(person=Person("X. Mgeni"))
    assert Deed.objects.get(verb="make_report").outcome == "refused"
    with pytest.raises(NoSuchReport):
        made("nothing")
    with pytest.raises(ReportPeriodBackwards):
        made(since=date(2025, 1, 1), until=date(2024, 1, 1))


def test_the_number_of_questions_does_not_grow_with_the_agreements(django_assert_max_num_queries):
    for number in range(12):
        entry = an_agreement(f"Sample treaty {number}", status="signed", date="2024")
        linked(entry, f"dig sample well {number}")
    with django_assert_max_num_queries(25):
        assert len(made("followup").tables[1].rows) == 12


def test_statuses_and_markings_are_called_as_on_the_pages():
    from django.utils.translation import override

    for language in LANGUAGES:
        words = Words(language)
        with override(language):
            for status in known_statuses():
                assert words(f"status_{status}") == label("value", status)
            for marking in Marking:
                name = marking.name.lower()
                assert words(f"marking_{name}") == str(CLEARANCE[name])


def test_every_figure_of_a_page_opens_a_list_of_that_many_rows():
    entry = a_treaty()
    an_agreement("Sample memorandum", status="negotiating", date="2019", instrument_type="mou")
    an_agreement("Sample protocol", status="signed", date="2015-01-01")
    assert entry
    client, opened = signed_in(), 0
    for name in ("departments", "followup"):
        html = client.get(f"/reports/{name}/").content.decode()
        found = re.findall(r'<a href="(\?[^"]*figure=[^"]*)">(\d+)</a>', html)
        assert len(found) >= 7
        for query, figure in found:
            answer = client.get(f"/reports/{name}/{query.replace('&amp;', '&').removesuffix('#list')}")
            assert answer.context["tables"][-1].page.total == int(figure), (name, query)
            opened += int(figure) > 0
    assert opened >= 8
    assert {len(FIGURES[name]) for name in ("departments", "followup")} == {9, 7}


def test_a_page_shows_what_is_asked_in_the_language_of_the_reader_with_its_files():
    a_treaty()
    client = signed_in()
    html = client.get(
        "/reports/agreements/?partner=RWA&from=2024-01-01&to=2024-12-31&sort=-title"
    ).content.decode()
    for words in ("Ministry of Water", "B. Mwenyeji, Waziri", QUOTE, "health: 0 of 1", "4 Mar 2024"):
        assert words in html
    assert 'href="/reports/agreements/download/?partner=RWA&amp;from=2024-01-01' in html
    assert "Take a filter away" in client.get("/reports/agreements/?partner=ISL").content.decode()
    client.cookies["django_language"] = "sw"
    swahili = client.get("/reports/agreements/").content.decode()
    assert "Wizara ya Maji ya Mfano" in swahili
    assert "Mtia saini wa kigeni" in swahili
    assert "Chukua nakala" in swahili
    assert client.get("/reports/nothing/").status_code == 404
    assert client.get("/reports/agreements/?from=2025-01-01&to=2024-01-01").status_code == 422
    assert client.get("/reports/agreements/?from=yesterday").status_code == 422
    assert client.get("/reports/").content.decode().count('href="/reports/') >= 4


def test_the_files_of_a_page_read_back():
    a_treaty()
    client = signed_in(a_user("C. Lecteur"))
    client.cookies["django_language"] = "fr"
    answer = client.get("/reports/agreements/download/?shape=csv")
    assert re.fullmatch(
        r'attachment; filename="balozi-agreements-[\d-]+\.csv"', answer["Content-Disposition"]
    )
    (row,) = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")))
    assert (row["institution"], row["signed_on"], row["expires_on"]) == ("MOW", "2024-03-04", "2029-03-03")
    assert QUOTE in row["source"]
    listed = client.get("/reports/followup/download/?shape=csv&figure=not_implemented").content.decode(
        "utf-8-sig"
    )
    assert [row["outcome"] for row in csv.DictReader(StringIO(listed))] == ["not_implemented"]
    book = openpyxl.load_workbook(BytesIO(client.get("/reports/agreements/download/?shape=xlsx").content))
    assert [cell.value for cell in book.worksheets[0][2]][:3] == [
        "Sample treaty on water",
        "Ministry of Water",
        "Rwanda",
    ]
    pdf = pypdfium2.PdfDocument(client.get("/reports/agreements/download/?shape=pdf").content)
    text = "".join(pdf[0].get_textpage().get_text_range().split())
    assert "Accords:qui,quoi,jusqu'àquand" in text.replace("’", "'")


def test_the_command_writes_every_shape(run, tmp_path):
    a_treaty()
    code, out, err = run("report", "agreements", "--format", "csv", "--partner", "RWA")
    assert code == 0
    assert next(csv.DictReader(StringIO(out)))["national_signatory"] == "B. Mwenyeji, Waziri"
    _, out, _ = run(
        "report", "followup", "--format", "json", "--figure", "not_implemented", "--language", "sw"
    )
    told = json.loads(out)
    assert (told["language"], len(told["tables"][1]["rows"])) == ("sw", 1)
    for shape, begins in (("xlsx", b"PK"), ("pdf", b"%PDF")):
        file = tmp_path / f"report.{shape}"
        code, _, err = run("report", "departments", "--format", shape, "--out", file, "--institution", "MOW")
        assert (code, str(file) in err) == (0, True)
        assert file.read_bytes().startswith(begins)
    code, out, err = run("report", "departments", "--language", "fr")
    assert (code, "Ministère ou département" in out) == (0, True)
    assert "Calculé à partir du registre ; accords : 1" in err


def test_the_command_says_what_does_not_fit(run, tmp_path):
    code, _, err = run("report", "followup", "--figure", "nothing")
    assert (code, "with_commitments" in err) == (2, True)
    assert run("report", "followup", "--from", "2025-01-01", "--to", "2024-01-01")[0] == 2
    assert run("report", "agreements", "--format", "pdf", "--out", tmp_path / "no" / "file.pdf")[0] == 1
    code, out, _ = run("report", "agreements", "--on", "2020-01-01", "--format", "json")
    assert (code, json.loads(out)["as_known"], json.loads(out)["tables"][0]["rows"]) == (0, "2020-01-01", [])

"""Pages of results that decide: kept reports, recommendations, the sheet and the work of a county, the heat map."""

import re
from html import unescape

import pytest
from django.utils import timezone

from balozi.services.institutions import InstitutionTold, add_institution
from balozi.services.observing import approve_observation, correct_observation
from balozi.services.people import operator
from balozi.services.reported_values import Reported
from balozi.store.people.models import Profile
from balozi.store.results.models import KeptReport, Observation, Recommendation
from tests.builders import hour
from tests.figures import a_baseline, a_target, a_value, an_indicator, monitor, second
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return signed_in(a_user("M. Mkaguzi", role="monitoring_officer"))


def text_of(answer):
    html = re.sub(r"<(script|style|head).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def an_office(code, kind="ministry", name="Ministry of Samples"):
    told = InstitutionTold(code, kind, "KEN", {"en": name})
    add_institution(told=told, person=operator("D. Mweka"), at=hour(0))


@pytest.fixture
def clinics():
    an_indicator()
    a_baseline("X-1", "2")
    for year, target, value in (("2023", "6", "5"), ("2024", "8", "8")):
        a_target("X-1", year, target)
        a_value("X-1", year, value)


def test_a_report_is_kept_shown_and_computed_again_after_a_correction(client, clinics):
    answer = client.post("/results/keep/?country=KEN", follow=True)
    kept = KeptReport.objects.get()
    assert answer.redirect_chain[-1][0] == f"/results/reports/{kept.pk}/"
    told = text_of(answer)
    assert kept.hash in told
    # The last period that was over stands first; the others are one click away.
    assert [line["period"] for line in answer.context["figures"]] == ["2024"]
    every = client.get(f"/results/reports/{kept.pk}/?all=1").context["figures"]
    assert [line["period"] for line in every] == ["2023", "2024"]
    a_value("X-1", "2022", "1", at=timezone.now())
    again = text_of(client.get(f"/results/reports/{kept.pk}/?again=1"))
    assert "every figure comes out as it was" in again
    KeptReport.objects.filter(pk=kept.pk).update(hash="0" * 64)
    assert "NOT the same" in text_of(client.get(f"/results/reports/{kept.pk}/?again=1"))


def test_only_who_may_edit_results_finds_the_button_that_keeps(client, clinics):
    assert "Keep the figures of all periods as a report" in text_of(client.get("/results/"))
    reader = signed_in(a_user("R. Msomaji", role="reader"))
    assert "Keep the figures of all periods as a report" not in text_of(reader.get("/results/"))
    assert reader.post("/results/keep/").status_code == 403
    assert not KeptReport.objects.exists()


def test_a_recommendation_is_entered_answered_and_done_on_the_page(client):
    an_office("MOH")
    sent = {
        "review": "mid_term_review", "period": "FY2023/FY2026", "words": "Pay clinics on time.",
        "finding": "Clinics wait for money.", "criterion": "efficiency",
    }  # fmt: skip
    assert "Clinics wait" in text_of(client.post("/results/recommendations/add/", sent, follow=True))
    number = Recommendation.objects.get().pk
    answer = {"number": number, "answer": "accepted", "by_whom": "Director of Samples"}
    refused = client.post("/results/recommendations/answer/", answer)
    assert refused.status_code == 422
    assert "Something is empty" in text_of(refused)
    answer |= {"owner": "MOH", "due": "2099-06-30"}
    told = text_of(client.post("/results/recommendations/answer/", answer, follow=True))
    assert "Ministry of Samples" in told
    assert "accepted : Director of Samples" in told
    rows = client.get("/results/recommendations/?status=in_hand").context["rows"]
    client.post("/results/gaps/finish/", {"action": rows[0][0].action})
    assert client.get("/results/recommendations/?status=in_hand").context["rows"] == []
    assert [row.status for row, _, _ in client.get("/results/recommendations/").context["rows"]] == ["done"]


def test_one_entered_by_mistake_is_taken_back_on_the_page(client):
    sent = {"review": "end_term_review", "period": "FY2025", "words": "Rest.", "finding": "All is well."}
    client.post("/results/recommendations/add/", sent)
    number = Recommendation.objects.get().pk
    client.post("/results/recommendations/withdraw/", {"number": number, "reason": "wrong review"})
    assert client.get("/results/recommendations/").context["rows"] == []


def test_a_county_finds_its_own_rows_and_its_own_work(clinics):
    an_office("CNTY-040", "county", "County of Samples")
    an_indicator("X-2")
    for area in ("CNTY-007", "CNTY-040"):
        a_value("X-2", "2023", "4", area=area)
    user = a_user("K. Busia", role="focal_point")
    Profile.objects.filter(user=user).update(institution="CNTY-040")
    county = signed_in(user)
    assert "Clinics opened" in text_of(county.get("/my-work/"))
    page = county.get("/results/entry/?year=FY2024")
    rows = [
        (row.grid.indicator.code, row.grid.area) for sheet in page.context["sheets"] for row in sheet.rows
    ]
    assert rows == [("X-2", "CNTY-040")]
    name = next(cell.name for row in page.context["sheets"][0].rows for cell in row.cells)
    sent = county.post("/results/entry/?year=FY2024", {name: "5", f"kept:{name}": "", f"was:{name}": ""})
    assert sent.status_code == 302
    assert Observation.objects.filter(area="CNTY-040", value="5").count() == 1


def test_a_count_is_not_typed_as_a_fraction(client, clinics):
    name = "X-1|KEN|2025"
    sent = {name: "5 / 6", f"kept:{name}": "", f"was:{name}": ""}
    answer = client.post("/results/entry/?country=KEN&year=FY2025", sent)
    assert answer.status_code == 422
    assert "is not a number" in text_of(answer)


def test_somebody_takes_an_own_value_back_before_it_is_approved(client, clinics):
    name = "X-1|KEN|2025"
    client.post("/results/entry/?country=KEN&year=FY2025", {name: "9", f"kept:{name}": "", f"was:{name}": ""})
    assert "Take it back" in text_of(client.get("/results/approvals/"))
    number = Observation.objects.get(period="2025").pk
    client.post(f"/results/values/{number}/withdraw/", {"reason": "typed in the wrong row"})
    assert client.get("/results/approvals/").context["page"].total == 0


def test_the_heat_map_is_shaded_by_limits_that_it_prints(client, clinics):
    page = client.get("/results/heat-map/?year=FY2023&country=KEN")
    told = text_of(page)
    assert "green from 67% on" in told
    assert "blue from 34% on" in told
    shades = [one.shade for _, _, row in page.context["rows"] for one in row if one]
    assert shades == ["poor"]
    assert 'class="h-poor"' in page.content.decode()


@pytest.mark.parametrize(("language", "word"), [("sw", "Thamani"), ("fr", "Valeur"), ("en", "Value")])
def test_a_number_is_not_called_a_national_value(client, clinics, language, word):
    client.cookies["django_language"] = language
    page = text_of(client.get("/results/X-1/why/?area=KEN&period=2024"))
    assert word in page
    assert "Maadili" not in page


def test_a_figure_of_a_kept_report_opens_as_it_was_kept_though_it_was_corrected_the_same_day(client, clinics):
    client.post("/results/keep/?country=KEN")
    kept = KeptReport.objects.get()
    number = Observation.objects.get(period="2024").pk
    report = Reported("X-1", "2024", value="3")
    made = correct_observation(number=number, reported=report, person=monitor(), at=timezone.now())
    approve_observation(number=made, person=second(), at=timezone.now())
    page = client.get(f"/results/reports/{kept.pk}/").content.decode()
    (where,) = re.findall(r'href="(/results/X-1/why/[^"]+)"', page)
    told = text_of(client.get(unescape(where)))
    assert "(8 − 2) / (8 − 2) = 1." in told
    assert "as known for the report kept at" in told
    assert client.get(unescape(where) + "&shape=json").json()["actual"] == "8"
    assert "(3 − 2) / (8 − 2)" in text_of(client.get("/results/X-1/why/?area=KEN&period=2024"))
    for odd in ("0", "x", "9" * 30, str(kept.pk + 1)):
        assert client.get(f"/results/X-1/why/?area=KEN&period=2024&kept={odd}").status_code == 404
    KeptReport.objects.filter(pk=kept.pk).update(marking=4)
    assert client.get(unescape(where)).status_code == 404

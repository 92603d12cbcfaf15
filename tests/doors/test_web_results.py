"""The pages of results: figures as the engine has them, permissions, the sheet, approvals, gaps, what stays hidden."""

import json
import re
from html import unescape

import pytest
from django.utils import timezone

from balozi.ground.markings import Marking
from balozi.ground.people import PUBLIC
from balozi.services.aiming import Aim, set_target
from balozi.services.demonstrating import load_demonstration, remove_demonstration
from balozi.services.framing import load_framework
from balozi.services.gapping import enter_gap
from balozi.services.packing import load_pack
from balozi.store.audit.models import Deed
from balozi.store.people.models import Profile
from balozi.store.results.models import Indicator, Observation
from balozi.store.results.queries import gaps, scorecard, stated_row
from balozi.store.results.records import Asked
from tests.builders import hour
from tests.figures import a_baseline, a_target, a_value, an_indicator, monitor
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return signed_in(a_user("M. Mkaguzi", role="monitoring_officer"))


def text_of(answer):
    html = re.sub(r"<(script|style|head).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def clinics():
    """Two years with values, the third without one, and an indicator that states nothing."""
    an_indicator()
    a_baseline("X-1", "2")
    for year, target, value in (
        ("2022", "4", "4"),
        ("2023", "6", "5"),
        ("2024", "8", "8"),
        ("2025", "10", ""),
    ):
        a_target("X-1", year, target)
        if value:
            a_value("X-1", year, value)
    an_indicator("X-2", owner="INT", pillar="pillar-2")


def test_the_scorecard_counts_what_was_not_assessed(client, clinics):
    page = client.get("/results/?on=2026-03-31")
    tally = page.context["tally"]
    assert (tally.total, tally.assessed, tally.met, tally.silent) == (2, 0, 0, 1)
    page = client.get("/results/")
    told = text_of(page)
    assert "0 of 2 were assessed." in told
    assert "2 were not, and stand in no share below." in told
    assert "none assessed" in told


def test_a_year_is_chosen_and_its_figures_are_those_of_the_engine(client, clinics):
    page = client.get("/results/?year=FY2024&country=KEN")
    shown = [
        (one.indicator.code, one.line["period"], str(one.line["actual"])) for one in page.context["listed"]
    ]
    assert shown == [("X-1", "2024", "8")]
    assert (page.context["tally"].met, page.context["tally"].assessed, page.context["tally"].total) == (
        1,
        1,
        2,
    )
    assert "1 of 2 were assessed." in text_of(page)


def test_a_year_of_quarters_is_their_sum_and_is_explained_by_its_own_name(client):
    an_indicator("X-4", frequency="quarter", calendar="fiscal")
    for number, value in enumerate((4, 1, 1, 2), start=1):
        a_value("X-4", f"FY2024-Q{number}", str(value), at=hour(5))
        a_target("X-4", f"FY2024-Q{number}", "2")
    page = client.get("/results/?year=FY2024")
    (one,) = page.context["listed"]
    assert (one.line["actual"], one.line["target"], one.line["rating"]) == ("8", "8", "met")
    assert "2024/25" in text_of(page)
    address = "/results/X-4/why/?area=KEN&period=FY2024-Q1%2FFY2024-Q4"
    assert address.replace("&", "&amp;") in page.content.decode()
    told = text_of(client.get(address))
    assert "Brought together from the periods inside: 4." in told
    years = client.get("/results/X-4/").context["years"]
    assert [(line["period"], line["actual"]) for line in years] == [("FY2024-Q1/FY2024-Q4", "8")]


def test_a_number_above_opens_the_indicators_of_its_rating(client, clinics):
    page = client.get("/results/?year=FY2024")
    assert 'href="?year=FY2024&amp;rating=met#indicators"' in page.content.decode()
    assert [
        one.indicator.code for one in client.get("/results/?year=FY2024&rating=met").context["listed"]
    ] == ["X-1"]
    none = client.get("/results/?year=FY2024&rating=not_met")
    assert none.context["listed"] == []
    assert "Show those with any rating" in text_of(none)
    assert client.get("/results/?year=FY2024&rating=odd").context["listed"] != []


def test_a_value_that_lacks_parts_is_not_called_no_data(client):
    an_indicator("X-5", frequency="quarter", calendar="fiscal", direction="decrease")
    for number in (1, 2):
        a_value("X-5", f"FY2024-Q{number}", "1", at=hour(5))
        a_target("X-5", f"FY2024-Q{number}", "9")
    told = text_of(client.get("/results/?year=FY2024&rating=no_data"))
    assert "data incomplete" in told


def test_every_figure_of_the_framework_is_the_one_of_the_engine(client):
    load_pack(code="ke", person=monitor(), at=hour(0))
    load_framework(code="ke", person=monitor(), at=hour(0))
    load_demonstration(person=monitor(), at=timezone.now())
    card = scorecard(PUBLIC, Asked(on=timezone.localdate(), country="KEN"))
    page = client.get("/results/")
    expected = {(one.indicator.code, one.line["area"]): dict(one.line) for one in card.latest}
    shown = page.context["listed"]
    assert len(shown) == len({one.indicator.code for one in card.latest}) > 30
    for one in shown:
        assert dict(one.line)["rating"] == expected[one.indicator.code, one.line["area"]]["rating"]
        assert one.line["achievement"] == expected[one.indicator.code, one.line["area"]]["achievement"]
    for group in ("by_pillar", "by_institution"):
        assert sum(row.total for row in page.context[group]) == page.context["tally"].total
    told = text_of(page)
    assert "Demonstration, invented values." in told
    assert {row.name for row in page.context["by_area"]} > {"Kenya"}
    assert not any(row.name.startswith("CNTY") for row in page.context["by_area"])
    fields = [one for _, _, row in client.get("/results/heat-map/").context["rows"] for one in row if one]
    assert sum(one.total for one in fields) == page.context["tally"].total
    remove_demonstration(person=monitor(), at=timezone.now())
    assert "invented values" not in text_of(client.get("/results/"))


def test_an_indicator_shows_its_trend_its_table_and_its_history(client, clinics):
    aim = Aim(indicator="X-1", period="2025", area="KEN", value="9")
    set_target(aim=aim, person=monitor(), at=hour(50))
    page = client.get("/results/X-1/")
    html = page.content.decode()
    assert 'role="img"' in html
    assert page.context["trend"].forecast.refusal == "few"
    told = text_of(page)
    assert "No forecast: it needs at least 4 values, and there are 3." in told
    assert "replaced" in told
    assert "lowered" in told
    assert [str(one.line["actual"]) for one in page.context["figures"]] == ["4", "5", "8", "None"]


def test_a_forecast_says_its_interval(client, clinics):
    a_value("X-1", "2025", "9", at=hour(9))
    told = client.get("/results/X-1/").context["trend"]
    assert told.forecast.period.name == "2026"
    assert float(told.low) < float(told.value) < float(told.high)
    assert "If things go on as before" in text_of(client.get("/results/X-1/"))


def test_how_a_figure_was_computed_as_page_json_and_text(client, clinics):
    address = "/results/X-1/why/?area=KEN&period=2023"
    page = text_of(client.get(address))
    assert "achievement = (actual - baseline) / (target - baseline)" in page
    assert "approved" in page
    told = json.loads(client.get(address + "&shape=json").content)
    assert (told["achievement"], told["rating"]) == ("0.75", "not_met")
    text = client.get(address + "&shape=text")
    assert text["Content-Type"].startswith("text/plain")
    assert "Formula: achievement" in text.content.decode()
    assert client.get("/results/X-1/why/?area=KEN&period=1999").status_code == 404


def cell(code, period, value, *, kept="", was="", area="KEN"):
    name = f"{code}|{area}|{period}"
    return {name: value, f"kept:{name}": kept, f"was:{name}": was}


SHEET = "/results/entry/?year=FY2024&country=KEN"


def test_a_sheet_keeps_good_cells_and_tells_the_bad_ones(client, clinics):
    an_indicator("X-3")
    answer = client.post(SHEET, cell("X-3", "2024", "many") | cell("X-2", "2024", "12"))
    assert answer.status_code == 422
    told = text_of(answer)
    assert "Cells that could not be kept: 1." in told
    assert "Values kept: 1." in told
    assert 'value="many"' in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()
    row = Observation.objects.get(indicator__code="X-2")
    assert (row.value, row.period, stated_row(PUBLIC, "observation", row.pk).state) == (
        "12",
        "2024",
        "submitted",
    )
    assert not Observation.objects.filter(indicator__code="X-3").exists()


def test_a_cell_that_somebody_else_changed_meanwhile_is_not_overwritten(client, clinics):
    number = a_value("X-2", "2024", "7", at=hour(6))
    answer = client.post(SHEET, cell("X-2", "2024", "9"))
    assert "Somebody else reported 7 here meanwhile." in text_of(answer)
    assert client.post(SHEET, cell("X-2", "2024", "9", kept="7", was=str(number))).status_code == 302
    assert Observation.objects.get(corrects=number).value == "9"


def test_a_cell_that_was_not_touched_is_left_alone_and_an_emptied_one_is_asked_about(client, clinics):
    number = a_value("X-2", "2024", "7", at=hour(6))
    before = Deed.objects.count()
    assert client.post(SHEET, cell("X-2", "2024", "7", kept="7", was=str(number))).status_code == 302
    assert Deed.objects.count() == before
    assert "A value is not emptied here." in text_of(
        client.post(SHEET, cell("X-2", "2024", "", kept="7", was=str(number)))
    )


def test_a_percentage_is_typed_by_its_parts(client):
    an_indicator("X-4", kind="percent", unit="%")
    assert client.post(SHEET, cell("X-4", "2024", "27/45")).status_code == 302
    row = Observation.objects.get()
    assert (row.numerator, row.denominator, row.value) == ("27", "45", "")
    assert 'value="27 / 45"' in client.get(SHEET).content.decode()


def test_a_focal_point_enters_for_the_own_institution_and_a_reader_not_at_all(clinics):
    user = a_user("F. Wizara", role="focal_point")
    Profile.objects.filter(user=user).update(institution="MOH")
    focal = signed_in(user)
    assert {
        row.grid.indicator.owner for one in focal.get("/results/entry/").context["sheets"] for row in one.rows
    } == {"MOH"}
    answer = focal.post(SHEET + "&institution=", cell("X-2", "2024", "3"))
    assert answer.status_code == 422
    assert not Observation.objects.filter(indicator__code="X-2").exists()
    reader = signed_in(a_user("B. Msomaji", role="reader"))
    assert reader.get("/results/entry/").status_code == 200
    assert b"data-sheet" in reader.get(SHEET).content
    assert b'name="X-1|KEN|2024"' not in reader.get(SHEET).content
    assert reader.post(SHEET, cell("X-1", "2024", "3")).status_code == 403


def test_values_are_approved_by_somebody_else_and_sent_back_with_a_reason(client, clinics):
    one = a_value("X-2", "2023", "5", at=hour(6), approved=False)
    other = a_value("X-2", "2024", "6", at=hour(6), approved=False)
    assert "Approve" in text_of(client.get("/results/approvals/"))
    assert client.post(f"/results/values/{one}/approve/").status_code == 302
    assert client.post(f"/results/values/{other}/return/", {"reason": "No source."}).status_code == 302
    assert [stated_row(PUBLIC, "observation", number).state for number in (one, other)] == [
        "approved",
        "returned",
    ]
    assert client.post(f"/results/values/{one}/applaud/").status_code == 404
    own = client.post(SHEET, cell("X-2", "2024", "8", kept="6", was=str(other)))
    assert own.status_code == 302
    mine = Observation.objects.order_by("-pk").first().pk
    assert "Somebody else approves what you reported." in text_of(client.get("/results/approvals/"))
    assert client.post(f"/results/values/{mine}/approve/").status_code == 403


def test_gaps_are_found_acted_on_and_closed(client, clinics):
    client.post("/results/gaps/find/")
    told = text_of(client.get("/results/gaps/"))
    assert "No value was ever approved for the indicator Clinics opened (X-2)." in told
    number = next(one.number for one in gaps(PUBLIC, timezone.localdate()) if one.rule == "GP3")
    client.post(
        "/results/gaps/plan/",
        {"gap": number, "action": "Ask the ministry", "owner": "INT", "due": "2020-01-01"},
    )
    told = text_of(client.get("/results/gaps/"))
    assert "Ask the ministry" in told
    assert "overdue" in told
    (planned,) = [one.actions[0] for one in gaps(PUBLIC, timezone.localdate()) if one.actions]
    client.post("/results/gaps/finish/", {"action": planned.number})
    client.post("/results/gaps/close/", {"gap": number, "reason": "The first value came."})
    assert number not in {one.number for one in gaps(PUBLIC, timezone.localdate())}
    assert "The first value came." in text_of(client.get("/results/gaps/?closed=1"))
    assert client.post("/results/gaps/plan/", {"gap": "x", "action": "y"}).status_code == 404


def test_a_gap_that_was_entered_may_hold_a_percent_sign(client):
    enter_gap(words="Only 40% of counties %(report)s.", cause="", person=monitor(), at=hour(1))
    assert "Only 40% of counties %(report)s." in text_of(client.get("/results/gaps/"))


def test_what_changed_since_a_day_shows_both(client, clinics):
    told = text_of(client.get("/results/changes/?since=2020-01-01"))
    assert "no figure" in told
    assert len(client.get("/results/changes/?since=2020-01-01").context["changes"]) == 4
    assert client.get("/results/changes/?since=someday").status_code in {400, 422}
    assert "keep a report first" in text_of(client.get("/results/changes/"))


def test_nothing_above_the_clearance_shows_on_any_page_or_is_counted(clinics):
    cleared = monitor("C. Siri", clearance=Marking.SECRET)
    reader = signed_in(a_user("B. Msomaji", role="monitoring_officer"))
    addresses = ["/results/", "/results/heat-map/", "/results/X-2/", SHEET, "/results/approvals/",
                 "/results/changes/?since=2020-01-01", "/results/gaps/"]  # fmt: skip

    def seen():
        return [
            re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", reader.get(one).content.decode())
            for one in addresses
        ]

    before = seen()
    from balozi.services.observing import submit_observation
    from balozi.services.reported_values import Reported

    told = Reported("X-2", "2024", "KEN", value="987123", comment="Zuberikanari", marking=Marking.SECRET)
    submit_observation(reported=told, person=cleared, at=hour(8))
    an_indicator("KANARI-9", names={"en": "Kanarikanga"}, at=hour(9))
    Indicator.objects.filter(code="KANARI-9").update(marking=3)
    after = seen()
    assert before == after
    assert not any(
        word in html for html in after for word in ("987123", "Kanarikanga", "Zuberikanari", "KANARI")
    )
    assert reader.get("/results/KANARI-9/").status_code == 404
    cleared_reader = signed_in(a_user("D. Siri", role="monitoring_officer", clearance=3))
    assert "Zuberikanari" in cleared_reader.get("/results/X-2/").content.decode()
    assert Deed.objects.filter(verb="read_marked", by="D. Siri").exists()


@pytest.mark.parametrize("language", ["sw", "fr"])
def test_the_pages_speak_swahili_and_french(client, clinics, language):
    client.cookies["django_language"] = language
    for address in (
        "/results/",
        "/results/heat-map/",
        "/results/X-1/",
        SHEET,
        "/results/approvals/",
        "/results/gaps/",
    ):
        told = text_of(client.get(address))
        assert "not met" not in told
        assert "Waiting for approval" not in told
        assert not re.search(r"\bpillar-\d\b.*\bResults\b", told)

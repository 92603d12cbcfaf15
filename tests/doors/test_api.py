"""The interface for programs: what it answers, what it takes, what it promises to stay."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from balozi.services.people import operator
from balozi.services.standing import change_role, retire_user
from balozi.services.tokens import end_token
from balozi.store.audit.models import Deed
from balozi.store.people.models import Token
from balozi.store.registers.tables import REGISTERS
from balozi.store.results.models import Observation
from tests.builders import hour
from tests.doors.world import open_world
from tests.figures import a_target, a_value, an_indicator
from tests.programs import a_program, a_token, with_token
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db
V1 = "/api/v1"


def send(client, where, told, **headers):
    content = told if isinstance(told, str | bytes) else json.dumps(told)
    return client.post(f"{V1}{where}", content, content_type="application/json", headers=headers)


@pytest.fixture
def world():
    return open_world()


@pytest.fixture
def program():
    return a_program(writes=True)


def test_the_description_is_the_one_that_programs_were_promised():
    """After a change on purpose: BALOZI_HOME=$(mktemp -d) python -m tests.doors.api_promise writes it anew."""
    from tests.doors.api_promise import PROMISE, promised

    assert json.loads(PROMISE.read_text(encoding="utf-8")) == promised()


def test_the_description_and_its_page_are_open_and_hold_no_script():
    told = Client().get(f"{V1}/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    html = Client().get(f"{V1}/").content.decode()
    assert all(path in html for path in told["paths"])
    assert "<script>" not in html
    assert "style=" not in html


def test_registers_are_listed_with_what_narrows_them(world, program):
    told = {one["register"]: one for one in program.get(f"{V1}/registers").json()["registers"]}
    assert set(told) == set(REGISTERS)
    assert told["commitments"]["entries"] == 1
    assert "status_now" in told["commitments"]["filters"]


@pytest.mark.parametrize(
    ("asked", "total"),
    [("", 1), ("?search=clinic", 1), ("?search=harbour", 0), ("?actor=KEN", 1), ("?status_now=fulfilled", 0),
     ("?status_now=in_progress", 1), ("?on=2026-03-01", 0), ("?on=2026-03-03", 1), ("?lead=MOH", 1), ("?page=9", 1)],
)  # fmt: skip
def test_a_register_is_narrowed_as_its_page_is(world, program, asked, total):
    told = program.get(f"{V1}/registers/commitments{asked}").json()
    assert (told["total"], len(told["entries"])) == (total, total)


def test_the_pages_of_a_register_meet_without_gap(program):
    from balozi.services.reviewing import accept_suggestion
    from tests.builders import a_paper, a_suggestion, officer

    for n in range(5):
        suggestion = a_suggestion(
            a_paper(f"Kenya will dig well {n}."), fields={"obligors": ["KEN"], "action": f"dig well {n}"}
        )
        accept_suggestion(suggestion=suggestion.pk, person=officer(), at=hour(n))
    pages = [program.get(f"{V1}/registers/commitments?limit=2&page={n}&sort=title").json() for n in (1, 2, 3)]
    assert [len(page["entries"]) for page in pages] == [2, 2, 1]
    titles = [entry["title"] for page in pages for entry in page["entries"]]
    assert titles == [f"dig well {n}" for n in range(5)]


def test_an_entry_comes_with_its_sentence_and_the_sentence_with_its_paper(world, program):
    entry = program.get(f"{V1}/entries/{world.entry}").json()
    (evidence,) = entry["evidence"]
    paper = program.get(f"{V1}/papers/{evidence['paper']}").json()
    assert paper["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert (entry["status"], entry["marking"]) == ("in_progress", "unclassified")
    assert program.get(f"{V1}/entries/{world.entry}?on=2026-03-01").json()["entry"] is None


def test_figures_and_their_reasons_are_those_of_the_page(program):
    an_indicator("X-1")
    a_target("X-1", "2025", "20")
    a_value("X-1", "2025", "10")
    told = program.get(f"{V1}/figures?indicator=X-1&period=2025").json()
    (figure,) = told["figures"]
    assert program.get(f"{V1}/figures?indicator=X-1&year=2025").json()["figures"] == [figure]
    assert program.get(f"{V1}/figures?indicator=X-1&year=soon").status_code == 422
    assert (figure["actual"], figure["target"], figure["rating"]) == ("10", "20", "not_met")
    assert figure["reason"]
    page = signed_in(a_user("P. Page")).get("/results/X-1/why/?area=KEN&period=2025&shape=json").json()
    told = program.get(f"{V1}/figures/explain?indicator=X-1&area=KEN&period=2025")
    assert told.json() == page
    text = program.get(
        f"{V1}/figures/explain?indicator=X-1&area=KEN&period=2025", headers={"accept": "text/plain"}
    )
    assert text["Content-Type"].startswith("text/plain")
    assert "Formula:" in text.content.decode()


def test_values_can_be_asked_as_they_were_known_on_a_day(program):
    an_indicator("X-1")
    first = a_value("X-1", "2025", "10")
    from balozi.services.observing import withdraw_observation
    from tests.figures import monitor

    withdraw_observation(number=first, reason="counted twice", person=monitor(), at=hour(60))
    assert program.get(f"{V1}/values?indicator=X-1").json()["total"] == 0
    told = program.get(f"{V1}/values?indicator=X-1&area=KEN&period=2025&as_known=2026-03-03").json()
    assert [(one["number"], one["state"], one["says"]) for one in told["values"]] == [
        (first, "approved", {"value": "10"})
    ]
    assert program.get(f"{V1}/values?indicator=X-1&as_known=2026-03-01").json()["total"] == 0


def test_reports_gaps_and_search_answer(world, program):
    for name in ("agreements", "departments", "followup"):
        assert program.get(f"{V1}/reports/{name}").json()["report"] == name
    assert program.get(f"{V1}/reports/nothing").json()["code"] == "report.missing"
    assert program.get(f"{V1}/gaps").json()["total"] == 0
    found = program.get(f"{V1}/search?q=clinic&within=commitments&side=registers").json()
    assert [entry["entry"] for entry in found["entries"]] == [world.entry]


ROWS = {
    "values": [
        {"indicator": "X-1", "period": "2025", "area": "KEN", "value": 12.5, "comment": "counted"},
        {"indicator": "X-9", "period": "2025", "value": 1},
        7,
        {"indicator": "X-1", "period": "soon", "value": "1"},
        {"indicator": "X-1", "period": "2024", "area": "KEN", "value": "many", "shoe": "41"},
    ]
}


def test_each_row_that_is_handed_in_is_answered(program):
    an_indicator("X-1")
    told = send(program, "/values", ROWS).json()
    number = Observation.objects.get().pk
    assert [(row["row"], row["outcome"], row["value"]) for row in told["rows"]] == [
        (1, "imported", number), (2, "refused", None), (3, "refused", None), (4, "refused", None), (5, "refused", None),
    ]  # fmt: skip
    rules = [row["problems"][0]["rule"] for row in told["rows"][1:]]
    assert rules[:2] == ["values.indicator", "values.row"]
    assert all(row["problems"][0]["message"] for row in told["rows"][1:])
    assert told["ignored"] == ["shoe"]
    assert told["tally"] | {"taken": 5, "imported": 1, "refused": 4} == told["tally"]
    line = Deed.objects.get(verb="receive_values")
    assert line.facts["whence"] | {"door": "api", "address": "127.0.0.1"} == line.facts["whence"]
    assert line.facts["whence"]["token"] == Token.objects.get().pk


def test_a_number_is_kept_in_the_digits_in_which_it_was_sent(program):
    an_indicator("X-1")
    send(
        program,
        "/values",
        '{"values": [{"indicator": "X-1", "period": "2025", "value": 0.10000000000000000001}]}',
    )
    assert Observation.objects.get().value == "0.10000000000000000001"


def test_a_dry_run_says_what_would_be_and_changes_nothing(program):
    an_indicator("X-1")
    lines = Deed.objects.count()
    told = send(program, "/values?dry_run=true", ROWS).json()
    assert (told["receipt"], told["tally"]["imported"], told["rows"][0]["value"]) == (None, 1, None)
    assert (Observation.objects.count(), Deed.objects.count()) == (0, lines)


def test_the_same_request_with_the_same_key_is_taken_in_once(program):
    an_indicator("X-1")
    key = {"idempotency-key": "batch-7"}
    answers = [send(program, "/values", ROWS, **key) for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert Deed.objects.filter(verb="receive_values").count() == 1
    other = send(program, "/values", {"values": []}, **key)
    assert (other.status_code, other.json()["code"]) == (409, "api.key")


def test_a_data_value_set_of_dhis2_is_taken_in_with_the_parts_of_a_percentage_joined(program):
    an_indicator("X-2", kind="percent", unit="%")
    values = [
        {"dataElement": "X-2.num", "period": "2025", "orgUnit": "KEN", "value": "3"},
        {"dataElement": "X-2.den", "period": "2025", "orgUnit": "KEN", "value": "4"},
    ]
    told = send(program, "/values/dhis2", {"dataValues": values}).json()
    assert [row["outcome"] for row in told["rows"]] == ["imported", "joined"]
    row = Observation.objects.get()
    assert (row.numerator, row.denominator) == ("3", "4")


def test_progress_is_reported_by_one_call(world):
    program = a_program(name="D. Afisa", role="desk_officer", writes=True)
    told = {"text": "The roof is on.", "asserted": "on_track", "links": ["https://example.org/photo"]}
    answer = send(program, f"/commitments/{world.entry}/progress", told)
    assert answer.status_code == 200, answer.content
    assert answer.json()["commitment"] == world.entry
    bad = send(program, f"/commitments/{world.entry}/progress", told | {"shoe": 1})
    assert bad.json()["code"] == "api.body"
    assert send(program, "/commitments/99999/progress", told).status_code == 404


def test_a_token_for_reading_writes_nothing_and_the_attempt_is_logged():
    an_indicator("X-1")
    answer = send(a_program(), "/values", ROWS)
    assert (answer.status_code, answer.json()["code"]) == (403, "token.reads")
    assert send(a_program(name="B. Pili"), "/values?dry_run=true", ROWS).status_code == 403
    assert Deed.objects.filter(verb="use_token", outcome="refused").count() == 2
    assert Observation.objects.count() == 0


def test_a_token_writes_no_more_than_its_owner_may():
    an_indicator("X-1")
    reader = a_user("R. Msomaji", role="reader")
    answer = send(with_token(a_token(reader, writes=True)), "/values", ROWS, **{"idempotency-key": "k"})
    assert (answer.status_code, answer.json()["code"]) == (403, "people.not_allowed")
    assert Deed.objects.filter(verb="receive_values", outcome="refused", by="R. Msomaji").count() == 1


def test_a_changed_role_a_closed_account_and_an_ended_token_count_at_once():
    user = a_user("T. Mtumiaji", role="monitoring_officer")
    program, at = with_token(a_token(user, writes=True)), datetime.now(UTC)
    an_indicator("X-1")
    change_role(user=user.get_username(), role="reader", person=operator("D."), at=at)
    assert send(program, "/values", ROWS).status_code == 403
    retire_user(user=user.get_username(), reason="left", person=operator("D."), at=at)
    assert program.get(f"{V1}/registers").status_code == 401
    other = a_user("U. Mwingine")
    ended = with_token(a_token(other))
    assert ended.get(f"{V1}/registers").status_code == 200
    end_token(token=Token.objects.latest("pk").pk, person=operator("D."), at=at)
    answer = ended.get(f"{V1}/registers")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="Balozi"')


def test_a_token_that_has_expired_opens_nothing():
    old = datetime.now(UTC) - timedelta(days=31)
    assert with_token(a_token(a_user(), days=30, at=old)).get(f"{V1}/registers").status_code == 401


def test_no_cookie_opens_the_interface_and_none_is_set(program):
    assert signed_in(a_user("K. Kuki")).get(f"{V1}/registers").status_code == 401
    answer = program.get(f"{V1}/registers")
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_asking_too_often_is_refused_with_how_long_to_wait(program, settings, monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1_000_000_010.0)
    from dataclasses import replace

    settings.BALOZI = replace(settings.BALOZI, api_per_minute=3)
    answers = [program.get(f"{V1}/registers") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[3]["Retry-After"] == str(answers[3].json()["facts"]["seconds"])
    assert with_token(a_token(a_user("N. Mwingine"))).get(f"{V1}/registers").status_code == 200


def test_wrong_tokens_without_end_are_slowed_down_by_address(monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1_000_000_610.0)
    codes = [with_token(f"guess-{n}").get(f"{V1}/registers").status_code for n in range(32)]
    assert codes == [401] * 30 + [429] * 2


REFUSED = (
    ("get", "/registers/nothing", 404, "register.missing"), ("get", "/nowhere", 404, "api.address"),
    ("get", "/entries/999999", 404, ""), ("get", "/entries/x", 404, "api.address"),
    ("get", "/papers/999999", 404, ""), ("get", "/indicators/NO-1", 404, "values.indicator"),
    ("delete", "/registers", 405, "api.method"), ("get", "/registers/commitments?on=soon", 422, ""),
    ("get", "/registers/commitments?limit=501", 422, "api.parameters"),
    ("get", "/registers/commitments?limit=0", 422, "api.parameters"),
    ("get", "/registers/commitments?colour=red", 422, "api.parameters"),
    ("get", "/figures?indicatr=X-1", 422, "api.parameters"), ("get", "/search", 422, "api.parameters"),
    ("get", "/gaps?rule=GP1&rule=GP2", 422, "api.parameters"),
)  # fmt: skip


@pytest.mark.parametrize(("method", "where", "status", "code"), REFUSED)
def test_every_refusal_is_a_problem_with_code_sentence_remedy_and_facts(program, method, where, status, code):
    answer = getattr(program, method)(f"{V1}{where}")
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    told = answer.json()
    assert told["status"] == status
    assert told["says"]
    assert told["remedy"]
    assert told["code"] == code or (not code and "." in told["code"])
    assert isinstance(told["facts"], dict)


def test_problems_speak_the_language_that_was_asked_for(program):
    said = {
        language: program.get(f"{V1}/nowhere", headers={"accept-language": language}).json()["says"]
        for language in ("en", "sw", "fr")
    }
    assert len(set(said.values())) == 3


BODIES = (
    (b"\xff\xfe\x00", 400, "api.body"), ("nothing", 400, "api.body"), ("[1]", 400, "api.body"),
    ("[" * 30_000, 400, "api.body"), ('{"values": ' + "[" * 20 + "]" * 20 + "}", 400, "api.body"),
    ('{"values": [{"indicator": "\\u0000"}]}', 400, "api.body"), ('{"values": [{"\\ud800": "1"}]}', 400, "api.body"),
    ('{"values": [{"comment": "' + "x" * 20_001 + '"}]}', 400, "api.body"), ("{}", 422, "values.unreadable"),
    ('{"values": {"a": 1}}', 422, "values.unreadable"), ('{"values": ' + "9" * 5_000 + "}", 400, "api.body"),
)  # fmt: skip


@pytest.mark.parametrize(("body", "status", "code"), BODIES, ids=lambda one: repr(one)[:30])
def test_a_body_that_is_no_sane_json_is_refused(program, body, status, code):
    answer = send(program, "/values", body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_only_json_of_a_fair_size_is_read(program):
    form = program.post(f"{V1}/values", {"values": "1"})
    assert (form.status_code, form.json()["code"]) == (415, "api.media")
    large = send(program, "/values", "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))
    assert (large.status_code, large.json()["code"]) == (413, "api.size")


def test_what_breaks_inside_is_told_without_its_insides(program, monkeypatch, caplog):
    def broken(*_args, **_more):
        raise RuntimeError("the secret of the cellar")

    monkeypatch.setattr("balozi.api.registers.register_counts", broken)
    answer = program.get(f"{V1}/registers")
    assert (answer.status_code, answer.json()["code"]) == (500, "api.broken")
    assert "cellar" not in answer.content.decode()
    assert "cellar" in caplog.text


def test_what_other_parts_of_the_program_refuse_is_a_problem_too(program):
    answer = program.get(f"{V1}/registers", headers={"host": "evil.example"})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["code"] == "api.refused"


@pytest.mark.parametrize(
    ("language", "says"), [("sw", "Orodhesha rejesta."), ("fr", "Lister les registres.")]
)
def test_the_page_for_programs_speaks_the_language_of_its_reader(language, says):
    client = Client()
    client.cookies["django_language"] = language
    page = client.get(f"{V1}/").content.decode()
    assert says in page
    assert "List the registers." not in page
    assert '<p lang="en">' not in page

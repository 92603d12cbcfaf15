"""The attacker with a token: what is marked is nowhere, and no odd word, number or address breaks anything."""

import json
import random
import re
from urllib.parse import quote

import pytest
from django.urls import reverse

from balozi.api.interface import description
from balozi.store.audit.models import Deed
from tests.doors.world import CANARIES, CLEARED, open_world, secret_world
from tests.examples import on_most_days, turn_of
from tests.figures import a_value, an_indicator
from tests.programs import a_program, a_token, with_token
from tests.readers import a_user

pytestmark = pytest.mark.django_db
V1 = "/api/v1"
SEARCHES = ("kanari", "harare", "zimbabwe", "secret", "clinic")
REGISTERED = ("commitments", "agreements", "framework", "missions", "engagements", "states")
ASKED = ("?actor=ZWE", "?country=ZWE", "?flag=overdue", "?evidence=paper", "?sort=-title", "?on=2026-03-03")


def places(world):
    """Return every address that shows something, plainly and narrowed to what only the secret holds."""
    yield from (
        f"{V1}/{noun}" for noun in ("openapi.json", "registers", "indicators", "values", "figures", "gaps")
    )
    yield f"{V1}/entries/{world.entry}"
    yield f"{V1}/papers/{world.paper}"
    yield from (f"{V1}/reports/{name}" for name in ("agreements", "departments", "followup"))
    yield from (f"{V1}/registers/{name}" for name in REGISTERED)
    yield from (f"{V1}/registers/commitments{asked}" for asked in ASKED)
    yield from (f"{V1}/registers/commitments?search={word}" for word in SEARCHES)
    yield from (f"{V1}/search?q={word}" for word in SEARCHES)
    yield from (f"{V1}/indicators/{code}" for code in ("X-1", "S-1"))
    yield from (f"{V1}/values?indicator={code}" for code in ("X-1", "S-1"))
    yield f"{V1}/figures?waiting=true"
    yield f"{V1}/figures/explain?indicator=S-1&area=KEN&period=2025"


def shown(program, *worlds):
    asked = dict.fromkeys(where for world in worlds for where in places(world))
    return {where: program.get(where).getvalue().decode() for where in asked}


def a_secret_value(marking):
    """Keep one marked value of an open indicator."""
    from balozi.services.observing import submit_observation
    from balozi.services.reported_values import Reported
    from tests.builders import hour
    from tests.figures import monitor

    told = Reported(
        indicator="X-1", period="2024", area="KEN", value="41", comment="Kanarikanga", marking=marking
    )
    return submit_observation(reported=told, person=monitor("S. Siri", clearance=marking), at=hour(5))


def test_every_address_that_reads_is_looked_at_here():
    world = open_world()
    asked = [where.partition("?")[0] for where in places(world)]
    for path, methods in description()["paths"].items():
        pattern = re.compile(re.sub(r"\{\w+\}", "[^/]+", path))
        assert "get" not in methods or any(pattern.fullmatch(where) for where in asked), path


# Each end of the scale; the roles in between on other days.
ENDS = [("reader", 1), ("administrator", 3)]
BETWEEN = [("monitoring_officer", 1), ("administrator", 1)]


@pytest.mark.parametrize(("role", "marking"), ENDS if on_most_days() else [*ENDS, *BETWEEN])
def test_no_answer_shows_what_is_above_the_clearance(role, marking):
    world, secret = open_world(), secret_world(marking)
    a_secret_value(marking)
    program = a_program(name="B. Msomaji", role=role, clearance=marking - 1)
    answers = shown(program, world, secret)
    leaks = {(where, canary) for where, told in answers.items() for canary in CANARIES if canary in told}
    assert {(where, canary) for where, canary in leaks if canary not in where} == set()


def test_the_canaries_sing_for_whoever_is_cleared():
    world, secret = open_world(), secret_world(3)
    a_secret_value(3)
    everything = "".join(shown(a_program(name="C. Siri", clearance=CLEARED), world, secret).values())
    assert [canary for canary in CANARIES if canary not in everything] == []


def test_nothing_moves_for_whoever_is_not_cleared_when_a_secret_comes():
    world = open_world()
    program = a_program(name="B. Msomaji")
    before = shown(program, world)
    secret_world(3)
    a_secret_value(3)
    after = shown(program, world)
    assert {where for where in before if before[where] != after[where]} == set()


def test_what_is_secret_answers_as_what_is_missing():
    secret = secret_world(3)
    program = a_program(name="B. Msomaji", writes=True)
    for what, number in (("entries", secret.entry), ("papers", secret.paper)):
        there, gone = program.get(f"{V1}/{what}/{number}"), program.get(f"{V1}/{what}/9")
        assert there.status_code == gone.status_code == 404
        assert re.sub(r"\d+", "N", there.content.decode()) == re.sub(r"\d+", "N", gone.content.decode())
    desk = a_program(name="D. Afisa", role="desk_officer", writes=True)
    told = json.dumps({"text": "x"})
    answers = [
        desk.post(f"{V1}/commitments/{number}/progress", told, content_type="application/json")
        for number in (secret.entry, 9_999)
    ]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_reading_what_is_marked_is_logged_as_on_the_pages():
    secret = secret_world(3)
    program = a_program(name="C. Siri", clearance=CLEARED)
    lines = Deed.objects.count()
    program.get(f"{V1}/entries/{secret.entry}")
    program.get(f"{V1}/papers/{secret.paper}")
    told = Deed.objects.filter(number__gt=lines)
    assert [(line.by, line.verb, line.subject) for line in told] == [
        ("C. Siri", "read_marked", f"entry {secret.entry}"),
        ("C. Siri", "read_marked", f"document {secret.paper}"),
    ]
    assert all(line.facts["whence"]["door"] == "api" for line in told)


ODD = (
    "'", '" OR 1=1 --', "'; DROP TABLE registers_entry; --", "%00", "\x00", "\x1b[2J", "\u202e\u200b", "ⅷ٣", "𝕏" * 30,
    "-1", "0", "1e309", "NaN", "9" * 30, "9" * 400, "-" * 50, "%", "_", "\\", "(((", "*", "../../etc/passwd", "{{7*7}}",
    "null", "true", "[]", "{}", "0000-00-00", "9999-12-31", "2026-02-30", "FY2026", "2026-Q9", "A" * 199, "é\n\r", "​",
    '"', '"a', "a OR b", "NEAR/3", "a:b", "^a", "+a -b", "𐀀",
)  # fmt: skip


def odd_addresses():
    """Return each parameter of each reading address with odd words in it, and odd words in its path."""
    for path, methods in description()["paths"].items():
        if "get" not in methods:
            continue
        base = (
            path.replace("{name}", "commitments")
            .replace("{report}", "followup")
            .replace("{indicator}", "X-1")
        )
        base = base.replace("{number}", "1")
        needed = {"q": "clinic", "indicator": "X-1", "period": "2025"}
        asked = [one for one in methods["get"]["parameters"] if one["in"] == "query"]
        given = {one["name"]: needed[one["name"]] for one in asked if one.get("required")}
        for turn, one in enumerate(asked):
            # Each word comes to a fifth of the parameters, each parameter meets a fifth of the words.
            for odd in ODD[turn % 5 :: 5]:
                told = given | {one["name"]: odd}
                yield base + "?" + "&".join(f"{name}={quote(value)}" for name, value in told.items())
        for place in re.findall(r"\{\w+\}", path):
            # On most days every place meets a third of them.
            words = [odd for number, odd in enumerate(ODD) if turn_of(number % 3, range(3), len(path))]
            yield from (path.replace(place, quote(odd, safe="")) for odd in words)


def test_no_odd_word_in_an_address_breaks_anything(settings):
    from dataclasses import replace

    settings.BALOZI = replace(settings.BALOZI, api_per_minute=100_000)
    open_world()
    a_value("X-1", "2025", "3")
    program = a_program(clearance=CLEARED)
    answers = {where: program.get(where) for where in odd_addresses()}
    assert len(answers) > (200 if on_most_days() else 400)
    assert {where for where, answer in answers.items() if answer.status_code >= 500} == set()
    refused = [answer for answer in answers.values() if answer.status_code >= 400]
    assert {answer["Content-Type"] for answer in refused} == {"application/problem+json"}
    assert len(refused) > 50


WRONG = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    10**40,
    "",
    "x",
    "\u202e",
    "' OR 1=1",
    [],
    [[]],
    {},
    {"a": {}},
    "9" * 400,
    "1e99",
)
COLUMNS = (
    "indicator",
    "period",
    "area",
    "value",
    "numerator",
    "breakdown",
    "reporter",
    "reported_on",
    "comment",
    "target",
)


def test_no_wrong_type_in_a_row_breaks_anything_or_takes_the_good_row_along(settings):
    from balozi.store.results.models import Observation

    an_indicator("X-1")
    program = a_program(writes=True)
    seed = random.Random(20261122)
    rows = [{"indicator": "X-1", "period": "2020", "area": "KEN", "value": "1"}]
    for column in COLUMNS:
        for wrong in WRONG:
            good = {"indicator": "X-1", "period": str(seed.randint(1990, 2019)), "area": "KEN", "value": "2"}
            rows.append(good | {column: wrong})
    answer = program.post(f"{V1}/values", json.dumps({"values": rows}), content_type="application/json")
    assert answer.status_code == 200, answer.content[:300]
    told = answer.json()
    assert len(told["rows"]) == len(rows) == told["tally"]["taken"]
    assert told["rows"][0]["outcome"] == "imported"
    assert {row["outcome"] for row in told["rows"]} <= {
        "imported",
        "updated",
        "ignored",
        "refused",
        "targets_only",
    }
    assert all(row["problems"] for row in told["rows"] if row["outcome"] == "refused")
    numbers = {row["value"] for row in told["rows"] if row["value"]}
    assert numbers == set(Observation.objects.values_list("pk", flat=True))
    for where in ("/values", "/figures", "/indicators/X-1"):
        assert program.get(f"{V1}{where}").status_code == 200


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
@pytest.mark.parametrize("field", ["dataElement", "period", "orgUnit", "value", "comment"])
def test_no_wrong_type_in_a_data_value_breaks_anything(field, wrong):
    an_indicator("X-1")
    program = a_program(writes=True)
    value = {"dataElement": "X-1", "period": "2025", "orgUnit": "KEN", "value": "1"} | {field: wrong}
    for told in ({"dataValues": [value]}, {"dataValues": wrong}, {"dataValues": [wrong]}):
        answer = program.post(f"{V1}/values/dhis2", json.dumps(told), content_type="application/json")
        assert answer.status_code in {200, 400, 422}, (told, answer.content)


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Basic YTpi", "bearer x", "Bearer " + "x" * 5_000, "é", "Bearer a b"]
)
def test_an_odd_header_is_nobody(header):
    from django.test import Client

    answer = Client(headers={"authorization": header}).get(reverse("api-registers"))
    assert (answer.status_code, answer.json()["code"]) == (401, "token.invalid")


def test_a_token_is_not_taken_from_the_address():
    secret = a_token(a_user())
    for name in ("token", "access_token", "authorization"):
        assert with_token("x").get(f"{V1}/registers?{name}={secret}").status_code == 401

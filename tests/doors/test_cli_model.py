import json
from dataclasses import replace

import pytest

from balozi.services.auditing import verify_log
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document
from tests.model_service import Reply, finds, serving

TEXT = """Joint press release

Kenya and Rwanda held talks in Kigali on 3 March 2026.

Sampleville remembers a friendship of many years.
"""
QUOTE = "Sampleville remembers a friendship of many years"
OWN = {"kind": "commitment", "quote": QUOTE, "fields": {"action": "remember", "modality": "plans"}}
SHARED = {
    "kind": "engagement",
    "quote": "Kenya and Rwanda held talks in Kigali on 3 March 2026",
    "fields": {"type": "meeting", "states": ["KEN", "RWA"]},
}
INVENTED = OWN | {"quote": "Kenya promised a bridge"}


@pytest.fixture
def connected(settings):
    """Set a service as the administrator does."""

    def connect(service, **more):
        settings.BALOZI = replace(
            settings.BALOZI, model_url=service.url, model_name="mfano-1", model_key="siri-123", **more
        )

    return connect


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def facts_of(out):
    return json.loads(out)["facts"]


def test_extract_asks_the_model_and_reports_agreement_and_cost(run, connected, paper):
    with serving(finds(SHARED, OWN, INVENTED)) as service:
        connected(service, model_price_in="1", model_price_out="2")
        code, out, err = run("extract", paper, "--model", "--explain")
    assert code == 0
    by_rule = {fact["quote"]: fact["rule"] for fact in facts_of(out)}
    assert by_rule[QUOTE] == "LM1"
    assert sum(fact["kind"] == "engagement" for fact in facts_of(out)) == 1
    assert "3 claimed, 2 kept, 1 dropped" in err
    assert "1 dropped: its quotation is not in the paper" in err
    assert "(1 found by both, 0 by the rules only, 1 by the model only)" in err
    assert "100 in, 20 out, cost 0.0001" in err
    assert "siri-123" not in out + err


def test_extract_without_the_option_asks_nobody(run, connected, paper):
    with serving(finds(OWN)) as service:
        connected(service)
        code, out, err = run("extract", paper)
    assert (code, err, service.asked) == (0, "", [])
    assert QUOTE not in out


@pytest.mark.parametrize("noun", [("extract",), ("evaluate",)])
def test_without_an_address_the_option_is_refused(run, paper, noun):
    code, out, err = run(*noun, paper, "--model")
    assert (code, out) == (2, "")
    assert "No language model is set: BALOZI_MODEL_URL is empty." in err


def test_a_wrong_key_is_one_sentence_and_an_exit_code(run, connected, paper):
    with serving(Reply(b"", 401)) as service:
        connected(service)
        code, _, err = run("extract", paper, "--model")
    assert code == 2
    assert "it does not accept the key" in err
    assert "Traceback" not in err


def test_what_the_rules_found_is_printed_when_the_model_fails(run, connected, paper):
    with serving(Reply(b"not json")) as service:
        connected(service)
        code, out, err = run("extract", paper, "--model")
    assert code == 6
    assert [fact["kind"] for fact in facts_of(out)] == ["engagement"]
    assert "1 in all, 0 answered" in err


def test_a_marked_paper_is_read_by_the_rules_and_not_sent(run, connected, paper):
    with serving(finds(OWN)) as service:
        connected(service)
        code, out, err = run("extract", paper, "--model", "--marking", "confidential")
    assert (code, service.asked) == (3, [])
    assert facts_of(out)
    assert "paper.txt is marked confidential and is not sent to a language model." in err


@pytest.mark.django_db
def test_reading_with_the_model_keeps_its_suggestions_and_logs_that_the_paper_left(run, connected, paper):
    with serving(finds(SHARED, OWN, INVENTED)) as service:
        connected(service)
        code, _, err = run("document", "read", paper, "--model", "--as", "A. Mfano")
    assert code == 0
    document = Document.objects.get()
    assert [(row.quote, row.confidence) for row in document.suggestions.filter(rule="LM1")] == [(QUOTE, 0.6)]
    assert "1 by the model only" in err
    deed = Deed.objects.get(verb="ask_model")
    assert (deed.by, deed.outcome) == ("A. Mfano", Deed.Outcome.DONE)
    assert deed.facts["address"] == f"127.0.0.1:{service.port}"
    assert deed.facts["sha256"] == document.sha256
    assert "siri-123" not in json.dumps(deed.facts)
    verify_log()


@pytest.mark.django_db
def test_reading_stays_with_the_rules_unless_the_model_is_asked_for(run, connected, paper):
    with serving(finds(OWN)) as service:
        connected(service)
        assert run("document", "read", paper)[0] == 0
    assert service.asked == []
    assert not Document.objects.get().suggestions.filter(rule="LM1").exists()


@pytest.mark.django_db
def test_a_marked_paper_is_kept_with_its_marking_and_the_refusal_is_logged(run, connected, paper):
    with serving(finds(OWN)) as service:
        connected(service)
        code, _, err = run("document", "read", paper, "--model", "--marking", "restricted")
    assert (code, service.asked) == (3, [])
    assert "is marked restricted and is not sent" in err
    document = Document.objects.get()
    assert document.marking == 1
    assert document.suggestions.exists()
    assert Deed.objects.get(verb="ask_model").outcome == Deed.Outcome.REFUSED


@pytest.mark.django_db
def test_a_paper_is_not_kept_when_the_service_refuses_every_question(run, connected, paper):
    with serving(Reply(b"", 404)) as service:
        connected(service)
        code, _, err = run("document", "read", paper, "--model")
    assert code == 2
    assert "it knows no such address or model" in err
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_a_paper_read_before_gains_what_the_model_adds_once(run, connected, paper):
    run("document", "read", paper)
    before = {row.pk: row.state for row in Document.objects.get().suggestions.all()}
    with serving(finds(SHARED, OWN)) as service:
        connected(service)
        for _ in range(2):
            code, _, err = run("document", "read", paper, "--model", "--as", "A. Mfano")
            assert code == 0
            assert "1 read before" in err
    document = Document.objects.get()
    added = document.suggestions.exclude(pk__in=before)
    assert [(row.rule, row.quote) for row in added] == [("LM1", QUOTE)]
    assert {row.pk: row.state for row in document.suggestions.filter(pk__in=before)} == before
    assert Deed.objects.get(verb="add_model_suggestions").facts["suggestions"] == 1
    verify_log()


@pytest.mark.django_db
def test_a_kept_paper_that_was_marked_is_not_sent_later(run, connected, paper):
    run("document", "read", paper, "--marking", "secret")
    with serving(finds(OWN)) as service:
        connected(service)
        code, _, err = run("document", "read", paper, "--model")
    assert (code, service.asked) == (3, [])
    assert "is marked secret and is not sent" in err


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_not_sent(run, connected, tmp_path):
    path = tmp_path / "blank.txt"
    path.write_bytes(b"  ")
    with serving(finds(OWN)) as service:
        connected(service)
        assert run("document", "read", path, "--model")[0] == 2
        assert run("document", "read", path, "--model")[0] == 2
    assert service.asked == []


@pytest.mark.django_db
def test_doctor_says_where_papers_go(run, connected):
    assert "No language model is set: no paper leaves this machine." in run("doctor")[2]
    with serving(finds()) as service:
        connected(service)
        _, out, err = run("doctor")
    assert f"the language model mfano-1 at 127.0.0.1:{service.port}" in err
    assert "siri-123" not in out + err


@pytest.mark.django_db
def test_doctor_warns_of_papers_that_leave_unencrypted_and_of_settings_that_cannot_be_used(run, settings):
    told = settings.BALOZI
    settings.BALOZI = replace(told, model_url="http://model.example/v1", model_name="mfano-1")
    err = run("doctor")[2]
    assert "They leave this machine for model.example" in err
    assert "unencrypted" in err
    settings.BALOZI = replace(told, model_url="model.example", model_name="mfano-1")
    assert "BALOZI_MODEL_URL cannot be 'model.example'" in run("doctor")[2]


def test_evaluate_compares_rules_model_and_both(run, connected, tmp_path):
    start = TEXT.index(QUOTE)
    gold = {
        "kind": "commitment",
        "start": start,
        "end": start + len(QUOTE),
        "quote": QUOTE,
        "fields": {"modality": "plans"},
    }
    (tmp_path / "001.txt").write_text(TEXT, encoding="utf-8")
    told = {"lang": "en", "doc_date": None, "facts": [gold]}
    (tmp_path / "001.json").write_text(json.dumps(told), encoding="utf-8")
    with serving(finds(OWN)) as service:
        connected(service)
        code, out, _ = run("evaluate", tmp_path, "--model", "--format", "json")
    assert code == 0
    assert len(service.asked) == 1
    recall = {row["reader"]: row["recall"] for row in json.loads(out) if row["language"] == "all"}
    assert recall == {"rules": "0.000", "model": "1.000", "both": "1.000"}

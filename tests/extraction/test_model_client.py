"""One question to a service: what goes over the line, and every way in which an answer can fail."""

import shutil
import socket
import subprocess
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime
from time import monotonic

import pytest

from balozi.extraction.model.clients import ask
from balozi.extraction.model.connection import ModelSettings, model_settings
from balozi.ground.errors.house import SettingInvalid
from balozi.ground.errors.model import ModelAnswerInvalid, ModelNotSet, ModelRefused, ModelUnreachable
from tests.model_service import Reply, says, serving

QUESTION = [{"role": "user", "content": "Kenya itajenga daraja ü"}]
TOLD = {"url": "https://model.example/v1/", "name": "mfano-1", "key": "", "price_in": "", "price_out": ""}


def test_the_question_goes_to_chat_completions_with_the_key_at_temperature_zero():
    with serving(says("{}")) as service:
        answer = ask(service.settings(key="siri-123"), QUESTION)
    asked = service.asked[0]
    assert asked["path"] == "/v1/chat/completions"
    assert asked["headers"]["Authorization"] == "Bearer siri-123"
    assert asked["told"]["model"] == "mfano-1"
    assert asked["told"]["temperature"] == 0
    assert asked["told"]["messages"] == QUESTION
    assert (answer.text, answer.cut, answer.tokens_in, answer.tokens_out) == ("{}", False, 100, 20)


def test_without_a_key_none_is_sent():
    with serving(says("{}")) as service:
        ask(service.settings(), QUESTION)
    assert "Authorization" not in service.asked[0]["headers"]


def test_a_service_without_json_mode_is_asked_again_without_it():
    with serving(Reply(b"{}", 400), says("{}")) as service:
        assert ask(service.settings(), QUESTION).text == "{}"
    assert ["response_format" in asked["told"] for asked in service.asked] == [True, False]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_service_is_asked_again(status):
    with serving(Reply(b"", status), Reply(b"", status), says("done")) as service:
        assert ask(service.settings(), QUESTION).text == "done"
    assert len(service.asked) == 3


def test_a_service_that_stays_busy_is_given_up_after_the_last_attempt():
    with serving(Reply(b"", 429)) as service, pytest.raises(ModelUnreachable, match="status 429, 3 attempts"):
        ask(service.settings(), QUESTION)
    assert len(service.asked) == 3


def test_the_wait_grows_with_each_attempt():
    with serving(Reply(b"", 503), Reply(b"", 503), says("done")) as service:
        ask(service.settings(first_wait=0.05, longest_wait=5), QUESTION)
    first, second, third = (asked["at"] for asked in service.asked)
    assert second - first >= 0.05
    assert third - second >= 0.1


def test_a_service_that_asks_for_a_wait_is_given_it():
    with serving(Reply(b"", 429, {"Retry-After": "1"}), says("done")) as service:
        ask(service.settings(longest_wait=5), QUESTION)
    assert service.asked[1]["at"] - service.asked[0]["at"] >= 1


@pytest.mark.parametrize("asked_for", ["3600", "9" * 400, "a date"])
def test_a_long_wait_is_capped(asked_for):
    if asked_for == "a date":
        asked_for = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    with serving(Reply(b"", 429, {"Retry-After": asked_for}), says("done")) as service:
        ask(service.settings(longest_wait=0.2), QUESTION)
    assert 0.2 <= service.asked[1]["at"] - service.asked[0]["at"] < 2


@pytest.mark.parametrize("asked_for", ["-5", "soon", "nan", "Wed, 99 Foo 2026 00:00:00 GMT", ""])
def test_a_wait_that_means_nothing_is_passed_over(asked_for):
    with serving(Reply(b"", 429, {"Retry-After": asked_for}), says("done")) as service:
        assert ask(service.settings(), QUESTION).text == "done"


@pytest.mark.parametrize("status", [401, 402, 403, 404])
def test_a_refusal_for_good_is_said_at_once(status):
    reply = Reply(b"secret words of the service", status)
    with serving(reply) as service, pytest.raises(ModelRefused) as refused:
        ask(service.settings(key="siri-123"), QUESTION)
    assert len(service.asked) == 1
    assert "siri-123" not in str(refused.value)
    assert "secret words" not in str(refused.value)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(status):
    with serving(says("stolen")) as other:
        move = Reply(b"", status, {"Location": f"{other.url}/chat/completions"})
        with serving(move) as service, pytest.raises(ModelRefused, match="sends us to another address"):
            ask(service.settings(), QUESTION)
    assert other.asked == []


def test_a_proxy_of_the_environment_is_not_used(monkeypatch):
    with serving(says("stolen")) as proxy, serving(says("straight")) as service:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert ask(service.settings(), QUESTION).text == "straight"
    assert proxy.asked == []


def test_a_silent_service_is_given_up_in_time():
    # The line opens, because the system queues it, and nobody ever answers.
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = ModelSettings(f"http://127.0.0.1:{silent.getsockname()[1]}", "mfano-1", seconds=0.2)
        began = monotonic()
        with pytest.raises(ModelUnreachable, match=r"within 0\.2 seconds"):
            ask(settings, QUESTION)
    assert monotonic() - began < 2


def test_an_answer_that_drips_is_given_up_in_time():
    dripping = Reply(b" " * 500, drip=0.05)
    began = monotonic()
    with serving(dripping) as service, pytest.raises(ModelUnreachable, match="no whole answer"):
        ask(service.settings(seconds=0.3), QUESTION)
    assert monotonic() - began < 3


def test_a_closed_port_is_said():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(ModelUnreachable, match="ConnectionRefusedError"):
        ask(ModelSettings(f"http://127.0.0.1:{port}", "mfano-1"), QUESTION)


@pytest.fixture
def certificate(tmp_path):
    """Make a certificate for 127.0.0.1 that no authority signed."""
    file = tmp_path / "service.pem"
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1"
    names = [
        "-addext",
        "subjectAltName=IP:127.0.0.1",
        "-keyout",
        str(file),
        "-out",
        str(tmp_path / "own.pem"),
    ]
    subprocess.run(["openssl", *words.split(), *names], check=True, capture_output=True)
    with file.open("a", encoding="ascii") as both:
        both.write((tmp_path / "own.pem").read_text(encoding="ascii"))
    return file


@pytest.mark.skipif(
    shutil.which("openssl") is None, reason="openssl, which makes the certificate, is not installed"
)
@pytest.mark.parametrize("trusted", [True, False])
def test_over_https_only_a_service_with_a_trusted_certificate_gets_the_paper(
    certificate, trusted, monkeypatch
):
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_name("own.pem")))
    with serving(says("encrypted"), certificate=certificate) as service:
        settings = service.settings(url=service.url.replace("http://", "https://"))
        if trusted:
            assert ask(settings, QUESTION).text == "encrypted"
        else:
            with pytest.raises(ModelUnreachable, match="SSLCertVerificationError"):
                ask(settings, QUESTION)
    assert len(service.asked) == trusted


def test_a_huge_answer_is_not_read():
    with serving(Reply(b"[" * 300_000)) as service, pytest.raises(ModelAnswerInvalid, match="10000 bytes"):
        ask(service.settings(answer_bytes=10_000), QUESTION)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Bad gateway</html>",
        b"null",
        b"[]",
        b"7",
        b'{"choices": []}',
        b'{"choices": {}}',
        b'{"choices": [{}]}',
        b'{"choices": [{"message": null}]}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": 7}}]}',
        b'{"choices": [{"message": {"content": "cut',
        b"\xff\xfe\x00",
        b"[" * 200_000,
    ],
)
def test_an_answer_of_another_shape_is_refused_in_one_sentence(body):
    with serving(Reply(body)) as service, pytest.raises(ModelAnswerInvalid):
        ask(service.settings(), QUESTION)


@pytest.mark.parametrize(
    "usage", [None, [], {"prompt_tokens": "many"}, {"prompt_tokens": True}, {"prompt_tokens": -1}]
)
def test_tokens_that_are_not_told_are_unknown(usage):
    with serving(says("{}", usage=usage)) as service:
        assert ask(service.settings(), QUESTION).tokens_in is None


def test_the_key_is_in_no_representation():
    assert "siri-123" not in repr(ModelSettings("http://127.0.0.1", "mfano-1", key="siri-123"))


def test_settings_become_a_connection():
    settings = model_settings(TOLD | {"price_in": "0.15", "price_out": " 0.60 "}, seconds=30)
    assert (settings.url, settings.address) == ("https://model.example/v1", "model.example")
    assert (settings.price_in, settings.price_out) == (Decimal("0.15"), Decimal("0.60"))
    assert (settings.stays_here, settings.in_the_clear) == (False, False)


@pytest.mark.parametrize("missing", ["url", "name"])
def test_without_address_or_name_there_is_no_model(missing):
    with pytest.raises(ModelNotSet, match=f"BALOZI_MODEL_{missing.upper()} is empty"):
        model_settings(TOLD | {missing: ""})


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "model.example/v1"},
        {"url": "file:///etc/passwd"},
        {"url": "http://"},
        {"url": "http://a..b/v1"},
        {"url": "http://model.example:99999/v1"},
        {"url": "http://model.example/v1\r\nX-Evil: 1"},
        {"url": "http://model.example/v1?key=abc"},
        {"url": "http://[::1/v1"},
        {"key": "two\r\nlines"},
        {"price_in": "cheap"},
        {"price_out": "-1"},
        {"price_out": "NaN"},
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(wrong):
    with pytest.raises(SettingInvalid):
        model_settings(TOLD | wrong)


def test_a_password_in_the_address_is_refused_without_being_printed():
    with pytest.raises(SettingInvalid) as refused:
        model_settings(TOLD | {"url": "https://user:siri-123@model.example/v1"})
    assert "siri-123" not in str(refused.value)


def test_a_question_is_plain_json_in_any_script():
    with serving(says("{}")) as service:
        ask(service.settings(), [{"role": "user", "content": "اتفاق 😀 Mа \u2028"}])
    assert service.asked[0]["told"]["messages"][0]["content"] == "اتفاق 😀 Mа \u2028"

"""The commands about people, institutions, access and confirmations do what the pages do."""

import json

import pytest
from click.testing import CliRunner

from balozi.cli.main import balozi
from balozi.ground.errors.people import NoSuchUser, UserExists
from balozi.store.documents.models import Document
from balozi.store.people.models import Profile
from tests.builders import a_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask():
    def asked(*words):
        answer = CliRunner().invoke(balozi, list(words), catch_exceptions=False, standalone_mode=False)
        return answer.stdout

    return asked


def test_somebody_is_invited_moved_and_cleared_by_two_on_the_command_line(ask):
    ask("institution", "add", "MFA", "--kind", "ministry", "--country", "KEN", "--en", "Sample", "--as", "A")
    assert [row["code"] for row in json.loads(ask("institution", "list", "--format", "json"))] == ["MFA"]
    assert "/link/" in ask("user", "invite", "N. Mgeni", "--role", "focal_point", "--as", "A")
    with pytest.raises(UserExists):
        ask("user", "invite", "N. Mgeni", "--as", "A")
    ask("user", "institution", "N. Mgeni", "MFA", "--as", "A")
    ask("user", "role", "N. Mgeni", "desk_officer", "--as", "A")
    ask("user", "clearance", "N. Mgeni", "confidential", "--reason", "treaty desk", "--as", "A")
    waiting = json.loads(ask("confirmation", "list", "--format", "json"))
    assert [(row["name"], row["state"], row["by"]) for row in waiting] == [("N. Mgeni", "waiting", "A")]
    ask("confirmation", "confirm", str(waiting[0]["confirmation"]), "--as", "B")
    row = Profile.objects.get(user__username="N. Mgeni")
    assert (row.role, row.institution, row.clearance) == ("desk_officer", "MFA", 2)
    listed = json.loads(ask("user", "list", "--format", "json"))
    assert (listed[0]["institution"], listed[0]["clearance"]) == ("MFA", "confidential")
    ask("user", "retire", "N. Mgeni", "--as", "A")
    assert not json.loads(ask("user", "list", "--format", "json"))[0]["active"]
    for verb in (("reset",), ("factors",), ("role", "reader")):
        with pytest.raises(NoSuchUser):
            ask("user", verb[0], "Z. Hayupo", *verb[1:], "--as", "A")


def test_a_dry_run_changes_nothing(ask):
    ask("user", "invite", "N. Mgeni", "--as", "A", "--dry-run")
    ask(
        "institution",
        "add",
        "X",
        "--kind",
        "agency",
        "--country",
        "KEN",
        "--en",
        "x",
        "--as",
        "A",
        "--dry-run",
    )
    assert json.loads(ask("institution", "list", "--format", "json")) == []
    assert not Profile.objects.exists()


def test_a_marking_goes_up_at_once_and_down_by_two_on_the_command_line(ask):
    paper = str(a_paper().pk)
    ask("access", "raise", "document", paper, "secret", "--as", "A")
    assert Document.objects.get().marking == 3
    ask("access", "lower", "document", paper, "unclassified", "--reason", "published", "--as", "A")
    number = json.loads(ask("confirmation", "list", "--format", "json"))[0]["confirmation"]
    ask("confirmation", "decline", str(number), "--as", "B")
    assert Document.objects.get().marking == 3
    shown = json.loads(ask("access", "show", "document", paper, "--format", "json"))
    assert (shown[0]["marking"], shown[0]["audience"]) == ("secret", "everybody cleared")

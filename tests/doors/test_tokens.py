"""Making, listing and ending tokens, on the page of the account and by command."""

import json
import re

import pytest

from balozi.cli.main import main
from balozi.store.audit.models import Deed
from balozi.store.people.models import Token
from tests.programs import a_token, with_token
from tests.readers import PASSWORD, a_user, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/account/tokens/"
SENT = {"name": "sheet robot", "days": "90", "password": PASSWORD}


def test_a_token_is_shown_once_on_the_page_that_makes_it_and_opens_the_interface():
    client = signed_in()
    html = client.post(PAGE, SENT).content.decode()
    (secret,) = re.findall(r"balozi_[\w-]{43}", html)
    assert with_token(secret).get("/api/v1/registers").status_code == 200
    listed = client.get(PAGE).content.decode()
    assert "sheet robot" in listed
    assert secret not in listed
    assert not Token.objects.get().writes


def test_a_token_is_made_only_with_the_own_password_and_what_was_typed_stays():
    client = signed_in()
    answer = client.post(PAGE, SENT | {"password": "wrong"})
    assert answer.status_code == 403
    assert 'value="sheet robot"' in answer.content.decode()
    assert Token.objects.count() == 0


@pytest.mark.parametrize(
    "wrong", [{"days": "0"}, {"days": "9999"}, {"days": "x"}, {"name": " "}, {"name": "n" * 81}]
)
def test_a_token_that_cannot_be_is_refused_with_words(wrong):
    answer = signed_in().post(PAGE, SENT | wrong)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_a_token_is_ended_on_the_page_and_only_by_its_owner():
    owner = a_user("T. Mwenye")
    program, number = with_token(a_token(owner)), Token.objects.latest("pk").pk
    assert signed_in(a_user("B. Mwingine")).post(f"{PAGE}{number}/end/").status_code == 404
    assert program.get("/api/v1/registers").status_code == 200
    assert signed_in(owner).post(f"{PAGE}{number}/end/").status_code == 302
    assert program.get("/api/v1/registers").status_code == 401
    assert Deed.objects.get(verb="end_token").by == "T. Mwenye"


def test_the_commands_make_list_and_end_a_token(capsys):
    a_user("A. Mfano")
    main(["user", "token", "add", "A. Mfano", "night job", "--days", "7", "--writing", "--dry-run"])
    assert Token.objects.count() == 0
    capsys.readouterr()
    main(["user", "token", "add", "A. Mfano", "night job", "--days", "7", "--writing", "--as", "D."])
    secret = capsys.readouterr().out.strip()
    assert with_token(secret).get("/api/v1/registers").status_code == 200
    main(["user", "token", "list", "A. Mfano", "--format", "json"])
    told = capsys.readouterr().out
    (row,) = json.loads(told)
    assert (row["name"], row["writes"]) == ("night job", True)
    assert secret not in told
    main(["user", "token", "end", str(row["token"]), "--as", "D."])
    assert with_token(secret).get("/api/v1/registers").status_code == 401
    with pytest.raises(SystemExit) as ended:
        main(["user", "token", "end", str(row["token"]), "--as", "D."])
    assert ended.value.code == 4
    capsys.readouterr()
    main(["user", "token", "list", "--format", "json"])
    assert json.loads(capsys.readouterr().out) == []

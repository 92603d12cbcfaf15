"""Tokens of programs: shown once, as able as their owner is at that moment, dead at once when ended."""

from datetime import timedelta

import pytest

from balozi.ground.errors.desk import AccountAboveClearance
from balozi.ground.errors.people import NoSuchUser
from balozi.ground.errors.registers import NotAllowed
from balozi.ground.errors.tokens import KeyUsed, NoSuchToken, TokenInvalid, TokenOnlyReads, TokenUnfit
from balozi.ground.people import ADD_PAPERS, GIVE_ROLES, READ, Person
from balozi.services.people import operator
from balozi.services.repeating import answer_once
from balozi.services.standing import change_institution, change_role, retire_user
from balozi.services.tokens import add_token, bearer_of, end_token, must_write
from balozi.store.audit.models import Deed
from balozi.store.people.models import Repeat, Token
from balozi.store.people.tokens import tokens
from tests.builders import hour
from tests.readers import a_user

pytestmark = pytest.mark.django_db

NAME = "A. Mfano"


def oneself():
    return Person(NAME, frozenset({READ}))


@pytest.fixture
def made():
    a_user(NAME)
    return add_token(user=NAME, name="  sheet   robot ", days=30, person=oneself(), at=hour(1))


def test_of_a_token_only_its_hash_is_kept_and_the_log_does_not_know_it(made):
    row = Token.objects.get()
    assert made.secret not in repr(Token.objects.values()) + repr(list(Deed.objects.values()))
    assert made.secret.removeprefix("balozi_") not in repr(list(Deed.objects.values()))
    assert (row.name, row.writes, made.expires_at) == ("sheet robot", False, hour(1) + timedelta(days=30))
    assert Deed.objects.get(verb="add_token").subject == f"user {NAME}"


def test_a_token_is_its_owner_as_the_owner_is_at_that_moment(made):
    assert ADD_PAPERS in bearer_of(made.secret, at=hour(2)).person.permissions
    change_role(user=NAME, role="reader", person=operator("D."), at=hour(2))
    assert bearer_of(made.secret, at=hour(3)).person.permissions == {READ}
    retire_user(user=NAME, reason="left", person=operator("D."), at=hour(3))
    with pytest.raises(TokenInvalid):
        bearer_of(made.secret, at=hour(4))


def test_a_token_belongs_to_the_institution_of_its_owner(made):
    change_institution(user=NAME, institution="", person=operator("D."), at=hour(2))
    assert bearer_of(made.secret, at=hour(3)).person.institutions == frozenset()


def test_a_token_ends_by_itself_and_at_once_when_it_is_ended(made):
    with pytest.raises(TokenInvalid):
        bearer_of(made.secret, at=hour(1) + timedelta(days=30))
    end_token(token=made.token, person=oneself(), at=hour(5))
    with pytest.raises(TokenInvalid):
        bearer_of(made.secret, at=hour(5))
    with pytest.raises(NoSuchToken):
        end_token(token=made.token, person=oneself(), at=hour(6))
    assert [row.ended_at for row in tokens(user=NAME)] == [hour(5)]
    assert tokens(user=NAME, working_at=hour(6)) == []


@pytest.mark.parametrize("secret", ["", "balozi_", "x" * 10_000, "é\ud800", "' OR 1=1 --"])
def test_words_that_are_no_token_open_nothing(made, secret):
    with pytest.raises(TokenInvalid):
        bearer_of(secret, at=hour(2))


def test_that_a_token_was_used_is_noted_now_and_then(made):
    for moment in (hour(2), hour(2) + timedelta(minutes=4), hour(2) + timedelta(minutes=6)):
        bearer_of(made.secret, at=moment)
    assert Token.objects.get().used_at == hour(2) + timedelta(minutes=6)


def test_nobody_makes_or_ends_a_token_of_somebody_else_without_giving_roles(made):
    other = Person("B. Mwingine", frozenset({READ}))
    with pytest.raises(NotAllowed):
        add_token(user=NAME, name="x", days=1, person=other, at=hour(2))
    with pytest.raises(NoSuchToken):
        end_token(token=made.token, person=other, at=hour(2))
    assert Deed.objects.filter(verb="add_token", outcome="refused", by="B. Mwingine").count() == 1
    administrator = Person("C. Msimamizi", frozenset({READ, GIVE_ROLES}))
    assert end_token(token=made.token, person=administrator, at=hour(3)).user == NAME


def test_an_administrator_makes_no_token_of_somebody_who_is_cleared_higher():
    a_user("S. Siri", clearance=3)
    administrator = Person("C. Msimamizi", frozenset({READ, GIVE_ROLES}))
    with pytest.raises(AccountAboveClearance):
        add_token(user="S. Siri", name="x", days=1, person=administrator, at=hour(1))
    assert Token.objects.count() == 0


@pytest.mark.parametrize(("name", "days"), [("", 1), ("n" * 81, 1), ("x", 0), ("x", 367), ("x", -1)])
def test_a_token_without_a_name_or_for_more_than_a_year_is_not_made(name, days):
    a_user(NAME)
    with pytest.raises(TokenUnfit):
        add_token(user=NAME, name=name, days=days, person=oneself(), at=hour(1))


def test_a_token_of_nobody_is_not_made():
    with pytest.raises(NoSuchUser):
        add_token(user="Z. Hayupo", name="x", days=1, person=operator("D."), at=hour(1))


def test_writing_with_a_token_for_reading_is_refused_and_logged(made):
    with pytest.raises(TokenOnlyReads):
        must_write(bearer=bearer_of(made.secret, at=hour(2)), asked="/api/v1/values", at=hour(2))
    line = Deed.objects.get(verb="use_token")
    assert (line.outcome, line.by, line.facts["token"]) == ("refused", NAME, made.token)


def test_a_request_sent_again_with_its_key_is_done_once(made):
    bearer, done = bearer_of(made.secret, at=hour(2)), []

    def answer():
        done.append(1)
        return {"n": len(done)}

    told = {"key": "k-1", "bearer": bearer, "at": hour(2), "answer": answer}
    assert [answer_once(asked=b"one", **told) for _ in range(3)] == [{"n": 1}] * 3
    with pytest.raises(KeyUsed):
        answer_once(asked=b"another", **told)
    assert answer_once(asked=b"another", **told | {"key": ""}) == {"n": 2}
    with pytest.raises(KeyUsed):
        answer_once(asked=b"one", **told | {"key": "k" * 201})


def test_what_was_refused_under_a_key_may_be_sent_again_and_its_refusal_stays_in_the_log(made):
    bearer = bearer_of(made.secret, at=hour(2))

    def refuse():
        add_token(user="S. Siri", name="x", days=1, person=bearer.person, at=hour(2))

    for _ in range(2):
        with pytest.raises(NotAllowed):
            answer_once(key="k", bearer=bearer, asked=b"one", at=hour(2), answer=refuse)
    assert Repeat.objects.count() == 0
    assert Deed.objects.filter(verb="add_token", outcome="refused").count() == 2
    assert answer_once(key="k", bearer=bearer, asked=b"one", at=hour(2), answer=dict) == {}


def test_the_keys_of_two_tokens_do_not_meet(made):
    second = add_token(user=NAME, name="other", days=1, person=oneself(), at=hour(1))
    for secret, n in ((made.secret, 1), (second.secret, 2)):
        told = {"bearer": bearer_of(secret, at=hour(2)), "at": hour(2), "answer": lambda n=n: {"n": n}}
        assert answer_once(key="k", asked=str(n).encode(), **told) == {"n": n}

"""Sample people: one for each role, marked, with one password, never real people's accounts, never in production."""

from dataclasses import replace

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import override_settings

from balozi.ground.errors.house import SettingInvalid
from balozi.ground.people import APPROVE_VALUES, ENTER_VALUES
from balozi.services.people import person_named
from balozi.services.sample_people import add_sample_people, sample_people
from balozi.store.people.models import Profile
from balozi.store.people.queries import users
from tests.builders import hour
from tests.readers import a_user, signed_in

pytestmark = pytest.mark.django_db


def production():
    return override_settings(BALOZI=replace(settings.BALOZI, production=True))


def test_there_is_one_for_each_role_and_a_second_who_approves(tmp_path):
    password = add_sample_people(tmp_path, at=hour(1))
    assert {one.role for one in sample_people()} == set(Profile.Role.values)
    rows = users()
    assert len(rows) == len(sample_people())
    assert all(row.is_sample for row in rows)
    approving = [
        row.name for row in rows if {ENTER_VALUES, APPROVE_VALUES} <= person_named(row.name).permissions
    ]
    assert len(approving) == 2
    assert all(user.check_password(password) for user in get_user_model().objects.all()[:2])


def test_running_it_again_gives_the_same_password_and_changes_no_role(tmp_path):
    password = add_sample_people(tmp_path, at=hour(1))
    Profile.objects.filter(user__username="demo-reader").update(role="auditor")
    assert add_sample_people(tmp_path, at=hour(2)) == password
    assert Profile.objects.get(user__username="demo-reader").role == "auditor"
    assert (tmp_path / "demonstration.password").stat().st_mode & 0o077 == 0


def test_a_lost_password_is_replaced_for_sample_people_only(tmp_path):
    before = add_sample_people(tmp_path, at=hour(1))
    (tmp_path / "demonstration.password").unlink()
    after = add_sample_people(tmp_path, at=hour(2))
    demo = get_user_model().objects.get(username="demo")
    assert (demo.check_password(after), demo.check_password(before)) == (True, False)


def test_a_real_person_of_the_same_name_is_left_alone(tmp_path):
    real = a_user("demo-admin", role="reader")
    add_sample_people(tmp_path, at=hour(1))
    real.refresh_from_db()
    assert real.check_password("neno la siri la majaribio")
    assert (real.profile.role, real.profile.demonstration) == ("reader", False)


def test_production_makes_none(tmp_path):
    with production(), pytest.raises(SettingInvalid):
        add_sample_people(tmp_path, at=hour(1))
    assert not get_user_model().objects.exists()


def test_one_of_an_earlier_demonstration_is_nobody_in_production(tmp_path):
    add_sample_people(tmp_path, at=hour(1))
    client = signed_in(get_user_model().objects.get(username="demo-admin"))
    assert client.get("/people/").status_code == 200
    with production():
        assert person_named("demo-admin").permissions == frozenset()
        assert person_named("demo-admin").name == ""
        assert client.get("/people/", secure=True).status_code in {302, 403}
        assert client.get("/", secure=True).status_code == 302

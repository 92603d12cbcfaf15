import pytest

from balozi.ground.errors import AuditBroken
from balozi.services.auditing import verify_log, write_deed
from balozi.store.audit.models import Deed
from tests.builders import hour

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    for number in range(5):
        write_deed(by="A. Mfano", at=hour(number), verb="accept_suggestion", subject=f"suggestion {number}")


@pytest.mark.usefixtures("log")
def test_an_untouched_log_verifies():
    assert verify_log() == 5


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("column", ["by", "verb", "subject", "at", "outcome", "facts"])
def test_a_changed_line_is_found(column):
    changed = {"at": hour(9), "facts": {"x": 1}}.get(column, "other")
    Deed.objects.filter(number=3).update(**{column: changed})
    with pytest.raises(AuditBroken) as broken:
        verify_log()
    assert broken.value.line == 3


@pytest.mark.usefixtures("log")
def test_a_removed_line_is_found():
    Deed.objects.filter(number=2).delete()
    with pytest.raises(AuditBroken) as broken:
        verify_log()
    assert broken.value.line == 2


@pytest.mark.usefixtures("log")
def test_reordered_lines_are_found():
    Deed.objects.filter(number=2).update(number=99)
    Deed.objects.filter(number=3).update(number=2)
    Deed.objects.filter(number=99).update(number=3)
    with pytest.raises(AuditBroken) as broken:
        verify_log()
    assert broken.value.line == 2

import pytest

from balozi.ground.errors.house import AuditBroken, CheckpointInvalid
from balozi.services.auditing import (
    BEGINNING,
    checkpoint,
    fingerprint,
    read_checkpoint,
    verify_log,
    write_deed,
)
from balozi.store.audit.models import Deed
from tests.builders import hour

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


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


def restamp(first=1):
    """Write every hash anew, as somebody with full rights on the database could."""
    before = Deed.objects.filter(number__lt=first).order_by("-number").values_list("hash", flat=True).first()
    for line in Deed.objects.filter(number__gte=first).order_by("number"):
        line.previous = before or BEGINNING
        line.hash = before = fingerprint(line)
        line.save()


@pytest.mark.usefixtures("log")
def test_a_log_that_only_grew_agrees_with_its_checkpoint():
    kept = read_checkpoint(f" {checkpoint()}\n")
    write_deed(by="A. Mfano", at=hour(9), verb="accept_suggestion", subject="suggestion 9")
    assert verify_log(kept) == 6


@pytest.mark.usefixtures("log")
def test_an_empty_log_has_a_checkpoint_with_which_any_log_agrees():
    Deed.objects.all().delete()
    kept = checkpoint()
    assert verify_log(kept) == 0
    write_deed(by="A. Mfano", at=hour(9), verb="accept_suggestion", subject="suggestion 9")
    assert verify_log(read_checkpoint(str(kept))) == 1


def cut(kept):
    Deed.objects.filter(number__gt=3).delete()


def cut_and_fill(kept):
    Deed.objects.filter(number__gt=3).delete()
    for number in range(4):
        write_deed(by="Z. Mwizi", at=hour(number), verb="accept_suggestion", subject="suggestion 99")


def empty(kept):
    Deed.objects.all().delete()


def rewrite(kept):
    Deed.objects.filter(number=2).update(by="Z. Mwizi")
    restamp(2)


def insert(kept):
    for number in range(5, 2, -1):
        Deed.objects.filter(number=number).update(number=number + 1)
    deed = Deed.objects.get(number=2)
    deed.pk, deed.number, deed.hash = None, 3, "f" * 64
    deed.save()
    restamp(3)


def swap(kept):
    Deed.objects.filter(number=2).update(number=99)
    Deed.objects.filter(number=3).update(number=2)
    Deed.objects.filter(number=99).update(number=3)
    restamp()


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(
    ("attack", "line"), [(cut, 4), (cut_and_fill, 5), (empty, 1), (rewrite, 5), (insert, 5), (swap, 5)]
)
def test_a_checkpoint_kept_outside_finds_what_the_chain_alone_cannot(attack, line):
    kept = checkpoint()
    attack(kept)
    verify_log()
    with pytest.raises(AuditBroken) as broken:
        verify_log(kept)
    assert broken.value.line == line


@pytest.mark.parametrize("text", ["", "5", "5:", "5:xyz", "-1:" + "0" * 64, "5:" + "0" * 63, "5:" + "G" * 64])
def test_words_that_are_no_checkpoint_are_refused(text):
    with pytest.raises(CheckpointInvalid):
        read_checkpoint(text)

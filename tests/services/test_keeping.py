import hashlib

import pytest

from balozi.services.following import Order
from balozi.services.keeping import check_kept, keep_bytes, path_of
from balozi.services.papers import add_paper
from balozi.services.progressing import Shown, report_progress
from balozi.store.documents.models import Document
from tests.builders import hour, officer
from tests.commands import run_here
from tests.promises import a_commitment, desk

pytestmark = pytest.mark.django_db


def add(number):
    content = f"Kenya will open consulate number {number} in Goma by June 2027.".encode()
    add_paper(content=content, name=f"{number}.txt", person=officer(), at=hour(number))
    return path_of(hashlib.sha256(content).hexdigest())


@pytest.fixture
def kept():
    paths = [add(number) for number in range(4)]
    add_paper(content=b"", name="empty.txt", person=officer(), at=hour(9))
    return paths


def faults():
    return [paper.fault for paper in check_kept()]


def test_papers_that_are_as_they_were_read_have_no_fault_and_unread_files_are_not_counted(kept):
    assert faults() == ["", "", "", ""]


@pytest.mark.parametrize("bit", [0, 3, 7])
def test_one_turned_bit_anywhere_is_found(kept, bit):
    content = bytearray(kept[1].read_bytes())
    content[-1] ^= 1 << bit
    kept[1].write_bytes(content)
    assert faults() == ["", "changed", "", ""]


def test_a_paper_that_is_gone_or_emptied_is_found(kept):
    kept[0].unlink()
    kept[2].write_bytes(b"")
    kept[3].unlink()
    kept[3].mkdir()
    assert faults() == ["missing", "", "changed", "is a directory"]
    kept[3].rmdir()


def test_the_command_names_the_changed_papers_and_leaves_with_its_own_code(kept, capsys):
    code, _, err = run_here(capsys, "document", "verify")
    assert (code, "4 kept papers and files of evidence are as they came in." in err) == (0, True)
    kept[1].write_bytes(b"something else")
    code, out, err = run_here(capsys, "document", "verify", "--format", "csv")
    assert code == 7
    assert out.splitlines()[1:] == [f"{_number(out)},,1.txt,changed"]
    assert "1 of 4 kept papers and files of evidence are not as they came in." in err


def test_a_file_that_shows_progress_is_compared_too_also_after_its_report_was_corrected(kept, capsys):
    asked = Order(_promised(), desk(), hour(4))
    photo = Shown(content=b"a photograph", reference="clinic.jpg")
    first = report_progress(order=asked, text="The walls stand.", evidence=[photo])
    report_progress(order=asked, text="The roof is on.", corrects=first)
    assert faults() == [""] * 6
    path_of(hashlib.sha256(b"a photograph").hexdigest()).write_bytes(b"another photograph")
    code, out, err = run_here(capsys, "document", "verify", "--format", "csv")
    assert code == 7
    assert out.splitlines()[1].endswith(",clinic.jpg,changed")
    assert "1 of 6 kept papers and files of evidence" in err


def _promised():
    """Put a commitment on the register whose paper is kept as a paper that came in is."""
    entry, paper = a_commitment(), Document.objects.latest("pk")
    keep_bytes(paper.sha256, (paper.name + paper.body.text).encode())
    return entry


def _number(out):
    return out.splitlines()[1].split(",")[0]


def test_the_command_prints_a_checkpoint_and_compares_the_log_with_it(kept, capsys):
    code, printed, _ = run_here(capsys, "audit", "checkpoint")
    assert code == 0
    code, _, err = run_here(capsys, "audit", "verify", "--checkpoint", printed.strip())
    assert (code, "agrees with the checkpoint" in err) == (0, True)
    code, _, err = run_here(capsys, "audit", "verify", "--checkpoint", f"9{printed.strip()}")
    assert code == 7
    assert "the log ends before the checkpoint" in err
    code, _, err = run_here(capsys, "audit", "verify", "--checkpoint", "what")
    assert code == 2
    assert "NUMBER:HASH" in err

"""A disk that is full, names that no database keeps, and bytes that rot: told in one sentence, nothing half-written."""

import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from tests.examples import on_most_days
from tests.journeys.terminal import assert_each_ends_well, balozi, rows

TEXT = "Kenya and Rwanda agreed to open a joint border post at Sampleville number {} by June 2027.\n"


@pytest.fixture
def small_disk(tmp_path):
    """Mount a disk of six megabytes for one test."""
    if os.geteuid() != 0 or not sys.platform.startswith("linux"):
        pytest.skip("only root can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"this machine mounts no small disk: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(TEXT.format(number) * 20, encoding="utf-8")
    return folder


def fill(disk, *, leave):
    """Fill the disk but for some kilobytes."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    with filler.open("wb") as file:
        free = os.statvfs(disk)
        file.write(b"x" * max(0, free.f_bavail * free.f_frsize - leave * 1024))
    return filler


HALVES = (
    "select count(*) from documents_document where id not in (select document_id from documents_documenttext)"
)
SAME = "select (select count(*) from documents_document) = (select count(*) from audit_deed where verb = 'add_paper')"


# Kilobytes that are left; on most days none.
@pytest.mark.parametrize("leave", [0] if on_most_days() else [0, 120, 400])
def test_a_full_disk_is_one_sentence_and_leaves_no_half_of_a_paper(home, small_disk, papers, leave):
    home = shutil.copytree(home, small_disk / "home")
    # More bytes than words: the file itself is cut off, not only what is found in it.
    large = f"<html><body><!-- {'x' * 600_000} --><p>{TEXT.format(9)}</p></body></html>"
    (papers / "0 large.html").write_text(large, encoding="utf-8")
    filler = fill(small_disk, leave=leave)
    done = balozi(home, "document", "read", papers, "--as", "A. Mfano")
    assert done.returncode in {0, 6}, done.stderr
    assert "Traceback" not in done.stderr
    if leave < 100:
        assert done.returncode == 6
    if done.returncode == 6:
        assert "The disk of the data folder is full." in done.stderr

    filler.unlink()
    assert rows(home, HALVES) == [(0,)]
    assert rows(home, SAME) == [(1,)]
    assert list(home.rglob("*.part")) == []
    again = ("document", "read", papers, "--as", "A. Mfano")
    assert_each_ends_well(home, again, ("audit", "verify"), ("document", "verify"))
    assert rows(home, "select count(*) from documents_document") == [(4,)]


ODD = (
    b"\xff\xfe.txt",
    b"two\nlines.txt",
    b"\x1b[2Jclear.txt",
    "\u202etxt.exe.txt".encode(),
    b"-rf.txt",
    b"a b'c\"d.txt",
)


def test_a_file_of_any_name_is_read_and_told_in_one_line(home, tmp_path):
    folder = os.fsencode(tmp_path / "papers")
    os.mkdir(folder)
    for number, name in enumerate(ODD):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(TEXT.format(number).encode() * 20)
    done = balozi(home, "document", "read", tmp_path / "papers", "--as", "A. Mfano")
    assert done.returncode == 0, done.stderr
    assert f"{len(ODD)} read, 0 read before, 0 not readable" in done.stderr
    assert "\x1b" not in done.stderr
    told = [line for line in done.stderr.split("\n") if "found in the text" in line]
    assert len(told) == len(ODD)
    listed = balozi(home, "document", "list")
    assert listed.returncode == 0, listed.stderr
    assert "\x1b" not in listed.stdout
    assert len(listed.stdout.splitlines()) == 2 + len(ODD)
    assert balozi(home, "document", "read", tmp_path / "nothing\x1b[2J\n.txt").stderr.count("\n") == 1
    assert_each_ends_well(home, ("extract", tmp_path / "papers"), ("audit", "verify"))


def test_a_kept_paper_whose_bytes_changed_is_noticed(home, papers):
    assert balozi(home, "document", "read", papers, "--as", "A. Mfano").returncode == 0
    kept = sorted(path for path in (home / "papers").rglob("*") if path.is_file())
    content = bytearray(kept[0].read_bytes())
    content[0] ^= 1
    kept[0].write_bytes(content)
    done = balozi(home, "document", "verify")
    assert done.returncode == 7
    assert "1 of 3 kept papers and files of evidence are not as they came in." in done.stderr
    assert done.stdout.count("changed") == 1


def test_a_log_whose_end_was_cut_off_is_noticed_with_the_checkpoint(home, papers):
    balozi(home, "document", "read", papers, "--as", "A. Mfano")
    kept = balozi(home, "audit", "checkpoint").stdout.strip()
    with sqlite3.connect(home / "balozi.sqlite3") as store:
        store.execute("delete from audit_deed where number = (select max(number) from audit_deed)")
    store.close()
    assert balozi(home, "audit", "verify").returncode == 0
    done = balozi(home, "audit", "verify", "--checkpoint", kept)
    assert done.returncode == 7
    assert "the log ends before the checkpoint" in done.stderr

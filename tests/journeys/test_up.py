"""From an empty folder to a served page, as a person at a terminal would; and what happens on a bad day."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from tests.examples import on_most_days
from tests.journeys.terminal import BALOZI, balozi, environment, rows

# Seconds, on a machine that does much else as well.
PATIENCE = 300


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    text = "SAMPLE\n\nKenya and Rwanda agreed to open a joint border post at Sampleville by June 2027.\n"
    for number in range(4):
        (folder / f"paper {number}.txt").write_text(
            f"{text}\nThis is paper number {number}.\n", encoding="utf-8"
        )
    return folder


@pytest.fixture(scope="module")
def in_production(_empty_store, tmp_path_factory):
    """Prepare a data folder as an administrator would: packs, and no sample people; return it and what was said."""
    home = shutil.copytree(_empty_store, tmp_path_factory.mktemp("production") / "home")
    secret = environment(home) | {"BALOZI_PRODUCTION": "1", "BALOZI_SECRET_KEY": "x" * 60}
    done = subprocess.run(
        [*BALOZI, "up", "--no-serve"], env=secret, capture_output=True, text=True, timeout=120, cwd=Path.cwd()
    )
    assert done.returncode == 0, done.stderr
    return home, done.stderr


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_up_twice_gives_the_same_store(in_production, tmp_path, papers):
    home = shutil.copytree(in_production[0], tmp_path / "home")
    first = balozi(home, "up", "--no-serve", "--papers", papers)
    assert first.returncode == 0, first.stderr
    before = (
        rows(home, "select count(*), max(id) from registers_entry"),
        rows(home, "select max(number) from audit_deed"),
    )
    second = balozi(home, "up", "--no-serve", "--papers", papers)
    assert second.returncode == 0, second.stderr
    assert "0 read, 4 read before, 0 not readable" in second.stderr
    after = (
        rows(home, "select count(*), max(id) from registers_entry"),
        rows(home, "select max(number) from audit_deed"),
    )
    assert before == after
    assert balozi(home, "audit", "verify").returncode == 0


def test_a_bad_file_is_told_and_the_others_are_read(home, papers):
    (papers / "empty.txt").touch()
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7 not really")
    (papers / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (papers / "notes.xyz").write_text("not a paper")
    done = balozi(home, "document", "read", papers, "--as", "A. Mfano")
    assert done.returncode == 2
    assert "4 read, 0 read before, 3 not readable" in done.stderr
    for name in ("empty.txt", "broken.pdf", "binary.txt"):
        assert len(re.findall(rf"^  {name}: .+$", done.stderr, re.M)) == 1
    assert "Traceback" not in done.stderr


def test_the_pages_are_served_and_ask_for_a_sign_in(tmp_path, papers):
    # The one journey from nothing at all: the folder is not there yet.
    home, port = tmp_path / "home", free_port()
    words = [*BALOZI, "up", "--papers", str(papers), "--port", str(port)]
    with (
        (tmp_path / "log").open("w+") as log,
        subprocess.Popen(words, env=environment(home), stderr=log, stdout=log) as server,
    ):
        try:
            page, until = "", time.monotonic() + PATIENCE
            while not page and time.monotonic() < until:
                time.sleep(0.2)
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                        page = answer.read().decode()
                except OSError:
                    assert server.poll() is None, (tmp_path / "log").read_text()
            assert 'type="password"' in page
            taken = balozi(tmp_path / "other", "up", "--port", port)
            assert taken.returncode == 5
            assert f"Port {port} is in use by another program." in taken.stderr
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)
    words = (tmp_path / "log").read_text()
    assert re.search(r"Sign in as\s+demo\s+password\s+\S+", words)


def test_a_run_killed_in_the_middle_leaves_nothing_half_written_and_the_rerun_completes(home, papers):
    # Seconds; on most days once.
    for moment in (1.6,) if on_most_days() else (0.9, 1.6, 2.3):
        with subprocess.Popen(
            [*BALOZI, "up", "--no-serve", "--papers", str(papers)],
            env=environment(home),
            stderr=subprocess.DEVNULL,
        ) as run:
            time.sleep(moment)
            run.kill()
        halves = "select count(*) from documents_document where id not in (select document_id from documents_documenttext)"
        assert rows(home, halves) == [(0,)]
    done = balozi(home, "up", "--no-serve", "--papers", papers)
    assert done.returncode == 0, done.stderr
    assert rows(home, "select count(*) from documents_document") == [(4,)]
    assert balozi(home, "audit", "verify").returncode == 0


def test_two_runs_at_once_do_not_mix(home, papers):
    words = [*BALOZI, "up", "--no-serve", "--papers", str(papers)]
    runs = [
        subprocess.Popen(words, env=environment(home), stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    told = [run.communicate(timeout=120)[1] for run in runs]
    codes = sorted(run.returncode for run in runs)
    assert codes in ([0, 0], [0, 5]), told
    if 5 in codes:
        assert any("Another run is writing to" in words for words in told)
    assert rows(home, "select count(*) from documents_document") == [(4,)]
    assert rows(home, "select count(*), count(distinct pack_key || pack) from registers_entry")[0][0] > 0


@pytest.mark.skipif(
    os.geteuid() == 0, reason="root may write anywhere; the other case is tested with a file in the way"
)
def test_a_home_that_cannot_be_written_is_told(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    done = balozi(home, "up", "--no-serve")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


def test_a_home_with_a_file_in_the_way_is_told(tmp_path):
    (tmp_path / "home").write_text("not a folder")
    done = balozi(tmp_path / "home", "up", "--no-serve")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there_is_told(home, tmp_path):
    done = balozi(home, "up", "--no-serve", "--papers", tmp_path / "nothing")
    assert done.returncode == 4
    assert "cannot be opened" in done.stderr


def test_a_setting_that_does_not_exist_is_told(tmp_path):
    done = subprocess.run(
        [*BALOZI, "doctor"],
        env=environment(tmp_path) | {"BALOZI_HOEM": "x"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert (
        "There is no setting of that name" in done.stderr or "there is no setting of that name" in done.stderr
    )


def test_production_refuses_the_demonstration_user(in_production):
    home, said = in_production
    assert "no sample people" in said
    assert rows(home, "select count(*) from auth_user") == [(0,)]

"""Long lists at the command line: written while they are read, cut where asked."""

import csv
import io
import json

import pytest

from balozi.cli import printing
from tests.promises import a_commitment
from tests.services.test_agreeing import an_agreement

pytestmark = pytest.mark.django_db


def test_a_limit_cuts_a_list_of_commitments_and_says_so(run):
    for number in range(3):
        a_commitment(f"build clinic number {number}")
    told = run("commitment", "list", "--limit", "2", "--format", "json")
    assert len(json.loads(told.out)) == 2
    assert "the first 2, there are more" in told.err
    assert "Commitments: 3." in run("commitment", "list", "--limit", "3", "--format", "csv").err


def test_a_status_and_a_flag_narrow_now_and_on_a_day_gone_by(run):
    entry = a_commitment(due="2026-02")
    a_commitment("plant trees", due="2031")
    for day in ((), ("--on", "2026-11-20")):
        rows = list(csv.DictReader(io.StringIO(run("commitment", "overdue", *day, "--format", "csv").out)))
        assert [row["entry"] for row in rows] == [str(entry)]
        told = run("commitment", "list", "--status", "fulfilled", *day, "--format", "json").out
        assert json.loads(told) == []


def test_a_limit_cuts_a_list_of_agreements(run):
    an_agreement()
    an_agreement()
    told = run("agreement", "list", "--limit", "1", "--format", "json")
    assert len(json.loads(told.out)) == 1
    assert "the first 1, there are more" in told.err


def test_csv_is_written_while_the_rows_come(capsys):
    def rows():
        yield {"entry": 1}
        assert "entry\n1\n" in capsys.readouterr().out
        yield {"entry": 2}

    printing.write_rows(rows(), ("entry",), "csv")
    assert capsys.readouterr().out == "2\n"

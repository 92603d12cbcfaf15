"""English papers that tell no fact of foreign policy: sport, firms, courts, home affairs, history, opinion, hearsay.

The table `english_quiet.tsv` is written by us: states and leaders, treaties, meetings and promises are named in each
passage, and none of them is an event now. `english_turns.tsv` holds everyday passages with what each tells.
"""

from pathlib import Path

import pytest

from balozi.extraction.clauses.sentence.readings import read
from tests.extraction.clause_papers import facts, paper

CORE = ("engagement", "instrument", "commitment")
_HERE = Path(__file__).parent


def _lines(name):
    return (_HERE / name).read_text(encoding="utf-8").splitlines()[1:]


def _told(fact):
    fields = fact.fields
    parties = sorted([*fields.get("states", []), *fields.get("orgs", [])])
    if fact.kind == "engagement":
        return " ".join(["E", fields["type"], fields["status"], *parties])
    if fact.kind == "instrument":
        return " ".join(["I", fields["instrument_type"], fields["status"], *parties])
    return " ".join(["C", fields["modality"], *sorted(fields["obligors"])])


@pytest.mark.parametrize("passage", _lines("english_quiet.tsv"))
def test_a_passage_without_a_fact_of_foreign_policy_tells_none(passage):
    assert [(fact.rule, fact.quote) for fact in facts(passage, "en", *CORE)] == []


@pytest.mark.parametrize(("told", "passage"), [line.split("\t") for line in _lines("english_turns.tsv")])
def test_a_passage_of_many_voices_tells_its_facts(told, passage):
    found = [_told(fact) for fact in facts(passage, "en", *CORE)]
    assert [fact for fact in told.split("; ") if fact not in found] == []


@pytest.mark.parametrize(
    ("passage", "private"),
    [
        ("The Danish brewer signed a deal in Hanoi. It will open a plant.", [True, True]),
        ("The Danish minister signed a deal in Hanoi. It will open a plant.", [False, False]),
        ("The bishops of Kenya, Uganda and Chad met in Kampala.", [True]),
        ("The ministers of Kenya, Uganda and Chad met in Kampala.", [False]),
        ("The president of the federation flew to Oslo.", [False]),
        ("Forty nurses from Malawi will be trained by the Norwegian government.", [False]),
        ("The cement group said it would build a kiln in Togo.", [True]),
        ("Policy-makers from Kenya and Uganda met in Arusha.", [False]),
        ("The African Union and the bank signed a memorandum in Addis Ababa.", [False]),
        ("Addressing journalists together, the two leaders promised a new road.", [False]),
        ("The vice-chancellor promised more rooms.", [False]),
    ],
)
def test_a_sentence_is_private_when_nobody_official_acts_in_it(passage, private):
    assert [line.private for line in read(paper(passage, "en")).lines] == private


@pytest.mark.parametrize(
    "passage",
    [
        "In 1964 the president of Ghana flew to Cairo, where he met Nasser.",
        "Ten years ago the presidents of Kenya and Uganda promised to finish the bridge.",
        "Ministers of Kenya and Ethiopia have met many times over the years.",
        "The foreign minister of Algeria denies that he met Israeli officials in Rome.",
        "Rumours that the King of Jordan would visit Baghdad are unfounded.",
        "Kenya should sign a treaty with Uganda.",
        "It will create 900 jobs and will bring Kenya and Uganda closer.",
        "Talks between Kenya and Uganda could begin in Arusha on Monday.",
        "The embassy of Canada in Nairobi will be closed on Monday.",
        "What is a treaty? When Kenya ratifies a treaty with Uganda, parliament must approve it.",
        "The visit that the Swedish minister was to pay to Ankara will not take place.",
    ],
)
def test_history_habit_hearsay_and_conditions_promise_nothing_and_meet_nobody(passage):
    held = [fact for fact in facts(passage, "en", *CORE) if fact.fields.get("status") != "cancelled"]
    assert [(fact.rule, fact.quote) for fact in held] == []

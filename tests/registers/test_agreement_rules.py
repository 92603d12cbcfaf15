"""Each rule about the life of an agreement, by its name: what breaks it and what does not."""

from datetime import date

import pytest

from balozi.packs.procedures import procedures_of
from balozi.registers.agreements.lives import AgreementStep, Life, Term
from balozi.registers.agreements.rules import RULES, Seen, check_agreement
from tests.registers.test_agreements import DAY, keyed, life


def found(known, **seen):
    return [one.rule for one in check_agreement(Seen(known, DAY, **seen))]


@pytest.mark.parametrize(
    ("rule", "broken", "whole"),
    [
        ("AG1", life("signed 2020", parties=()), life("signed 2020")),
        ("AG2", life("signed 2027-01-01"), life("signed 2026-11-21")),
        ("AG3", life("in_force 2019", "signed 2020"), life("signed 2019", "in_force 2020")),
        ("AG4", life("signed 2019", "registered 2020"), life("signed 2019", "in_force 2020", "registered 2021")),
        ("AG6", life("in_force 2019", "amended 2025", term=Term("2024")), life("in_force 2019", "amended 2023", term=Term("2024"))),
        ("AG7", life("ratified 2020 KEN", form="mou"), life("ratified 2020 KEN")),
        ("AG8", life("signed 2020 KEN", "signed 2021 KEN"), life("signed 2020 KEN", "signed 2021 RWA")),
        ("AG9", life("signed 2020 RWA", "ratified 2021 KEN"), life("signed 2020 RWA", "acceded 2021 KEN")),
        ("AG10", life("terminated 2020", "amended 2021"), life("amended 2020", "terminated 2021")),
        ("AG11", life("denounced 2021 KEN"), life("ratified 2020 KEN", "denounced 2021 KEN")),
        ("AG12", life("signed 2021-05-01 KEN", "ratified 2020-05-01 KEN"), life("signed 2020 KEN", "ratified 2020-05-01 KEN")),
    ],
)  # fmt: skip
def test_a_rule_finds_what_breaks_it_and_leaves_the_rest_alone(rule, broken, whole):
    assert rule in found(broken)
    assert rule not in found(whole)


def test_AG3_partial_dates_that_can_mean_the_same_day_do_not_contradict():
    assert "AG3" not in found(life("signed 2020-06-01", "in_force 2020"))


def test_AG4_what_applies_provisionally_may_be_registered():
    assert "AG4" not in found(life("signed 2019", "provisionally_applied 2019-06", "registered 2020"))


def test_AG5_consent_before_a_step_that_the_law_puts_first_is_found_with_the_step():
    procedure = procedures_of("KEN").on(DAY)
    hasty = life("signed 2020 KEN", "ratified 2021 KEN")
    steps = [one.facts["step"] for one in check_agreement(Seen(hasty, DAY, procedure)) if one.rule == "AG5"]
    assert steps == ["cabinet-approval", "laid-before-parliament", "parliament-approval"]
    assert "AG5" not in found(life("signed 2020 KEN"), procedure=procedure)
    assert "AG5" not in found(life("signed 2020", "ratified 2021", form="mou"), procedure=procedure)
    assert "AG5" not in found(hasty)  # where no procedure is known, nothing is held against anybody

    whole = (
        *hasty.steps,
        keyed("approved_internally", "2020-02", "cabinet-approval"),
        keyed("internal_step", "2020-03", "laid-before-parliament"),
        keyed("approved_internally", "2020-04", "parliament-approval"),
    )
    assert "AG5" not in found(Life("treaty", "KEN", ("KEN", "RWA"), whole), procedure=procedure)
    late = (*whole[:-1], keyed("approved_internally", "2022-04", "parliament-approval"))
    assert "AG5" in found(Life("treaty", "KEN", ("KEN", "RWA"), late), procedure=procedure)


def test_AG6_a_paper_after_the_end_of_the_term_is_use_too():
    ended = life("in_force 2019", term=Term("2024"))
    assert "AG6" in found(ended, last_seen=date(2025, 3, 1))
    assert "AG6" not in found(ended, last_seen=date(2024, 3, 1))
    assert "AG6" not in found(
        life("in_force 2019", term=Term("2024", "tacit", 12)), last_seen=date(2025, 3, 1)
    )


def test_a_life_without_faults_has_no_findings():
    known = life(
        "signed 2020-01-01 KEN", "signed 2020-01-01 RWA", "in_force 2021-01-01", "registered 2021-06-01"
    )
    assert found(known) == []


def test_rules_have_names_and_sentences_of_their_own():
    assert len({rule.name for rule in RULES}) == len({rule.says for rule in RULES}) == len(RULES)
    assert all(rule.says.endswith(".") for rule in RULES)


def test_a_finding_tells_the_day_the_party_and_the_event():
    (finding,) = [one for one in check_agreement(Seen(life("denounced 2021 KEN"), DAY)) if one.rule == "AG11"]
    assert (finding.on, finding.party, dict(finding.facts)) == ("2021", "KEN", {"event": "denounced"})
    assert AgreementStep("denounced", "2021", "KEN") in life("denounced 2021 KEN").steps

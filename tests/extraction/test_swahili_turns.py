"""Everyday Swahili passages of many voices, read as documents are: every fact with its key fields, and no other."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from balozi.extraction.suggesting import suggest
from balozi.reading.files import read_bytes
from tests.extraction.test_swahili_breadth import told

_ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "swahili_turns.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
_CORE = frozenset({"engagement", "instrument", "commitment"})


def facts_in(text, day):
    """Return what is read in a Swahili text of a day, each fact in one short line."""
    document = read_bytes(text.encode(), "text.txt")
    passages = tuple(replace(passage, language="sw") for passage in document.passages)
    document = replace(document, language="sw", passages=passages)
    found = suggest(document, dated=date.fromisoformat(day))
    return sorted(told(fact) for fact in found if fact.kind in _CORE)


@pytest.mark.parametrize(("day", "text", "wanted"), _ROWS)
def test_a_passage_gives_its_facts_with_their_fields(day, text, wanted):
    assert facts_in(text.replace("\\n", "\n"), day) == sorted(filter(None, wanted.split("; ")))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Kenya na Peru zimetia saini mkataba wa kurejeshana wahalifu.", "treaty"),
        ("Kenya na Peru zimetia saini mkataba wa kuhamishana wafungwa.", "treaty"),
        ("Kenya na Peru zimetia saini mkataba wa mpaka wa bahari.", "treaty"),
        ("Kenya na Peru zimetia saini mkataba wa kulinda uwekezaji.", "treaty"),
        ("Kenya imeridhia Mkataba wa Kuzuia Biashara Haramu ya Pembe za Ndovu.", "treaty"),
        ("Kenya imeridhia Mkataba wa Minamata kuhusu zebaki.", "treaty"),
        ("Kenya na Peru zimetia saini mkataba wa usafiri wa anga.", "agreement"),
        ("Kenya na Peru zimetia saini Mkataba wa Kuepuka Kutoza Kodi Mara Mbili.", "agreement"),
        ("Kenya na Peru zimetia saini mkataba wa ushirikiano wa kijeshi.", "agreement"),
        ("Kenya na Peru zimetia saini mkataba wa mkopo wa dola milioni kumi.", "agreement"),
        ("Kenya na Peru zimetia saini mkataba wa kubadilishana wafungwa.", "agreement"),
    ],
)
def test_what_a_mkataba_is_about_tells_its_kind(sentence, kind):
    assert f"I {kind}" in " ".join(facts_in(sentence, "2026-05-13"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Whose "we" it is: the person's who is quoted, the two who agreed, the body's that speaks.
        (
            'Kenya na Togo zina uhusiano mzuri.\n"Tutajenga shule kumi Lomé kufikia 2028," alisema Rais wa Kenya.',
            "C plans KEN",
        ),
        (
            "Sisi, Mawaziri wa Elimu wa Jumuiya ya Afrika Mashariki, tuliokutana Arusha tarehe 2 Mei 2026:\n"
            "Tunaahidi kujenga maktaba sita za pamoja ifikapo 2029.",
            "C pledges EAC",
        ),
        # What binds: a text, each of several; what announces: money.
        (
            "Kenya na Oman zimesaini hati ya makubaliano.\nChini ya hati hiyo, Oman itatoa boti sita kwa Kenya.",
            "C commits OMN",
        ),
        (
            "Kenya ilikutana na Uganda na Burundi.\nKila nchi itachangia dola milioni mbili kila mwaka.",
            "C commits",
        ),
        (
            "Balozi wa Italia nchini Kenya alisema Italia itatoa euro milioni tatu kwa ajili ya maji Turkana.",
            "C pledges ITA",
        ),
        (
            "Balozi wa Italia nchini Kenya alisema Italia itatoa boti tatu kwa Kenya kabla ya Julai.",
            "C plans ITA",
        ),
        # "Benki hiyo", "shirika hilo": the body told before.
        (
            "Zambia na Benki ya Maendeleo ya Afrika zimesaini makubaliano ya mkopo.\nBenki hiyo ilisema itatoa fedha hizo "
            "hadi mwaka 2029.",
            "C pledges AFDB",
        ),
    ],
)
def test_who_owes_and_how_firmly(text, wanted):
    assert any(fact.startswith(wanted) for fact in facts_in(text, "2026-05-13"))


@pytest.mark.parametrize(
    "text",
    [
        "Umoja wa Ulaya ulisema utasitisha misaada yote kwa Chad kuanzia Julai.",
        "Rais wa Uturuki alisema atampa jenerali huyo wa Libya funzo kali kabla ya Juni.",
        "Kenya ilisema italijibu ombi la Peru baada ya kushauriana na washirika wake.",
        "Waziri wa Peru alizungumza na Wakenya wanaoishi Lima kuhusu pasipoti.",
        "Kama si vita, ziara hiyo ya Rais wa Peru ingehusisha kusainiwa kwa hati tatu za makubaliano.",
    ],
)
def test_threats_answers_compatriots_and_what_would_have_been_are_no_facts(text):
    kinds = {fact[0] for fact in facts_in(text, "2026-05-13")}
    assert not kinds & {"C", "I"}
    assert not any(fact.startswith("E meeting") for fact in facts_in(text, "2026-05-13"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mkutano wa Mawaziri wa Afya wa EAC ulifanyika Bujumbura jana.\nMkutano huo ulihudhuriwa na mawaziri wa Kenya, Uganda na Burundi.",
         "E summit held BDI,KEN,UGA,EAC"),
        ("Kenya na Somalia zilikutana Doha jana kwa upatanishi wa Qatar kujadili mpaka.", "E meeting held KEN,QAT,SOM"),
        ("Makatibu Wakuu wa Kenya, Uganda na Sudan walikutana Juba jana.", "E meeting held KEN,SDN,UGA"),
        ("Naibu Waziri wa Kilimo, Mhe. Asha Kombo, alikutana na Balozi wa Peru nchini, Bw. Luis Vega, jijini Dodoma jana.",
         "E meeting held PER,TZA"),
        ("Balozi Adama Sylla wa Mali alikutana na Waziri wa Fedha wa Togo jana.", "E meeting held MLI,TGO"),
    ],
)  # fmt: skip
def test_who_took_part_and_of_what_rank_it_was(text, wanted):
    assert wanted in facts_in(text, "2026-05-13")

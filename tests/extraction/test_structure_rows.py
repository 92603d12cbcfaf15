"""Tables and rows: roles, areas, abbreviations, office-holders, missions."""

from balozi.extraction.structure.counting import number_of
from balozi.extraction.structure.offices import looping
from tests.extraction.structure_papers import FRENCH_POLICY, found, quotes

TABLE = """Table 1: Who does what

No.\tInstitution\tRole
1\tParliament\tParliament approves treaties. It reviews the register of promises every year.
2\tCounty governments\tThey name focal points; they report every month

Nothing else is in the table.
"""


def test_TA1_reads_each_sentence_of_a_role_with_its_institution():
    roles = found(TABLE, "institution_role")
    assert [(one.fields["institution"], one.quote) for one in roles] == [
        ("Parliament", "Parliament approves treaties"),
        ("Parliament", "It reviews the register of promises every year"),
        ("County governments", "They name focal points"),
        ("County governments", "they report every month"),
    ]


def test_TA1_parts_a_swahili_role_at_its_infinitives_and_reads_french_heads():
    text = (
        "Na.\tTaasisi\tMajukumu\n1\tBunge\tBunge litapitisha sheria za biashara, kuridhia mikataba ya kanda, "
        "kuhoji mabalozi wapya.\n\n"
    )
    assert [one.quote for one in found(text, "institution_role")] == [
        "Bunge litapitisha sheria za biashara",
        "kuridhia mikataba ya kanda",
        "kuhoji mabalozi wapya",
    ]
    french = "N°\tInstitution\tAttributions\n1\tLe Parlement\tLe Parlement autorise la ratification.\n"
    assert found(french, "institution_role")[0].fields["institution"] == "Le Parlement"


def test_TA1_leaves_other_tables_alone():
    assert quotes("No.\tCity\tYear\n1\tKigali\t2019\n2\tNairobi\t2020\n", "institution_role") == []


def test_AR1_reads_codes_and_names_from_flattened_columns():
    text = (
        "RAMANI YA KAUNTI\n\n001\tMombasa\t13\tTharaka-Nithi\n002\tKwale\t14\tEmbu\n003\tKilifi\t15\tKitu\n"
    )
    counties = found(text, "county")
    assert [(one.fields["code"], one.fields["name"]) for one in counties] == [
        (1, "Mombasa"),
        (13, "Tharaka-Nithi"),
        (2, "Kwale"),
        (14, "Embu"),
        (3, "Kilifi"),
        (15, "Kitui"),
    ]
    assert counties[-1].fields["as_printed"] == "Kitu"


def test_AR1_asks_for_a_heading_or_known_names():
    text = "TABLE OF SCORES\n\n1\tLions\t3\tEagles\n2\tTigers\t4\tHawks\n"
    assert quotes(text, "county") == []


def test_AB1_reads_abbreviations_with_lost_marks_and_wrapped_lines():
    text = (
        "ABBREVIATIONS\n\nBRB - Border Research Board\n\n- CTF** - Coastal Trade Forum of the\nWestern Shore\n\n"
        "GoK: Government of Kenya\n\nINTRODUCTION\n\nThe paper begins here - and this is no abbreviation.\n"
    )
    entries = found(text, "abbreviation")
    assert [(one.fields["abbreviation"], one.fields["expansion"]) for one in entries] == [
        ("BRB", "Border Research Board"),
        ("CTF", "Coastal Trade Forum of the Western Shore"),
        ("GoK", "Government of Kenya"),
    ]


def test_AB1_reads_a_french_list():
    assert len(quotes(FRENCH_POLICY, "abbreviation")) == 5


def test_OH1_reads_office_holders_in_a_flattened_two_column_table():
    text = (
        "| <p>4. Hon. Dr. Asha Mwangaza, EGH, Minister for Trade (2020 - <i>to date</i>)</p> | "
        "<p>2. Amb. Juma Baraka,Ag. Minister for Trade (1998-2001) & (2003-2004)</p> |\n"
    )
    one, other = found(text, "office_holder")
    assert one.fields == {
        "person": "Asha Mwangaza",
        "state": "KEN",
        "office": "Minister for Trade",
        "honours": ["EGH"],
        "number": 4,
        "from": "2020",
    }
    assert other.fields["acting"] is True
    assert other.fields["terms_stated"] == ["1998-2001", "2003-2004"]
    assert other.quote.startswith("2. Amb.")
    assert other.quote.endswith("(2003-2004)")


def test_OH1_reads_french_titles_and_an_open_term():
    ministers = found(FRENCH_POLICY, "office_holder", country="RWA")
    assert [one.fields["person"] for one in ministers] == [
        "Alice Uwimana",
        "Paul Mugisha",
        "Jeanne Ingabire",
        "Eric Nkurunziza",
    ]
    assert "to" not in ministers[0].fields


def test_OH1_leaves_other_years_in_brackets_alone():
    assert quotes("The Lake Treaty, signed by all states (1999-2001), was long.", "office_holder") == []


def test_OH2_reads_a_signature_of_two_lines_or_three():
    text = (
        "Thank you all.\n\nHON. DR. ASHA MWANGAZA, E.G.H\nMINISTER FOR TRADE AND\nREGIONAL MARKETS\n\n"
        "Mhe. Juma Baraka\nKatibu Mkuu, Wizara ya Biashara\n"
    )
    one, other = found(text, "office_holder", "OH2")
    assert (one.fields["person"], one.fields["honours"]) == ("Asha Mwangaza", ["E.G.H"])
    assert one.fields["office"] == "MINISTER FOR TRADE AND REGIONAL MARKETS"
    assert (other.fields["person"], other.fields["office"]) == (
        "Juma Baraka",
        "Katibu Mkuu, Wizara ya Biashara",
    )


def test_OH2_takes_no_heading_for_a_name():
    assert quotes("BARAZA LA MAWAZIRI\nRAIS NA NAIBU WAKE\n", "office_holder", "OH2") == []


MISSIONS = (
    "DIPLOMATIC MISSIONS\t\nKENYA\t3. Addis Ababa\n1. The United Nations Environment Programme (UNEP)\t4. Algiers\n"
    "AFRICA\t5. Kampala\n\t6. Kigaly\n\t7. Paris - United Nations Educational, Scientific and Cultural Organization (UNESCO)\n"
    "\nCONSULATES\t\nASIA\t8. Guangzhou\n"
)


def test_MI1_reads_missions_from_shifted_columns_and_takes_the_host_from_the_gazetteer():
    missions = found(MISSIONS, "mission")
    assert [(one.fields["city"], one.fields["host"]) for one in missions] == [
        ("Addis Ababa", "ETH"),
        ("Nairobi", "KEN"),
        ("Algiers", "DZA"),
        ("Kampala", "UGA"),
        ("Kigali", "RWA"),
        ("Paris", "FRA"),
    ]
    assert missions[1].fields["accredited_to"] == ["UNEP"]
    assert missions[4].fields["as_printed"] == "Kigaly"
    assert missions[5].fields["accredited_to"] == ["UNESCO"]


def test_MI1_calls_what_stands_under_consulates_a_consulate():
    assert [one.fields["city"] for one in found(MISSIONS, "consulate")] == ["Guangzhou"]
    assert quotes(FRENCH_POLICY, "consulate") == ["7. Mombasa"]
    assert len(quotes(FRENCH_POLICY, "mission")) == 6


def test_MI1_calls_the_end_of_a_list_consular_when_cities_without_embassies_stand_there():
    text = "EMBASSIES\n\n1. Berlin\n2. London\n3. Paris\n4. Rome\n5. Goma\n6. Los Angeles\n7. Lima\n"
    assert quotes(text, "consulate") == ["5. Goma", "6. Los Angeles", "7. Lima"]


def test_MI1_suggests_no_row_of_a_stretch_that_repeats_itself():
    loop = ["Lima", "Tunis", "Doha", "Tunis", "Lima", "Juba", "Tunis", "Doha", "Lima", "Juba"]
    rows = ["Berlin", "London", "Rome", "Vienna", *loop]
    text = (
        "DIPLOMATIC MISSIONS\n\n"
        + "\n".join(f"{number}. {city}" for number, city in enumerate(rows, 1))
        + "\n"
    )
    assert quotes(text, "mission") == ["1. Berlin", "2. London", "3. Rome"]


def test_a_list_with_one_slip_does_not_run_in_circles():
    assert looping(["berlin", "rome", "paris", "berlin", "vienna"]) == (0, 0)


def test_MI1_needs_cities_and_a_title():
    assert quotes("OUR MISSIONS\n\n1. Serve people\n2. Tell the truth\n3. Keep promises\n", "mission") == []


def test_MI2_reads_missions_accredited_to_organisations():
    text = "The republic has missions accredited to the UNEP and UNESCO in Nairobi and elsewhere."
    one, other = found(text, "mission", "MI2")
    assert one.fields["accredited_to"] == ["UNEP"]
    assert other.fields["accredited_to"] == ["UNESCO"]
    assert one.quote == "has missions accredited to the UNEP"
    assert other.fields["city"] == "Nairobi"


def test_number_words_are_understood_with_their_class_prefix():
    assert [number_of(word) for word in ("sita", "manane", "vitano", "seven", "sept", "seventh")] == [
        6,
        8,
        5,
        7,
        7,
        0,
    ]

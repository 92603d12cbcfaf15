"""The world's names: complete, consistent, and found in three languages however they are written."""

import pytest

from balozi.packs import gazetteer


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ujerumani", "DEU"),
        ("Uholanzi", "NLD"),
        ("Kodivaa", "CIV"),
        ("côte d’ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("États-Unis", "USA"),
        ("Jamhuri ya Kidemokrasia ya Congo", "COD"),
        ("République du Congo", "COG"),
        ("Sudan Kusini", "SSD"),
        ("Republic of Korea", "KOR"),
        ("Yougoslavie", "YUG"),
    ],
)
def test_a_state_is_found_by_its_names_in_three_languages(name, code):
    assert gazetteer.state_by_name(name).code == code


def test_codes_of_two_and_three_letters_name_the_same_state():
    assert gazetteer.state_by_code("ke") is gazetteer.state_by_code("KEN")


def test_an_unknown_name_is_nothing():
    assert gazetteer.state_by_name("Wakanda") is None
    assert gazetteer.organisation_by_name("Wakanda Council") is None
    assert gazetteer.city_by_name("Birnin Zana") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("CEDEAO", "ECOWAS"),
        ("Jumuia ya Afrika Mashariki", "EAC"),
        ("Umoja wa Mataifa", "UN"),
        ("Organisation mondiale de la santé", "WHO"),
        ("UN-Habitat", "UN-HABITAT"),
        ("HSsM", "IGAD"),
    ],
)
def test_an_organisation_is_found_by_name_and_acronym(name, code):
    assert gazetteer.organisation_by_name(name).code == code


@pytest.mark.parametrize(
    ("name", "country", "region", "is_capital"),
    [
        ("Genève", "CHE", "EUROPE", False),
        ("Dar es Salaam", "TZA", "AFRICA", False),
        ("Pékin", "CHN", "ASIA & PACIFIC", True),
        ("Le Caire", "EGY", "AFRICA", True),
        ("Abu Dhabi", "ARE", "MIDDLE EAST", True),
        ("Havana", "CUB", "AMERICAS AND THE CARIBBEAN", True),
    ],
)
def test_a_city_knows_its_state_and_region(name, country, region, is_capital):
    city = gazetteer.city_by_name(name)
    assert (city.country, city.region, city.is_capital) == (country, region, is_capital)


def test_every_capital_of_a_state_is_a_city_of_it():
    for state in gazetteer.states():
        if state.kind == "state":
            assert gazetteer.city_by_name(state.capital).country == state.code, state.code


def test_codes_are_unique_and_names_are_not_shared():
    codes = [state.code for state in gazetteer.states()]
    assert len(codes) == len(set(codes))
    for state in gazetteer.states():
        for spelling in state.spellings():
            assert gazetteer.state_by_name(spelling) is state, spelling
    for body in gazetteer.organisations():
        for spelling in (*body.spellings(), *body.acronyms):
            assert gazetteer.organisation_by_name(spelling) is body, spelling


def test_former_states_have_their_years():
    former = [state for state in gazetteer.states() if state.kind == "former"]
    assert former
    assert all(state.since < state.until for state in former)


def test_states_have_names_in_three_languages_and_a_region():
    for state in gazetteer.states():
        if state.kind == "state":
            assert set(state.names) == set(gazetteer.LANGUAGES), state.code
            assert state.region, state.code


def test_leaders_speak_for_known_parties():
    for leader in gazetteer.leaders():
        party = leader.state and gazetteer.state_by_code(leader.state)
        assert party or gazetteer.organisation_by_name(leader.organisation), leader.names[0]


def test_institutions_stand_for_known_states():
    assert all(gazetteer.state_by_code(house.country) for house in gazetteer.institutions())


def test_offices_and_titles_have_words_in_each_language():
    assert {office.kind for office in gazetteer.offices()} >= {"head_of_state", "minister", "envoy"}
    assert all(gazetteer.titles()[language] for language in gazetteer.LANGUAGES)
    assert "Rais" in next(office for office in gazetteer.offices() if office.code == "President").words["sw"]


def test_an_acronym_with_two_meanings_asks_for_a_word_beside_it():
    assert gazetteer.organisation_by_name("EU").context["UU"] == ("Ulaya", "Umoja")

import pytest

from balozi.reading.files import read_bytes
from balozi.reading.language import language_of

SWAHILI = "Nchi hizi mbili zimekubaliana kujenga daraja jipya katika mpaka wao kabla ya mwaka kwisha."
ENGLISH = "The two countries have agreed to build a new bridge on their border before the year ends."
FRENCH = "Les deux pays sont convenus de construire un nouveau pont à leur frontière avant la fin de l'année."
OTHERS = [
    "Ibihugu byombi byemeranyije kubaka ikiraro gishya ku mupaka wabyo mbere y'uko umwaka urangira. " * 2,
    "Amawanga gombi gakkiriziganyizza okuzimba olutindo olupya ku nsalo yaabwe ng'omwaka tegunnaggwaako. "
    * 2,
    "两国同意在年底前在边境修建一座新桥，并共同承担费用。" * 3,
    "اتفق البلدان على بناء جسر جديد على حدودهما قبل نهاية العام." * 3,
    "Die beiden Länder haben vereinbart, noch vor Ende des Jahres eine neue Brücke an ihrer Grenze zu bauen. "
    * 2,
    "Os dois países concordaram em construir uma nova ponte na fronteira antes do fim do ano corrente. " * 2,
    "Labada dal waxay isku raaceen inay dhisaan buundo cusub oo xadka ku taal ka hor dhammaadka sanadka. "
    * 2,
]


@pytest.mark.parametrize(("text", "language"), [(SWAHILI, "sw"), (ENGLISH, "en"), (FRENCH, "fr")])
def test_the_three_languages_are_told(text, language):
    assert language_of(text) == language
    assert language_of(text.upper()) == language
    document = read_bytes(text.encode(), "paper.txt")
    assert document.language == language
    assert document.warnings == ()


@pytest.mark.parametrize("text", OTHERS)
def test_a_paper_in_another_language_is_read_with_a_warning(text):
    document = read_bytes(text.encode(), "paper.txt")
    assert document.text == text
    assert document.language == "und"
    assert {passage.language for passage in document.passages} == {"und"}
    assert any("Swahili, English or French" in warning for warning in document.warnings)


def test_a_paper_of_two_languages_has_both():
    text = f"{SWAHILI} {SWAHILI}\n\n{ENGLISH} {ENGLISH}\n\n{SWAHILI}\n"
    document = read_bytes(text.encode(), "paper.txt")
    assert [passage.language for passage in document.passages] == ["sw", "en", "sw"]
    assert document.language == "sw"


def test_short_items_take_the_language_around_them():
    text = f"{SWAHILI}\n\n- a) Arusha\n- b) Kigali\n- c) 47\n"
    assert {passage.language for passage in read_bytes(text.encode(), "paper.txt").passages} == {"sw"}


def test_a_paper_too_short_to_tell_is_of_no_known_language():
    assert read_bytes(b"Nairobi\n", "paper.txt").language == "und"


@pytest.mark.parametrize("text", ["", "12 %", "· · ·"])
def test_a_passage_without_letters_takes_the_language_around_it(text):
    assert language_of(text, "fr") == "fr"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kenya undertakes to open an embassy in Windhoek by June.", "en"),
        ("Le ministre a ouvert une ambassade à Windhoek avec joie.", "fr"),
        ("Waziri alifungua ubalozi huko Windhoek kwa furaha leo.", "sw"),
    ],
)
def test_two_small_words_tell_the_language_of_a_short_text(text, language):
    assert language_of(text) == language

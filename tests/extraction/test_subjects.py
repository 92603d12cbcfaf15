"""What an instrument is about, in three languages; sentences of our own."""

import pytest

from tests.extraction.clause_papers import facts


@pytest.mark.parametrize(
    ("language", "sentence", "wanted"),
    [
        ("en", "Kenya and Uganda signed a Memorandum of Understanding on animal health in Busia.", "animal health"),
        ("en", "Chad and Niger signed an agreement on the sharing of groundwater on 5 May 2026.", "sharing of groundwater"),
        ("en", "Peru signed an air services agreement with Chile.", "air services"),
        ("en", "Peru and Chile signed a new agreement in Lima yesterday.", ""),
        ("en", "Peru and Chile signed the Lima Agreement.", ""),
        ("en", "The agreement between Ghana and Togo on cross-border mergers will enter into force next month.", "cross-border mergers"),
        ("en", "Ghana and Togo signed an Agreement to Avoid Double Taxation.", "to Avoid Double Taxation"),
        ("en", "Ghana and Togo signed a protocol relating to customs statistics, which lapses in 2030.", "customs statistics"),
        ("en", "Ghana and Togo signed an MoU on labour mobility and another on fisheries.", "labour mobility"),
        ("fr", "Le Mali et le Niger ont signé un accord sur les débits garantis en aval du barrage.", "débits garantis en aval du barrage"),
        ("fr", "Le Mali et le Niger ont signé un accord relatif à la santé scolaire à Niamey.", "santé scolaire"),
        ("fr", "Le Gabon et le Togo ont signé une convention d'extradition.", "extradition"),
        ("fr", "Le Gabon et le Togo ont signé l'accord de Libreville.", ""),
        ("fr", "Le Gabon a signé avec le Togo un accord de pêche qui entrera en vigueur en mars.", "pêche"),
        ("sw", "Kenya na Uganda zilitia saini mkataba wa kugawana maji ya mto Sio.", "kugawana maji ya mto Sio"),
        ("sw", "Kenya na Uganda zilitia saini makubaliano kuhusu doria za pamoja mjini Busia.", "doria za pamoja"),
        ("sw", "Kenya na Uganda zilitia saini makubaliano yanayolenga kuimarisha biashara ya mipakani.", "kuimarisha biashara ya mipakani"),
        ("sw", "Kenya na Uganda zilitia saini makubaliano mjini Kampala.", ""),
    ],
)  # fmt: skip
def test_an_instrument_says_what_it_is_about_and_nothing_else(language, sentence, wanted):
    told = [fact.fields.get("subject", "") for fact in facts(sentence, language, "instrument")]
    assert wanted in told

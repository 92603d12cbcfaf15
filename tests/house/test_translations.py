"""The pages speak three languages: every sentence has its Swahili and its French."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from balozi.extraction import clauses, structure
from balozi.extraction.consistency import checks
from balozi.ground import people
from balozi.ground.errors import BaloziError

WEB = Path(__file__).parents[2] / "src" / "balozi" / "web"
WITH_CONTEXT = ((1, "c"), 2)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": WITH_CONTEXT,
}
PLACES = re.compile(r"%\(\w+\)[srd]")


def said_in(source):
    for _line, message, _comments, context in extract(
        "python", io.BytesIO(source.encode()), keywords=KEYWORDS
    ):
        yield context, message[0] if isinstance(message, tuple) else message


def said_on_pages():
    for path in WEB.rglob("*.py"):
        yield from said_in(path.read_text(encoding="utf-8"))
    for path in WEB.rglob("*.html"):
        yield from said_in(templatize(path.read_text(encoding="utf-8"), origin=path.name))


def refusals(kind=BaloziError):
    yield kind
    for leaf in kind.__subclasses__():
        yield from refusals(leaf)


def said_elsewhere():
    for refusal in refusals():
        yield from ((None, refusal.says), (None, refusal.remedy))
    for rule in (*structure.RULES, *clauses.RULES):
        yield None, rule.says
    for check in checks().values():
        yield from ((None, check.about), (None, check.template))
    for permission in (people.READ, people.REVIEW, people.ADD_PAPERS, people.LOAD_PACKS, people.READ_AUDIT):
        yield None, permission


def catalogue(language):
    path = WEB / "locale" / language / "LC_MESSAGES" / "django.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


@pytest.mark.parametrize("language", ["sw", "fr"])
def test_every_sentence_is_translated(language):
    known = catalogue(language)
    missing = []
    for context, words in {*said_on_pages(), *said_elsewhere()}:
        message = known.get(words, context)
        told = (
            ()
            if message is None
            else message.string
            if isinstance(message.string, tuple)
            else (message.string,)
        )
        if not told or not all(told) or message.fuzzy:
            missing.append(words)
    assert missing == []


@pytest.mark.parametrize("language", ["sw", "fr"])
def test_a_translation_fills_the_same_places(language):
    wrong = []
    for message in catalogue(language):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        told = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set(PLACES.findall(" ".join(ids)))
        wrong += [words for words in told if set(PLACES.findall(words)) != wanted]
    assert wrong == []


@pytest.mark.parametrize("language", ["sw", "fr"])
def test_the_compiled_translations_are_those_of_the_source(language):
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    path = WEB / "locale" / language / "LC_MESSAGES" / "django.mo"
    assert path.read_bytes() == compiled.getvalue(), "run: pybabel compile -D django -d src/balozi/web/locale"

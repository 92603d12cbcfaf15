"""The translations of the pages: ``python -m tests.house.catalogues`` brings them up to date, a test compares them.

What the pages, the refusals, the rules and the checks say is gathered from the code. A new sentence is added
without a translation, one that nothing says any more is dropped, and both catalogues are compiled; what is
left to do is to write the translations and to run it again.

``python -m tests.house.catalogues WORDS.tsv`` takes translations from a table: the English sentence, Swahili,
French, one sentence a line, tabs between, and a first line that is not read; ``\\n`` stands for a new line.
Sentences with a plural are written into the catalogues by hand. Without a table, what waits is printed.
"""

import csv
import io
import json
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import filelock
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from balozi.api.describing import nouns_of
from balozi.exchange.sheets.notices import notice_rules
from balozi.exchange.values.iati_rules import iati_rules
from balozi.extraction import clauses, pointed_out, structure
from balozi.extraction.consistency import checks
from balozi.extraction.model.verifying import SAYS
from balozi.ground import people
from balozi.packs.indicators import framework_of
from balozi.packs.loading import installed_packs
from balozi.registers.agreements.rules import RULES as AGREEMENT_RULES
from balozi.registers.reminding import change_rules, reminder_rules, sentence_of
from balozi.registers.sameness import FIELDS, REMARKS
from balozi.results.gaps import gap_rules
from balozi.results.thresholds import default_thresholds
from balozi.results.truth import sentences as truth_sentences
from balozi.results.validating import validation_rules
from tests.house.reference import refusals

SOURCE = Path(__file__).parents[2] / "src"
WEB = SOURCE / "balozi" / "web"
LANGUAGES = ("sw", "fr")
_WITH_CONTEXT = ((1, "c"), 2)
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": _WITH_CONTEXT,
    "pgettext_lazy": _WITH_CONTEXT,
}
_PERMISSIONS = tuple(
    value
    for name, value in sorted(vars(people).items())
    if name.isupper() and isinstance(value, str) and value != people.EVERYWHERE
)


def sentences():
    """Return (context, message, plural or None) of all that is said, with the places in the code that say it."""
    said = defaultdict(set)
    # Services say what they mail.
    for path in sorted([*WEB.rglob("*.py"), *(SOURCE / "balozi" / "services").rglob("*.py")]):
        _gather(said, path, path.read_text(encoding="utf-8"))
    for path in sorted(WEB.rglob("*.html")):
        _gather(said, path, templatize(path.read_text(encoding="utf-8"), origin=path.name))
    for place, words in _said_below():
        said[None, words, None].add(place)
    return said


def folder(language):
    """Return where the catalogue of a language lies."""
    return WEB / "locale" / language / "LC_MESSAGES"


def catalogue(language):
    """Read the catalogue of a language."""
    return read_po(io.BytesIO((folder(language) / "django.po").read_bytes()), locale=language)


def compiled(known):
    """Return a catalogue as Django reads it."""
    file = io.BytesIO()
    write_mo(file, known)
    return file.getvalue()


def updated(language):
    """Return the catalogue of a language with the sentences of today and the translations it had."""
    before = catalogue(language)
    fresh = Catalog(
        locale=language,
        header_comment=before.header_comment,
        project="Balozi",
        version="0.1",
        msgid_bugs_address="the Balozi team",
        last_translator="the Balozi team",
        language_team=language,
        creation_date=datetime(2026, 11, 21, tzinfo=UTC),
        revision_date=datetime(2026, 11, 21, tzinfo=UTC),
        fuzzy=False,
    )
    for (context, words, plural), places in sentences().items():
        had = before.get(words, context)
        told = had.string if had is not None else ("", "") if plural else ""
        fresh.add(
            (words, plural) if plural else words,
            told,
            locations=[(place, None) for place in sorted(places)],
            flags=["python-format"] if "%(" in words else [],
            context=context,
        )
    return fresh


def words_of(table):
    """Return the translations of a table by sentence, one for each language."""
    with Path(table).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return {row[0].replace("\\n", "\n"): [cell.replace("\\n", "\n") for cell in row[1:3]] for row in rows}


def write(words=None):
    """Bring all catalogues up to date, with new words; return the sentences that wait for a translation."""
    # Several people may run it at the same time in one tree.
    with filelock.FileLock(WEB / "locale" / ".lock"):
        return _write(words or {})


def _write(words):
    waiting = set()
    for place, language in enumerate(LANGUAGES):
        source = io.BytesIO()
        fresh = updated(language)
        for message in fresh:
            if message.id in words and words[message.id][place]:
                message.string = words[message.id][place]
        write_po(source, fresh, width=100, include_lineno=False, sort_output=True)
        (folder(language) / "django.po").write_bytes(source.getvalue())
        known = catalogue(language)
        (folder(language) / "django.mo").write_bytes(compiled(known))
        waiting |= {message.id for message in known if message.id and not all(strings(message))}
    return waiting


def strings(message):
    """Return the translations of a message, one for each number of things."""
    return message.string if isinstance(message.string, tuple | list) else (message.string,)


def _said_below():
    """Return (place, sentence) of what the rooms below the pages say."""
    for refusal in refusals():
        yield from (("balozi/ground/errors", words) for words in (refusal.says, refusal.remedy))
    for rule in (*structure.RULES, *clauses.RULES):
        yield "balozi/extraction", rule.says
    yield "balozi/extraction/model", SAYS
    yield "balozi/extraction/pointed_out.py", pointed_out.SAYS
    for check in checks().values():
        yield from (("balozi/extraction/consistency", words) for words in (check.about, check.template))
    yield from (("balozi/registers/agreements/rules.py", rule.says) for rule in AGREEMENT_RULES)
    yield from (
        ("balozi/registers/reminders.toml", sentence_of(name))
        for name in (*reminder_rules(), *change_rules())
    )
    yield from (("balozi/exchange/sheets/notices.toml", rule.says) for rule in notice_rules().values())
    for words in (*REMARKS.values(), *FIELDS.values()):
        yield "balozi/registers/sameness.py", words
    yield from (("balozi/results/truth.toml", words) for words in truth_sentences())
    yield "balozi/results/thresholds.toml", default_thresholds().source
    yield from (
        ("balozi/results/validation.toml", words)
        for rule in validation_rules().values()
        for words in filter(None, (rule.says, rule.hints))
    )
    yield from (("balozi/results/gaps.toml", rule.says) for rule in gap_rules().values())
    yield from (("balozi/exchange/values/iati.toml", rule.says) for rule in iati_rules().values())
    yield from (("balozi/api", words) for words in _said_to_programs())
    yield from (("balozi/ground/people.py", permission) for permission in _PERMISSIONS)
    for code in installed_packs():
        units = {one.unit for one in framework_of(code).indicators if any(map(str.isalpha, one.unit))}
        yield from ((f"balozi/packs/countries/{code}/indicators.toml", unit) for unit in sorted(units))


def _said_to_programs():
    """Return what the page for programs says of each operation and its parameters."""
    schema = json.loads((Path(__file__).parents[1] / "doors" / "openapi.json").read_text("utf-8"))
    operations = [one for _, told in nouns_of(schema) for one in told]
    return filter(
        None, (says for one in operations for says in (one.says, *(p.says for p in one.parameters)))
    )


def _gather(said, path, source):
    found = extract("python", io.BytesIO(source.encode()), keywords=_KEYWORDS)
    for _line, message, _comments, context in found:
        words, plural = message if isinstance(message, tuple) else (message, None)
        said[context, words, plural].add(path.relative_to(SOURCE).as_posix())


if __name__ == "__main__":
    missing = write(words_of(sys.argv[1]) if len(sys.argv) > 1 else {})
    sys.stdout.writelines(f"{words}\n" for words in sorted(map(str, missing)))
    sys.stderr.write(f"{len(missing)} sentences wait for a translation.\n")

"""Builders with sensible defaults: say only what the test is about."""

from datetime import UTC, datetime, timedelta

from balozi.ground.people import ADD_PAPERS, LOAD_PACKS, READ, READ_AUDIT, REVIEW, Person

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def hour(number):
    """Return a moment some hours after the morning."""
    return MORNING + timedelta(hours=number)


def officer(name="A. Mfano", **changes):
    """Return a desk officer."""
    return Person(name, frozenset({READ, REVIEW, ADD_PAPERS, LOAD_PACKS, READ_AUDIT}), **changes)


def onlooker(name="B. Msomaji"):
    """Return somebody who may only read."""
    return Person(name, frozenset({READ}))


def a_paper(
    text="Kenya will build a border clinic in Busia by June 2027.",
    *,
    country="KEN",
    name="sample.txt",
    marking=0,
    language="en",
):
    """Keep a paper with one passage and no suggestions."""
    import hashlib

    from balozi.services.auditing import named_in_log, write_deed
    from balozi.services.indexing import index_paper
    from balozi.store.documents.models import Document, DocumentText, Passage

    sha256 = hashlib.sha256((name + text).encode()).hexdigest()
    subject = named_in_log(name, marking, sha256)
    deed = write_deed(by="builder", at=MORNING, verb="add_paper", subject=subject)
    paper = Document.objects.create(
        sha256=sha256,
        name=name,
        media_type="text/plain",
        title=text[:40],
        language=language,
        genre="news",
        country=country,
        marking=marking,
        added=deed,
    )
    DocumentText.objects.create(document=paper, text=text)
    Passage.objects.create(
        document=paper, number=0, start=0, end=len(text), kind="paragraph", language=language
    )
    index_paper(paper.pk)
    return paper


def a_suggestion(paper=None, *, quote=None, kind="commitment", fields=None, rule="CO1"):
    """Keep one open suggestion; the quotation must stand in the paper."""
    from balozi.store.documents.models import Suggestion

    paper = paper or a_paper()
    text = paper.body.text
    quote = quote or text
    start = text.index(quote)
    given = fields or {
        "obligors": ["KEN"],
        "action": "build a border clinic in Busia",
        "modality": "plans",
        "due": "2027-06",
    }
    return Suggestion.objects.create(
        document=paper,
        kind=kind,
        start=start,
        end=start + len(quote),
        quote=quote,
        fields=given,
        rule=rule,
        confidence=0.8,
    )

"""Writing the decisions of reviewers as a gold folder, for measuring the reading."""

import json
from dataclasses import dataclass
from pathlib import Path

from balozi.ground.errors.reading import NoSuchPath
from balozi.ground.people import Person
from balozi.store.access.visibility import visible
from balozi.store.documents.models import Document
from balozi.store.documents.queries import document_page

_SO = {"accepted", "amended", "known"}


@dataclass(frozen=True, slots=True)
class GoldFolder:
    """What was written: papers, facts held to be so, and papers left out because somebody still has to decide."""

    papers: int
    facts: int
    undecided: int


def export_decisions(*, folder: Path, person: Person) -> GoldFolder:
    """Write every paper whose suggestions are all decided, with the facts that people held to be so.

    What no rule found is in it as far as somebody pointed it out: where nobody did, recall measured on such a folder is
    too kind; precision is not.

    Raises:
        NoSuchPath: the folder cannot be made or is not empty.
    """
    texts, gold = folder / "texts", folder / "gold"
    try:
        if folder.exists() and any(folder.iterdir()):
            raise NoSuchPath(str(folder), "it is not empty")
        texts.mkdir(parents=True)
        gold.mkdir()
    except OSError as fault:
        raise NoSuchPath(str(folder), (fault.strerror or "it cannot be made").lower()) from fault
    written = facts = undecided = 0
    for document in visible(Document.objects.filter(fault=""), person.reader).order_by("id"):
        page = document_page(person.reader, document.pk)
        if not page.suggestions or any(row.state == "open" for row in page.suggestions):
            undecided += 1
            continue
        held = [
            {
                "kind": row.kind,
                "start": row.start,
                "end": row.end,
                "quote": row.quote,
                "also": [],
                "fields": row.fields,
            }
            for row in page.suggestions
            if row.state in _SO
        ]
        told = {
            "doc": f"{document.pk:03}",
            "lang": page.row.language,
            "title": page.row.title,
            "negative": not held,
        }
        told |= {"doc_date": page.row.dated.isoformat() if page.row.dated else None, "facts": held}
        name = f"{document.pk:03}"
        (texts / f"{name}.txt").write_bytes(page.text.encode())
        (gold / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        written, facts = written + 1, facts + len(held)
    return GoldFolder(written, facts, undecided)

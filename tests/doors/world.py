"""A small world for the attacks: open papers, entries and decisions, and the same once more above the clearance."""

from dataclasses import dataclass

from balozi.services.reviewing import accept_suggestion
from tests.builders import a_paper, a_suggestion, hour, officer

CLEARED = 4
# Words that stand in nothing open; whoever sees one of them has seen what is secret.
CANARIES = ("Kanarikanga", "Zuberikanari", "siri-kanari", "ZWE", "CANDOC")


@dataclass(frozen=True, slots=True)
class World:
    """Numbers of what stands in the store.

    Attributes:
        paper: open.
        suggestion: open, in the open paper.
        entry: on the register of commitments, from the open paper.
    """

    paper: int
    suggestion: int
    entry: int

    def values(self):
        """Return what the addresses take."""
        return {
            "named": str(self.paper),
            "suggestion": self.suggestion,
            "register": "commitments",
            "entry": self.entry,
            "country": "KEN",
            "rule": "CO1",
        }


def open_world():
    """Keep an open paper with one decided and one open suggestion, and a pillar of the framework."""
    text = "Kenya will build a border clinic in Busia. Uganda will train forty nurses. Peace comes first."
    paper = a_paper(text)
    decided = a_suggestion(paper, quote="Kenya will build a border clinic in Busia.")
    entry = accept_suggestion(suggestion=decided.pk, person=officer(), at=hour(1))
    pillar = a_suggestion(paper, quote="Peace comes first.", kind="pillar", fields={"name": "Peace"})
    accept_suggestion(suggestion=pillar.pk, person=officer(), at=hour(2))
    fields = {"obligors": ["UGA"], "action": "train forty nurses"}
    waiting = a_suggestion(paper, quote="Uganda will train forty nurses.", fields=fields)
    return World(paper.pk, waiting.pk, entry)


def secret_world(marking=3):
    """Keep a marked paper full of canaries, one suggestion of it open, one rejected and one on the register."""
    text = "Zimbabwe will quietly fund Kanarikanga in Harare. Zuberikanari will sign. A third secret of siri-kanari."
    paper = a_paper(text, name="siri-kanari-CANDOC.txt", country="ZWE", marking=marking)
    cleared = officer("C. Siri", clearance=CLEARED)
    first = a_suggestion(
        paper,
        quote="Zimbabwe will quietly fund Kanarikanga in Harare.",
        fields={"obligors": ["ZWE"], "action": "fund Kanarikanga", "due": "2020", "modality": "kanarikanga"},
    )
    entry = accept_suggestion(suggestion=first.pk, person=cleared, at=hour(3))
    waiting = a_suggestion(
        paper, quote="Zuberikanari will sign.", fields={"obligors": ["ZWE"], "action": "Zuberikanari"}
    )
    return World(paper.pk, waiting.pk, entry)

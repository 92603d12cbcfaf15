"""A small world for the attacks: open papers, entries and decisions, and the same once more above the clearance."""

from dataclasses import dataclass

from balozi.ground.markings import Marking
from balozi.services.assessing import assess_commitment
from balozi.services.assigning import assign_commitment
from balozi.services.dating import request_date
from balozi.services.following import Order
from balozi.services.institutions import InstitutionTold, add_institution
from balozi.services.people import operator
from balozi.services.progressing import Shown, report_progress
from balozi.services.reviewing import accept_suggestion
from balozi.services.standing import change_clearance
from balozi.store.follow_up.queries import follow_up_of
from tests.builders import a_paper, a_suggestion, hour, officer
from tests.figures import an_indicator, monitor
from tests.promises import desk

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
        evidence: a file with which its progress was reported.
    """

    paper: int
    suggestion: int
    entry: int
    confirmation: int = 0
    evidence: int = 0

    def values(self):
        """Return what the addresses take."""
        return {
            "named": str(self.paper),
            "document": self.paper,
            "suggestion": self.suggestion,
            "register": "commitments",
            "entry": self.entry,
            "country": "KEN",
            "rule": "CO1",
            "report": "followup",
            "sheet": sheet_sent(),
            "view": 1,
            "act": "plan",
            "evidence": self.evidence,
            "thing": "entry",
            "number": self.entry,
            "user": "A. Mfano",
            "institution": "MFA",
            "confirmation": self.confirmation,
            "factor": 1,
            "feed": 1,
            "brief": a_brief(),
            "section": "purpose",
            "token": "no-such-token",
            "indicator": "X-1",
            "kept": a_kept_report(),
            "received": a_received_file(),
            "name": "commitments",
            "rest": "no/such/address",
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
    evidence = _followed_up(entry, desk(), "photo.jpg", "The walls stand.")
    sheet_sent()
    an_indicator(at=hour(4))
    return World(paper.pk, waiting.pk, entry, _proposal(), evidence)


def _proposal():
    """Keep one institution, and somebody whose higher clearance waits for a second person."""
    at = hour(2)
    person = operator("D. Mpendekezaji")
    told = InstitutionTold("MFA", "ministry", "KEN", {"en": "Ministry of Samples"})
    add_institution(told=told, person=person, at=at)
    return change_clearance(
        user=proposed_user(), clearance=Marking.RESTRICTED, reason="", person=person, at=at
    )


def proposed_user():
    """Make somebody whose clearance waits."""
    from tests.readers import a_user

    return a_user("E. Anayesubiri").get_username()


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
    follows = desk("C. Siri", clearance=CLEARED)
    evidence = _followed_up(entry, follows, "siri-kanari.jpg", "Kanarikanga was paid.")
    return World(paper.pk, waiting.pk, entry, evidence=evidence)


def _followed_up(entry, person, name, text):
    """Assign a commitment, report on it with a file and a statement; return the number of the file."""
    asked = Order(entry, person, hour(4))
    assign_commitment(order=asked, institution="MOH", phase=text)
    shown = [Shown(content=text.encode(), reference=name), Shown(reference="W. Mganga", text=text)]
    report_progress(order=asked, text=text, evidence=shown)
    request_date(order=asked, to="2031", reason=text)
    assess_commitment(order=asked, score=1, reason=text, independent=False)
    return follow_up_of(person.reader, entry).updates[0].evidence[0].evidence


def sheet_sent():
    """Send one sheet that waits, when none does."""
    from balozi.services.importing import send_sheet
    from balozi.services.previewing import Choices
    from balozi.store.sheets.models import Import

    waiting = Import.objects.filter(done__isnull=True, marking=0).first()
    if waiting is not None:
        return waiting.pk
    told = {"content": b"action,obligors\ndig a sample well,KEN\n", "name": "sample.csv", "sheet": ""}
    choices = Choices("commitment", "KEN")
    return send_sheet(**told, choices=choices, person=operator("D. Mtumaji"), at=hour(2))


def a_kept_report():
    """Keep one report of open figures, when none is kept."""
    from balozi.services.reporting import keep_report
    from balozi.store.results.models import KeptReport
    from balozi.store.results.records import Asked

    kept = KeptReport.objects.filter(marking=0).first()
    if kept is not None:
        return kept.pk
    return keep_report(asked=Asked(on=hour(20).date()), person=monitor(), at=hour(20))


def a_received_file():
    """Take one open file of values in, when none is in."""
    from balozi.services.receiving import receive_values
    from balozi.store.results.models import ValueImport

    kept = ValueImport.objects.filter(marking=0).first()
    if kept is not None:
        return kept.pk
    content = b"indicator,period,area,actual\nX-1,2021,KEN,4\n"
    told = {"content": content, "name": "sample-values.csv", "form": "csv"}
    return receive_values(**told, person=monitor(), at=hour(20)).number


def a_brief():
    """Keep one document of open sources, when none is kept."""
    from balozi.services.documenting import Order, keep_brief
    from balozi.store.briefs.models import Brief

    kept = Brief.objects.filter(marking=0).first()
    if kept is not None:
        return kept.pk
    return keep_brief(order=Order("annual_work_plan", "FY2026"), person=operator("D. Mtunzi"), at=hour(20))

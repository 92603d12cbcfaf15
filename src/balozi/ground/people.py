"""Who acts and who reads."""

from dataclasses import dataclass, field

from balozi.ground.errors.registers import NotAllowed, NotSignedIn
from balozi.ground.markings import Marking

READ = "read registers"
REVIEW = "review suggestions"
ADD_PAPERS = "add papers"
LOAD_PACKS = "load packs"
READ_AUDIT = "read the audit log"
GIVE_ROLES = "give roles"
EDIT_REGISTERS = "edit the registers"
FOLLOW_UP = "follow up commitments"
REPORT_PROGRESS = "report progress"
DECIDE_DATES = "decide on dates"
ASSESS = "assess independently"
ENTER_VALUES = "enter values of indicators"
APPROVE_VALUES = "approve values of indicators"
EDIT_RESULTS = "edit the results framework"
SECOND = "confirm what another person began"
PUBLISH = "publish"
MARK = "change markings and audiences"

# Among somebody's institutions: the person may see what is for any institution.
EVERYWHERE = "*"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who looks.

    Attributes:
        clearance: the highest marking that this person may read.
        institutions: codes of those whose papers and entries this person may see; nobody needs one for what
            is for everybody.
    """

    clearance: Marking = Marking.UNCLASSIFIED
    institutions: frozenset[str] = frozenset()


PUBLIC = Reader()


@dataclass(frozen=True, slots=True)
class Person:
    """A named person (or a named pack) who acts.

    Attributes:
        name: as written to the audit log.
        permissions: what this person may do, in words.
        clearance: the highest marking that this person may read.
        institutions: codes of the own institution and of those above it.
    """

    name: str
    permissions: frozenset[str] = field(default_factory=frozenset)
    clearance: Marking = Marking.UNCLASSIFIED
    institutions: frozenset[str] = frozenset()

    def must(self, permission: str) -> None:
        """Pass when the person is named and has the permission.

        Raises:
            NotSignedIn: the person has no name.
            NotAllowed: the person lacks the permission.
        """
        if not self.name.strip():
            raise NotSignedIn
        if permission not in self.permissions:
            raise NotAllowed(self.name, permission)

    @property
    def reader(self) -> Reader:
        """Return this person as somebody who looks."""
        return Reader(self.clearance, self.institutions)

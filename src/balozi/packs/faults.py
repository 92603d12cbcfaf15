"""What a check of a pack finds: one sentence for one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackFault:
    """One thing that is wrong in a pack.

    Attributes:
        where: file and line, such as "ke/pillars.yaml line 12".
        says: one plain sentence: what is wrong, and what to do.
    """

    where: str
    says: str


def fault(where: str, template: str, **facts: object) -> PackFault:
    """Return the fault whose sentence is a template filled with facts.

    Examples:
        >>> fault("ke/pack.yaml line 1", "%(field)s is empty.", field="version").says
        'version is empty.'
    """
    return PackFault(where, template % facts)

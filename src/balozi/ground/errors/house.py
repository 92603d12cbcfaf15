"""Refusals about the home folder, the settings and the log."""

from dataclasses import dataclass

from balozi.ground.errors.family import Conflict, InvalidInput, SourceUnavailable, Unbalanced


@dataclass(eq=False)
class HomeNotWritable(InvalidInput):
    """The data folder cannot be written."""

    code = "home.not_writable"
    says = "The data folder %(path)s cannot be written: %(reason)s."
    remedy = "Set BALOZI_HOME to a folder of yours, or repair its permissions."
    path: str
    reason: str


@dataclass(eq=False)
class DiskFull(SourceUnavailable):
    """There is no room left on the disk of the data folder."""

    code = "home.full"
    says = "The disk of the data folder is full."
    remedy = "Free some space and try again; nothing half-done was kept."


@dataclass(eq=False)
class StoreUnavailable(SourceUnavailable):
    """The database cannot be read or written at the moment."""

    code = "home.store"
    says = "The database does not answer."
    remedy = "Try again; if it stays so, see whether the database runs and its disk is sound."


@dataclass(eq=False)
class HomeInUse(Conflict):
    """Another run is loading papers into the same data folder."""

    code = "home.in_use"
    says = "Another run is writing to %(path)s."
    remedy = "Wait for it to finish, or stop it, and run the same command again."
    path: str


@dataclass(eq=False)
class PortInUse(Conflict):
    """The port is taken by another program."""

    code = "serve.port_in_use"
    says = "Port %(port)d is in use by another program."
    remedy = "Choose another: `make run PORT=8001` or `balozi up --port 8001`."
    port: int


@dataclass(eq=False)
class SettingInvalid(InvalidInput):
    """A setting has a value that cannot be used."""

    code = "setting.invalid"
    says = "The setting %(name)s cannot be %(value)r: %(reason)s."
    remedy = "`balozi doctor` shows every setting with its meaning."
    name: str
    value: str
    reason: str


@dataclass(eq=False)
class CheckpointInvalid(InvalidInput):
    """A checkpoint of the audit log is not written as it was printed."""

    code = "audit.checkpoint"
    says = "%(text)r is not a checkpoint."
    remedy = "Write NUMBER:HASH as `balozi audit checkpoint` printed it."
    text: str


@dataclass(eq=False)
class PapersChanged(Unbalanced):
    """Kept papers or files of evidence are gone, or have other bytes than those that came in."""

    code = "document.changed"
    says = "%(changed)d of %(kept)d kept papers and files of evidence are not as they came in."
    remedy = "Take those files back from a backup; until then do not rely on their quotations."
    changed: int
    kept: int


@dataclass(eq=False)
class AuditBroken(Unbalanced):
    """A line of the audit log was removed, changed or reordered."""

    code = "audit.broken"
    says = "The audit log is broken at line %(line)d: %(reason)s."
    remedy = "Keep the data folder as it is and compare it with the last backup."
    line: int
    reason: str

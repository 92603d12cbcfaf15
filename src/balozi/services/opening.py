"""Preparing the data folder and the database."""

import errno
import os
import secrets
import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from filelock import FileLock, Timeout

from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.house import DiskFull, HomeInUse, HomeNotWritable, StoreUnavailable

# SQLite calls a disk without room for its own small files "disk I/O error".
_ROOM = 100_000


def prepare_home() -> Path:
    """Make the data folder, its secret key and the tables if they are not there; return the folder.

    Raises:
        HomeNotWritable: the folder cannot be made or written.
    """
    home: Path = settings.BALOZI.home
    try:
        # Papers may be confidential: the folder is its owner's alone, unless it was there before.
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        (home / "papers").mkdir(exist_ok=True)
        if not os.access(home, os.W_OK | os.X_OK):
            raise PermissionError(13, "permission denied")
        _keep_key(home / "secret.key")
    except OSError as fault:
        raise HomeNotWritable(str(home), fault.strerror or str(fault)) from fault
    if _is_behind():
        with FileLock(home / "migrating.lock"):
            call_command("migrate", verbosity=0, interactive=False)
            # Here, because commands import this module before Django knows its models.
            from balozi.services.indexing import fill_search_if_empty
            from balozi.services.reckoning import fill_states_if_needed
            from balozi.services.surveying import survey_store

            fill_search_if_empty()
            fill_states_if_needed()
            survey_store()
    return home


def lock_home(home: Path) -> FileLock:
    """Return a lock that this run holds while it loads packs and papers.

    Raises:
        HomeInUse: another run holds it.
    """
    lock = FileLock(home / "loading.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as busy:
        raise HomeInUse(str(home)) from busy
    return lock


def refusal_of(fault: OperationalError | OSError) -> BaloziError:
    """Return what to tell when the database or a file could not be written."""
    home: Path = settings.BALOZI.home
    full = "full" in str(fault) or getattr(fault, "errno", None) == errno.ENOSPC
    if full or shutil.disk_usage(home if home.exists() else ".").free < _ROOM:
        return DiskFull()
    if isinstance(fault, OSError):
        return HomeNotWritable(str(home), fault.strerror or str(fault))
    return StoreUnavailable()


def _keep_key(path: Path) -> None:
    if settings.BALOZI.secret_key or path.is_file():
        return
    # Written aside and moved, so that two runs at once never see half a key.
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    settings.SECRET_KEY = path.read_text(encoding="ascii")


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))

"""Tables for the tests: the migrations are run once, and whoever needs empty tables takes a copy of what they made.

SQLite: a file in the cache of pytest, named by all that goes into it, so that a change of any of it makes another.
PostgreSQL: a database of the server, made by whichever worker comes first, which others are copied from; what
it would say of them is kept in the cache too, because the servers of tests do not outlive their run.
"""

import hashlib
import os
import platform
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from filelock import FileLock

_SOURCE = Path(__file__).parents[1] / "src" / "balozi"
# What the tables follow from: the migrations, what they import, the models for the permissions, the list of apps.
_READ = (
    "store/*/migrations/*.py",
    "store/*/models/**/*.py",
    "store/*/models.py",
    "ground/markings.py",
    "project/settings.py",
)
_MAKING_TABLES = 20_261_122
_PACKAGES = ("Django", "django-allauth", "django-axes")


def fingerprint():
    """Return what names a state of the code that makes the tables."""
    told = [platform.python_version(), sqlite3.sqlite_version, *(version(name) for name in _PACKAGES)]
    digest = hashlib.sha256("\n".join(told).encode())
    for path in sorted(path for pattern in _READ for path in _SOURCE.glob(pattern)):
        digest.update(f"{path.relative_to(_SOURCE)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:20]


def copy_empty_store(cache, to):
    """Put a SQLite file with every table and no row of ours somewhere; the cache keeps one for this state of the code."""
    cache.mkdir(parents=True, exist_ok=True)
    kept = cache / f"tables-{fingerprint()}.sqlite3"
    with FileLock(cache / "tables.lock"):
        if not kept.exists():
            for stale in cache.glob("tables-*"):
                stale.unlink()
            # Under another name until it is whole: a run that is stopped leaves nothing that looks finished.
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                _migrated(Path(folder) / "whole.sqlite3").rename(kept)
        shutil.copyfile(kept, to)


def _migrated(file):
    with at(file):
        call_command("migrate", verbosity=0)
        # One file: what is still in the log beside it belongs into it before it is copied.
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA journal_mode=DELETE")
    return file


@contextmanager
def at(name):
    """Let the default connection lead to another database."""
    before = connection.settings_dict["NAME"]
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = before


@contextmanager
def tables_of_a_worker(cache):
    """Give the tests of this process empty tables of their own."""
    if connection.vendor == "postgresql":
        with _copied_database(cache) as name, at(name):
            yield
        return
    name = connection.settings_dict["TEST"]["NAME"]
    copy_empty_store(cache, name)
    with at(name):
        yield


@contextmanager
def _copied_database(cache):
    creation = connection.creation
    name = f"{creation._get_test_db_name()}_{os.getpid()}"
    source = f"balozi_tables_{fingerprint()}"
    with creation._nodb_cursor() as cursor:
        # Until this connection closes: one worker makes the tables, the others wait for them.
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MAKING_TABLES])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [source])
        if cursor.fetchone() is None:
            _make_source(cursor, source, cache)
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    try:
        yield name
    finally:
        connection.close()
        with creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _make_source(cursor, source, cache):
    making = f"{source}_in_making"
    cursor.execute(f'DROP DATABASE IF EXISTS "{making}"')
    cursor.execute(f'CREATE DATABASE "{making}"')
    kept = cache / f"tables-{fingerprint()}-{connection.pg_version}.sql"
    # All of it or nothing: a server that does not take it is told what to make step by step.
    told = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--file={kept}")
    if not (kept.exists() and _done("psql", making, *told)):
        with at(making):
            call_command("migrate", verbosity=0)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            whole = Path(folder) / "whole.sql"
            if _done("pg_dump", making, "--no-owner", f"--file={whole}"):
                whole.rename(kept)
    cursor.execute(f'ALTER DATABASE "{making}" RENAME TO "{source}"')


def _done(tool, database, *words):
    """Run a tool of the server on one of its databases; tell whether it is here and did what it was told."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"))
    if not found:
        return False
    asked = connection.get_connection_params() | {"dbname": database}
    names = {
        "host": "PGHOST",
        "port": "PGPORT",
        "user": "PGUSER",
        "password": "PGPASSWORD",
        "dbname": "PGDATABASE",
    }
    reached = {variable: str(asked[name]) for name, variable in names.items() if name in asked}
    return not subprocess.run([found[-1], *words], env=os.environ | reached, capture_output=True).returncode

# The full-text index over the places. SQLite: an FTS5 table whose text is the table of the places itself, kept up by
# triggers (a later migration that rebuilds that table has to make the triggers again). PostgreSQL: a generated
# tsvector with the configuration "simple", because the words come folded and stemmed; the view gives both one name.
# Without fastupdate: after many papers the list of pending entries would keep PostgreSQL from using the index.

from typing import Any

from django.db import migrations

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_fts USING fts5(
        words, stems, content='search_place', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0", prefix='3'
    )
    """,
    """
    CREATE TRIGGER search_place_made AFTER INSERT ON search_place BEGIN
        INSERT INTO search_fts(rowid, words, stems) VALUES (new.id, new.words, new.stems);
    END
    """,
    """
    CREATE TRIGGER search_place_gone AFTER DELETE ON search_place BEGIN
        INSERT INTO search_fts(search_fts, rowid, words, stems) VALUES ('delete', old.id, old.words, old.stems);
    END
    """,
    """
    CREATE TRIGGER search_place_changed AFTER UPDATE OF words, stems ON search_place BEGIN
        INSERT INTO search_fts(search_fts, rowid, words, stems) VALUES ('delete', old.id, old.words, old.stems);
        INSERT INTO search_fts(rowid, words, stems) VALUES (new.id, new.words, new.stems);
    END
    """,
)
SQLITE_BACK = (
    "DROP TRIGGER search_place_changed",
    "DROP TRIGGER search_place_gone",
    "DROP TRIGGER search_place_made",
    "DROP TABLE search_fts",
)
POSTGRESQL = (
    """
    ALTER TABLE search_place ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', words), 'A') || setweight(to_tsvector('simple', stems), 'B')
    ) STORED
    """,
    "CREATE INDEX search_place_vector ON search_place USING gin (vector) WITH (fastupdate = off)",
    "CREATE VIEW search_fts AS SELECT id AS rowid, vector AS search_fts FROM search_place",
)
POSTGRESQL_BACK = ("DROP VIEW search_fts", "ALTER TABLE search_place DROP COLUMN vector")


def make(apps: object, schema_editor: Any) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps: object, schema_editor: Any) -> None:
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]

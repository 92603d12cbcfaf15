"""The index of the search: rows that the database keeps a full-text index of, and the vocabulary.

Nothing here is a record: all of it is made from papers and entries, and can be made again.
"""

from django.db import models
from django.db.models import Q


class Place(models.Model):
    """One sentence of a paper, or one entry of a register, with the words by which it is found.

    What it may be seen by, and by which paper or entry it is narrowed, is asked of the paper or entry itself.
    """

    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    entry = models.ForeignKey(
        "registers.Entry", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=3, blank=True)
    dated = models.CharField(max_length=10, blank=True)
    words = models.TextField()
    stems = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False, entry__isnull=True)
                | Q(document__isnull=True, entry__isnull=False),
                name="place_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id or ''}:{self.entry_id or ''} {self.start}-{self.end}"


class FullText(models.Model):
    """The full-text index over the places: an FTS5 table in SQLite, a view with a tsvector in PostgreSQL.

    Made and kept up by the migration and its triggers; read only.
    """

    place = models.OneToOneField(
        Place, primary_key=True, db_column="rowid", on_delete=models.DO_NOTHING, related_name="+"
    )
    # In FTS5 the hidden column with the table's own name is what MATCH asks.
    text = models.TextField(db_column="search_fts")

    class Meta:
        managed = False
        db_table = "search_fts"

    def __str__(self) -> str:
        return str(self.pk)


class Vocabulary(models.Model):
    """One word that was ever indexed; whether a reader may know it is asked of the index before it is proposed."""

    word = models.CharField(max_length=40, unique=True)
    first = models.CharField(max_length=1)
    size = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["first", "size"], name="vocabulary_first_size")]

    def __str__(self) -> str:
        return self.word

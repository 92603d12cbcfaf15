import django.db.models.functions.math
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_initial"),
        ("registers", "0005_register_of_involvements"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="entrystate",
            name="state_by_status",
        ),
        migrations.RemoveIndex(
            model_name="entrystate",
            name="state_by_flags",
        ),
        migrations.RemoveIndex(
            model_name="entrystate",
            name="state_by_lead",
        ),
        migrations.AlterField(
            model_name="entry",
            name="register",
            field=models.CharField(max_length=20),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("superseded", None)),
                fields=["modality", "policy_area", "pillar", "superseded"],
                name="commitment_facets",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["register", "country", "kind"], name="entry_by_register"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(django.db.models.functions.math.Abs("marking"), name="entry_by_marking"),
        ),
        migrations.AddIndex(
            model_name="entrystate",
            index=models.Index(
                fields=["register", "status", "flags", "until_on", "from_on", "entry"], name="state_by_status"
            ),
        ),
        migrations.AddIndex(
            model_name="entrystate",
            index=models.Index(
                fields=["register", "flags", "until_on", "from_on", "entry"], name="state_by_flags"
            ),
        ),
        migrations.AddIndex(
            model_name="entrystate",
            index=models.Index(
                fields=["register", "lead", "until_on", "from_on", "entry"], name="state_by_lead"
            ),
        ),
        migrations.AddIndex(
            model_name="involvement",
            index=models.Index(
                condition=models.Q(("superseded", None)),
                fields=["register", "code", "role", "entry", "superseded"],
                name="involvement_by_code",
            ),
        ),
        migrations.AddIndex(
            model_name="involvement",
            index=models.Index(
                condition=models.Q(("superseded", None)),
                fields=["register", "role", "entry", "code", "superseded"],
                name="involvement_by_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="involvement",
            constraint=models.CheckConstraint(
                condition=models.Q(("register", ""), _negated=True), name="involvement_has_register"
            ),
        ),
    ]

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Note beside each involvement the register of its entry, which never changes."""
    entries = apps.get_model("registers", "Entry").objects.filter(pk=OuterRef("entry_id"))
    apps.get_model("registers", "Involvement").objects.update(
        register=Subquery(entries.values("register")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0004_relations"),
    ]

    operations = [
        migrations.AddField(
            model_name="involvement",
            name="register",
            field=models.CharField(default="", max_length=20),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

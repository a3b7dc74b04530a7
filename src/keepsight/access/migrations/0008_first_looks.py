"""When somebody first looked at a family; of those who looked before this was kept, the last time they did."""

import django.utils.timezone
from django.db import migrations, models
from django.db.models import F


def as_they_last_looked(apps, _editor):
    apps.get_model("access", "ReadingMark").objects.update(first_at=F("at"))


class Migration(migrations.Migration):
    dependencies = [("access", "0007_notices")]

    operations = [
        migrations.AddField("readingmark", "first_at", models.DateTimeField(default=django.utils.timezone.now, help_text="when they first looked: what is older is not news to them")),
        migrations.RunPython(as_they_last_looked, migrations.RunPython.noop),
    ]

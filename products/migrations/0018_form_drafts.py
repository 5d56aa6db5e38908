"""Drafts of every form in which editors type, not of labels alone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("intake", "a product from its label"),
    ("productlabel", "a label"),
    ("product", "a product"),
    ("brand", "a brand"),
    ("productprice", "a price"),
    ("inquiry", "a question to a brand"),
    ("editorfact", "a correction"),
]


def name_models(apps, schema_editor):
    apps.get_model("products", "FormDraft").objects.filter(kind="label").update(kind="productlabel")


def name_forms(apps, schema_editor):
    drafts = apps.get_model("products", "FormDraft").objects
    drafts.filter(kind="productlabel").update(kind="label")
    drafts.exclude(kind__in=("intake", "label")).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("products", "0017_clinics"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel("LabelDraft", "FormDraft"),
        migrations.AlterField(
            "formdraft",
            "editor",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="form_drafts", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AlterField("formdraft", "kind", models.CharField(choices=KINDS, max_length=20)),
        migrations.AddField(
            "formdraft",
            "row",
            models.BigIntegerField(
                help_text="The row that was being changed; none where one was being added.", null=True
            ),
        ),
        migrations.RunPython(name_models, name_forms),
    ]

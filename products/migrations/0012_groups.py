"""The groups of people who keep the catalogue. Who belongs to them is decided on each site."""

from django.db import migrations

from products.groups import CLINIC_MANAGER, EDITOR, REVIEWER, grant

KEPT_BY_EDITORS = ("brand", "product", "productlabel", "labelsource", "quotedclaim", "labelpage", "productprice", "inquiry", "editorfact", "productimage")
LOOKED_AT = ("assessment", "publication", "decision", "heldchange")


def set_up(apps, schema_editor):
    for group in (EDITOR, REVIEWER):
        for model in KEPT_BY_EDITORS:
            grant(apps, group, model, ("view", "add", "change"))
        grant(apps, group, "errorreport", ("view", "change"))
        for model in LOOKED_AT:
            grant(apps, group, model, ("view",))
        grant(apps, group, "product", ("submit_product",))
    grant(
        apps,
        REVIEWER,
        "product",
        ("send_back_product", "publish_product", "withdraw_product", "approve_change"),
    )
    # what clinics may do comes with their own pages; the catalogue's rows are none of theirs
    apps.get_model("auth", "Group").objects.get_or_create(name=CLINIC_MANAGER)


class Migration(migrations.Migration):

    dependencies = [
        ('products', '0011_publication_log'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.RunPython(set_up, migrations.RunPython.noop),
    ]

"""What the makers of rows promise: groups as the migrations leave them."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group

from tests.builders import GRANTS, set_up_groups

MIGRATIONS = settings.BASE_DIR / "products" / "migrations"


def granted():
    """Group -> codenames of its permissions."""
    groups = Group.objects.prefetch_related("permissions")
    return {group.name: sorted(group.permissions.values_list("codename", flat=True)) for group in groups}


@pytest.mark.django_db
def test_groups_that_were_emptied_come_back_as_the_migrations_made_them():
    Group.objects.all().delete()
    set_up_groups()
    once = granted()
    assert "change_productpair" in once["Editor"]
    Group.objects.all().delete()
    set_up_groups()
    assert granted() == once


def test_every_migration_that_grants_is_asked():
    granting = sorted(
        path.stem for path in MIGRATIONS.glob("0*.py") if "import" in path.read_text() and "grant(" in path.read_text()
    )
    assert sorted(GRANTS) == granting

"""The groups of people who keep the catalogue, and how a migration gives them permissions."""

from collections.abc import Iterable
from typing import Any

EDITOR = "Editor"
REVIEWER = "Reviewer"
CLINIC_MANAGER = "Clinic manager"
GROUPS = (EDITOR, REVIEWER, CLINIC_MANAGER)


def grant(apps: Any, group: str, model: str, permissions: Iterable[str]) -> None:
    """Give a group permissions on a model of products; for RunPython, with the migration's `apps`.

    `permissions` are codenames ("publish_product") or the first halves of Django's own ("view", "add", "change",
    "delete"). Permissions are made after all migrations have run, so what is missing is made here, and found then.
    """
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="products", model=model)
    meta = apps.get_model("products", model)._meta
    names = dict(meta.permissions)
    row, _ = apps.get_model("auth", "Group").objects.get_or_create(name=group)
    for permission in permissions:
        is_own = permission in names
        codename = permission if is_own else f"{permission}_{model}"
        name = names[permission] if is_own else f"Can {permission} {meta.verbose_name}"
        found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=kind, codename=codename, defaults={"name": name}
        )
        row.permissions.add(found)

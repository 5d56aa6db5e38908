"""Who may do what: every role at every address, as skinguide/access/permissions.md says."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import admin
from django.test import RequestFactory

from tests.builders import make_user
from tests.skinguide.access.addresses import admin_addresses, public_addresses, rows_of_models
from tests.skinguide.access.asking import Asked, Asker, models, routes, routes_of_models

pytestmark = pytest.mark.django_db

TABLES = Path(__file__).parents[3] / "skinguide/access/permissions.md"
ROLES = ("nobody", "plain staff", "editor", "reviewer", "clinic manager", "superuser")
SIGNED_IN = ROLES[1:]


def tables() -> dict[str, dict[str, dict[str, str]]]:
    """Title of each table: first cell of each row: name of each further column: cell."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    title, head = "", []
    for line in TABLES.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("|").split(" | ")]
        if line.startswith("## "):
            title, head = line.removeprefix("## "), []
        elif line.startswith("| ") and not head:
            head = cells[1:]
            found[title] = {}
        elif line.startswith("| ") and not line.startswith("| ---"):
            assert cells[0] not in found[title], f"{cells[0]} stands twice under {title}"
            found[title][cells[0]] = dict(zip(head, cells[1:], strict=True))
    return found


def somebody(role: str) -> Any:
    """A user of this role; None for nobody."""
    made = {
        "nobody": lambda: None,
        "plain staff": make_user,
        "superuser": lambda: make_user(is_superuser=True),
    }
    return made.get(role, lambda: make_user(role.capitalize()))()


@pytest.fixture(params=ROLES)
def asking(request: pytest.FixtureRequest) -> SimpleNamespace:
    """One role, with a user who has it, an Asker for that user, and rows to ask about."""
    user = somebody(request.param)
    return SimpleNamespace(role=request.param, user=user, asker=Asker(user), rows=rows_of_models(user))


def told(role: str, rows: dict[str, dict[str, str]]) -> dict[str, str]:
    return {name: cells[role] for name, cells in rows.items()}


def reading_and_sending(asker: Asker, addresses: list[Asked]) -> dict[str, str]:
    """ "yes / no" by name: what comes of reading, and of sending."""
    assert len({asked.name for asked in addresses}) == len(addresses)
    return {asked.name: f"{asker.get(asked)} / {asker.post(asked)}" for asked in addresses}


def test_each_role_may_do_with_the_rows_of_each_model_what_the_table_says(asking):
    expected = told(asking.role, tables()["Models"])
    assert {name: asking.asker.letters(row) for name, row in asking.rows.items()} == expected


def test_each_role_comes_where_the_table_says(asking):
    found = reading_and_sending(asking.asker, admin_addresses(asking.user, asking.rows))
    assert found == told(asking.role, tables()["Addresses of the admin"])


def test_what_lies_outside_the_admin_answers_every_role_alike(asking, settings):
    settings.API_MOST_READS = settings.API_MOST_CHECKS = 10_000  # how often is told elsewhere
    found = reading_and_sending(asking.asker, public_addresses())
    assert found == told("anybody", tables()["Addresses outside the admin"])


@pytest.mark.parametrize("role", SIGNED_IN)
def test_each_role_is_offered_for_many_rows_at_once_what_the_table_says(role):
    request = RequestFactory().get("/admin/")
    request.user = somebody(role)
    found = {
        f"{model._meta.label_lower}: {action}": "yes"
        for model in models()
        if admin.site._registry[model].has_view_permission(request)
        for action in admin.site._registry[model].get_actions(request)
    }
    assert found == {name: cell for name, cell in told(role, tables()["Many rows at once"]).items() if cell == "yes"}


@pytest.mark.parametrize("role", SIGNED_IN)
def test_each_role_may_do_with_the_rows_on_another_s_page_what_the_table_says(role):
    request = RequestFactory().get("/admin/")
    request.user = somebody(role)
    found = {name: letters(request, inline) for name, inline in inlines()}
    assert found == told(role, tables()["Rows on another’s page"])


def inlines() -> Iterator[tuple[str, Any]]:
    for model in models():
        for inline in admin.site._registry[model].inlines:
            yield f"{model._meta.label_lower}: {inline.model._meta.model_name}", inline(model, admin.site)


def letters(request: Any, inline: Any) -> str:
    can = {
        "v": inline.has_view_permission(request),
        "a": inline.has_add_permission(request, None),
        "c": inline.has_change_permission(request),
        "d": inline.has_delete_permission(request),
    }
    return "".join(letter if may else "-" for letter, may in can.items())


def test_every_model_and_every_address_has_a_row():
    rows = rows_of_models(None)
    addresses = [*admin_addresses(None, rows), *public_addresses()]
    assert {model._meta.label_lower for model in models()} - set(rows) == set()
    assert routes() - routes_of_models() - {asked.route for asked in addresses} == set()

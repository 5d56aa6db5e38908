"""Asks the site as one user, and says in one word what came of it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.signals import request_finished
from django.db import close_old_connections, connection, transaction
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

INDEX, LOGIN = "/admin/", "/admin/login/"
# What the admin and the library of histories bring for every model: the table of models speaks for them.
PAGES_OF_A_MODEL = ("changelist", "add", "history", "delete", "change", "simple_history")
# Sessions come and go with every request; what was tried is written down for whoever watches.
NOT_THE_CATALOGUE = ("django_session", "axes_", "django_admin_log")
WORDS = {403: "no", 404: "hidden", 405: "-", 422: "refused"}


@dataclass(frozen=True)
class Asked:
    """One address of a route: `name` in the table, `address` to ask, `data` to send, and where it is asked from."""

    route: str
    name: str
    address: str
    data: dict[str, Any] = field(default_factory=dict)
    remote: str = "127.0.0.1"


def routes() -> set[str]:
    """Every route of the site, as in "/admin/merge/products/<int:pk>/"."""
    return {route for route, _ in _walk(get_resolver().url_patterns)}


def routes_of_models() -> set[str]:
    """Those that the admin has for every model."""
    kept = {f"{_name(model)}_{page}" for model in models() for page in PAGES_OF_A_MODEL}
    redirects = {f"/admin/{_name(model).replace('_', '/')}/<path:object_id>/" for model in models()}
    redirects |= {f"/admin/{model._meta.app_label}/{model._meta.model_name}/<path:object_id>/" for model in models()}
    return redirects | {route for route, name in _walk(get_resolver().url_patterns) if name in kept}


def models() -> list[type[Model]]:
    """Every model of the admin, by its name."""
    return sorted(admin.site._registry, key=lambda model: model._meta.label_lower)


def _name(model: type[Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"


def _walk(patterns: Any, before: str = "/") -> Iterator[tuple[str, str | None]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{before}{pattern.pattern}", pattern.name
        else:
            yield from _walk(pattern.url_patterns, f"{before}{pattern.pattern}")


class Asker:
    """Asks as one user, None for somebody who has not signed in. What is asked leaves nothing behind."""

    def __init__(self, user: Any) -> None:
        self._session = ""
        if user is not None:
            client = Client()
            client.force_login(user)
            self._session = client.cookies[settings.SESSION_COOKIE_NAME].value

    def get(self, asked: Asked) -> str:
        """What comes of reading it."""
        return self._ask(lambda client: client.get(asked.address, REMOTE_ADDR=asked.remote))

    def post(self, asked: Asked) -> str:
        """What comes of sending its data."""
        kind = {"content_type": "application/json"} if asked.route.startswith("/api/") else {}
        return self._ask(lambda client: client.post(asked.address, asked.data, REMOTE_ADDR=asked.remote, **kind))

    def letters(self, row: Model) -> str:
        """Which of view, add, change and delete can be done with this row: "vac-"."""

        def page(name: str, *keys: Any) -> Asked:
            address = reverse(f"admin:{_name(type(row))}_{name}", args=keys)
            return Asked(address, address, address)

        seen = self.get(page("change", row.pk))
        history = self.get(page("history", row.pk))
        assert (seen == "yes") == (history == "yes"), f"the page of {row!r}: {seen}, its history: {history}"
        can = {
            "v": seen,
            "a": self.get(page("add")),
            "c": self.post(page("change", row.pk)),
            "d": self.get(page("delete", row.pk)),
        }
        assert seen == "yes" or "yes" not in (can["c"], can["d"]), f"{row!r} is not seen, and yet {can}"
        return "".join(letter if word == "yes" else "-" for letter, word in can.items())

    def _ask(self, send: Callable[[Client], Any]) -> str:
        client = Client()
        if self._session:
            client.cookies[settings.SESSION_COOKIE_NAME] = self._session
        written: list[str] = []

        def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if _writes(sql):
                written.append(sql)
            return execute(sql, params, many, context)

        with transaction.atomic(), connection.execute_wrapper(watch):
            response = send(client)
            _close(response)
            transaction.set_rollback(True)
        word = _word(response)
        assert word == "yes" or not written, f"{word}, and yet {written}"
        return word


def _close(response: Any) -> None:
    """Let its files go, and keep the connection, whose transaction is ours: as the client of Django's tests does."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def _word(response: Any) -> str:
    """ "yes", or why not. Redirects tell too: to the form for signing in, to the first page from what is not seen."""
    status, asked = response.status_code, response.wsgi_request.path
    if status == 302 and response["Location"].startswith(LOGIN):
        return "asked"
    if status == 302 and response["Location"] == INDEX and asked.endswith("/change/"):
        return "hidden"
    return WORDS.get(status, "yes" if status < 400 else str(status))


def _writes(sql: str) -> bool:
    found = re.match(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', sql)
    return bool(found) and not found[1].startswith(NOT_THE_CATALOGUE)

"""What nobody does in the admin: evidence is added to, not changed, and nothing that was shown is deleted."""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest


def signed_in(request: HttpRequest) -> User:
    """Who works in the admin: pages of the admin are shown to nobody else."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user


def name_of(request: HttpRequest) -> str:
    """The name under which what this editor looks at is noted."""
    user = request.user
    return (user.get_full_name() or user.get_username())[:80] if user.is_authenticated else ""


class NeverDeleted:
    """For a ModelAdmin or inline whose rows stay: a wrong one is followed by a right one."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


class AddedOnly(NeverDeleted):
    """For rows that are read-only once they are saved."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


class ReadOnly(AddedOnly):
    """For rows that only code writes."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

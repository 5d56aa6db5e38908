"""How long a failed sign-in holds somebody back, on a machine whose clock was ahead and is set back."""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice


class LockoutHandler(AxesDatabaseHandler):  # type: ignore[misc]  # axes has no types
    """axes' own, except that failures which stand in the future count as of now.

    Left alone, those that a clock a year ahead had noted would hold a name back for a year. They are not forgotten
    either: from the first sign-in after the clock was set back, the usual time is waited.
    """

    def get_user_attempts(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> list[QuerySet[Any]]:
        """The failures that count, of the name and address that sign in. A statement more for each kind of them."""
        now = timezone.now()
        for failures in self.filter_user_attempts(request, credentials):
            failures.filter(attempt_time__gt=now).update(attempt_time=now)
        found: list[QuerySet[Any]] = super().get_user_attempts(request, credentials)
        return found


def bring_back_failed_codes(user: AbstractBaseUser) -> None:
    """Let wrong codes of this user's devices that stand in the future count as of now, for the same reason."""
    now = timezone.now()
    for device in (TOTPDevice, StaticDevice):
        failed = device.objects.filter(user=user, throttling_failure_timestamp__gt=now)
        failed.update(throttling_failure_timestamp=now)

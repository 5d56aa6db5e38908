"""The page on which an editor sets up a second factor, or takes it away."""

from base64 import b32encode

import segno
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_otp import login
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from skinguide.access.forms import SecondFactorForm

SPARE_CODES = 8
NAME = "authenticator app"


@never_cache
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set up a code app, see the spare codes once, or take the factor away.

    Context of `admin/access/second_factor.html`: `is_set_up`, `form` (SecondFactorForm or None), `picture` (the key as
    QR code), `key` (the same to type), `spare_codes` (only right after setting up).
    """
    device = TOTPDevice.objects.filter(user=request.user).order_by("-confirmed", "-pk").first()
    if request.method == "POST" and "remove" in request.POST:
        return _remove(request)
    if device and device.confirmed:
        return _page(request, is_set_up=True)
    device = device or TOTPDevice.objects.create(user=request.user, name=NAME, confirmed=False)
    form = SecondFactorForm(request.POST or None, device=device)
    if request.method == "POST" and form.is_valid():
        return _page(request, is_set_up=True, spare_codes=_confirm(request, device))
    key = _readable(device)
    return _page(request, is_set_up=False, form=form, picture=_picture(device), key=key)


@transaction.atomic
def _confirm(request: HttpRequest, device: TOTPDevice) -> list[str]:
    """Make the device count from now on, for this session as well; the new spare codes."""
    device.confirmed = True
    device.save()
    login(request, device)
    StaticDevice.objects.filter(user=request.user).delete()
    spare = StaticDevice.objects.create(user=request.user, name="spare codes")
    codes = [StaticToken.random_token() for _ in range(SPARE_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=spare, token=code) for code in codes)
    _note(request, "Set up a second factor.")
    return codes


@transaction.atomic
def _remove(request: HttpRequest) -> HttpResponse:
    TOTPDevice.objects.filter(user=request.user).delete()
    StaticDevice.objects.filter(user=request.user).delete()
    _note(request, "Took the second factor away.")
    messages.success(request, "Your second factor is taken away. Signing in asks for your password alone.")
    return redirect("admin:second_factor")


def _note(request: HttpRequest, words: str) -> None:
    user = str(request.user.pk)
    LogEntry.objects.log_actions(user, get_user_model().objects.filter(pk=user), CHANGE, words)


def _page(request: HttpRequest, **context: object) -> HttpResponse:
    title = "Second factor"
    return render(
        request, "admin/access/second_factor.html", {**admin.site.each_context(request), "title": title, **context}
    )


def _picture(device: TOTPDevice) -> SafeString:
    """The key as a QR code, drawn here: it must not be sent anywhere to be drawn."""
    code = segno.make(device.config_url, error="m")
    drawn = code.svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=False, title="Key as a QR code")
    return mark_safe(drawn)  # noqa: S308  (drawn from our own key)


def _readable(device: TOTPDevice) -> str:
    """The key in groups of four letters, as apps take it by hand."""
    letters = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))

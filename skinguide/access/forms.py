"""Signing in, and setting up a second factor."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django_otp import match_token, user_has_device
from django_otp.plugins.otp_totp.models import TOTPDevice

from skinguide.access.lockouts import bring_back_failed_codes

CODE = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "spellcheck": "false",
}
WRONG = "This code does not fit. Wait for the next one and type it, or use one of your spare codes."


class SignInForm(AdminAuthenticationForm):
    """Name, password, and for those who have set one up the code of their second factor."""

    code = forms.CharField(
        label="Code",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs=CODE),
        help_text="Only if you have set up a second factor: from your app, or a spare code.",
    )

    def clean(self) -> dict[str, Any]:
        """Check the password, then the code; a device that was tried too often is not asked for a while."""
        cleaned: dict[str, Any] = super().clean() or {}
        user = self.get_user()
        if user is not None and user_has_device(user):
            bring_back_failed_codes(user)
            device = match_token(user, cleaned.get("code", "").replace(" ", ""))
            if device is None:
                self.add_error("code", WRONG if cleaned.get("code") else "Your second factor asks for a code.")
            else:
                user.otp_device = device  # type: ignore[attr-defined]  # where django-otp looks for it
        return cleaned


class SecondFactorForm(forms.Form):
    """The first code of a new device, which shows that it was set up right."""

    code = forms.CharField(label="Code from your app", max_length=20, widget=forms.TextInput(attrs=CODE))

    def __init__(self, *args: Any, device: TOTPDevice, **options: Any) -> None:
        super().__init__(*args, **options)
        self._device = device

    def clean_code(self) -> str:
        """The code, if it is the device's."""
        code: str = self.cleaned_data["code"].replace(" ", "")
        bring_back_failed_codes(self._device.user)
        self._device.refresh_from_db()
        if not self._device.verify_token(code):
            raise forms.ValidationError(
                "This code does not fit. Check the clock of your device, and type the next one."
            )
        return code

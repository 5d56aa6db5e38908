"""Readers' reports of errors: taken without an account, held to a few a day, and kept without who sent them."""

import hashlib
import hmac
import ipaddress
from datetime import date

from django import forms
from django.conf import settings
from django.db import transaction

from products.models import ErrorReport, Product, ReportKind
from products.models.report import MOST_WORDS

MOST_FROM_ONE = 5
MOST_A_DAY = 500
FEWEST_LETTERS = 10


class TooManyReportsError(Exception):
    """The day's reports from one sender, or from all, are used up."""


class ReportForm(forms.Form):
    """What is wrong, in which words, and where one can see it. `homepage` is a field that only programs fill in."""

    kind = forms.ChoiceField(
        choices=ReportKind.choices,
        error_messages={"required": "Choose what is wrong.", "invalid_choice": "Choose one of the list."},
    )
    words = forms.CharField(
        min_length=FEWEST_LETTERS,
        max_length=MOST_WORDS,
        error_messages={
            "required": "Say what is wrong.",
            "min_length": f"Say a little more: at least {FEWEST_LETTERS} characters.",
            "max_length": f"That is too long: at most {MOST_WORDS:,} characters.",
            "null_characters_not_allowed": "There is a character in it that is no text.",
        },
    )
    url = forms.URLField(
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "That is no address of a page.", "max_length": "That address is too long."},
    )
    homepage = forms.CharField(required=False, max_length=200)

    @property
    def is_trap_sprung(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.data.get("homepage"))


def take(product: Product, form: ReportForm, address: str, today: date) -> ErrorReport:
    """Store a valid form's report; TooManyReportsError once the day's are used up.

    Digests of earlier days are emptied on the way, so that no more than one day's can ever be compared.
    """
    sender = sender_of(address, today)
    with transaction.atomic():
        ErrorReport.objects.exclude(sent_on=today).exclude(sender="").update(sender="")
        todays = ErrorReport.objects.filter(sent_on=today)
        if todays.filter(sender=sender).count() >= MOST_FROM_ONE or todays.count() >= MOST_A_DAY:
            raise TooManyReportsError
        return ErrorReport.objects.create(
            product=product,
            kind=form.cleaned_data["kind"],
            words=form.cleaned_data["words"],
            url=form.cleaned_data["url"],
            sent_on=today,
            sender=sender,
        )


def sender_of(address: str, today: date) -> str:
    """32 hexadecimal digits for a network address on one day; with another day or another site they are others.

    Of an IPv6 address only the half that a household shares counts: the other half can be changed at will.
    """
    told = f"{today.isoformat()} {_network(address)}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), b"error report " + told, hashlib.sha256).hexdigest()[:32]


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(parsed), 64), strict=False))
    return str(parsed)

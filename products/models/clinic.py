"""Clinics that show cards on their own sites: which, where, how often they were asked for, and what they were told."""

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from products.models.product import Product
from products.models.publication import Publication

MOST_SITES, MOST_SHOWN = 10, 10
_ORIGIN = re.compile(r"https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(?::[1-9][0-9]{0,4})?", re.ASCII)


def validate_origin(value: str) -> None:
    """ValidationError for what is not "https://clinic.example": it stands in a policy, where a blank begins a rule."""
    if not _ORIGIN.fullmatch(value):
        raise ValidationError("A site is https:// and its name, as in https://clinic.example, with nothing behind it.")


class ClinicQuerySet(models.QuerySet["Clinic"]):
    """Clinics, and whose they are."""

    def of(self, user: Any) -> "ClinicQuerySet":
        """Those that this user may see: editors of the catalogue all of them, a manager her own."""
        return self if user.has_perm("products.view_all_clinics") else self.filter(managers=user)


class Clinic(models.Model):
    """One clinic. Its slug stands in the addresses of its cards: it is a name, and no secret."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(
        max_length=60, unique=True, help_text="Part of its cards’ addresses: lower-case letters, digits, hyphens."
    )
    contact_mail = models.EmailField("mail", help_text="Where we write when a product it shows gains a red flag.")
    managers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="clinics",
        blank=True,
        help_text="Who keeps this clinic’s page here: users of the group “Clinic manager”.",
    )
    restricts_framing = models.BooleanField(
        "only on its own sites",
        default=False,
        help_text="Cards with this clinic’s name in their address then show on its sites alone. It needs a site.",
    )

    objects = ClinicQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("name", "pk")
        permissions = (("view_all_clinics", "Can see every clinic, not only those that one manages"),)

    def __str__(self) -> str:
        return self.name

    def get_page_url(self) -> str:
        """The page on which its managers find snippets, news and counts."""
        return reverse("work:clinic", args=[self.slug])


class ClinicSite(models.Model):
    """One origin on which the clinic's cards stand."""

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="sites")
    origin = models.CharField(max_length=260, validators=[validate_origin], help_text="As in https://clinic.example")

    class Meta:
        ordering = ("origin",)
        constraints = (models.UniqueConstraint(fields=["clinic", "origin"], name="clinic_site_once"),)

    def __str__(self) -> str:
        return self.origin


class ClinicProduct(models.Model):
    """A product that the clinic shows, in its order."""

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="shown")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="shown_by")
    position = models.PositiveSmallIntegerField(default=0, help_text="The lowest comes first.")

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=["clinic", "product"], name="clinic_product_once"),)

    def __str__(self) -> str:
        return str(self.product)


class EmbedView(models.Model):
    """How often a clinic's card was asked of us on one day; without a product, its list. Of the viewer nothing."""

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="views")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="+", null=True)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ("view",)
        ordering = ("-day", "pk")
        constraints = (
            models.UniqueConstraint(fields=["clinic", "product", "day"], name="embed_view_once"),
            models.UniqueConstraint(
                fields=["clinic", "day"], condition=Q(product__isnull=True), name="embed_view_of_list_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"


class ClinicLook(models.Model):
    """When a manager last looked at her clinic's page: what changed since is told there."""

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    looked_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=["clinic", "user"], name="clinic_look_once"),)

    def __str__(self) -> str:
        return f"{self.clinic}, {self.looked_at:%Y-%m-%d}"


class ClinicNotice(models.Model):
    """A product that the clinic shows gained a red flag. `flags` are as products.clinics.flags has them."""

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="notices")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="+")
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="+")
    flags = models.JSONField(default=list)
    made_at = models.DateTimeField("noticed", auto_now_add=True)
    mailed_at = models.DateTimeField("mailed", null=True, blank=True)

    class Meta:
        default_permissions = ("view",)
        ordering = ("-made_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["clinic", "publication"], name="clinic_notice_once"),)

    def __str__(self) -> str:
        count = len(self.flags)
        return f"{self.product} gained {'a red flag' if count == 1 else f'{count} red flags'}"

"""Filters beside the admin's lists."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from evaluation.knowledge import knowledge


class KnownOrNot(admin.AllValuesFieldListFilter):
    """A filter by all values, in which the empty one has a name."""

    name_of_empty = "not known"

    def choices(self, changelist: Any) -> Any:
        """As Django makes them; a link without words would be one to nobody who cannot see where it stands."""
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or self.name_of_empty}


class AboutSomething(KnownOrNot):
    """The same where the empty value says that a row is about none of them."""

    name_of_empty = "none"


class BandFilter(admin.SimpleListFilter):
    """The method's bands: which of them stored scores have would take a look at every one."""

    title = "band"
    parameter_name = "band"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The bands, the highest first."""
        return [(band.words, band.words) for band in knowledge().method.bands]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those in the chosen band."""
        return queryset.filter(band=self.value()) if self.value() else queryset


class MethodFilter(admin.SimpleListFilter):
    """Scores by today's method, or by an older one."""

    title = "method"
    parameter_name = "method"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The two."""
        return [("today", f"today's, {knowledge().method.version}"), ("older", "an older one")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those by the chosen method."""
        version = knowledge().method.version
        match self.value():
            case "today":
                return queryset.filter(method_version=version)
            case "older":
                return queryset.exclude(method_version=version)
        return queryset

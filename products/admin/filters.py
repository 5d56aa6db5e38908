"""Filters beside the admin's lists."""

from typing import Any

from django.contrib import admin


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

"""A table of the catalogue that an editor asked for, too long to be written while she waits."""

from django.conf import settings
from django.db import models


class CatalogueExport(models.Model):
    """Asked for, being written by a job, or whole; its editor's alone, and gone after a day."""

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="catalogue_exports")
    kind = models.CharField(max_length=4, help_text="How the file ends: csv, xlsx or json.")
    keys = models.JSONField(help_text="The products, in the order of the rows; none once the file is whole.")
    total = models.PositiveIntegerField()
    written = models.PositiveIntegerField(default=0)
    file = models.CharField(max_length=100, blank=True, help_text="Its name in the storage; none until it is whole.")
    job = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.total:,} products as {self.kind}"

"""Puts our admin site in the place of Django's."""

from django.contrib.admin.apps import AdminConfig


class CatalogueAdminConfig(AdminConfig):
    """Django's admin, with the sign-in of skinguide.access.site."""

    default_site = "skinguide.access.site.CatalogueAdminSite"

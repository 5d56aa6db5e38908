"""Which page answers which address (contract.md, "Addresses")."""

from django.contrib import admin
from django.urls import include, path

from skinguide.views import health, home

urlpatterns = [
    path("", home, name="home"),
    path("", include("evaluation.urls")),
    path("", include("products.urls")),
    path("", include("skinguide.guide.urls")),
    path("health/", health, name="health"),
    path("admin/", admin.site.urls),
]

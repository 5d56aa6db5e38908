"""Addresses of the catalogue (contract.md, "Addresses")."""

from django.urls import path, re_path

from products.views.catalogue import catalogue
from products.views.compare import compare
from products.views.history import label_history
from products.views.media import pack_picture
from products.views.picture import picture
from products.views.product import product
from products.views.profile import profile
from products.views.report import report

app_name = "products"
urlpatterns = [
    path("products/", catalogue, name="catalogue"),
    path("compare/", compare, name="compare"),
    path("for-me/", profile, name="for_me"),
    path("products/<slug:slug>/history/", label_history, name="history"),
    path("products/<slug:slug>/report/", report, name="report"),
    path("products/<slug:slug>/score.png", picture, name="picture"),
    path("products/<slug:slug>/", product, name="product"),
    # nothing but what products.pack_images names so is ever served from the storage
    re_path(r"^media/packs/(?P<name>[0-9a-f]{32}\.(?:webp|jpg))\Z", pack_picture, name="pack_picture"),
]

"""Addresses of the catalogue (contract.md, "Addresses")."""

from django.urls import path

from products.views.catalogue import catalogue
from products.views.product import product
from products.views.profile import profile

app_name = "products"
urlpatterns = [
    path("products/", catalogue, name="catalogue"),
    path("for-me/", profile, name="for_me"),
    path("products/<slug:slug>/", product, name="product"),
]

"""Addresses of the catalogue (contract.md, "Addresses")."""

from django.urls import path

from products.views.catalogue import catalogue
from products.views.product import product

app_name = "products"
urlpatterns = [
    path("products/", catalogue, name="catalogue"),
    path("products/<slug:slug>/", product, name="product"),
]

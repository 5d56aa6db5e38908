"""Addresses of the evaluation (contract.md, "Addresses")."""

from django.urls import path

from evaluation.views import check, method

app_name = "evaluation"
urlpatterns = [
    path("check/", check, name="check"),
    path("method/", method, name="method"),
]

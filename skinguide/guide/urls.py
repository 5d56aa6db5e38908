"""Addresses of the guide (contract.md, "Addresses")."""

from django.urls import path

from skinguide.guide.views import index, page

app_name = "guide"
urlpatterns = [
    path("guide/", index, name="index"),
    path("guide/<slug:slug>/", page, name="page"),
]

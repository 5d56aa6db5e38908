"""Addresses that other sites frame or fetch. `products.embedding.lane` answers them before anything else looks."""

from django.urls import path

from products.views import embed
from products.views.oembed import oembed

urlpatterns = [
    path("embed/", embed.product_list, name="embed_list"),
    path("embed/<slug:slug>/", embed.card, name="embed"),
    path("embed/<slug:slug>/static/", embed.static_preview, name="static_preview"),
    path("embed/<slug:slug>.svg", embed.badge, {"form": "svg"}, name="badge"),
    path("embed/<slug:slug>.png", embed.badge, {"form": "png"}, name="badge_png"),
    path("oembed", oembed, name="oembed"),
    # the script as it is now; snippets name the version that they were written for
    path("embed.js", embed.script),
    path("embed-1.js", embed.script, name="embed_script"),
]

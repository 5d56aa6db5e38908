"""Addresses of the catalogue (contract.md, "Addresses")."""

from django.urls import path, re_path

from products import embed_urls
from products.views.avoid import avoid
from products.views.catalogue import catalogue
from products.views.compare import compare
from products.views.embed_page import embed_list_page, embed_page, embed_terms
from products.views.history import label_history
from products.views.media import pack_picture
from products.views.picture import picture
from products.views.product import product
from products.views.profile import profile
from products.views.report import report
from products.views.verify import verify_card, verify_keys

app_name = "products"
urlpatterns = [
    # asked for more often than all others, and addresses are tried in this order
    path("products/<slug:slug>/", product, name="product"),
    path("products/", catalogue, name="catalogue"),
    path("compare/", compare, name="compare"),
    path("for-me/", profile, name="for_me"),
    path("avoid/", avoid, name="avoid"),
    path("products/<slug:slug>/history/", label_history, name="history"),
    path("products/<slug:slug>/report/", report, name="report"),
    path("products/<slug:slug>/embed/", embed_page, name="embed_page"),
    path("products/<slug:slug>/score.png", picture, name="picture"),
    # nothing but what products.pack_images names so is ever served from the storage
    re_path(r"^media/packs/(?P<name>[0-9a-f]{32}\.(?:webp|jpg))\Z", pack_picture, name="pack_picture"),
    path("list-embed/", embed_list_page, name="embed_list_page"),
    path("terms/embedding/", embed_terms, name="embed_terms"),
    path("verify/", verify_card, name="verify"),
    path("verify/keys.json", verify_keys, name="verify_keys"),
    *embed_urls.urlpatterns,
]

"""Which page answers which address (contract.md, "Addresses")."""

from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path

from products.views.check import check
from skinguide.api import api
from skinguide.api_page import data_file, data_page
from skinguide.crawlers import robots
from skinguide.feeds import ProductFeed
from skinguide.observing.metrics import metrics
from skinguide.offline import manifest, offline, service_worker
from skinguide.sitemaps import SITEMAPS
from skinguide.views import favicon, health, home, ready

handler500 = "skinguide.trouble.server_error"

urlpatterns = [
    path("", home, name="home"),
    # Stands before the evaluation's own page at the same address, and adds what the catalogue knows.
    path("check/", check),
    path("", include("products.urls")),  # most is asked for there
    path("", include("evaluation.urls")),
    path("", include("skinguide.guide.urls")),
    path("health/", health, name="health"),
    path("ready/", ready, name="ready"),
    path("metrics/", metrics, name="metrics"),
    path("feeds/products.atom", ProductFeed(), name="product-feed"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-part"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-part"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("service-worker.js", service_worker, name="service-worker"),
    path("offline/", offline, name="offline"),
    path("admin/", include("products.admin.urls")),
    path("api/v1/", api.urls),
    path("data/", data_page, name="data"),
    path("data/<str:day>/<str:name>", data_file, name="data-file"),
    path("admin/", admin.site.urls),
]

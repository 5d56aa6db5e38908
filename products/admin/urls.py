"""Addresses of editors' queues, drafts and clinics' pages, below /admin/; whoever has not signed in is asked to."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.urls import path

from products.admin import clinic_page, drafted, merges, queues


def _path(route: str, view: Callable[..., Any], name: str) -> Any:
    return path(route, admin.site.admin_view(view), name=name)


app_name = "work"
urlpatterns = [
    _path("clinics/<slug:slug>/", clinic_page.clinic, "clinic"),
    _path("drafts/keep/<str:kind>/", drafted.keep_draft, "keep-draft"),
    _path("drafts/keep/<str:kind>/<int:row>/", drafted.keep_draft, "keep-draft"),
    _path("drafts/<int:draft_id>/delete/", drafted.delete_draft, "delete-draft"),
    _path("queues/near-names/synonyms.csv", queues.synonyms, "synonyms"),
    _path("queues/near-names/<int:pk>/", queues.decide_near_name, "near-name"),
    _path("queues/product-pairs/<int:pk>/", queues.decide_product_pair, "product-pair"),
    _path("queues/brand-pairs/<int:pk>/", queues.decide_brand_pair, "brand-pair"),
    _path("queues/<slug:queue>/", queues.queue_page, "queue"),
    _path("merge/products/", merges.merge_two_products, "merge-products"),
    _path("merge/brands/", merges.merge_two_brands, "merge-brands"),
    _path("merge/products/<int:pk>/", merges.product_merge, "product-merge"),
    _path("merge/brands/<int:pk>/", merges.brand_merge, "brand-merge"),
]

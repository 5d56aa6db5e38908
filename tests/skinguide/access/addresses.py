"""The addresses of the site beside those that the admin has for every model, each with what a browser would send."""

from datetime import UTC, date, datetime
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_tasks_db.models import DBTaskResult

from products.assessments import assess_label
from products.merging.brands import merge_brands
from products.merging.products import merge_products
from products.models import (
    CatalogueExport,
    Decision,
    DecisionKind,
    DraftKind,
    HeldChange,
    Product,
    ProductMerge,
    Status,
)
from products.queues import QUEUES
from products.transfer.exports import asked_for, write
from products.workflow import ACTIONS
from tests.builders import (
    make_assessment,
    make_brand,
    make_clinic,
    make_image,
    make_inquiry,
    make_label,
    make_product,
    make_user,
    make_withdrawn,
)
from tests.products.admin.from_label import PAGE, SEEN
from tests.products.admin.one_of_each import one_of_each
from tests.products.transfer.rows import ROSE, csv_of
from tests.skinguide.access.asking import Asked, routes

ADMIN = "/admin/products"
WHY = {"reason": "The pages say the same."}
LABEL_TEXT = "Rose exosome serum. Ingredients: Water, Glycerin, Parfum"
PICTURE = r"/^media/packs/(?P<name>[0-9a-f]{32}\.(?:webp|jpg))\Z"
ANSWER = {"part": "making", "page_kind": "answer", "evidence_grade": "A", "url": "example.org/answer"}


def rows_of_models(user: Any) -> dict[str, Model]:
    """A row of each model of the admin, by the model's label; the clinic is this user's, "… of others" is not."""
    rows = {f"products.{name}": row for name, row in one_of_each().items()}
    if user is not None:
        rows["products.clinic"].managers.add(user)  # type: ignore[attr-defined]
    someone, moment = make_user(), datetime(2026, 11, 1, tzinfo=UTC)
    tried = {"username": "nobody", "ip_address": "127.0.0.1", "path_info": "/admin/login/"}
    group, _ = Group.objects.get_or_create(name="Guests")
    return rows | {
        "products.clinic of others": make_clinic(),
        "auth.group": group,
        "auth.user": someone,
        "axes.accessattempt": AccessAttempt.objects.create(**tried, failures_since_start=1),
        "axes.accessfailurelog": AccessFailureLog.objects.create(**tried),
        "axes.accesslog": AccessLog.objects.create(**tried),
        "django_tasks_database.dbtaskresult": DBTaskResult.objects.create(
            args_kwargs={"args": [[]], "kwargs": {}},
            task_path="products.jobs.score_labels",
            queue_name="default",
            backend_name="default",
            run_after=moment,
        ),
        "otp_static.staticdevice": StaticDevice.objects.create(user=someone, name="spare codes"),
        "otp_totp.totpdevice": TOTPDevice.objects.create(user=someone, name="app"),
    }


def admin_addresses(user: Any, rows: dict[str, Model]) -> list[Asked]:
    """What the admin has beside the pages of its models. `rows` as from `rows_of_models` for the same user."""
    return [*_of_the_site(rows), *_of_queues(rows), *_of_drafts(), *_of_merges(user), *_of_products(user, rows)]


def _of_the_site(rows: dict[str, Model]) -> list[Asked]:
    someone, device = rows["auth.user"], rows["otp_totp.totpdevice"]
    draft = make_product(status="draft")
    autocomplete = "?app_label=products&model_name=productlabel&field_name=product&term=serum"
    wrong = {"username": "nobody", "password": "nothing"}

    def asked(route: str, address: str = "", **more: Any) -> Asked:
        return Asked(f"/admin/{route}", f"/admin/{route}", f"/admin/{address or route}", **more)

    clinic, others = rows["products.clinic"], rows["products.clinic of others"]
    own = "/admin/clinics/<slug:slug>/"
    return [
        asked(""),
        asked("login/", data=wrong),
        asked("logout/"),
        asked("password_change/"),
        asked("password_change/done/"),
        asked("second-factor/", data={"code": "0"}),
        asked("state/"),
        asked("jsi18n/"),
        asked("autocomplete/", f"autocomplete/{autocomplete}"),
        asked("auth/user/<id>/password/", f"auth/user/{someone.pk}/password/"),
        asked("otp_totp/totpdevice/<int:pk>/config/", f"otp_totp/totpdevice/{device.pk}/config/"),
        asked("otp_totp/totpdevice/<int:pk>/qrcode/", f"otp_totp/totpdevice/{device.pk}/qrcode/"),
        asked(
            "r/<path:content_type_id>/<path:object_id>/", f"r/{ContentType.objects.get_for_model(draft).pk}/{draft.pk}/"
        ),
        Asked("/admin/(?P<url>.*)$", "/admin/<no such page>", "/admin/no-such-page/"),
        Asked(own, own, f"/admin/clinics/{clinic.slug}/"),  # type: ignore[attr-defined]
        Asked(own, f"{own} of others", f"/admin/clinics/{others.slug}/"),  # type: ignore[attr-defined]
        *(
            Asked(
                "/admin/^(?P<app_label>auth|otp_static|otp_totp|axes|django_tasks_database|products)/$",
                f"/admin/{app}/",
                f"/admin/{app}/",
            )
            for app in ("auth", "axes", "django_tasks_database", "otp_static", "otp_totp", "products")
        ),
    ]


def _of_queues(rows: dict[str, Model]) -> list[Asked]:
    def decides(name: str, model: str, decision: str) -> Asked:
        route = f"/admin/queues/{name}/<int:pk>/"
        address = f"/admin/queues/{name}/{rows[f'products.{model}'].pk}/"
        return Asked(route, route, address, {"decision": decision, **WHY})

    synonyms = "/admin/queues/near-names/synonyms.csv"
    return [
        *(
            Asked("/admin/queues/<slug:queue>/", f"/admin/queues/{queue.id}/", f"/admin/queues/{queue.id}/")
            for queue in QUEUES
        ),
        Asked(synonyms, synonyms, synonyms),
        decides("near-names", "nearname", "same"),
        decides("product-pairs", "productpair", "distinct"),
        decides("brand-pairs", "brandpair", "distinct"),
    ]


def _of_drafts() -> list[Asked]:
    keep = "/admin/drafts/keep/<str:kind>/"
    delete = "/admin/drafts/<int:draft_id>/delete/"
    asked = []
    for kind in DraftKind.values:
        address = f"/admin/drafts/keep/{kind}/"
        asked.append(Asked(keep, address, address, {"page": PAGE}))
        asked.append(Asked(f"{keep}<int:row>/", f"{address}<int:row>/", f"{address}1/", {"page": PAGE}))
    return [*asked, Asked(delete, f"{delete} (nobody’s)", "/admin/drafts/1/delete/")]


def _of_merges(user: Any) -> list[Asked]:
    one, other = make_product(), make_product()
    asker = make_user()

    def merge(model: Any, state: str, by: Any, pair: tuple[Any, Any]) -> Any:
        return model.objects.create(survivor=pair[0], merged=pair[1], state=state, asked_by=by, reason="One.")

    def at(kind: str, row: Any, action: str, words: str = "") -> Asked:
        route = f"/admin/merge/{kind}/<int:pk>/"
        name = f"{route} ({words or action})"
        return Asked(route, name, f"/admin/merge/{kind}/{row.pk}/", {"action": action, **WHY})

    waiting = merge(ProductMerge, "waiting", asker, (make_product(), make_product()))
    own = merge(ProductMerge, "waiting", user or asker, (make_product(), make_product()))
    two = f"?one={one.pk}&other={other.pk}"
    brands = f"?one={one.brand_id}&other={other.brand_id}"
    merged = _merged(asker)
    return [
        Asked(
            "/admin/merge/products/",
            "/admin/merge/products/",
            f"/admin/merge/products/{two}",
            {"survivor": one.pk, **WHY},
        ),
        Asked(
            "/admin/merge/brands/",
            "/admin/merge/brands/",
            f"/admin/merge/brands/{brands}",
            {"survivor": one.brand_id, **WHY},
        ),
        at("products", waiting, "approve"),
        at("products", own, "approve", "approve what one asked for oneself"),
        at("products", waiting, "refuse"),
        at("products", merged["product"], "undo"),
        at("brands", merged["brand"], "undo"),
    ]


def _merged(by: Any) -> dict[str, Any]:
    """A merge of products and one of brands that were carried out."""
    return {
        "product": merge_products(make_product(), make_product(), by, "One."),
        "brand": merge_brands(make_brand(), make_brand(), by, "One."),
    }


def _of_products(user: Any, rows: dict[str, Model]) -> list[Asked]:
    product, held = rows["products.product"], rows["products.heldchange"]
    inquiry = make_inquiry(answer="By filtration.", answered_on=date(2026, 11, 20), answer_source="mail of the brand")
    decide = f"{ADMIN}/heldchange/<int:pk>/decide/"
    own_export = _export_of(user or make_user())
    own = HeldChange.objects.create(
        product=product, assessment=make_assessment(make_label(product)), author=user or make_user(), weak_evidence=True
    )
    capture = {**ANSWER, "seen_on": date(2026, 11, 20), "seen_by": "Ann"}
    table = SimpleUploadedFile("a.csv", csv_of(ROSE))

    def at(route: str, address: str = "", words: str = "", **data: Any) -> Asked:
        name = f"{ADMIN}/{route}{words and f' ({words})'}"
        return Asked(f"{ADMIN}/{route}", name, f"{ADMIN}/{address or route}", data)

    return [
        at("product/from-label/", page=PAGE, **SEEN, action="read"),
        at("product/from-label/preview/", intake="1", page=PAGE, **SEEN),
        at("product/import/", file=table),
        at("product/import/template.<str:kind>", "product/import/template.csv"),
        at("product/export/catalogue.<str:kind>", "product/export/catalogue.csv"),
        at("product/exports/"),
        at("product/exports/<int:key>/", f"product/exports/{own_export.pk}/"),
        at("product/<int:pk>/causes/", f"product/{product.pk}/causes/"),
        *(_step(action, None) for action in ACTIONS.values()),
        _step(ACTIONS["publish"], user or make_user()),
        at("inquiry/<int:pk>/capture/", f"inquiry/{inquiry.pk}/capture/", **capture),
        *(
            Asked(decide, f"{decide} ({words})", f"{ADMIN}/heldchange/{row.pk}/decide/", {name: "1", "words": "So."})
            for words, row, name in (
                ("approve", held, "approve"),
                ("approve one’s own", own, "approve"),
                ("decline", held, "decline"),
            )
        ),
    ]


def _export_of(user: Any) -> CatalogueExport:
    """One that is whole."""
    export = asked_for(user, "csv", Product.objects.all())
    write(export.pk)
    return export


def _step(action: Any, author: Any) -> Asked:
    """A step of a product that stands where it begins; `author` submitted it, or nobody did."""
    stands = make_withdrawn() if action.begins == Status.WITHDRAWN else make_product(status=action.begins)
    product = make_label(stands).product
    if author:
        Decision.objects.create(product=product, kind=DecisionKind.SUBMIT, user=author)
    kind = action.kind.value
    return Asked(
        f"{ADMIN}/product/<int:pk>/step/<slug:name>/",
        f"{ADMIN}/product/<int:pk>/step/{kind}/{' (one’s own)' if author else ''}",
        f"{ADMIN}/product/{product.pk}/step/{kind}/",
        {"words": "As the page says."},
    )


def public_addresses() -> list[Asked]:
    """What lies outside the admin."""
    product = make_product()
    assess_label(make_label(product, front=LABEL_TEXT))
    file = make_image(product).renditions[0]["jpeg"].rpartition("/")[2]
    filled = {"<slug:slug>": product.slug, "<slug>": product.slug, "<section>": "products"}
    sent = {
        "/check/": {"label_text": LABEL_TEXT},
        "/products/<slug:slug>/report/": {"kind": "fact", "words": "The size is wrong."},
        "/verify/": {"card": "no card"},
        "/api/v1/check": {"label_text": LABEL_TEXT},
    }
    asked = {
        "/guide/<slug:slug>/": "/guide/sources/",
        "/data/<str:day>/<str:name>": "/data/2026-11-01/products.csv",
        PICTURE: f"/media/packs/{file}",
        "/compare/": f"/compare/?product={product.slug}",
        "/embed/": f"/embed/?product={product.slug}",
        "/list-embed/": f"/list-embed/?product={product.slug}",
        "/oembed": f"/oembed?url=http://testserver{product.get_absolute_url()}",
    }
    addresses = []
    for route in sorted(routes()):
        if not route.startswith("/admin/"):
            address = asked.get(route, route)
            for name, value in filled.items():
                address = address.replace(name, value)
            name = route if route != PICTURE else "/media/packs/<picture>"
            addresses.append(Asked(route, name, address, sent.get(route, {})))
    elsewhere = Asked("/metrics/", "/metrics/ (from another machine)", "/metrics/", remote="192.0.2.7")
    return [*addresses, elsewhere]

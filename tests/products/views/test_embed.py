import gzip
import re

import pytest
from django.test import Client
from django.utils import timezone

from evaluation.presentation.card import flag_words
from products.entries import refresh_entries
from products.models import Product, Status
from tests.builders import make_product
from tests.products.embedding.builders import correct, make_scored

pytestmark = pytest.mark.django_db

SKINS = [f"/embed/rose/?size={size}" for size in ("badge", "compact", "full")] + ["/embed/rose.svg"]
FRAMED = ["/embed/rose/", "/embed/?product=rose", "/embed/rose/static/", "/embed/none/", "/embed/rose/?size=huge"]


@pytest.fixture
def rose():
    return make_scored("rose")


def text(response):
    return response.content.decode()


def words_of(response):
    """What stands on the page, without tags and with single spaces."""
    return " ".join(re.sub(r"<(?!!)[^>]*>", " ", text(response)).split()) + text(response)


def change(product, **values):
    Product.objects.filter(pk=product.pk).update(**values)
    refresh_entries(Product.objects.filter(pk=product.pk))


def policy(response):
    return dict(part.partition(" ")[::2] for part in response["Content-Security-Policy"].split("; "))


@pytest.mark.parametrize("address", [*SKINS, "/embed/rose/static/?size=badge", "/embed/rose/static/?size=full"])
def test_what_no_card_may_leave_out_stands_in_every_skin(client, rose, address):
    shown = words_of(client.get(address))
    assessment = rose.current_assessment
    for words in (
        f"{int(assessment.low)} to {int(assessment.high)}",
        f"{int(assessment.coverage * 100)}% of the checklist answered",
        "1 Nov 2026",
        f"method {assessment.method_version}",
        "Label quality, not medical advice",
    ):
        assert words in shown
    assert flag_words(assessment.flag_count).lower() in shown.lower()
    assert assessment.flag_count > 0


def test_a_list_leaves_out_nothing_either(client, rose):
    shown = text(client.get("/embed/?product=rose"))
    for words in (" to ", "% of the checklist answered", "red flag", "1 Nov 2026", "method 2026", "not medical advice"):
        assert words in shown


def test_parameters_that_we_do_not_know_are_ignored(client, rose):
    assert text(client.get("/embed/rose/?coverage=off&range=0&utm_source=x")) == text(client.get("/embed/rose/"))


@pytest.mark.parametrize("query", ["size=huge", "theme=pink", "size=%22%3E%3Cscript%3E", "size=" + "x" * 5000])
def test_a_known_parameter_with_an_unknown_value_says_what_would_do(client, rose, query):
    response = client.get(f"/embed/rose/?{query}")
    assert response.status_code == 400
    assert "Choose" in text(response)
    assert "<script>x" not in text(response)
    assert len(response.content) < 10_000


@pytest.mark.parametrize("address", FRAMED)
def test_framed_pages_let_nothing_in_but_their_own_style_and_script(client, rose, address):
    response = client.get(address)
    rules = policy(response)
    assert (rules["default-src"], rules["frame-ancestors"]) == ("'none'", "*")
    assert rules["sandbox"] == "allow-scripts allow-popups allow-popups-to-escape-sandbox"
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("address", [*FRAMED, *SKINS, "/embed/rose.png", "/embed-1.js", "/oembed?url=x", "/embed.js"])
def test_embeds_know_no_session_no_cookie_and_no_user(client, admin_client, rose, address):
    assert client.get(address).cookies == {}
    for response in (client.get(address), admin_client.get(address)):
        assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
        assert not hasattr(response.wsgi_request, "session")
        assert not hasattr(response.wsgi_request, "user")


@pytest.mark.parametrize(
    "address", ["/", "/products/rose/", "/products/rose/embed/", "/verify/", "/list-embed/?product=rose", "/embed/x/y/"]
)
def test_nothing_else_may_be_framed(client, rose, address):
    response = client.get(address)
    assert policy(response)["frame-ancestors"] == "'none'"
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/embed/rose.svg", "*"),
        ("/embed/rose.png", "*"),
        ("/embed-1.js", "*"),
        ("/oembed?url=http://testserver/products/rose/", "*"),
        ("/embed/rose/", None),
        ("/products/rose/", None),
        ("/verify/", None),
    ],
)
def test_other_sites_scripts_may_read_what_they_need_and_nothing_else(client, rose, address, allowed):
    assert client.get(address).get("Access-Control-Allow-Origin") == allowed


@pytest.mark.parametrize(
    ("address", "who"),
    [("/products/rose/", "same-origin"), ("/verify/", "same-origin"), ("/products/rose/score.png", "cross-origin")],
)
def test_other_sites_may_show_what_is_meant_to_be_shown_there(client, rose, address, who):
    assert client.get(address)["Cross-Origin-Resource-Policy"] == who


@pytest.mark.parametrize("address", [*SKINS, "/embed/rose.png", "/embed/?product=rose", "/embed-1.js"])
def test_who_has_the_bytes_is_told_so_without_them(client, rose, address):
    for accepts in ("", "gzip"):
        headers = {"Accept-Encoding": accepts}
        first = client.get(address, headers=headers)
        assert first["ETag"].startswith('"')
        again = client.get(address, headers={**headers, "If-None-Match": first["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        assert "stale-while-revalidate" in again["Cache-Control"]


def test_compressed_and_plain_have_tags_of_their_own(client, rose):
    plain, packed = (client.get("/embed/rose/", headers={"Accept-Encoding": name}) for name in ("identity", "gzip"))
    assert plain["ETag"] != packed["ETag"]
    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Encoding"] == "gzip"
    assert client.get("/embed/rose/", headers={"If-None-Match": packed["ETag"]}).status_code == 200


def test_a_correction_changes_the_tag_at_once(client, rose):
    tags = [client.get(address)["ETag"] for address in SKINS]
    correct(rose, front="Rose exosome serum. Heals eczema overnight. FDA approved.")
    assert not {client.get(address)["ETag"] for address in SKINS} & set(tags)


def test_a_change_elsewhere_leaves_the_tag(client, rose):
    before = client.get("/embed/rose/")["ETag"]
    make_scored("lily")
    assert client.get("/embed/rose/")["ETag"] == before


def test_a_renamed_product_has_another_card(client, rose):
    client.get("/embed/rose/")
    change(rose, name="Damask")
    assert "Damask" in text(client.get("/embed/rose/"))


def test_an_unchanged_card_costs_one_query(client, rose, django_assert_num_queries):
    tag = client.get("/embed/rose/")["ETag"]
    with django_assert_num_queries(1):
        client.get("/embed/rose/")
    with django_assert_num_queries(1):
        client.get("/embed/rose/", headers={"If-None-Match": tag})


@pytest.mark.parametrize("status", ["draft", "in_review", None])
def test_a_product_that_is_not_public_has_a_small_page_instead_of_a_card(client, status):
    if status:
        make_scored("rose", status=status)
    for address in ("/embed/rose/", "/embed/rose.svg"):
        response = client.get(address)
        assert response.status_code == 404
        assert "no such scorecard" in text(response).lower()
    assert client.get("/embed/rose.png").content.startswith(b"\x89PNG")


def test_a_product_that_was_not_scored_says_so(client):
    make_product(slug="rose")
    response = client.get("/embed/rose/")
    assert response.status_code == 200
    assert "Not scored yet" in text(response)


def test_a_withdrawn_product_leaves_a_tombstone_in_every_skin(client, rose):
    reason = "The brand changed the formula <b>entirely</b>."
    change(rose, status=Status.WITHDRAWN, withdrawn_on=timezone.now().date(), withdrawn_reason=reason)
    for address in ("/embed/rose/", "/embed/rose/static/", "/embed/rose.svg"):
        response = client.get(address)
        assert response.status_code == 410
        assert "withdrawn from our catalogue" in text(response).lower()
        assert "<b>entirely" not in text(response)
    assert client.get("/embed/rose.png").status_code == 410
    assert "withdrawn from our catalogue" in text(client.get("/embed/?product=rose"))


def test_a_merged_product_leads_to_the_card_of_the_other(client, rose):
    lily = make_scored("lily")
    change(rose, status=Status.MERGED, merged_into=lily)
    for address in (
        "/embed/{}/?size=full&theme=dark",
        "/embed/{}.svg?theme=mono",
        "/embed/{}.png",
        "/embed/{}/static/",
    ):
        response = client.get(address.format("rose"))
        assert (response.status_code, response["Location"]) == (301, address.format("lily"))
    assert "Lily" in text(client.get("/embed/?product=rose"))


def test_hostile_names_are_text(client):
    hostile = '"><script>alert(1)</script>&'
    make_scored("rose", name=hostile, brand_name=f"{hostile} Ltd")
    for address in (*SKINS, "/embed/?product=rose", "/embed/rose/static/"):
        shown = text(client.get(address))
        assert "<script>alert" not in shown
        assert '"><' not in re.sub(r'"><(?=[a-z/])', "", shown)


def test_an_embed_is_only_read(client, rose):
    assert [client.post(address).status_code for address in ("/embed/rose/", "/embed/rose.svg", "/oembed")] == [405] * 3


def test_a_card_is_small(client, rose):
    sizes = [
        len(client.get(address, headers={"Accept-Encoding": "gzip"}).content) for address in (*SKINS, "/embed/rose.png")
    ]
    assert max(sizes) <= 10_000


def test_a_card_asks_for_nothing_else(client, rose):
    for address in ("/embed/rose/?size=full", "/embed/?product=rose"):
        shown = text(client.get(address))
        assert (
            re.findall(r"<(?:link|img|script src|iframe|object|video|audio|source)\b|@import|url\((?!\"#)", shown) == []
        )


def test_the_script_is_small_and_versioned(client):
    packed = client.get("/embed-1.js", headers={"Accept-Encoding": "gzip"})
    assert len(packed.content) <= 2_000
    assert packed["Content-Type"] == "text/javascript; charset=utf-8"
    assert gzip.decompress(packed.content) == client.get("/embed.js").content
    assert client.get("/embed-2.js").status_code == 404


def test_a_fault_of_ours_is_no_hole_in_somebodys_page(client, rose, monkeypatch):
    monkeypatch.setattr("products.views.embed.card_page", lambda *_: 1 / 0)
    response = Client(raise_request_exception=False).get("/embed/rose/")
    assert response.status_code == 500
    assert policy(response)["frame-ancestors"] == "*"
    assert "Something went wrong on our side" in text(response)


def test_a_host_that_is_not_ours_gets_no_card_with_its_address(client, rose):
    assert (
        client.get("/oembed?url=http://evil.example/products/rose/", headers={"Host": "evil.example"}).status_code
        == 400
    )

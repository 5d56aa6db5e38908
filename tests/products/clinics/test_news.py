"""What changed of a clinic's products since its last look."""

from datetime import UTC, datetime, timedelta

import pytest

from products.assessments import assess_label
from products.clinics.news import news
from products.merging.products import merge_products
from products.models import Product
from products.workflow import ACTIONS, act
from tests.builders import make_label, make_product, make_user

PLAIN, LOUD = "A rose exosome serum.", "A rose exosome serum. It heals eczema."


@pytest.fixture
def rose(db: None) -> Product:
    product = make_product(name="Rose", slug="rose")
    assess_label(make_label(product, front=PLAIN, seen_on="2026-11-01"))
    return product


def since_now() -> datetime:
    return datetime.now(UTC)


def told(product: Product, since: datetime) -> list[str]:
    fresh = Product.objects.select_related("brand", "merged_into__brand").get(pk=product.pk)
    return [sentence for each in news([fresh], since) for sentence in each.sentences]


def test_without_a_change_there_is_no_news(rose):
    assert told(rose, since_now()) == []


def test_a_gained_flag_says_how_such_wording_is_treated(rose):
    since = since_now()
    assess_label(make_label(rose, front=LOUD, seen_on="2026-11-20"))
    assert told(rose, since)[0].startswith(
        "Gained a red flag: “heals eczema”. Regulators treat such wording as: drug claim. "
    )


def test_a_product_that_is_new_since_the_look_tells_what_changed_since_it_was_first_shown(db):
    since = since_now()
    product = make_product(name="Rose", slug="rose")
    assess_label(make_label(product, front=PLAIN, seen_on="2026-11-01"))
    assert told(product, since) == ["Shown for the first time."]
    assess_label(make_label(product, front=LOUD, seen_on="2026-11-20"))
    first, second, *_ = told(product, since)
    assert first == "Shown for the first time."
    assert second.startswith("Gained a red flag: “heals eczema”.")


def test_a_lost_flag_and_a_moved_score_are_told(rose):
    mild = "A rose exosome serum. Clinically proven."
    assess_label(make_label(rose, front=mild, seen_on="2026-11-10"))
    since = since_now()
    front = "A serum of rose exosomes, 10 billion particles per mL, isolated by ultracentrifugation."
    assess_label(make_label(rose, front=front, seen_on="2026-11-20"))
    sentences = told(rose, since)
    assert sentences[0] == "Lost a red flag: “Clinically proven”."
    assert sentences[1].startswith("Its score moved from ")


def test_a_change_before_the_look_is_no_news(rose):
    assess_label(make_label(rose, front=LOUD, seen_on="2026-11-20"))
    assert told(rose, since_now()) == []


def test_a_flag_that_came_and_went_between_two_looks_is_no_news(rose):
    since = since_now()
    assess_label(make_label(rose, front="A rose exosome serum. Clinically proven.", seen_on="2026-11-10"))
    assess_label(make_label(rose, front=PLAIN, seen_on="2026-11-12"))
    assert told(rose, since) == []


def test_a_withdrawn_product_is_told_with_its_reason(rose):
    since = since_now()
    act(ACTIONS["withdraw"], rose, make_user("Reviewer"), "It is no longer sold.")
    assert told(rose, since) == ["Withdrawn from our catalogue. It is no longer sold. Its card says so."]


def test_a_merged_product_is_told_with_where_it_leads_and_what_that_brings(rose):
    since = since_now()
    other = make_product(brand=rose.brand, name="Rose Serum", slug="rose-serum")
    assess_label(make_label(other, front=LOUD, seen_on="2026-11-20"))
    merge_products(other, rose, make_user(is_superuser=True), "One pack.")
    sentences = told(rose, since)
    assert sentences[0] == f"It turned out to be {other}: its card leads there."
    assert sentences[1].startswith("Gained a red flag: “heals eczema”")


def test_it_costs_two_queries_for_one_product_and_for_five(rose, django_assert_num_queries):
    since = since_now() - timedelta(days=1)
    products = [rose]
    for number in range(4):
        product = make_product(name=f"Other {number}")
        assess_label(make_label(product, front=PLAIN))
        products.append(product)
    for some in (products[:1], products):
        fresh = list(Product.objects.select_related("brand", "merged_into__brand").filter(pk__in=[p.pk for p in some]))
        with django_assert_num_queries(2):
            assert len(news(fresh, since)) == len(some)

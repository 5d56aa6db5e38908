import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from evaluation.core.evidence import evidence_for
from evaluation.core.profile import Concern, Profile
from evaluation.knowledge import advice
from products.assessments import assess_label
from products.models import Assessment
from products.page_rows import page_rows
from products.product_page import ProductPage, product_page
from tests.builders import make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db

HOSTILE = '</script><script>alert("&")</script>'


@pytest.fixture
def rose() -> Assessment:
    product = make_product(name="Rose", slug="rose", size_ml=30, brand=make_brand(name="Élan"))
    make_price(product, "60.00")
    return assess_label(
        make_label(
            product,
            front="Rose exosome serum.",
            making="Exosomes from rose callus culture.",
            ingredients="Water, Rosa Damascena Callus Extracellular Vesicles, Retinol",
            ingredients_complete=True,
            directions="Apply 4 drops every night.",
        )
    )


def page_of(assessment: Assessment, profile: Profile | None = None, actives: tuple[str, ...] = ()) -> ProductPage:
    rows = page_rows(assessment.label.product.slug)
    card = assessment.read_scorecard()
    assert rows is not None
    assert card is not None
    return product_page(rows, assessment, card, profile or Profile(), actives)


def text(client, query: str = "") -> str:
    response = client.get(f"/products/rose/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_question_that_is_worth_most_comes_first(rose) -> None:
    rows = page_of(rose).questions.rows
    worths = [int(re.search(r"\d+", row.worth)[0]) for row in rows]
    assert worths == sorted(worths, reverse=True)
    assert 0 < len(rows) <= 10


def test_the_message_asks_every_question_and_the_mail_carries_it_whole(rose) -> None:
    asked = page_of(rose).questions
    assert all(row.words in asked.message for row in asked.rows)
    assert "Élan Rose" in asked.message
    mail = urlsplit(asked.mail)
    assert mail.scheme == "mailto"
    assert parse_qs(mail.query) == {"subject": ["Questions about Rose"], "body": [asked.message]}


def test_the_evidence_is_the_cores_and_no_part_of_the_score(rose, client) -> None:
    evidence = page_of(rose).evidence
    assert evidence == evidence_for(rose.read_scorecard(), advice())
    shown = text(client)
    assert "it is no part of the score" in shown
    assert f"Grade {evidence.sources[0].routes[0].grade}: " in shown


def test_every_market_is_told_with_its_sources(rose, client) -> None:
    shown = text(client)
    for note in page_of(rose).markets:
        assert f'id="market-{note.market}"' in shown
        assert note.status in shown


def test_the_routine_minds_what_the_product_itself_holds(rose) -> None:
    routine = page_of(rose, actives=("retinoid", "vitamin_c")).routine
    assert [held.active for held in routine.holds] == ["retinoid"]
    assert "This product" not in [step.words for step in routine.plans[0].steps]


def test_ticked_actives_change_the_routine_and_stay_ticked(rose, client) -> None:
    assert "Vitamin C first" not in text(client)
    shown = text(client, "?active=vitamin_c")
    assert "Vitamin C first" in shown
    assert 'value="vitamin_c" checked' in shown


@pytest.mark.parametrize("query", ["?active=lava", "?active=%00", f"?active={'x' * 100_000}", "?active=<script>"])
def test_an_active_that_nobody_knows_is_left_out(rose, client, query) -> None:
    assert " checked" not in text(client, query)


def test_the_form_of_actives_keeps_the_answers_in_the_address(rose, client) -> None:
    shown = text(client, "?my-health=pregnant")
    assert '<input type="hidden" name="my-health" value="pregnant">' in shown


def test_what_she_hopes_for_comes_first_among_the_times(rose) -> None:
    assert page_of(rose, Profile(concerns=(Concern.PIGMENT,))).routine.timelines[0].id == "pigment"


def test_what_a_professional_uses_has_no_plan_for_the_bathroom(client) -> None:
    product = make_product(slug="rose", use_setting="professional")
    assess_label(make_label(product, front="Exosome ampoule for clinics."))
    shown = text(client)
    assert "the clinic decides" in shown
    assert "Besides this product" not in shown


def structured(html: str) -> dict[str, object]:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found)


def test_machines_are_told_what_it_is_and_no_rating(rose, client) -> None:
    assert structured(text(client, "?my-health=pregnant")) == {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": "Rose",
        "brand": {"@type": "Brand", "name": "Élan"},
        "category": "serum",
        "url": "http://testserver/products/rose/",
        "image": "http://testserver/products/rose/score.png",
        "size": "30 mL",
    }


def test_a_hostile_name_stays_within_its_words(client) -> None:
    product = make_product(name=HOSTILE, slug="rose", brand=make_brand(name=HOSTILE))
    assess_label(make_label(product, front=HOSTILE, making=HOSTILE, ingredients=HOSTILE, directions=HOSTILE))
    shown = text(client)
    assert HOSTILE not in shown
    assert structured(shown)["name"] == HOSTILE


def test_the_address_for_shared_links_leaves_the_answers_out(rose, client) -> None:
    shown = text(client, "?my-health=pregnant")
    assert '<link rel="canonical" href="http://testserver/products/rose/">' in shown
    assert '<meta property="og:image" content="http://testserver/products/rose/score.png">' in shown


def test_a_page_leads_to_the_report_of_an_error(rose, client) -> None:
    assert 'href="/products/rose/report/"' in text(client)

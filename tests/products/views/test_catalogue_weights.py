import pytest

from tests.builders import make_assessment, make_label, make_product
from tests.evaluation.core.cards import make_card

pytestmark = pytest.mark.django_db

ADDRESS = "/products/"
OWN = "w-identity=0&w-proof=50"


@pytest.fixture(autouse=True)
def two():
    """The first by the published weights proves its source, the other its testing."""
    for name, met in (("Source", ("C01", "C02", "C03")), ("Proof", ("C13", "C14"))):
        card = make_card(verdicts=dict.fromkeys(met, "met"))
        label = make_label(make_product(name=name), sources=("plant",))
        make_assessment(label, scorecard=card.model_dump(mode="json"), low=card.score.low, high=card.score.high)


def listed(response):
    return [row.name for row in response.context["rows"]]


def text(response):
    return response.content.decode()


def test_without_weights_the_list_is_as_published(client):
    response = client.get(ADDRESS)
    assert (listed(response), response.context["own_bars"]) == (["Source", "Proof"], {})
    assert "By your weights" not in text(response)


def test_ranges_and_the_order_of_the_page_follow_and_the_published_score_stays(client):
    response = client.get(f"{ADDRESS}?{OWN}")
    assert listed(response) == ["Proof", "Source"]
    shown = text(response)
    assert "By your weights" in shown
    assert "Published" in shown
    assert '<span class="row-low">29</span>' in shown


@pytest.mark.parametrize("order", ["q=s", "sort=possible", "sort=coverage"])
def test_another_order_stays_with_the_ranges_beside(client, order):
    published = client.get(f"{ADDRESS}?{order}")
    response = client.get(f"{ADDRESS}?{order}&{OWN}")
    assert listed(response) == listed(published)
    assert response.context["answer"].follows_weights is False


def test_what_is_ticked_is_compared_by_the_same_weights(client):
    ticked = text(client.get(f"{ADDRESS}?{OWN}")).split('id="ticked"')[1].split("</form>")[0]
    assert '<input type="hidden" name="w-proof" value="50">' in ticked


def test_every_link_of_the_list_keeps_the_weights(client):
    response = client.get(f"{ADDRESS}?source=plant&{OWN}")
    kept = "w-identity=0&w-making=36&w-proof=50&w-formula=18"
    assert response.context["form"].query_string == f"source=plant&{kept}"
    assert all(kept in link.query for link in response.context["answer"].sorts())


def test_the_way_back_to_the_published_weights_keeps_the_question(client):
    response = client.get(f"{ADDRESS}?source=plant&sort=proven&{OWN}")
    assert response.context["form"].query_by_published_weights == "source=plant&sort=proven"
    assert 'href="/products/?source=plant&amp;sort=proven"' in text(response)


@pytest.mark.parametrize("typed", ["lots", "-1", "101"])
def test_weights_that_cannot_be_used_are_said_and_kept(client, typed):
    response = client.get(f"{ADDRESS}?w-proof={typed}")
    shown = text(response)
    assert listed(response) == ["Source", "Proof"]
    assert f"Proof: “{typed}” is no whole number from 0 to 100." in shown
    assert f'value="{typed}"' in shown


def test_weights_cost_no_query(client, django_assert_num_queries):
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES_WITHOUT):
        client.get(f"{ADDRESS}?{OWN}")


# what the list costs without weights, once the index of the catalogue is kept
QUERIES_WITHOUT = 5

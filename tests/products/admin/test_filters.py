import pytest

from evaluation.knowledge import knowledge
from tests.builders import make_assessment

pytestmark = pytest.mark.django_db

LIST = "/admin/products/assessment/"
TODAY = knowledge().method.version


def listed(client, **query):
    return [row.pk for row in client.get(LIST, query).context["cl"].result_list]


def test_scores_are_narrowed_by_band_and_by_method(admin_client):
    thin = make_assessment(band="thinly documented", method_version=TODAY)
    old = make_assessment(band="mostly undisclosed", method_version="2025.1")
    assert listed(admin_client, band="thinly documented") == [thin.pk]
    assert listed(admin_client, method="today") == [thin.pk]
    assert listed(admin_client, method="older") == [old.pk]
    assert listed(admin_client) == [old.pk, thin.pk]


@pytest.mark.parametrize("query", [{"band": "unheard of"}, {"method": "none", "band": "<b>"}])
def test_a_band_that_is_none_has_no_scores(admin_client, query):
    make_assessment()
    assert listed(admin_client, **query) == []


def test_every_band_of_the_method_is_offered_whether_any_score_has_it_or_not(admin_client):
    page = admin_client.get(LIST).content.decode()
    assert [band.words for band in knowledge().method.bands if band.words not in page] == []
    assert f"today&#x27;s, {TODAY}" in page


def test_brands_without_a_country_are_told_as_such(admin_client):
    make_assessment()
    assert "not known" in admin_client.get("/admin/products/brand/").content.decode()

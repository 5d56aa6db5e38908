"""The admin's page on how the site is doing: true figures, and a button that only a superuser has."""

import re

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from evaluation.knowledge import knowledge
from products.assessments import assess_label
from tests.builders import make_label, make_product, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/state/"


def signed_in(**values):
    client = Client()
    client.force_login(make_user(**values))
    return client


def lines(response):
    """Name -> value, as the page shows them."""
    found = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', response.content.decode())
    return dict(found)


def test_the_page_says_what_runs_what_the_catalogue_holds_and_what_waits():
    assess_label(make_label(front="Rose exosome serum."))
    make_label(make_product(status="draft"))
    DBTaskResult.objects.all().delete()
    shown = lines(signed_in(group="Editor").get(ADDRESS))
    assert shown["Method"] == knowledge().method.version
    assert (shown["Products: published"], shown["Products: draft"], shown["Products: withdrawn"]) == ("1", "1", "0")
    assert (shown["Captures of labels"], shown["Scores kept"]) == ("2", "1")
    assert shown["Labels whose score is missing or stale"] == "1"
    assert (shown["Waiting"], shown["Being done"], shown["Failed"]) == ("0", "0", "0")


def test_a_superuser_hands_the_stale_scores_out_to_the_workers():
    make_label()
    client = signed_in(is_superuser=True)
    assert "Score them again" in client.get(ADDRESS).content.decode()
    answer = client.post(ADDRESS, follow=True)
    assert "1 jobs wait for a worker." in answer.content.decode()
    assert lines(answer)["Waiting"] == "1"


def test_others_see_the_page_without_the_button_and_may_not_use_it():
    make_label()
    client = signed_in(group="Editor")
    assert "Score them again" not in client.get(ADDRESS).content.decode()
    assert client.post(ADDRESS).status_code == 403
    assert not DBTaskResult.objects.exists()


def test_whoever_has_not_signed_in_is_asked_to():
    assert Client().get(ADDRESS)["Location"] == f"/admin/login/?next={ADDRESS}"


def test_the_page_costs_few_queries(django_assert_max_num_queries):
    client = signed_in(group="Editor")
    client.get(ADDRESS)
    with django_assert_max_num_queries(16):
        client.get(ADDRESS)

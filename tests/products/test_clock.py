"""A clock that was a year ahead and is set right: what was done meanwhile lies in the future, and nothing minds."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from products import jobs
from products.assessments import assess_label, labels_to_assess
from products.merging.products import merge_products
from products.models import Assessment, Product
from products.second_person import RefusedError, authors
from products.transfer import waiting
from products.workflow import ACTIONS, act
from tests.builders import make_label, make_product, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
AHEAD = NOW + timedelta(days=365)


def at(moment):
    return time_machine.travel(moment, tick=False)


@pytest.fixture
def scored_ahead():
    """A published product that was scored and published while the clock was ahead."""
    with at(AHEAD):
        product = make_product(slug="rose")
        assess_label(make_label(product, front="A rose exosome serum."))
    return product


def test_what_the_public_saw_last_stays_the_last_row_of_the_log(scored_ahead, capsys):
    with at(NOW):
        act(ACTIONS["withdraw"], scored_ahead, make_user("Reviewer"), "It is no longer sold.")
        call_command("verify")
    assert capsys.readouterr().out.splitlines()[-1] == "The catalogue is whole."
    assert [row.status for row in scored_ahead.publications.all()] == ["withdrawn", "published"]


def test_a_score_made_since_counts_and_is_not_made_again_and_again(scored_ahead):
    Assessment.objects.update(engine_digest="older")
    with at(NOW):
        for _ in range(2):
            call_command("rescore", verbosity=0)
        assert not labels_to_assess().exists()
    assert Assessment.objects.count() == 2
    assert Product.objects.get().current_assessment.engine_digest != "older"


def test_a_job_whose_worker_died_is_taken_up_again(scored_ahead):
    with at(AHEAD):
        job = DBTaskResult.objects.create(
            args_kwargs={"args": [[]], "kwargs": {}},
            task_path="products.jobs.score_labels",
            queue_name="default",
            backend_name="default",
            run_after=AHEAD,
            status="RUNNING",
            started_at=AHEAD,
            worker_ids=["dead"],
        )
    with at(NOW):
        assert jobs.take_up_abandoned() == 1
    job.refresh_from_db()
    assert job.status == "READY"


def test_a_job_under_way_is_left_to_its_worker_whichever_clock_is_a_little_ahead():
    with at(NOW + timedelta(minutes=1)):
        jobs.score_labels.enqueue([])
        DBTaskResult.objects.update(status="RUNNING", started_at=NOW + timedelta(minutes=1), worker_ids=["alive"])
    with at(NOW):
        assert jobs.take_up_abandoned() == 0


def test_whoever_changed_the_words_last_is_no_second_person():
    first, last = make_user("Reviewer"), make_user("Reviewer")
    with at(AHEAD):
        product = make_product(status="in_review")
        make_label(product)
        product._history_user = first
        product.save()
    with at(NOW):
        product._history_user = last
        product.name = "Rose"
        product.save()
        assert last.pk in authors(product, product.newest_look())
        with pytest.raises(RefusedError, match="takes a second person"):
            act(ACTIONS["publish"], product, last)


def test_whoever_submitted_last_is_no_second_person():
    first, last = make_user("Reviewer"), make_user("Reviewer")
    product = make_label(make_product(status="draft")).product
    with at(AHEAD):
        act(ACTIONS["submit"], product, first)
        act(ACTIONS["send_back"], product, first, "Look again.")
    with at(NOW):
        act(ACTIONS["submit"], product, last)
        with pytest.raises(RefusedError, match="takes a second person"):
            act(ACTIONS["publish"], product, last)


def test_a_merge_shows_the_score_that_was_made_last(scored_ahead):
    Assessment.objects.update(engine_digest="older")
    with at(NOW):
        call_command("rescore", verbosity=0)
        last = Assessment.objects.order_by("pk").last()
        merge_products(scored_ahead, make_product(brand=scored_ahead.brand), make_user("Reviewer"), "They are one.")
    assert Product.objects.get(slug="rose").current_assessment == last


def test_whoever_signed_in_meanwhile_stays_signed_in_and_after_a_jump_ahead_signs_in_again(client):
    with at(NOW):
        client.force_login(make_user("Editor"))
    asked = {}
    for moment in (NOW - timedelta(days=365), NOW, NOW + timedelta(days=365)):
        with at(moment):
            asked[moment] = client.get("/admin/").status_code
    assert list(asked.values()) == [200, 200, 302]


def test_a_file_that_waits_to_be_imported_is_kept_for_a_clock_set_back_and_gone_after_a_jump_ahead():
    with at(NOW):
        token = waiting.keep("a.csv", b"brand,name", 7)
    with at(NOW - timedelta(days=365)):
        assert waiting.find(token, 7).name == "a.csv"
    with at(AHEAD), pytest.raises(waiting.GoneError):
        waiting.find(token, 7)


@pytest.mark.parametrize("jump", [timedelta(days=365), timedelta(days=-365)])
def test_the_api_counts_anew_after_a_jump(client, settings, jump):
    settings.API_MOST_READS = 1
    cache.clear()
    with at(NOW):
        assert [client.get("/api/v1/method").status_code for _ in range(2)] == [200, 429]
    with at(NOW + jump):
        assert client.get("/api/v1/method").status_code == 200

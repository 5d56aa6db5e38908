"""Jobs beside the site: done once though handed out twice, and taken up again where a worker died."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from products import jobs
from products.models import Assessment, Product
from products.transfer import waiting
from tests.builders import make_label

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def labels(monkeypatch):
    """Five labels that wait for a score, handed out two by two."""
    monkeypatch.setattr(jobs, "BATCH", 2)
    return [make_label(front=f"Milk exosome serum number {number}.") for number in range(5)]


def work(**options):
    out = io.StringIO()
    call_command("work", once=True, stdout=out, **options)
    return out.getvalue()


def states():
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


def test_labels_are_handed_out_in_small_jobs_and_scored(labels):
    assert jobs.queue_rescore() == 3
    assert jobs.queue() == jobs.Queue(waiting=3, running=0, failed=0)
    work()
    assert states() == ["SUCCESSFUL"] * 3
    assert Assessment.objects.count() == 5
    assert Product.objects.exclude(current_assessment=None).count() == 5


def test_labels_that_are_handed_out_twice_are_scored_once(labels):
    jobs.queue_rescore()
    jobs.queue_rescore()
    work()
    assert states() == ["SUCCESSFUL"] * 6
    assert Assessment.objects.count() == 5


def test_nothing_waits_where_every_score_is_of_today(labels):
    jobs.queue_rescore()
    work()
    assert jobs.queue_rescore() == 0


def test_a_label_that_cannot_be_scored_is_told_and_holds_up_no_other(labels):
    # a capture's words never change, so an unreadable one is put there behind the site's back
    broken = labels[0]
    type(broken)._base_manager.filter(pk=broken.pk)._update([(type(broken)._meta.get_field("front"), None, "")])
    jobs.queue_rescore()
    work()
    assert Assessment.objects.count() == 4
    (failed,) = DBTaskResult.objects.failed()
    assert failed.exception_class_path == "products.jobs.JobError"
    assert f"label {broken.pk}:" in failed.traceback


def dead_job(workers, minutes):
    jobs.queue_rescore()
    job = DBTaskResult.objects.first()
    job.status, job.worker_ids = "RUNNING", [f"worker {number}" for number in range(workers)]
    job.started_at = timezone.now() - timedelta(minutes=minutes)
    job.save()
    return job


def test_a_job_whose_worker_died_is_done_by_another(labels):
    dead_job(workers=1, minutes=11)
    work()
    assert states() == ["SUCCESSFUL"] * 3
    assert Assessment.objects.count() == 5


def test_a_job_that_is_being_done_is_left_to_its_worker(labels):
    dead_job(workers=1, minutes=9)
    assert jobs.take_up_abandoned() == 0
    assert jobs.queue() == jobs.Queue(waiting=2, running=1, failed=0)


def test_a_job_that_three_workers_died_over_is_left(labels):
    job = dead_job(workers=3, minutes=11)
    assert jobs.take_up_abandoned() == 0
    job.refresh_from_db()
    assert (job.status, job.traceback) == ("FAILED", jobs.GIVEN_UP)


def test_the_open_data_is_made_as_a_job(labels, settings, tmp_path):
    jobs.queue_rescore()
    jobs.make_open_data.enqueue()
    work()
    (made,) = DBTaskResult.objects.filter(task_path__endswith="make_open_data")
    assert (made.status, made.return_value) == ("SUCCESSFUL", 5)


def test_rescore_hands_out_when_asked_to(labels):
    out = io.StringIO()
    call_command("rescore", queue=True, stdout=out)
    assert out.getvalue() == "3 jobs wait for a worker.\n"
    assert Assessment.objects.count() == 0


def test_a_lease_of_nothing_is_refused():
    with pytest.raises(CommandError) as failure:
        work(lease=0)
    assert str(failure.value) == "--lease: a number of seconds above 0."


def test_a_worker_lets_go_of_a_file_that_waited_for_its_import_for_more_than_a_day():
    token = waiting.keep("catalogue.csv", b"brand,name", editor=1)
    work()
    kept = waiting.find(token, editor=1).key
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        work()
    assert not default_storage.exists(kept)

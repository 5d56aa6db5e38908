"""Changes are heard of over the connection to PostgreSQL: nobody asks whether anything changed."""

import time
from threading import Thread

import pytest
from django.db import DatabaseError, connection, connections, transaction

from products import hearing
from products.models import PublicChange
from tests.builders import make_product

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a PostgreSQL: DATABASE_URL"),
]


@pytest.fixture(autouse=True)
def listening(monkeypatch):
    """As in a process that serves: a new connection, which listens."""
    monkeypatch.setattr(hearing, "_is_on", True)
    connection.close()
    PublicChange.token()
    yield
    connection.close()


def elsewhere(do):
    """Do it over another connection, as another process does."""

    def run():
        do()
        connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join()


def heard(before, within=hearing.LONGEST / 2):
    """Whether the token becomes another one sooner than it would be asked for anyway."""
    end = time.monotonic() + within
    while PublicChange.token() == before and time.monotonic() < end:
        time.sleep(0.001)
    return PublicChange.token() != before


def test_where_nothing_changed_nobody_is_asked(django_assert_num_queries):
    before = PublicChange.token()
    with django_assert_num_queries(0):
        assert PublicChange.token() == before


def test_a_change_over_another_connection_is_heard_of():
    before = PublicChange.token()
    elsewhere(make_product)
    assert heard(before)


def test_what_another_takes_back_is_not(django_assert_num_queries):
    def do():
        with transaction.atomic():
            make_product()
            transaction.set_rollback(True)

    before = PublicChange.token()
    elsewhere(do)
    time.sleep(0.05)
    with django_assert_num_queries(0):
        assert PublicChange.token() == before


def test_a_change_of_one_s_own_is_known_at_once():
    before = PublicChange.token()
    make_product()
    assert PublicChange.token() != before


def test_a_change_that_comes_with_the_answer_to_a_question_is_heard_of():
    before = PublicChange.token()
    elsewhere(make_product)
    time.sleep(0.05)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert PublicChange.token() != before


def test_amid_a_transaction_its_own_changes_count():
    before = PublicChange.token()
    with transaction.atomic():
        make_product()
        within = PublicChange.token()
        assert within != before
        transaction.set_rollback(True)
    assert PublicChange.token() == before


def test_where_nothing_can_be_heard_the_last_answer_holds_for_a_moment(monkeypatch):
    monkeypatch.setattr(hearing, "LONGEST", 0.05)
    with connection.cursor() as cursor:
        cursor.execute(f"UNLISTEN {hearing.CHANNEL}")
    before = PublicChange.token()
    elsewhere(make_product)
    time.sleep(0.06)
    assert PublicChange.token() != before


def test_a_line_that_was_cut_is_told_as_any_query_tells_it():
    pid = connection.connection.info.backend_pid

    def cut():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])

    elsewhere(cut)
    time.sleep(0.05)
    with pytest.raises(DatabaseError):
        PublicChange.token()
    connection.close()
    assert PublicChange.token()

"""A server process hears of changes beside what it serves, and asks for none while it hears nothing."""

import time
from threading import Thread

import pytest
from django.db import Error, connection, connections, transaction

from products import hearing as module
from products.hearing import Hearing, listen
from products.models import PublicChange
from tests.builders import make_product


class Asked:
    """Answers with how often it was asked; does something meanwhile."""

    def __init__(self, meanwhile=lambda: None):
        self.times = 0
        self.meanwhile = meanwhile

    def __call__(self):
        self.times += 1
        self.meanwhile()
        return str(self.times)


@pytest.fixture
def hearing(monkeypatch):
    """This process's own, which hears."""
    hearing = Hearing()
    hearing.is_on = True
    for user in ("products.hearing", "products.models.change", "products.public_changes"):
        monkeypatch.setattr(f"{user}.hearing", hearing)
    return hearing


def test_an_answer_holds_while_nothing_is_heard(hearing):
    asked = Asked()
    assert [hearing.answer(asked) for _ in range(3)] == ["1", "1", "1"]
    hearing.hear()
    assert [hearing.answer(asked) for _ in range(3)] == ["2", "2", "2"]


def test_what_is_heard_while_it_asks_may_not_be_in_the_answer(hearing):
    asked = Asked(meanwhile=hearing.hear)
    assert [hearing.answer(asked) for _ in range(2)] == ["1", "2"]


def test_a_process_that_hears_nothing_asks_each_time(hearing):
    asked = Asked()
    hearing.is_on = False
    assert [hearing.answer(asked) for _ in range(2)] == ["1", "2"]


def test_an_answer_holds_for_a_moment_only(hearing, monkeypatch):
    monkeypatch.setattr(module, "LONGEST", 0.0)
    asked = Asked()
    assert [hearing.answer(asked) for _ in range(2)] == ["1", "2"]


def test_what_it_has_not_committed_yet_holds_for_nobody_else(hearing, db):
    before = PublicChange.token()
    with transaction.atomic():
        make_product()
        within = PublicChange.token()
        assert within != before
        transaction.set_rollback(True)
    assert PublicChange.token() == before


@pytest.mark.django_db(transaction=True)
def test_a_change_of_its_own_is_known_before_it_is_told_of_it(hearing):
    before = PublicChange.token()
    make_product()
    after = PublicChange.token()
    assert after != before
    with transaction.atomic():
        make_product()
    assert PublicChange.token() not in (before, after)


def test_over_sqlite_nobody_listens(monkeypatch):
    monkeypatch.setattr(Thread, "start", lambda thread: pytest.fail("a thread was started"))
    if connection.vendor == "sqlite":
        module.begin()


class Line(Thread):
    """Listens over a connection of its own until that is cut."""

    def __init__(self, hearing):
        super().__init__()
        self.hearing = hearing
        self.pid = 0

    def run(self):
        line = connections["default"]
        line.ensure_connection()
        self.pid = line.connection.info.backend_pid
        try:
            listen(line, self.hearing)
        except Error:
            line.close()


def wait_until(is_so, within=10):
    end = time.monotonic() + within
    while not is_so() and time.monotonic() < end:
        time.sleep(0.001)
    assert is_so()


def elsewhere(do):
    """Do it over another connection, as another process does."""

    def run():
        do()
        connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join()


def tell(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a PostgreSQL: DATABASE_URL")
class TestOverPostgreSQL:
    @pytest.fixture(autouse=True)
    def held_for_long(self, monkeypatch):
        """So that nothing is found out but by hearing."""
        monkeypatch.setattr(module, "LONGEST", 1_000.0)

    @pytest.fixture
    def line(self, hearing, transactional_db):
        hearing.is_on = False
        line = Line(hearing)
        line.start()
        wait_until(lambda: hearing.is_on)
        yield line
        tell("SELECT pg_terminate_backend(%s)", line.pid)
        line.join()
        assert not hearing.is_on

    def test_where_nothing_changed_nobody_is_asked(self, line, django_assert_num_queries):
        before = PublicChange.token()
        with django_assert_num_queries(0):
            assert PublicChange.token() == before

    def test_a_change_over_another_connection_is_heard_of(self, line):
        before = PublicChange.token()
        elsewhere(make_product)
        wait_until(lambda: PublicChange.token() != before)

    def test_what_another_takes_back_is_not(self, line, django_assert_num_queries):
        def do():
            with transaction.atomic():
                make_product()
                transaction.set_rollback(True)

        before = PublicChange.token()
        elsewhere(do)
        time.sleep(0.05)
        with django_assert_num_queries(0):
            assert PublicChange.token() == before

    def test_a_line_that_is_silent_is_tried_and_what_comes_with_the_answer_counts(self, line, hearing, monkeypatch):
        monkeypatch.setattr(module, "BETWEEN_PROBES", 0.0)
        tell(f"NOTIFY {module.CHANNEL}")  # from now on it tries without a pause
        before = hearing._heard
        for number in range(50):
            tell(f"NOTIFY {module.CHANNEL}, '{number}'")
        wait_until(lambda: hearing._heard >= before + 50)

    def test_what_is_told_while_nobody_asks_does_not_pile_up(self, line, hearing):
        before = hearing._heard
        with transaction.atomic():
            # many times what a line holds that nobody reads
            tell("SELECT pg_notify(%s, repeat('x', 7000) || n) FROM generate_series(1, 3000) n", module.CHANNEL)
        wait_until(lambda: hearing._heard >= before + 3_000, within=30)

    def test_a_line_that_is_cut_hears_nothing_more(self, line, hearing):
        tell("SELECT pg_terminate_backend(%s)", line.pid)
        wait_until(lambda: not hearing.is_on)
        before = PublicChange.token()
        elsewhere(make_product)
        assert PublicChange.token() != before

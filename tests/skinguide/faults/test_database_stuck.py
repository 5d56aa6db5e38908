"""PostgreSQL is stuck: it takes questions and answers none. Visitors are told so, and nothing is lost."""

import time
from contextlib import closing

import psycopg
import pytest

from skinguide.postgresql import patience as module
from skinguide.postgresql.base import Connection, UnansweredError
from skinguide.postgresql.patience import patience
from tests.processes import PRODUCTS
from tests.skinguide.faults.site import WORDS, Readers, Site, wait_until
from tests.skinguide.faults.test_save_killed import ADDRESS, SAVED, WAITING, Sending, come_back, typed

pytestmark = pytest.mark.own_database

SCORES = "select count(*) from products_assessment"
BUSY = 5  # seconds that a busy machine may take besides


def test_visitors_are_told_and_a_job_waits_until_it_answers_again(postgres, tmp_path):
    site = Site(tmp_path / "site", DATABASE_URL=postgres.url)
    site.fill()
    with site.served(), Readers(site) as seen:
        wait_until(lambda: seen.statuses.get(200, 0) > 20)
        scoring = site.command("rescore")
        wait_until(lambda: postgres.number(SCORES) >= 3, pause=0.01)
        seen.forget()
        with postgres.stuck():
            wait_until(lambda: seen.statuses.get(503, 0) > 5)
            assert seen.slowest < module.ANSWER + BUSY
            seen.forget()
            wait_until(lambda: seen.statuses.get(503, 0) > 100)
            assert seen.slowest < BUSY
            assert not site.is_ready()
            assert set(seen.statuses) <= {200, 503}  # some pages ask nothing of it
            assert [body for body in seen.refusals if not any(words in body for words in WORDS)] == []
            assert scoring.poll() is None
        back = time.monotonic()
        wait_until(site.is_ready)
        assert time.monotonic() - back < BUSY
        seen.forget()
        wait_until(lambda: seen.statuses.get(200, 0) > 100)
        scoring.wait(120)
    assert set(seen.statuses) == {200}
    assert scoring.returncode == 0
    assert postgres.number(SCORES) == PRODUCTS
    assert site.run("verify").splitlines()[-1] == "The catalogue is whole."


@pytest.fixture
def site(postgres, tmp_path):
    made = Site(tmp_path / "site", DATABASE_URL=postgres.url)
    made.fill()
    return made


def test_a_save_under_way_is_undone_and_comes_back_as_it_was_typed(postgres, site):
    site.run("rescore", "-v0")
    with site.served():
        editor = site.editor()
        form = typed(site, editor)
        with closing(psycopg.connect(postgres.url)) as other:
            # the save has written brand, product and label by the time it comes to the score
            other.execute("lock table products_assessment in exclusive mode")
            sending = Sending(site, editor, form)
            sending.start()
            wait_until(lambda: postgres.number(WAITING) == 1)
            with postgres.stuck():
                refused = sending.answered()
        assert refused.status_code == 503
        assert "What you were just sending was not saved" in refused.text
        wait_until(site.is_ready)
        assert postgres.number(SAVED) == 0
        back = come_back(site, editor)
        assert "saved as a draft" in site.send(editor, ADDRESS, {**back, "action": "save"}).text
        assert postgres.number(SAVED) == 1
    assert site.run("verify").splitlines()[-1] == "The catalogue is whole."


def test_a_save_that_another_s_lock_holds_up_is_given_up_while_the_site_goes_on(postgres, site):
    with site.served():
        editor = site.editor()
        form = typed(site, editor)
        with closing(psycopg.connect(postgres.url)) as other:
            other.execute("lock table products_assessment in exclusive mode")
            sending = Sending(site, editor, form)
            sending.start()
            refused = sending.answered()
            assert site.is_ready()
        assert refused.status_code == 503
        assert "What you were just sending was not saved" in refused.text
        assert module.LOCK <= refused.elapsed.total_seconds() < module.STATEMENT + BUSY
        assert postgres.number(SAVED) == 0
        assert "saved as a draft" in site.send(editor, ADDRESS, form).text


@pytest.fixture
def asked(postgres, monkeypatch):
    """A connection of a process that serves, and does not wait for long."""
    monkeypatch.setattr(module, "ANSWER", 0.3)
    monkeypatch.setattr(patience, "is_limited", True)
    with closing(Connection.connect(postgres.url)) as connection:
        yield connection


def test_an_unanswered_commit_is_told_from_a_statement_that_is_undone(postgres, asked):
    asked.execute("create table rows (number int)")
    asked.commit()
    asked.execute("insert into rows values (1)")
    with postgres.stuck(), pytest.raises(UnansweredError):
        asked.commit()
    assert asked.closed
    assert postgres.number("select count(*) from rows") == 1
    with closing(Connection.connect(postgres.url)) as other:
        other.execute("insert into rows values (2)")
        with postgres.stuck(), pytest.raises(psycopg.OperationalError) as undone:
            other.execute("insert into rows values (3)")
        assert not isinstance(undone.value, UnansweredError)
    assert postgres.number("select count(*) from rows") == 1


def test_a_statement_that_commits_itself_may_be_done_after_all(postgres, asked):
    asked.autocommit = True
    with postgres.stuck(), pytest.raises(UnansweredError):
        asked.execute("create table rows (number int)")
    wait_until(lambda: postgres.number("select count(*) from pg_tables where tablename = 'rows'") == 1)

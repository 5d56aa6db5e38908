"""PostgreSQL or Redis is killed while an editor saves: all of it is there or nothing, and what was typed comes back."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event, Thread
from typing import Any

import psycopg
import pytest
import requests

from tests.products.admin.from_label import ADDRESS, PAGE, SEEN, fields
from tests.skinguide.faults.site import WORDS, Site, wait_until

pytestmark = pytest.mark.own_database

KEEP = "/admin/drafts/keep/intake/"
SAVED = "select count(*) from products_product where slug like 'nova-derm%'"
WAITING = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
LABEL = {"label_text": "Rose exosome serum. Heals eczema."}


class Sending(Thread):
    """Somebody who sends the form and waits for the answer."""

    def __init__(self, site: Site, editor: requests.Session, form: dict[str, Any]) -> None:
        super().__init__()
        self._request = (site, editor, form)
        self.answer: requests.Response | None = None

    def run(self) -> None:
        site, editor, form = self._request
        self.answer = site.send(editor, ADDRESS, form)

    def answered(self) -> requests.Response:
        """The answer, once it is there."""
        self.join(120)
        assert self.answer is not None
        return self.answer


def typed(site: Site, editor: requests.Session) -> dict[str, Any]:
    """The form with all that an editor has typed, kept as a draft as the page keeps it."""
    read = fields(site.send(editor, ADDRESS, {"page": PAGE, **SEEN, "action": "read"}))
    kept = site.send(editor, KEEP, {**read, "caveat": "typed last"})
    number = re.search(r'name="draft" value="(\d+)"', kept.text)
    assert number, kept.text
    return {**read, "caveat": "typed last", "draft": number[1], "action": "save"}


def come_back(site: Site, editor: requests.Session) -> dict[str, Any]:
    """The form as its draft brings it back, by the link on the empty form."""
    empty = editor.get(site.address(ADDRESS), timeout=60)
    link = re.search(rf'href="{ADDRESS}\?draft=\d+"', empty.text)
    assert link, empty.text
    return fields(editor.get(site.address(link[0][6:-1]), timeout=60))


@contextmanager
def checking(site: Site) -> Iterator[list[int]]:
    """Somebody checks one label after another until the block ends; the statuses of the answers."""
    ends, seen = Event(), []

    def check() -> None:
        while not ends.wait(0.02):
            seen.append(requests.post(site.address("/api/v1/check"), json=LABEL, timeout=60).status_code)

    thread = Thread(target=check)
    thread.start()
    yield seen
    ends.set()
    thread.join(60)


def test_a_save_under_way_when_postgresql_is_killed_is_undone_and_comes_back_as_it_was_typed(postgres, tmp_path):
    site = Site(tmp_path / "site", DATABASE_URL=postgres.url)
    site.fill()
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
            postgres.kill()
        refused = sending.answered()
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "30")
        assert WORDS[0] in refused.text
        assert "What you were just sending was not saved" in refused.text
        postgres.start()
        wait_until(site.is_ready)
        assert postgres.number(SAVED) == 0
        back = come_back(site, editor)
        assert (back["caveat"], back["page"]) == (["typed last"], [PAGE])
        assert "saved as a draft" in site.send(editor, ADDRESS, {**back, "action": "save"}).text
        assert postgres.number(SAVED) == 1
    assert site.run("verify").splitlines()[-1] == "The catalogue is whole."


def test_saves_and_checks_go_on_when_redis_is_killed(redis, tmp_path):
    site = Site(tmp_path / "site", CACHE_URL=redis.url, SKINGUIDE_API_CHECKS="100000")
    site.fill()
    site.run("rescore", "-v0")
    with site.served(), checking(site) as checks:
        editor = site.editor()
        form = typed(site, editor)
        wait_until(lambda: len(checks) > 20)
        assert redis.size()
        with closing(sqlite3.connect(site.folder / "skinguide.sqlite3", isolation_level=None)) as other:
            other.execute("begin immediate")  # the save waits for it
            sending = Sending(site, editor, form)
            sending.start()
            sending.join(1)
            assert sending.answer is None
            redis.kill()
            other.execute("rollback")
        assert "saved as a draft" in sending.answered().text
        before = len(checks)
        wait_until(lambda: len(checks) > before + 20)
        redis.start()
        wait_until(lambda: bool(redis.size()))
    assert set(checks) == {200}
    assert site.run("verify").splitlines()[-1] == "The catalogue is whole."

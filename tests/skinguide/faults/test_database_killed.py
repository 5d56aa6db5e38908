"""PostgreSQL is killed while the site is read and scores are made: nothing is half done, and all goes on by itself."""

import pytest

from tests.processes import PRODUCTS
from tests.skinguide.faults.site import WORDS, Readers, Site, wait_until

pytestmark = pytest.mark.own_database

SCORES = "select count(*) from products_assessment"
HALF_DONE = (
    "select count(*) from products_assessment score join products_productlabel label on label.id = score.label_id"
    " join products_product product on product.id = label.product_id"
    " where product.current_assessment_id is distinct from score.id"
)


def test_a_database_that_is_killed_is_gone_on_with_once_it_is_back(postgres, tmp_path):
    site = Site(tmp_path / "site", DATABASE_URL=postgres.url)
    site.fill()
    with site.served(), Readers(site) as seen:
        wait_until(lambda: seen.statuses.get(200, 0) > 20)
        assert set(seen.statuses) == {200}
        scoring = site.command("rescore")
        wait_until(lambda: postgres.number(SCORES) >= 3, pause=0.01)
        postgres.kill()
        wait_until(lambda: seen.statuses.get(503, 0) > 5)
        assert not site.is_ready()
        scoring.wait(120)
        postgres.start()
        scored = postgres.number(SCORES)
        wait_until(site.is_ready)
        assert set(seen.statuses) == {200, 503}
        assert [body for body in seen.refusals if not any(words in body for words in WORDS)] == []
        seen.forget()
        wait_until(lambda: seen.statuses.get(200, 0) > 100)
    assert set(seen.statuses) == {200}
    assert 3 <= scored < PRODUCTS
    assert postgres.number(HALF_DONE) == 0
    assert f"Scored {PRODUCTS - scored} labels." in site.run("rescore")
    assert site.run("verify").splitlines()[-1] == "The catalogue is whole."

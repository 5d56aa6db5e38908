import pytest

from products.causes import Points, split
from products.models import Publication
from tests.builders import make_assessment, make_label

pytestmark = pytest.mark.django_db

NEW = {"method_version": "2099.1"}


def change(before, after, **values):
    """The split between two scores as the public saw them one after the other."""
    return split(
        Publication(assessment=before, status="published"), Publication(assessment=after, status="published", **values)
    )


def test_a_new_label_alone_changes_the_data():
    label = make_label()
    before = make_assessment(label, low=40, high=80)
    after = make_assessment(make_label(label.product), low=44.5, high=80)
    found = change(before, after)
    assert (found.data, found.method, found.words) == (Points(4.5, 0), Points(0, 0), "Proven: +4.5 by the label.")


def test_a_new_method_alone_changes_the_method():
    label = make_label()
    before, after = make_assessment(label, low=40, high=80), make_assessment(label, low=38, high=79, **NEW)
    assert change(before, after).words == "Proven: −2 by the method; possible: −1 by the method."


def test_both_at_once_are_split_by_what_the_old_label_scores_with_the_new_method():
    label = make_label()
    before = make_assessment(label, low=40, high=80)
    after = make_assessment(make_label(label.product), low=43, high=78, **NEW)
    found = change(before, after, middle_low=38.0, middle_high=80.0)
    assert found.words == "Proven: +5 by the label, −2 by the method; possible: −2 by the label."
    assert found.data.low + found.method.low == found.total.low


def test_without_the_score_between_nothing_is_made_up():
    label = make_label()
    before = make_assessment(label, low=40)
    after = make_assessment(make_label(label.product), low=43, **NEW)
    found = change(before, after)
    assert (found.data, found.method) == (None, None)
    assert found.words == "Label and method changed at once; how much came of which was not kept."


def test_an_editor_s_fact_is_data():
    label = make_label()
    before = make_assessment(label, low=40)
    after = make_assessment(label, low=45, judged_as={"editor_facts": [{"kind": "verdict"}]})
    assert change(before, after).words == "Proven: +5 by the label."


def test_where_nothing_moved_nothing_is_told():
    label = make_label()
    assert change(make_assessment(label), make_assessment(label)).words == ""


def test_a_state_without_a_score_has_no_split():
    assert split(Publication(status="withdrawn"), Publication(assessment=make_assessment())) is None

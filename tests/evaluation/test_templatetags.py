import pytest
from django.template import Context, Template
from django.test import RequestFactory

from evaluation.knowledge import knowledge
from evaluation.presentation.bars import range_bar
from tests.evaluation.spoiling import with_unverified


def render(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_a_shape_stands_beside_words_and_is_silent_itself() -> None:
    assert render('{% shape "met" %}') == (
        '<svg class="shape shape-met" viewBox="0 0 20 20" aria-hidden="true" focusable="false">'
        '<use href="#shape-met"/></svg>'
    )


def test_a_bar_says_its_sentence_to_those_who_cannot_see_it() -> None:
    assert render('{% bar drawn "small" %}', drawn=range_bar(46.25, 79.0)) == (
        '<svg class="bar bar-small" width="100%" height="14" aria-hidden="true" focusable="false">'
        '<rect class="bar-rest" width="100%" height="100%"/>'
        '<rect class="bar-open" x="46.25%" width="32.75%" height="100%"/>'
        '<rect class="bar-proven" width="46.25%" height="100%"/></svg>'
        '<span class="visually-hidden">46 proven by the label, 79 if every silence turns out well.</span>'
    )


def test_a_stored_range_draws_the_same_bar() -> None:
    drawn = render('{% bar drawn "row" %}', drawn=range_bar(46.25, 79.0, "thinly documented"))
    assert render('{% score_bar 46.25 79.0 "thinly documented" %}') == drawn


def test_a_citation_is_a_link_with_publisher_and_year() -> None:
    source = knowledge().citations["fda-exosome-2019"]
    assert render('{% cite "fda-exosome-2019" %}') == (
        f'<li class="citation"><a href="{source.url}" rel="noopener external">{source.title}</a> '
        '<span class="publisher">US FDA, 2019</span></li>'
    )


def test_what_nobody_has_verified_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    unsure = with_unverified(knowledge(), "fda-wrinkle")
    monkeypatch.setattr("evaluation.templatetags.scorecard.knowledge", lambda: unsure)
    assert render('{% cite "fda-wrinkle" %}') == ""


def test_the_first_source_is_in_sight_and_the_others_one_click_away() -> None:
    first, second = (render(f'{{% cite "{key}" %}}') for key in ("fda-exosome-2019", "fda-wrinkle"))
    shown = f'<ul class="citations" aria-label="Source">{first}</ul>'
    assert render("{% sources keys %}", keys=["fda-exosome-2019"]) == shown
    assert render("{% sources keys %}", keys=["fda-exosome-2019", "fda-wrinkle"]) == (
        f'{shown}<details class="more-sources"><summary>1 further source</summary>'
        f'<ul class="citations">{second}</ul></details>'
    )


def test_a_rule_without_a_verified_source_shows_none() -> None:
    assert render("{% sources keys %}", keys=[]) == ""


def test_an_unknown_citation_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError, match="no-such-document"):
        render('{% cite "no-such-document" %}')


def test_the_navigation_marks_its_own_page_and_those_below() -> None:
    request = RequestFactory().get("/method/")
    source = "{% nav_link 'evaluation:method' 'Method' %}{% nav_link 'evaluation:check' 'Check' %}"
    assert render(source, request=request) == (
        '<a href="/method/" aria-current="page">Method</a><a href="/check/">Check</a>'
    )


def test_the_navigation_stands_without_a_request_on_error_pages() -> None:
    assert render("{% nav_link 'evaluation:method' 'Method' %}") == '<a href="/method/">Method</a>'

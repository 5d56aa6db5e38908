"""The guide's tags: what they write, and what they note of the page."""

import pytest
from django.template import Context, Template

from evaluation.core.knowledge.cited import parse_cited
from evaluation.knowledge import guide
from evaluation.templatetags.guide import PageNotes


def render(prose: str, notes: PageNotes, **context: object) -> str:
    return Template("{% load guide %}" + prose).render(Context({"notes": notes, **context}))


def test_sources_are_numbered_in_the_order_of_their_first_use():
    notes = PageNotes()
    html = render('One.{% ref "misev2018" %} Two.{% ref "ct-cho-2020" "misev2018" %}', notes)
    assert html == (
        'One.<sup class="refs"><a href="#source-1" aria-label="Source 1">1</a></sup>'
        ' Two.<sup class="refs"><a href="#source-1" aria-label="Source 1">1</a> '
        '<a href="#source-2" aria-label="Source 2">2</a></sup>'
    )
    assert list(notes.citations) == ["misev2018", "ct-cho-2020"]


def test_no_source_writes_nothing():
    assert render("Habit.{% ref_list keys %}", PageNotes(), keys=()) == "Habit."


@pytest.mark.parametrize("key", ["nobody-2020", "webber-bands"])
def test_a_source_that_is_unknown_or_not_verified_is_refused(key):
    with pytest.raises(KeyError, match=key):
        render('{% ref "' + key + '" %}', PageNotes())


def test_a_text_of_the_data_has_its_numbers_behind_the_stops_and_is_escaped():
    html = render("{% cited text %}", PageNotes(), text=parse_cited("A <b> fell [misev2018]. Then rose."))
    assert html == (
        'A &lt;b&gt; fell.<sup class="refs"><a href="#source-1" aria-label="Source 1">1</a></sup> Then rose.'
    )


def test_a_section_has_its_heading_and_is_noted_for_the_contents():
    notes = PageNotes()
    html = render('{% section "why" "Why?" %}<p>So.</p>{% endsection %}', notes)
    assert html == '<section class="section"><h2 id="why">Why?</h2><p>So.</p></section>'
    assert notes.sections == {"why": "Why?"}


def test_an_anchor_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="anchor why stands twice"):
        render('{% section "why" "A" %}{% endsection %}{% section "why" "B" %}{% endsection %}', PageNotes())


def test_a_defined_word_is_a_button_with_its_definition_and_the_way_to_the_glossary():
    html = render('{% term "dermis" "the living skin" %}', PageNotes())
    assert html == (
        '<button class="term" type="button" popovertarget="term-dermis">the living skin</button>'
        '<span class="definition" id="term-dermis" popover><b>dermis</b> '
        f'{guide().terms["dermis"].short} <a href="/guide/glossary/#dermis">Glossary</a></span>'
    )


def test_a_word_is_defined_once_a_page():
    with pytest.raises(ValueError, match="dermis is defined twice"):
        render('{% term "dermis" %} and {% term "dermis" %}', PageNotes())


def test_a_word_that_the_glossary_does_not_know_is_refused():
    with pytest.raises(KeyError, match="epidermis"):
        render('{% term "epidermis" %}', PageNotes())


def test_a_link_within_the_guide_has_the_pages_short_name_or_words_of_its_own():
    html = render('{% to "sources" %} {% to "sources#plant" "plants" %}', PageNotes())
    assert html == '<a href="/guide/sources/">Sources compared</a> <a href="/guide/sources/#plant">plants</a>'


def test_a_link_to_a_page_that_does_not_exist_is_refused():
    with pytest.raises(KeyError, match="sauces"):
        render('{% to "sauces" %}', PageNotes())

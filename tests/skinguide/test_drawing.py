"""Pieces of pages: drawn by Jinja2 from what they are given, and some kept."""

from datetime import date

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.template import engines
from django.test import RequestFactory
from django.urls import NoReverseMatch, set_script_prefix
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from evaluation.presentation.for_me import ShownFit
from evaluation.templatetags.scorecard import draw
from products.models import Product, UseSetting
from skinguide.drawing import day, escaped, url

FIT = ShownFit("vegan", "Vegan <b>", "The list names nothing of animals.", "vegan", "", "yes")


def fitting(source, **values):
    made = engines["jinja2"].env.from_string('{% from "scorecard/_cautions.jinja" import fitting %}' + source)
    return made.render(values)


@pytest.fixture
def pieces():
    caches["pieces"].clear()
    yield caches["pieces"].names
    caches["pieces"].clear()


def test_words_are_escaped_and_markup_of_ours_is_not():
    drawn = fitting("{{ fitting(fit, False, False) }}", fit=FIT)
    assert "<b>Vegan &lt;b&gt;.</b> The list names nothing of animals." in drawn
    assert '<svg class="shape shape-met"' in drawn


@given(st.one_of(st.text(), st.text("&<>'\" a"), st.integers(), st.floats(), st.none(), st.booleans()))
def test_what_a_piece_puts_out_is_escaped(value):
    assert escaped(value) == str(escape(value))
    drawn = engines["jinja2"].env.from_string("{{ value }}|{{ value ~ '' }}").render(value=value)
    assert drawn == f"{escape(value)}|{escape(value)}"


@pytest.mark.parametrize("value", [Markup("<b>bold</b>"), mark_safe("<b>bold</b>"), format_html("<b>{}</b>", "bold")])
def test_what_is_markup_already_stays_as_it_is(value):
    assert escaped(value) == "<b>bold</b>"


def test_a_text_of_another_class_is_escaped_as_what_it_says():
    assert escaped(UseSetting("home")) == "home"
    assert escaped(type("Said", (str,), {})("<b>")) == "&lt;b&gt;"


def test_what_a_value_lacks_is_an_error():
    with pytest.raises(AttributeError, match="no attribute 'reasn'"):
        fitting("{{ fit.reasn }}", fit=FIT)


def test_a_name_that_a_piece_was_not_given_is_an_error():
    with pytest.raises(UndefinedError, match="'card' is undefined"):
        draw("scorecard/_legend.jinja")


def test_an_address_stands_under_the_root_of_the_site():
    assert url("guide:page", "markets") == "/guide/markets/"
    try:
        set_script_prefix("/skin/")
        assert url("guide:page", "markets") == "/skin/guide/markets/"
    finally:
        set_script_prefix("/")
    with pytest.raises(NoReverseMatch):
        url("guide:no-such-page")


def test_a_day_is_said_in_words_and_no_day_is_silent():
    assert (day(date(2026, 11, 3), "j F Y"), day(None, "j F Y")) == ("3 November 2026", "")


def drawn_from(*made_from):
    source = '{{ kept("scorecard/_legend.jinja", made_from) }}'
    legend = type("Card", (), {"legend": [("fact", str(made_from))]})
    return engines["jinja2"].env.from_string(source).render(made_from=made_from, card=legend)


def test_a_piece_is_drawn_once_for_equal_values_and_anew_for_others(pieces):
    assert (drawn_from("a", 1), drawn_from("a", 1), len(pieces())) == (drawn_from("a", 1), drawn_from("a", 1), 1)
    assert drawn_from("a", 2) != drawn_from("a", 1)
    assert len(pieces()) == 2


@pytest.fixture
def page(db):
    call_command("load_catalogue", verbosity=0)
    call_command("rescore", verbosity=0)
    return Product.objects.published().exclude(current_assessment=None)[0].get_absolute_url()


def test_a_product_s_page_keeps_what_takes_long_and_is_the_same_with_it(client, page, pieces):
    first = client.get(page).content
    assert len(pieces()) == 10
    assert client.get(page).content == first
    assert len(pieces()) == 10


def test_what_follows_from_somebody_s_answers_is_not_kept(client, page, pieces):
    answers = RequestFactory().get(page, {"my-skin": "fragrance"}).get_full_path()
    assert "which was sent to show this" in client.get(answers).content.decode()
    assert len(pieces()) == 8  # what the label says, which no answer changes


def test_what_follows_from_chosen_actives_is_not_kept(client, page, pieces):
    chosen = client.get(page, {"active": "retinoid"}).content.decode()
    assert (chosen.count('value="retinoid" checked'), len(pieces())) == (1, 8)
    assert 'value="retinoid" checked' not in client.get(page).content.decode()


@pytest.mark.django_db
def test_a_label_that_somebody_checks_leaves_no_piece(client, pieces) -> None:
    text = "Zanzibar exosomes. Ingredients: Water, Parfum, Zanzibar Nocturne"
    answer = client.post("/check/?my-skin=fragrance", {"label_text": text})
    assert ("Parfum" in answer.content.decode(), pieces()) == (True, [])

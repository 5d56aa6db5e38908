from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template import Context, Template
from django.test import RequestFactory, override_settings
from django.urls import set_script_prefix


@pytest.fixture(autouse=True)
def at_the_root():
    yield
    set_script_prefix("/")


def test_what_stands_between_the_tags_is_drawn_with_the_first_page_alone():
    template = Template("{% load catalogue %}{% once %}{{ 20000|thousands }}{% endonce %} {{ name }}")
    first = template.render(Context({"name": "Rose"}))
    (once, *_) = template.nodelist.get_nodes_by_type(type(template.nodelist[1]))
    once.nodelist.clear()  # nothing is left to draw
    assert (first, template.render(Context({"name": "Damask"}))) == ("20,000 Rose", "20,000 Damask")


def test_it_sees_nothing_of_the_page_so_no_page_can_show_in_another():
    template = Template("{% once %}[{{ name }}{{ request.path }}]{% endonce %}")
    page = {"name": "Rose", "request": RequestFactory().get("/secret/")}
    assert template.render(Context(page)) == "[]"


def test_another_root_of_the_site_or_other_static_files_are_drawn_anew(tmp_path: Path):
    template = Template("{% load static %}{% once %}{% url 'home' %} {% static 'a.css' %}{% endonce %}")
    seen = [template.render(Context())]
    set_script_prefix("/skin/")
    seen.append(template.render(Context()))
    with override_settings(STATIC_URL="/files/"):
        assert staticfiles_storage.url("a.css") == "/files/a.css"
        seen.append(template.render(Context()))
    assert seen == ["/ /static/a.css", "/skin/ /static/a.css", "/skin/ /files/a.css"]


def test_a_tag_that_is_not_closed_is_an_error():
    with pytest.raises(Exception, match="endonce"):
        Template("{% once %}")

"""The guide: every page, its sources, its anchors, and the home of each piece of advice in the inventory."""

import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client

from evaluation.core.assess import assess
from evaluation.core.evidence import evidence_for
from evaluation.core.facts import Source
from evaluation.core.label import Label
from evaluation.knowledge import advice, guide, knowledge
from skinguide.guide.cost import Cost, cost_of_use

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "guide"
SLUGS = tuple(guide().pages)
MOST_BYTES = 40_000
PLANNED = 0  # pieces of advice that wait, in part, for a later part of the site


class Outline(HTMLParser):
    """What the tests ask of a page: its ids, links, headings and the words of its main part."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.popovers: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "popovertarget" in given:
            self.popovers.append(given["popovertarget"])

    def handle_data(self, data: str) -> None:
        self.words += data


def read(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture(scope="module")
def outlines() -> dict[str, Outline]:
    """Every page of the guide by slug, read once."""
    return {slug: Outline(read(f"/guide/{slug}/")) for slug in SLUGS}


def test_the_index_leads_to_every_page_once():
    links = [link for link in Outline(read("/guide/")).links if re.fullmatch(r"/guide/[^/]+/", link)]
    assert links == [f"/guide/{slug}/" for slug in SLUGS]


def test_the_navigation_leads_to_the_guide():
    assert '<a href="/guide/" aria-current="page">Guide</a>' in read("/guide/sources/")


def test_every_page_has_its_prose_and_all_prose_has_its_page():
    assert {path.stem for path in (TEMPLATES / "pages").iterdir()} == set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_headings_step_down_one_at_a_time(outlines, slug):
    headings = outlines[slug].headings
    assert headings.count(1) == 1
    assert headings[0] == 1
    assert [pair for pair in pairwise(headings) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_no_id_stands_twice_on_a_page(outlines, slug):
    ids = outlines[slug].ids
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_link_within_the_guide_leads_somewhere(outlines, slug):
    dead = []
    for link in outlines[slug].links:
        address, _, anchor = link.partition("#")
        found = re.fullmatch(r"/guide/([^/]+)/", address)
        if (found or not address) and anchor:
            target = outlines[found[1] if found else slug]
            dead += [] if anchor in target.ids else [link]
    assert dead == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_definition_has_its_button_and_every_button_its_definition(outlines, slug):
    defined = [name for name in outlines[slug].ids if name.startswith("term-")]
    assert outlines[slug].popovers == defined


@pytest.mark.parametrize("slug", SLUGS)
def test_sources_are_numbered_without_a_gap_and_each_is_used(outlines, slug):
    listed = [name for name in outlines[slug].ids if re.fullmatch(r"source-\d+", name)]
    used = {link[1:] for link in outlines[slug].links if re.fullmatch(r"#source-\d+", link)}
    assert listed == [f"source-{number}" for number in range(1, len(listed) + 1)]
    assert used == set(listed)
    assert listed


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_leads_outside_by_verified_citations_alone(outlines, slug):
    shown = {citation.url for citation in knowledge().citations.values() if citation.verified}
    outside = {link for link in outlines[slug].links if link.startswith("http")}
    assert outside - shown == set()


def test_no_template_leads_outside_past_the_citations():
    assert [path.name for path in TEMPLATES.rglob("*.html") if "http" in path.read_text()] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_says_when_it_was_checked(outlines, slug):
    assert f"Checked on {guide().pages[slug].checked:%-d %B %Y}." in outlines[slug].words


@pytest.mark.parametrize("address", ["/guide/", *(f"/guide/{slug}/" for slug in SLUGS)])
def test_no_page_is_too_heavy(address):
    assert len(read(address).encode()) <= MOST_BYTES


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_called_illegal_and_no_apostrophe_is_straight(slug):
    prose = (TEMPLATES / "pages" / f"{slug}.html").read_text()
    assert re.findall(r"illegal|unlawful|\w'\w", prose) == []


def test_a_page_that_does_not_exist_is_not_found():
    assert Client().get("/guide/nowhere/").status_code == 404


def test_a_page_only_answers_reading():
    assert Client().post("/guide/cost/", {"price": "1"}).status_code == 405


def test_each_piece_of_advice_has_a_home():
    homeless = [
        item.id
        for item in guide().inventory.values()
        if not (item.criteria or item.rules or item.cautions or item.routine or item.pages)
    ]
    assert homeless == []


def test_each_page_named_as_a_home_has_its_anchor(outlines):
    missing = []
    for item in guide().inventory.values():
        for place in item.pages:
            slug, _, anchor = place.partition("#")
            missing += [] if anchor in outlines[slug].ids else [f"{item.id}: {place}"]
    assert missing == []


def test_what_is_still_planned_is_counted():
    assert sum(bool(item.planned) for item in guide().inventory.values()) == PLANNED


@pytest.mark.parametrize("standing", guide().standings.values(), ids=lambda standing: standing.id)
def test_the_grade_told_is_one_that_the_engine_works_out(standing):
    # For the kind as a whole or for the form that is told of: the guide's rows say which.
    card = assess(Label(text="Exosome serum"), knowledge())
    grades = set()
    for kind in standing.source_kinds:
        facts = replace(card.facts, sources=(Source(kind=kind, detail=None, evidence=()),))
        for source in evidence_for(card.model_copy(update={"facts": facts}), advice()).sources:
            for route in source.routes:
                grades |= {route.grade, route.grade_of_kind} if route.route == standing.route else set()
    assert standing.grade in grades


def test_the_ten_questions_stand_in_one_message():
    message = re.search(r"<textarea[^>]*>(.*?)</textarea>", read("/guide/choosing/"), re.DOTALL)
    assert message is not None
    assert [line.partition(". ")[0] for line in message[1].splitlines()] == [str(number) for number in range(1, 11)]


def test_the_glossary_stands_in_the_order_of_the_alphabet():
    names = [name.strip() for name in re.findall(r"<dt>([^<]+)", read("/guide/glossary/"))]
    assert names == sorted(names, key=str.casefold)


def test_a_market_where_the_source_is_barred_is_marked():
    row = re.search(r'<a href="#eu">European Union</a></th><td[^>]*>([^<]*)', read("/guide/markets/"))
    assert row is not None
    assert row[0].endswith('data-label="Human" class="is-barred">source barred')


def test_the_cost_of_use():
    cost = cost_of_use(Decimal(90), Decimal(30), Decimal("0.5"))
    assert cost == Cost(days=60, per_ml=Decimal(3), per_month=Decimal(45), per_year=Decimal("547.5"))


def test_a_price_is_answered_by_the_month():
    words = Outline(read("/guide/cost/?price=90&size_ml=30&times=2&ml_each=0.5")).words
    assert "90.00 a month, or 1,095 a year. One bottle lasts 30 days, at 3.00 per mL." in words


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("price=-1&size_ml=30&times=1&ml_each=0.5", "Ensure this value is greater than or equal to 0.01."),
        ("price=ninety&size_ml=30&times=1&ml_each=0.5", "Enter a number."),
        ("price=90&size_ml=0&times=1&ml_each=0.5", "Ensure this value is greater than or equal to 0.1."),
        ("price=90&size_ml=NaN&times=1&ml_each=0.5", "Enter a number."),
        ("price=90&size_ml=30&times=1&ml_each=7", "Select a valid choice. 7 is not one of the available choices."),
    ],
)
def test_a_wrong_price_is_told_and_kept(query, error):
    html = read(f"/guide/cost/?{query}")
    assert error in html
    assert "a month</b>" not in html
    assert f'name="price" value="{query[6:].partition("&")[0]}"' in html


def test_ticked_actives_give_a_plan_for_the_day():
    words = Outline(read("/guide/routine/?active=vitamin_c&active=retinoid")).words
    assert "Evenings with the retinoid" in words
    assert "Vitamin C first" in words
    assert "Layer peptides or alternate them" not in words


def test_without_a_tick_the_rules_for_all_actives_are_shown():
    html = read("/guide/routine/")
    assert "Layer peptides or alternate them" in html
    assert "Evenings with" not in html


def test_an_active_that_nobody_knows_is_told():
    words = Outline(read("/guide/routine/?active=lava")).words
    assert "We do not know one of these products" in words
    assert "Layer peptides or alternate them" in words


@pytest.mark.parametrize("address", ["/guide/cost/?price=90", "/guide/routine/?active=peptides"])
def test_a_form_leaves_nothing_behind(address):
    assert Client().get(address).cookies == {}

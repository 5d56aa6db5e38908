"""The guide's pages tell what the advice reckons with: the same studies, grades and markets."""

import pytest

from evaluation.core.evidence import grade
from evaluation.core.knowledge.guide import load_guide

# A review of several studies: it counts as evidence, and the guide's table of single studies leaves it out.
REVIEW = "cm-hfcm-2024"


@pytest.fixture(scope="module")
def guide(knowledge):
    return load_guide(knowledge.citations)


def test_both_know_the_same_studies_by_the_same_routes(advice, guide):
    advised = {study.id: study.route for study in advice.evidence.studies}
    assert {study: route for study, route in advised.items() if study != REVIEW} == {
        study.id: study.route for study in guide.studies.values()
    }


def test_the_guides_standings_follow_from_the_studies(advice, guide):
    """Of any form in which the source itself is sold: an engineered microbe is a mimic, not a microbe."""
    for standing in guide.standings.values():
        for kind in standing.source_kinds:
            forms = {"vesicles", "conditioned_medium", *(["mimic"] if kind == "synthetic" else [])}
            studies = [
                study
                for study in advice.evidence.studies
                if kind in study.kinds and study.route == standing.route and forms.intersection(study.forms)
            ]
            has_laboratory_work = any(kind in work.kinds for work in advice.evidence.laboratory)
            assert (standing.id, kind, grade(studies, has_laboratory_work)) == (standing.id, kind, standing.grade)


def test_every_grade_and_market_of_the_advice_is_told_of(advice, guide):
    assert list(guide.grades) == list(advice.evidence.grades)
    assert set(guide.markets) == {market.id.value for market in advice.markets.markets}

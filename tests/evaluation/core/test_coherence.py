"""Whether the guide, the advice and the engine speak of the same things."""

from dataclasses import replace

import pytest

from evaluation.core.coherence import guide_problems
from evaluation.core.knowledge.advice import Advice, load_advice
from evaluation.core.knowledge.guide import Guide, load_guide


@pytest.fixture(scope="module")
def advice(knowledge) -> Advice:
    return load_advice(knowledge)


@pytest.fixture(scope="module")
def guide(knowledge) -> Guide:
    return load_guide(knowledge.citations)


def told(guide, advice, knowledge) -> list[str]:
    return [str(problem) for problem in guide_problems(guide, advice, knowledge)]


def changed(entries, key, **update):
    return {**entries, key: entries[key].model_copy(update=update)}


def test_the_guide_agrees_with_engine_and_advice(guide, advice, knowledge):
    assert told(guide, advice, knowledge) == []


def test_an_example_that_does_not_fire_its_rule_is_told(guide, advice, knowledge):
    spoilt = replace(guide, wordings=changed(guide.wordings, "R01", example="Calms the look of redness"))
    assert told(spoilt, advice, knowledge) == [
        "claims.toml, wording \"R01\": should show R01 with 'Calms the look of redness', which fires nothing"
    ]


def test_a_good_wording_that_fires_a_rule_is_told(guide, advice, knowledge):
    spoilt = replace(guide, wordings=changed(guide.wordings, "R01", fine="Clears rosacea in two weeks"))
    assert told(spoilt, advice, knowledge) == [
        "claims.toml, wording \"R01\": 'Clears rosacea in two weeks' should be fine, and fires ['R01']"
    ]


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("criteria", "C16"),
        ("rules", "R13"),
        ("cautions", "PC99"),
        ("routine", "RT99"),
    ],
)
def test_a_home_that_does_not_exist_is_told(guide, advice, knowledge, field, name):
    spoilt = replace(guide, inventory=changed(guide.inventory, "S1", **{field: (name,)}))
    (problem,) = told(spoilt, advice, knowledge)
    assert problem.startswith(f'inventory.toml, item "S1": {field} has no "{name}".')


def test_a_market_that_only_the_advice_has_is_told(guide, advice, knowledge):
    spoilt = replace(guide, markets={key: market for key, market in guide.markets.items() if key != "eu"})
    assert told(spoilt, advice, knowledge) == ['markets.toml, market "eu": stands in the advice alone']


def test_a_study_that_only_the_guide_has_is_told(guide, advice, knowledge):
    studies = {**guide.studies, "misev2018": guide.studies["ct-cho-2020"]}
    assert told(replace(guide, studies=studies), advice, knowledge) == [
        'evidence.toml, study "misev2018": stands in the guide alone'
    ]

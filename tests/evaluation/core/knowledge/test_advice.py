"""A broken advice file is named with its entry, with what was expected, and with a near name."""

import re
import shutil

import pytest

from evaluation.core.coherence import advice_problems
from evaluation.core.knowledge.advice import FOLDER, load_advice
from evaluation.core.knowledge.problems import KnowledgeError
from tests.evaluation.spoiling import with_unverified

FORBIDDEN = re.compile(r"\b(?:illegal|unlawful|diagnos\w+|cures?)\b", re.IGNORECASE)


@pytest.fixture
def folder(tmp_path):
    """A copy of the advice files that a test may break."""
    return shutil.copytree(FOLDER, tmp_path / "advice")


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(knowledge, folder):
    with pytest.raises(KnowledgeError) as caught:
        load_advice(knowledge, folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_real_files_agree_with_the_rest(advice, knowledge):
    assert [str(problem) for problem in advice_problems(advice, knowledge)] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (
            "cautions.toml",
            'id = "retinoid-in-pregnancy"\nrule = "PC1b"\nanswers = ["pregnant"]',
            'id = "retinoid-in-pregnancy"\nrule = "PC1b"\nanswers = ["pregnancy"]',
            'cautions.toml, caution "retinoid-in-pregnancy": "answers": Value error, \'pregnancy\' is no answer',
        ),
        (
            "cautions.toml",
            'watch = "milk"\nlevel',
            'watch = "milc"\nlevel',
            'cautions.toml, caution "milk-allergy": there is no watch "milc". Did you mean "milk"?',
        ),
        (
            "cautions.toml",
            'sources = ["animal_milk"]',
            'sources = ["animal_milks"]',
            'cautions.toml, watch "milk": there is no kind of source "animal_milks". Did you mean "animal_milk"?',
        ),
        (
            "cautions.toml",
            "It names {names}, which you listed.",
            "It names {nams}, which you listed.",
            'cautions.toml, caution "named-allergen": Value error, {nams} cannot be filled; known here: {names}',
        ),
        (
            "cautions.toml",
            '"preg-retinoids"',
            '"preg-retinoid"',
            'cautions.toml, caution "retinoid-in-pregnancy": citation "preg-retinoid" is not in citations.toml. '
            'Did you mean "preg-retinoids"?',
        ),
        (
            "cautions.toml",
            "[[fit]]",
            "[[fits]]",
            'cautions.toml, "fits": is not a known table; expected unknown, watch, caution, fit.',
        ),
        (
            "routine.toml",
            'actives = ["retinoid"]',
            'actives = ["retinoids"]',
            'routine.toml, rule "with-retinoid": there is no active "retinoids". Did you mean "retinoid"?',
        ),
        (
            "routine.toml",
            'sure = "shown"',
            'sure = "certain"',
            "routine.toml, rule \"patch-test\": \"sure\": Input should be 'shown', 'habit' or 'careful'",
        ),
        (
            "routine.toml",
            "first_change =",
            "first_chnge =",
            'routine.toml, timeline "hydration": "first_chnge" is not a known field;',
        ),
        (
            "markets.toml",
            'status = "prohibited"',
            'status = "prohibitd"',
            'markets.toml, market "eu": there is no status "prohibitd". Did you mean "prohibited"?',
        ),
        (
            "markets.toml",
            'groups = ["animal"]',
            'groups = ["human"]',
            'markets.toml, market "eu": Value error, rule: human must stand in one rule, and stands in 2',
        ),
        ("markets.toml", 'id = "sg"', 'id = "atlantis"', 'markets.toml, market "atlantis": "id": Input should be'),
        ("markets.toml", 'shipping = "', 'shiping = "', 'markets.toml, "shiping": is not a known table;'),
        (
            "evidence.toml",
            'id = "ct-ye-2022"',
            'id = "ct-cho-2020"',
            'evidence.toml, study "ct-cho-2020": stands twice',
        ),
        (
            "evidence.toml",
            'trial = "randomised"',
            'trial = "random"',
            'evidence.toml, study "ct-cho-2020": "trial": Input should be',
        ),
        ("evidence.toml", 'id = "E"\nwords', 'words', 'evidence.toml, grade "E": is missing'),
    ],
)  # fmt: skip
def test_a_fault_names_file_entry_and_expectation(knowledge, folder, file, old, new, fault):
    replace(folder / file, old, new)
    assert [found for found in faults(knowledge, folder) if found.startswith(fault)] != []


def test_all_faults_are_told_at_once(knowledge, folder):
    replace(folder / "cautions.toml", 'level = "avoid"', 'level = "never"')
    replace(folder / "markets.toml", 'status = "prohibited"', 'status = "prohibitd"')
    assert {fault.split(",")[0] for fault in faults(knowledge, folder)} == {"cautions.toml", "markets.toml"}


def test_a_missing_file_is_named(knowledge, folder):
    (folder / "routine.toml").unlink()
    assert faults(knowledge, folder)[0].startswith("routine.toml: cannot be read: ")


def test_a_citation_that_was_not_verified_is_told(knowledge, folder):
    unsure = with_unverified(knowledge, "uk-1223-assimilated")
    found = {str(problem) for problem in advice_problems(load_advice(unsure, folder), unsure)}
    assert 'markets.toml, market "uk": citation "uk-1223-assimilated" is not verified, so it cannot be shown' in found


def test_a_role_that_no_ingredient_can_have_is_told(knowledge, folder):
    replace(folder / "cautions.toml", '"irritant:denatured_alcohol"]', '"irritant:denatured_alcohols"]')
    found = [str(problem) for problem in advice_problems(load_advice(knowledge, folder), knowledge)]
    assert found == [
        'cautions.toml, watch "drying_alcohol": no ingredient has the role "irritant:denatured_alcohols". '
        'Did you mean "irritant:denatured_alcohol"?'
    ]


def test_every_fact_that_is_not_plain_sense_cites_a_document(advice):
    without = [caution.id for caution in advice.cautions.cautions if not caution.citations]
    assert without == ["under-18", "vegan-source", "vegan-ingredients"]
    assert [rule.id for rule in advice.routine.rules if rule.sure == "shown" and not rule.citations] == []
    assert [rule.words for market in advice.markets.markets for rule in market.rule if not rule.citations] == []


def test_every_profile_caution_of_the_safety_table_is_there(advice):
    wanted = {"PC0", "PC1", "PC1b", "PC2", "PC3", "PC4", "PC4b", "PC5", "PC5b", "PC6", "PC7", "PC8", "PC9", "PC10"}
    assert wanted - {caution.rule for caution in advice.cautions.cautions} == set()


def test_every_routine_rule_of_the_safety_table_is_there(advice):
    # RT5 (damp skin) stands in the words of RT1.
    wanted = {f"RT{n}" for n in (0, 1, 2, 3, 4, 6, *range(10, 23))}
    assert wanted - {rule.rule for rule in advice.routine.rules} == set()


def test_no_word_of_ours_judges_the_law_or_a_person(advice):
    words = [
        *(caution.words for caution in advice.cautions.cautions),
        *(caution.unknown_words for caution in advice.cautions.cautions),
        *(fit.yes + fit.no for fit in advice.cautions.fits),
        *(rule.words for rule in advice.routine.rules),
        *(timeline.words for timeline in advice.routine.timelines),
        *(rule.words for market in advice.markets.markets for rule in market.rule),
        *(market.claims_words for market in advice.markets.markets),
    ]
    assert [sentence for sentence in words if FORBIDDEN.search(sentence)] == []


def test_the_ids_of_allergens_lead_to_their_inci_names(advice):
    assert advice.allergens["citral"] == frozenset({"CITRAL", "GERANIAL", "NERAL"})

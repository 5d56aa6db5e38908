"""Claim rules as data: loaded whole, and refused with file, rule, what was expected and a near name."""

import shutil

import pytest

from evaluation.core.coherence import wrong_claim_examples
from evaluation.core.knowledge import DATA
from evaluation.core.knowledge.claim_rules import load_rules
from evaluation.core.knowledge.problems import KnowledgeError


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DATA / "claims", tmp_path / "claims")


def faults(folder) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load_rules(folder)
    return [str(problem) for problem in caught.value.problems]


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_each_rule_meets_its_own_examples_and_offers_a_wording_that_passes(knowledge):
    assert [str(problem) for problem in wrong_claim_examples(knowledge)] == []


def test_an_unknown_word_list_is_named_with_a_near_one(folder):
    replace(folder / "cells.toml", '"{alive} <2> {cell_thing}"', '"{alife} <2> {cell_thing}"')
    assert faults(folder) == ['cells.toml, rule "R12": word list {alife} is not known. Did you mean {alive}?']


def test_an_unknown_field_is_named_with_what_was_expected(folder):
    replace(folder / "cells.toml", "\nphrases = [", "\nphrase = [")
    assert 'cells.toml, rule "R12": "phrase" is not a known field' in "\n".join(faults(folder))
    assert 'Did you mean "phrases"?' in "\n".join(faults(folder))


def test_an_id_of_another_shape_is_refused(folder):
    replace(folder / "cells.toml", 'id = "R12"', 'id = "cells"')
    assert 'rule "cells": "id"' in faults(folder)[0]


def test_an_id_that_stands_twice_is_named(folder):
    replace(folder / "cells.toml", 'id = "R12"', 'id = "R10"')
    assert any(fault.endswith('rule "R10": stands twice') for fault in faults(folder))


def test_a_broken_word_list_is_named(folder):
    replace(folder / "words.toml", '"eczema", ', '"it\'s eczema", ')
    assert faults(folder) == ['words.toml, lists: "it\'s" in "it\'s eczema" is no word, list, number or gap']


def test_a_guard_that_does_not_exist_is_refused(folder):
    replace(folder / "cells.toml", 'guards = ["study"', 'guards = ["studies"')
    assert '"guards.0"' in faults(folder)[0]

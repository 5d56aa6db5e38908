"""What holds for the data files as a whole."""

import re
from pathlib import Path

from evaluation.core.criteria import CRITERIA

ROOT = Path(__file__).resolve().parents[2]


def test_each_claim_rule_of_the_text_scan_exists(knowledge):
    numbers = {rule_id[:3] for rule_id in knowledge.claim_rules.rules}
    # R13 is criterion C02's, R20 the market banner's (method.md): neither is a flag of the text scan.
    assert numbers == {f"R{number:02}" for number in range(1, 20)} - {"R13"}


def test_each_claim_rule_has_examples_both_ways(knowledge):
    assert [rule.id for rule in knowledge.claim_rules.rules.values() if not (rule.flags and rule.passes)] == []


def test_rules_of_severity_info_are_those_the_method_calls_notes(knowledge):
    notes = {rule.id[:3] for rule in knowledge.claim_rules.rules.values() if rule.severity == "info"}
    assert notes == {"R05", "R17", "R18", "R19"}


def test_every_criterion_says_all_a_shopper_needs():
    for criterion in CRITERIA:
        assert all((criterion.title, criterion.noun, criterion.why, criterion.question, criterion.ask_brand)), (
            criterion.id
        )
        assert criterion.question.endswith("?"), criterion.id
        assert criterion.ask_brand.endswith("?") or criterion.ask_brand.endswith("."), criterion.id
        assert criterion.citations, criterion.id


def test_no_word_of_ours_calls_a_label_illegal(knowledge):
    words = [
        *(rule.because for rule in knowledge.claim_rules.rules.values()),
        *(sentence for criterion in CRITERIA for sentence in criterion.outcomes.values()),
    ]
    assert [sentence for sentence in words if "illegal" in sentence.lower() or "unlawful" in sentence.lower()] == []


def test_rules_cite_only_documents_that_were_verified(knowledge):
    cited = {key for rule in knowledge.claim_rules.rules.values() for key in rule.citations}
    assert {key for key in cited if not knowledge.citations[key].verified} == set()


def test_every_citation_is_cited_somewhere(knowledge):
    files = [
        *(ROOT / "evaluation").rglob("*.py"),
        *(ROOT / "evaluation/data").rglob("*.toml"),
        *(ROOT / "templates").rglob("*.html"),
    ]
    words = "\n".join(path.read_text(encoding="utf-8") for path in files if path.name != "citations.toml")
    used = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", words))
    assert set(knowledge.citations) - used == set()


def test_every_data_file_names_its_source_and_terms():
    silent = [
        path.name
        for path in sorted((ROOT / "evaluation/data/lexicon").glob("*.csv"))
        if "CC BY 4.0" not in path.read_text(encoding="utf-8")[:2000]
        and "Source" not in path.read_text(encoding="utf-8")[:2000]
    ]
    assert silent == []

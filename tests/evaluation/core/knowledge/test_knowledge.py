"""A broken data file is named with its entry, with what was expected, and with a near name."""

import gc
import shutil

import pytest

from evaluation.core.knowledge import DATA, digest, load_knowledge
from evaluation.core.knowledge.problems import KnowledgeError


@pytest.fixture
def data(tmp_path):
    """A copy of the data files that a test may break."""
    return shutil.copytree(DATA, tmp_path / "data")


def faults(folder):
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    return [str(problem) for problem in caught.value.problems]


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_real_files_load():
    assert load_knowledge().method.version == "2026.2"


def test_a_file_that_is_not_toml_is_named(data):
    (data / "method.toml").write_text("version = ")
    assert faults(data)[0].startswith("method.toml: cannot be read: ")


def test_a_missing_file_is_named(data):
    (data / "citations.toml").unlink()
    assert faults(data)[0].startswith("citations.toml: cannot be read: ")


@pytest.mark.parametrize("collects", [True, False])
def test_garbage_is_collected_after_loading_as_before(data, collects):
    (data / "method.toml").write_text("= no", encoding="utf-8")
    before = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        load_knowledge()
        after_success = gc.isenabled()
        with pytest.raises(KnowledgeError):
            load_knowledge(data)
        assert after_success is gc.isenabled() is collects
    finally:
        (gc.enable if before else gc.disable)()


def test_a_misspelt_field_gets_the_near_name(data):
    replace(data / "citations.toml", "publisher =", "publsher =")
    assert any(
        '"publsher" is not a known field' in fault and 'Did you mean "publisher"?' in fault for fault in faults(data)
    )


def test_an_entry_that_stands_twice_is_named(data):
    text = (data / "citations.toml").read_text(encoding="utf-8")
    first = text[text.index("[[citation]]") : text.index("[[citation]]", text.index("[[citation]]") + 1)]
    (data / "citations.toml").write_text(text + "\n" + first, encoding="utf-8")
    assert [fault.split(": ", 1)[1] for fault in faults(data)] == ["stands twice"]


def test_a_citation_that_is_no_web_address_is_named(data):
    replace(data / "citations.toml", 'url = "https://', 'url = "htps//')
    assert "is not a web address" in faults(data)[0]


def test_a_weight_in_an_unknown_category_is_named(data):
    replace(data / "method.toml", 'category = "making"', 'category = "makng"')
    assert "is in category 'makng', which does not exist" in faults(data)[0]


def test_a_rule_that_cites_what_does_not_exist_gets_the_near_key(data, knowledge):
    rule = next(iter(knowledge.claim_rules.rules.values()))
    key = rule.citations[0]
    path = next(path for path in sorted((data / "claims").glob("*.toml")) if f'"{key}"' in path.read_text())
    replace(path, f'"{key}"', f'"{key}x"')
    assert any(f'citation "{key}x" is not in citations.toml. Did you mean "{key}"?' in fault for fault in faults(data))


def test_the_digest_changes_with_any_file(data):
    before = digest(data)
    replace(data / "method.toml", "weight = 11", "weight = 12")
    assert (digest(DATA), digest(data) == before) == (before, False)


@pytest.mark.parametrize("file", ["guide/glossary.toml", "advice/routine.toml"])
def test_what_stands_beside_scores_leaves_the_digest_as_it_is(data, file):
    before = digest(data)
    (data / file).write_text("checked = 2030-01-01\n", encoding="utf-8")
    assert digest(data) == before

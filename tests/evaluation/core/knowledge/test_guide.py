"""The guide's files: read, checked, and refused with the file, the entry and what was expected."""

import datetime
import shutil
from pathlib import Path

import pytest

from evaluation.core.knowledge.guide import GUIDE_DATA, Guide, load_guide
from evaluation.core.knowledge.problems import KnowledgeError
from tests.evaluation.spoiling import with_unverified


@pytest.fixture(scope="module")
def guide(knowledge) -> Guide:
    return load_guide(knowledge.citations)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real files, to be spoilt."""
    return shutil.copytree(GUIDE_DATA, tmp_path / "guide")


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(knowledge, folder: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as raised:
        load_guide(knowledge.citations, folder)
    return [str(problem) for problem in raised.value.problems]


def test_an_entry_without_a_day_of_its_own_has_its_files_day(guide):
    assert guide.terms["exosome"].checked == datetime.date(2026, 11, 23)


def test_an_entry_may_have_a_day_of_its_own(knowledge, folder):
    spoil(folder / "glossary.toml", 'id = "active"', 'id = "active"\nchecked = 2027-01-02')
    guide = load_guide(knowledge.citations, folder)
    assert guide.terms["active"].checked == datetime.date(2027, 1, 2)


def test_all_items_of_the_inventory_are_there(guide):
    assert list(guide.inventory) == [f"S{number}" for number in range(1, 118)]


def test_an_unknown_citation_is_told_with_a_near_name(knowledge, folder):
    spoil(folder / "faq.toml", "[ct-cho-2020]", "[ct-cho-2021]")
    assert faults(knowledge, folder) == [
        'faq.toml, question "F1": citation "ct-cho-2021" is not in citations.toml. Did you mean "ct-cho-2020"?'
    ]


def test_a_citation_that_nobody_verified_cannot_be_shown(knowledge, folder):
    told = faults(with_unverified(knowledge, "ct-cho-2020"), folder)
    assert 'faq.toml, question "F1": citation "ct-cho-2020" is not verified, so it cannot be shown' in told


def test_an_unknown_field_is_told_with_a_near_name(knowledge, folder):
    spoil(folder / "glossary.toml", "short = ", "shrot = ")
    assert [fault for fault in faults(knowledge, folder) if "shrot" in fault] == [
        'glossary.toml, term "active": "shrot" is not a known field; '
        'expected checked, id, name, also, short, more. Did you mean "short"?'
    ]


def test_an_entry_that_stands_twice_is_told(knowledge, folder):
    spoil(folder / "glossary.toml", 'id = "aha-bha"', 'id = "active"')
    assert faults(knowledge, folder) == ['glossary.toml, term "active": stands twice']


def test_a_page_that_does_not_exist_is_told_with_a_near_name(knowledge, folder):
    spoil(folder / "faq.toml", '"what-exosomes-are"', '"what-exosome-are"')
    assert faults(knowledge, folder) == [
        'faq.toml, question "F1": page "what-exosome-are" does not exist. Did you mean "what-exosomes-are"?'
    ]


def test_a_group_that_does_not_exist_is_told(knowledge, folder):
    spoil(folder / "pages.toml", 'slug = "cost"\ngroup = "proof"', 'slug = "cost"\ngroup = "prof"')
    assert faults(knowledge, folder) == ['pages.toml, page "cost": group "prof" does not exist. Did you mean "proof"?']


def test_a_grade_outside_the_scale_is_told(knowledge, folder):
    spoil(folder / "evidence.toml", 'route = "home"\ngrade = "B"', 'route = "home"\ngrade = "F"')
    assert faults(knowledge, folder) == [
        "evidence.toml, standing \"human_msc-home\": \"grade\": Input should be 'A', 'B', 'C', 'D' or 'E'"
    ]


def test_a_missing_file_is_told_once(knowledge, folder):
    (folder / "glossary.toml").unlink()
    assert [fault.partition(":")[0] for fault in faults(knowledge, folder)] == ["glossary.toml"]


def test_every_fault_is_told_at_once(knowledge, folder):
    spoil(folder / "faq.toml", "[ct-cho-2020]", "[nobody]")
    spoil(folder / "sources.toml", "[ct-cho-2020]", "[nobody]")
    assert len(faults(knowledge, folder)) == 2

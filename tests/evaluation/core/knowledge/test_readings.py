"""The words that excuse, as data: refused with file, table or list, what was expected, and a near name."""

import shutil

import pytest

from evaluation.core.knowledge import DATA, digest
from evaluation.core.knowledge.problems import KnowledgeError
from evaluation.core.knowledge.readings import load_readings

FOLDER = DATA / "claims" / "readings"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "readings")


def faults(folder) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load_readings(folder)
    return [str(problem) for problem in caught.value.problems]


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_word_added_to_a_table_is_found(folder):
    replace(folder / "guards.toml", '"gua sha"', '"gua sha", "ice globes?"')
    assert load_readings(folder).guards.by_hand.search("roll with ice globes")
    assert not load_readings(FOLDER).guards.by_hand.search("roll with ice globes")


def test_a_thing_added_to_a_list_begins_lessons(folder):
    replace(folder / "lessons.toml", '"psoriasis"', '"psoriasis", "milia"')
    assert load_readings(folder).lessons.taught.match("milia form under the eyes")
    assert not load_readings(FOLDER).lessons.taught.match("milia form under the eyes")


def test_a_word_stands_alone_unless_its_table_says_otherwise():
    guards = load_readings(FOLDER).guards
    assert guards.by_hand.search("tapping")
    assert not guards.by_hand.search("retapping")
    assert guards.at_once.search("hydrated")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "guards.toml",
            '"gua sha"',
            '"gua (sha"',
            'guards.toml, table "by_hand": "gua (sha" is no expression: missing )',
        ),
        ("lessons.toml", '"psoriasis"', '"psor[iasis"', 'lessons.toml, list "ills": "psor[iasis" is no expression'),
        (
            "lessons.toml",
            '"malfunctions?"',
            '"*"',
            'lessons.toml, table "cue" 2: "*" is no expression: nothing to repeat',
        ),
        ("guards.toml", "before = '[\\s-]+'", "before = '[\\s-+'", 'guards.toml, table "made_of": is no expression'),
        ("guards.toml", '"gua sha"', '"Gua sha"', '"Gua sha" has capitals, which are never found'),
        ("guards.toml", '"gua sha"', '""', 'guards.toml, table "by_hand": "words.3": String should have at least 1'),
        ("guards.toml", "'stem[\\s-]?cells?$'", "'(?:cells?)?'", 'table "stem_cell": is found where no word stands'),
        (
            "guards.toml",
            "[by_hand]\n",
            "[by_hand]\nbehind = ''\n",
            '"behind" is not a known field; expected words, before',
        ),
        ("guards.toml", "{people}", "{peple}", 'table "design": word list {peple} is not known; known are'),
        ("always.toml", "{harm}", "{harms}", 'table "harm_acts": word list {harms} is not known; known are'),
        ("lessons.toml", "{ills_do}", "{ills_did}", 'list "harms_do": word list {ills_did} is not known; known are'),
        ("lessons.toml", "ills = [", "ils = [", "lessons.toml, the lists: word list {ills} is not known; known are"),
        ("lessons.toml", "[turn]", "[turns]", 'lessons.toml, table "turn": is missing'),
        (
            "lessons.toml",
            "[turn]",
            "[turns]",
            'lessons.toml, table "turns": is not a known table. Did you mean "turn"?',
        ),
        ("always.toml", "\ndoctor = [", '\nnurse = ["nurse"]\ndoctor = [', 'list "nurse": is used by nothing'),
        (
            "always.toml",
            "\ndoctor = [",
            "\ndoctor = 1\nwho = [",
            'always.toml: "lists.doctor": Input should be a valid',
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(folder, file, old, new, told):
    replace(folder / file, old, new)
    assert any(told in fault for fault in faults(folder)), faults(folder)


def test_a_word_that_breaks_several_tables_is_told_once(folder):
    replace(folder / "always.toml", '"pharmacist"', '"pharm(acist"')
    assert len(faults(folder)) == 1


def test_lessons_without_cues_are_refused(folder):
    replace(folder / "lessons.toml", "[[cue]]", "[cues]")
    text = (folder / "lessons.toml").read_text(encoding="utf-8")
    (folder / "lessons.toml").write_text(text.split("[[cue]]")[0], encoding="utf-8")
    assert 'lessons.toml, table "cue" 1: is missing' in faults(folder)


def test_faults_of_all_files_are_told_at_once(folder):
    for file, word in (("always.toml", "so-called"), ("guards.toml", "gua sha"), ("lessons.toml", "psoriasis")):
        replace(folder / file, f'"{word}"', f'"{word}("')
    assert {fault.split(",")[0] for fault in faults(folder)} == {"always.toml", "guards.toml", "lessons.toml"}


def test_a_missing_file_is_named(folder):
    (folder / "guards.toml").unlink()
    assert faults(folder)[0].startswith("guards.toml: cannot be read: ")


def test_a_word_more_makes_stored_results_stale(tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data")
    replace(data / "claims" / "readings" / "guards.toml", '"gua sha"', '"gua sha", "ice globes?"')
    assert digest(data) != digest(DATA)

"""The table of words for vesicles and sources."""

from pathlib import Path

import pytest

from evaluation.core.knowledge.problems import KnowledgeError
from evaluation.core.knowledge.source_words import load_source_words


def table(folder: Path, *rows: str) -> Path:
    path = folder / "source_words.csv"
    path.write_text("\n".join(("# a comment", "words,role,name,kin", *rows)), encoding="utf-8")
    return path


def test_a_row_gives_each_spelling_its_meaning(tmp_path: Path) -> None:
    known = load_source_words(table(tmp_path, "rose|damask rose,plant,rose,rosa", "sEV|sEVs,vesicle,exosome,"))
    assert known.lengths == {"rose": (1,), "damask": (2,), "sev": (1,), "sevs": (1,)}
    (rose,) = known.phrases["damask rose"]
    assert (rose.role, rose.name, rose.kin, rose.spelling) == ("plant", "rose", "rosa", None)
    (abbreviation,) = known.phrases["sevs"]
    assert (abbreviation.kin, abbreviation.spelling) == ("exosome", "sEVs")


def test_an_empty_name_is_the_spelling(tmp_path: Path) -> None:
    known = load_source_words(table(tmp_path, "kale|chard,plant,,"))
    assert [known.phrases[word][0].name for word in ("kale", "chard")] == ["kale", "chard"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("rose,plnt,rose,", 'role "plnt" is not known. Did you mean "plant"?'),
        ("rose|rose,plant,rose,", "stands twice"),
    ],
)
def test_a_broken_row_is_told(row: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"source_words\.csv, rose: ") as caught:
        load_source_words(table(tmp_path, row))
    assert [problem.words for problem in caught.value.problems] == [words]

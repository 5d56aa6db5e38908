import pytest

from products.search import folded, search_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cell Forté", ["cell", "forte"]),
        ("ＦＯＲＴＥ", ["forte"]),
        ("e\u0301lan", ["elan"]),
        ("1,2-Hexanediol", ["1", "2", "hexanediol"]),
        ("rose ROSE Rosé", ["rose"]),
        ("snake_case", ["snake", "case"]),
        ("🧴 \x00 % '\"", []),
        ("엑소좀 세럼", [*map(folded, ("엑소좀", "세럼"))]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_accents_and_signs(text, words):
    assert search_words(text) == words

"""Where pieces of text are cut, and what cuts them."""

import pytest

from evaluation.core.parsing.splitting import pieces_of


def cut(text: str) -> list[tuple[str, str]]:
    return [(text[piece.start : piece.end], piece.cut) for piece in pieces_of(text, 0, len(text))]


def cut_at_commas(names: str) -> list[tuple[str, str]]:
    *most, last = names.split()
    return [*((name, ",") for name in most), (last, "")]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("aqua, glycerin", [("aqua", ","), ("glycerin", "")]),
        ("1,2-hexanediol,aqua", [("1,2-hexanediol", ","), ("aqua", "")]),
        ("1;2-hexanediol, 3", [("1;2-hexanediol", ","), ("3", "")]),
        ("hc blue no. 2. apply", [("hc blue no. 2", "."), ("apply", "")]),
        ("alcohol denat. , aqua", [("alcohol denat", ","), ("aqua", "")]),
        ("aqua.\n\napply", [("aqua", "para"), ("apply", "")]),
        ("aqua.\napply", [("aqua", "end"), ("apply", "")]),
        ("vitamin c: 10%", [("vitamin c", ":"), ("10%", "")]),
        ("actives -> aqua", [("actives", ":"), ("aqua", "")]),
        ("aqua (water, eau), mica", [("aqua (water, eau)", ","), ("mica", "")]),
        ("oil (a (b), c) d, e", [("oil (a (b), c) d", ","), ("e", "")]),
        ("oil (a, b", [("oil (a", ","), ("b", "")]),
        ("[+/- mica, ci 77891]", [("mica", ","), ("ci 77891", ",")]),
        ("mica (and) silica", [("mica", ","), ("silica", "")]),
        ("c12-15 alkyl benzoate - aqua", [("c12-15 alkyl benzoate", ","), ("aqua", "")]),
        ("** , ; .", []),
        ("aqua / mica / silica / talc", [("aqua", ","), ("mica", ","), ("silica", ","), ("talc", "")]),
        (
            "aqua / water / eau, glycerin, mica, talc",
            [("aqua / water / eau", ","), *cut_at_commas("glycerin mica talc")],
        ),
        ("aqua / water\nmica", [("aqua / water", "line"), ("mica", "")]),
        ("a / b / c / d /\ne / f", [*cut_at_commas("a b c d e f")]),
        ("aqua // mica // a/b oil // talc", [("aqua", ","), ("mica", ","), ("a/b oil", ","), ("talc", "")]),
        ("aqua ~ mica ~ silica ~ talc", [*cut_at_commas("aqua mica silica talc")]),
        ("aqua  mica  silica  talc", [*cut_at_commas("aqua mica silica talc")]),
        ("aqua<br>mica<br/>talc", [*cut_at_commas("aqua mica talc")]),
        ("less < more", [("less", ","), ("more", "")]),
    ],
)
def test_signs_cut_where_no_name_needs_them(text: str, pieces: list[tuple[str, str]]) -> None:
    assert cut(text) == pieces


def test_a_bracket_that_never_closes_swallows_nothing() -> None:
    assert len(cut("aqua (" + "x, " * 200)) == 200

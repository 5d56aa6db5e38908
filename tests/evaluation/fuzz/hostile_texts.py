"""Texts of the sort that break readers of labels: real words mixed, cut, doubled and laced with hostile characters."""

from pathlib import Path

from hypothesis import strategies as st

from evaluation.core.knowledge import Knowledge

LABELS = Path(__file__).resolve().parents[2] / "labels"
# Right-to-left marks, combining marks, characters that change length in lower case, that fold to others, of 4 bytes …
HOSTILE = (
    *(
        "\u202e",
        "\u200f",
        "\u2066",
        "\u0301",
        "\u0301" * 40,
        "\u0345",
        "İ",
        "ſ",
        "ß",
        "ﬁ",
        "Ⅷ",
        "𝟏𝟎",
        "🧬",
        "👩‍🔬",
        "\ufeff",
    ),
    *(
        "\u200b",
        "\u00ad",
        "\u2028",
        "\x00",
        "\x0b",
        "\x85",
        "\t",
        "\r\n",
        "\n\n\n",
        "ａｃｎｅ",
        "١٠٩",
        "²³⁹",
        "½",
        "٪",
        "％",
    ),
)
MARKS = (
    *(
        "(",
        ")",
        "[",
        "]",
        "((((",
        "))))",
        "{",
        "}",
        ",",
        ",,,,",
        ";",
        ":",
        "·",
        "•",
        "|",
        "/",
        "//",
        "*",
        "**",
        "†",
        "#",
    ),
    *(
        ".",
        "...",
        "…",
        "?",
        "!",
        "-",
        "--",
        "–",
        "—",
        "'",
        "’",
        '"',
        "%",
        "+",
        "=",
        "^",
        "10^",
        "e+",
        "<",
        ">",
        "&",
        "_",
    ),
)
TURNS = (
    *("not", "never", "no", "without", "free from", "n't", "but", "or", "nor", "and", "unless", "not only", "does not"),
    *("not not not", "without no", "visibly", "the look of", "do not use on", "is it", "ask your doctor", "clinically"),
)
FACTS = (
    *("1.2 x 10^9 particles/mL", "10⁹", "E+10", "10B/mL", "20 billion exosomes per vial (5 ml)", "1,5 · 10^10 / ml"),
    *(
        "1+ trillion",
        "at least",
        "pack of 5 vials",
        "per patch",
        "per gram",
        "5,000 ppm",
        "0.5 %",
        "3 mg",
        "99.9% pure",
    ),
    *(
        "Ingredients:",
        "INCI:",
        "Key actives:",
        "May contain:",
        "Directions:",
        "Free from:",
        "Made in Korea",
        "1e999 /ml",
    ),
    *("exosomes", "MSC", "MSC certified", "tangential flow filtration", "TFF", "freeze-dried", "ISO 13485", "n = 40"),
    *(
        "0 ml",
        "per 0 ml vial",
        "1/0",
        "10^10^10",
        "10^-9 particles per mL",
        "1" * 400 + " particles/ml",
        "9" * 30 + " ml",
    ),
)


def texts(knowledge: Knowledge) -> st.SearchStrategy[str]:
    """Short and long mixtures of all that the engine knows words for, and of what nobody meant as a label."""
    rules = knowledge.claim_rules.rules.values()
    wordings = sorted({words for rule in rules for words in (*rule.flags, *rule.passes)})
    names = sorted(knowledge.ingredients.keys.values())[::97]
    labels = [path.read_text(encoding="utf-8") for path in sorted(LABELS.glob("*.txt"))]
    known = st.one_of(*map(st.sampled_from, (wordings, names, FACTS, TURNS, MARKS, HOSTILE)))
    odd = st.one_of(
        st.text(max_size=12),
        st.integers().map(str),
        st.floats(allow_nan=False).map(str),
        st.tuples(st.sampled_from((*MARKS, *HOSTILE, "a", "exo", "not ", "1")), st.integers(1, 300)).map(_repeated),
    )
    pieces = st.one_of(known, known, odd, st.sampled_from(wordings).flatmap(_cut))
    between = st.sampled_from([" ", " ", "", ", ", "\n", ". ", "-", " · "])
    mixture = st.builds(lambda glue, parts: glue.join(parts), between, st.lists(pieces, min_size=1, max_size=40))
    laced = st.builds(_laced, st.sampled_from(labels), st.lists(st.tuples(st.integers(0, 4_000), pieces), max_size=12))
    return st.one_of(mixture, mixture, laced)


def _repeated(piece_and_times: tuple[str, int]) -> str:
    piece, times = piece_and_times
    return piece * times


def _cut(words: str) -> st.SearchStrategy[str]:
    return st.tuples(st.integers(0, len(words)), st.integers(0, len(words))).map(
        lambda ends: words[min(ends) : max(ends)]
    )


def _laced(label: str, insertions: list[tuple[int, str]]) -> str:
    """The label with pieces put in at these places; a place behind the end cuts the label off there instead."""
    for place, piece in insertions:
        label = label[: place // 2] + piece if place % 97 == 0 else label[:place] + piece + label[place:]
    return label

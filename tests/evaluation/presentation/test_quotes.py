from evaluation.core.text import Span
from evaluation.presentation.quotes import MOST_CHARACTERS, Quote, Quotes, quotes


def test_the_same_words_are_quoted_once() -> None:
    spans = (Span(0, 6, "Parfum"), Span(10, 16, "PARFUM"), Span(20, 28, "Linalool"))
    assert quotes(spans) == Quotes((Quote("Parfum", "label-0-6"), Quote("Linalool", "label-20-28")), more=0)


def test_a_few_are_shown_and_the_rest_counted() -> None:
    found = quotes(Span(place, place + 1, chr(97 + place)) for place in range(6))
    assert ([quote.text for quote in found.first], found.more) == (["a", "b", "c", "d"], 2)


def test_long_words_of_a_label_are_cut_at_a_word() -> None:
    text = "word " * 60
    (cut,) = quotes((Span(0, len(text), text),)).first
    assert cut.text.endswith("word …")
    assert len(cut.text) <= MOST_CHARACTERS + 2


def test_a_long_word_without_spaces_is_cut_all_the_same() -> None:
    text = "x" * 400
    (cut,) = quotes((Span(0, 400, text),)).first
    assert cut.text == "x" * MOST_CHARACTERS + " …"

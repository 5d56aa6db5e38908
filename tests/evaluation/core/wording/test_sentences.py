"""A text read from blank to blank gives the letters that each sentence has by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.wording.phrases import Phrasebook
from evaluation.core.wording.sentences import Sentences

BOOK = Phrasebook({"words": ("cure~", "acne", "hair loss", "not", "anti acne")})
BOOK.close(mended=["acne"], real_words=[])
SENTENCES = Sentences(BOOK.letters)


def words(text: str) -> list[str]:
    return [sentence.strip() for _, sentence in SENTENCES.places(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("cures acne. not acne", ["cures acne", "not acne"]),
        ("cures acne.not acne", ["cures acne.not acne"]),
        ("cures ... acne", ["cures ... acne"]),
        ('"cures acne." not', ['"cures acne', '" not']),
        ("acne?! not", ["acne", "not"]),
        ("acne\nnot 1.5 acne", ["acne\nnot 1.5 acne"]),
    ],
)
def test_a_sentence_ends_at_a_stop_that_stands_in_no_word_or_number(text, sentences):
    assert words(text) == sentences


@given(
    st.text(alphabet="acnehir .!?\n-,'\"#·é1", max_size=60)
    | st.lists(
        st.sampled_from(
            ["cures", "acne", "acne.", "hairloss", "-", "--", "\n", "...", "?", "!", ".", "not.acne", "(acne)"]
        )
    ).map(" ".join)
)
def test_each_sentence_has_the_letters_of_its_words(text):
    found = SENTENCES.read(text)
    alone = [BOOK.letters.read(sentence) for _, sentence in SENTENCES.places(text)]
    assert found[: len(alone)] == alone
    assert not any(found[len(alone) :])


@given(st.text(alphabet="acne .!?\n", max_size=60))
def test_a_sentence_stands_where_it_is_said_to(text):
    padded = f" {text} "
    assert all(padded[begin + 1 :].startswith(sentence) for begin, sentence in SENTENCES.places(text))


def test_what_labels_bring_along_is_forgotten_when_it_is_too_much():
    for number in range(60_000):
        SENTENCES.read(f"unheard{number}")
    assert len(SENTENCES) <= 50_000

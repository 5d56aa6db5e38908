"""The forms of a word."""

import pytest

from evaluation.core.wording.forms import forms, spellings


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("heal", {"heal", "heals", "healed", "healing"}),
        ("cure", {"cure", "cures", "cured", "curing"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("rash", {"rash", "rashes", "rashed", "rashing"}),
        ("grow", {"grow", "grows", "grew", "grown", "growing"}),
        ("age", {"age", "ages", "aged", "ageing", "aging"}),
    ],
)
def test_a_word_has_its_inflected_forms(word, expected):
    assert forms(word) == expected


@pytest.mark.parametrize(
    ("word", "some"),
    [
        ("injury", {"injuries"}),
        ("stimulate", {"stimulation", "stimulator"}),
        ("revitalise", {"revitalising", "revitalizing", "revitalization"}),
        ("remodel", {"remodelling", "remodeling"}),
        ("reprogram", {"reprogramming"}),
        ("strengthen", {"strengthener"}),
    ],
)
def test_long_words_have_their_nouns_and_both_spellings(word, some):
    assert some <= forms(word)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("ageing", "aging"),
        ("discolouration", "discoloration"),
        ("tumour", "tumor"),
        ("oedema", "edema"),
        ("haemorrhoid", "hemorrhoid"),
    ],
)
def test_a_british_word_is_read_in_american_too(british, american):
    assert spellings(british) == {british, american}


def test_a_word_spelt_one_way_stays_alone():
    assert spellings("exosome") == {"exosome"}

"""Lessons on skin, disease and medicine are no promises; sentences that begin alike and promise are."""

import pytest

from evaluation.core.claims.lessons import lesson_of


@pytest.mark.parametrize(
    ("lesson", "promise", "rule"),
    [
        ("Vitiligo changes the colour of the skin", "Vitiligo meets its match", "R01"),
        ("Psoriasis makes skin cells grow faster than normal", "Psoriasis has nowhere to hide", "R01"),
        ("Eczema tends to run in families", "Eczema needs exosomes", "R01"),
        ("Acne forms when pores clog", "Acne forms when pores clog, but our exosomes clear it", "R01"),
        ("Warts spread by touch", "Warts fall off", "R01"),
        ("Wounds heal in stages", "Wounds heal twice as fast", "R01"),
        ("Acne scars come in several shapes", "Acne scars melt away", "R01"),
        ("Inflammation makes skin red and warm", "Inflammation drops by half", "R01"),
        ("Skin makes less collagen with age", "Skin makes new collagen", "R02"),
        ("As we grow older our skin produces less collagen", "As we grow older our serum produces collagen", "R02"),
        ("Fibroblasts in the dermis make collagen", "Fibroblasts make more collagen", "R02"),
        ("Skin renews itself about every four weeks", "Skin renews itself again", "R02"),
        ("Smoking narrows blood vessels", "Smoking or not: circulation restored", "R02"),
        ("Telomeres shorten when a cell divides", "Telomeres grow longer", "R02"),
        ("The immune system defends the body against germs", "This serum defends the body against germs", "R01"),
        ("Hair follicles rest for three months", "Hair follicles come back to life", "R04"),
        ("Botox is injected by doctors", "Botox doctors are furious", "R11"),
        ("Doctors prescribe steroid creams for eczema", "Doctors treat eczema with our serum", "R01"),
        ("Antibiotics kill bacteria, but not viruses", "Exosomes kill bacteria", "R02"),
        ("People with psoriasis have nails that pit", "People with psoriasis: relief from psoriasis at last", "R01"),
        ("Most people shed fifty hairs a day, and hair loss begins later", "Most people see hair loss reversed", "R04"),
        ("The symptoms of rosacea often include burning", "The symptoms of rosacea calm down", "R01"),
        ("It is thought to be due to the immune system", "It is believed to raise immune defences", "R02"),
        ("With rosacea, small blood vessels become wide", "With rosacea, small vesicles heal skin", "R01"),
        ("This occurs when melanocytes die", "This boosts tired melanocytes", "R02"),
        ("UV rays penetrate the dermis", "Vesicles penetrate the dermis", "R10"),
        ("An injected product falls under stricter rules", "An injected product for your lines", "R09"),
        # what is smuggled into a lesson
        ("Psoriasis is a skin disease", "Psoriasis is a skin disease that oat vesicles relieve", "R01"),
        ("Acne is caused by clogged pores", "Acne is caused by bacteria, which tea tree kills", "R01"),
        ("Eczema often starts in childhood", "Eczema often starts in childhood and is healed by calendula", "R01"),
        ("Melanin is a pigment", "Melanin is a pigment, and vesicles inhibit melanin production", "R02"),
        ("Melasma is a common condition", "Melasma is no match for these vesicles", "R01"),
        ("Doctors treat scars in several ways", "Doctors treat scars with vesicles", "R01"),
        (
            "Animal studies suggest an effect on wounds, but trials in people are few",
            "Animal studies prove an effect on wounds",
            "R01",
        ),
    ],
)
def test_a_lesson_is_no_promise_and_its_neighbour_is(rules_fired, lesson, promise, rule):
    assert rules_fired(lesson) == set()
    assert rule in rules_fired(promise)


def test_a_verb_before_the_thing_is_no_lesson_about_it(rules_fired):
    assert "R02" in rules_fired("Reverses sun damage")
    assert "R01" in rules_fired("Controls rosacea flare-ups")


def test_a_bare_list_of_conditions_is_no_lesson(rules_fired):
    assert "R01" in rules_fired("eczema, psoriasis, itch")
    assert "R01" in rules_fired("scars, burns, swelling, pain")


def test_what_only_sounds_like_a_lesson_excuses_a_mere_name_and_no_verb(knowledge):
    words = "many ills, asthma among them, are often linked and caused by pollen"
    lesson = lesson_of(words, 0, len(words), knowledge.claim_rules.readings.lessons)
    assert lesson.holds(words, words.index("asthma"), named=True)
    assert not lesson.holds(words, words.index("asthma"), named=False)


def test_a_lesson_ends_where_its_sentence_turns(knowledge):
    words = "acne forms when pores clog, but let petals treat acne"
    lesson = lesson_of(words, 0, len(words), knowledge.claim_rules.readings.lessons)
    assert lesson.holds(words, words.index("pores"), named=False)
    assert not lesson.holds(words, words.index("treat"), named=False)

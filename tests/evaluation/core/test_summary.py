"""The one sentence says what is clear, what is silent, and whether claims go too far."""

from evaluation.core.criteria import CRITERIA
from evaluation.core.facts import Identity
from evaluation.core.summary import summarise
from evaluation.core.verdicts import against, met, not_seen, not_stated

NO_LIST = Identity(headline=None, carried_by=None, finding="no_list", because="No list.")
THREE = CRITERIA[0], CRITERIA[3], CRITERIA[12]
SOURCE, ISOLATION, TESTING = (criterion.noun for criterion in THREE)


def sentence(*findings, claims=0, criteria=THREE):
    return summarise(criteria, findings, [11, 9, 9], NO_LIST, claims)


def test_it_names_what_is_clear_and_what_is_silent():
    assert sentence(met("x"), not_stated(), not_stated()) == (
        f"Clear about its {SOURCE}, silent on {ISOLATION} and {TESTING}."
    )


def test_it_counts_the_claims_in_words():
    assert (
        sentence(met("x"), met("x"), met("x"), claims=2)
        == f"Clear about its {SOURCE} and {ISOLATION}, and two claims go too far."
    )


def test_what_we_have_not_seen_is_not_called_silence():
    assert sentence(not_seen(), not_seen(), not_seen()) == f"{SOURCE} and {ISOLATION} not seen by us yet.".capitalize()


def test_a_label_that_is_not_what_its_name_says_begins_with_that():
    criteria = CRITERIA[0], CRITERIA[1], CRITERIA[12]
    assert sentence(met("x"), against("x"), met("x"), criteria=criteria).startswith("Not what the name says: ")

from evaluation.core.facts import Seen
from evaluation.core.verdicts import Verdict
from evaluation.presentation import present
from evaluation.presentation.card import IdentityWords
from tests.evaluation.scorecards import TEXT, make_criterion, make_scorecard


def test_the_card_names_the_kinds_that_its_text_shows() -> None:
    card = present(make_scorecard(), TEXT)
    assert card.legend == (
        ("fact", "answers a question"),
        ("supporting", "supporting ingredient"),
        ("vesicle", "vesicles"),
        ("irritant", "possible irritant"),
        ("claim-mild", "milder red flag"),
        ("claim-strong", "red flag"),
    )


def test_every_quotation_of_the_card_leads_to_a_place_in_its_text() -> None:
    card = present(make_scorecard(), TEXT)
    quoted = [quote for part in card.categories for row in part.rows for quote in row.quotes.first]
    quoted += [quote for flag in card.flags for quote in flag.quotes]
    assert quoted
    assert [quote.anchor for quote in quoted if f'id="{quote.anchor}"' not in card.text] == []


def test_a_name_that_the_list_contradicts_is_said_above_the_score() -> None:
    against = make_scorecard(criteria=(make_criterion(2, "identity", Verdict.AGAINST),))
    assert present(against, TEXT).identity == IdentityWords(is_unsound=True, because=against.identity.because)


def test_flags_are_counted_in_words_and_none_is_only_sure_where_the_front_was_seen() -> None:
    cards = [
        present(make_scorecard(**change), TEXT)
        for change in ({}, {"claims": ()}, {"claims": (), "seen": Seen(noted=("front",))})
    ]
    assert [(card.flag_words, card.flag_verdict) for card in cards] == [
        ("2 red flags", "against"),
        ("No red flags", "met"),
        ("No red flags seen yet", "not_seen"),
    ]

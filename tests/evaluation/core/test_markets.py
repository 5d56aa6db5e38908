"""What a market's rules do with the label's source, and what stays unclear without one."""

from datetime import date

import pytest

from evaluation.core.knowledge.advice_entries import MarketFinding
from evaluation.core.markets import market, markets
from evaluation.core.profile import MarketCode
from evaluation.core.text import Span
from tests.evaluation.core.cards import claim, entry, make_card, source

BARRED, NO_BAR, APPROVAL_FIRST, UNSETTLED, UNKNOWN = MarketFinding


def finding(advice, code, *kinds, **card):
    return market(make_card(sources=[source(kind) for kind in kinds], **card), MarketCode(code), advice).finding


@pytest.mark.parametrize(
    ("code", "kind", "expected"),
    [
        ("eu", "human_msc", BARRED),
        ("eu", "human_platelet", BARRED),
        ("eu", "plant", NO_BAR),
        ("eu", "animal_milk", NO_BAR),
        ("uk", "human_fibroblast", BARRED),
        ("us", "human_msc", NO_BAR),
        ("kr", "human_msc", NO_BAR),
        ("cn", "human_msc", BARRED),
        ("cn", "plant", APPROVAL_FIRST),
        ("cn", "microbial", UNSETTLED),
        ("jp", "human_msc", UNSETTLED),
        ("ca", "synthetic", APPROVAL_FIRST),
        ("tw", "human_other", APPROVAL_FIRST),
        ("au", "plant", UNSETTLED),
        ("sa", "human_msc", NO_BAR),
    ],
)
def test_each_market_has_its_finding_by_source(advice, code, kind, expected):
    assert finding(advice, code, kind) is expected


def test_the_note_says_who_when_and_where_it_stands(advice):
    note = market(make_card(sources=[source("human_msc", "adipose")]), MarketCode.EU, advice)
    assert (note.status, note.authority, note.checked, note.sure) == (
        "source barred",
        "European Commission",
        date(2026, 11, 23),
        "high",
    )
    assert note.words.startswith("Materials of human origin are not allowed in cosmetics here.")
    assert note.citations == ("eu-annexii-416",)
    assert note.evidence == (Span(0, 7, "adipose"),)


def test_the_strictest_rule_counts_where_sources_are_mixed(advice):
    assert finding(advice, "eu", "plant", "human_msc") is BARRED
    assert finding(advice, "cn", "microbial", "plant") is APPROVAL_FIRST


def test_a_conditioned_medium_counts_by_the_cells_that_are_named(advice):
    assert finding(advice, "eu", "human_msc", "conditioned_media") is BARRED
    assert finding(advice, "eu", "conditioned_media") is UNKNOWN


def test_human_material_in_the_list_counts_against_a_plant_on_the_front(advice):
    card = make_card(sources=[source("plant")], ingredients=[entry("Human Platelet Extract", "human_origin")])
    note = market(card, MarketCode.EU, advice)
    assert (note.finding, note.evidence) == (BARRED, (Span(0, 22, "Human Platelet Extract"),))


class TestWithoutASource:
    """Unclear, unless the market treats all sources alike."""

    def test_a_source_that_is_not_stated_is_unclear(self, advice):
        note = market(make_card(sources=[source("unspecified")]), MarketCode.EU, advice)
        assert (note.finding, note.status) == (UNKNOWN, "unclear: source not stated")
        assert note.words.startswith(
            "The label does not name the source. If it is human: materials of human origin are not allowed"
        )
        assert note.words.endswith("Ask the brand.")

    def test_a_source_that_we_have_not_seen_is_said_so(self, advice):
        note = market(make_card(verdicts={"C01": "not_seen"}), MarketCode.EU, advice)
        assert note.status == "unclear: source not seen"
        assert note.words.startswith("We have not seen where the vesicles come from. ")

    def test_a_market_that_makes_no_difference_needs_no_source(self, advice):
        note = market(make_card(), MarketCode.US, advice)
        assert (note.finding, note.words) == (
            NO_BAR,
            "The label does not name the source; here the rules that we found make no difference by source.",
        )


def test_how_a_market_sees_claims_stands_only_beside_red_flags(advice):
    quiet = market(make_card(sources=[source("plant")]), MarketCode.US, advice)
    flagged = market(make_card(sources=[source("plant")], claims=[claim("rebuilds collagen")]), MarketCode.US, advice)
    assert (quiet.claims_words, quiet.claims_citations) == ("", ())
    assert flagged.claims_words.startswith("The FDA treats promises to treat disease")


def test_every_market_has_one_note_in_the_files_order(advice):
    assert {note.market for note in markets(make_card(), advice)} == set(MarketCode)


def test_barred_is_said_as_not_allowed_here(advice):
    notes = markets(make_card(sources=[source("human_msc")]), advice)
    barred = {note.market.value: note.words for note in notes if note.finding is BARRED}
    assert set(barred) == {"eu", "uk", "cn"}
    assert all("Materials of human origin are not allowed in cosmetics here" in words for words in barred.values())

from evaluation.core.knowledge import Knowledge
from evaluation.presentation.method import BandEntry, method_page


def test_bands_cover_the_whole_scale_without_gap_or_overlap(knowledge: Knowledge) -> None:
    assert method_page(knowledge).bands == (
        BandEntry("well documented", "80 to 100"),
        BandEntry("fairly documented", "60 to 79"),
        BandEntry("thinly documented", "40 to 59"),
        BandEntry("mostly undisclosed", "0 to 39"),
    )


def test_weights_are_summed_by_category_and_in_all(knowledge: Knowledge) -> None:
    page = method_page(knowledge)
    assert ([category.weight for category in page.categories], page.total) == (["29", "36", "17", "18"], "100")


def test_every_rule_stands_once_as_a_flag_or_as_a_note(knowledge: Knowledge) -> None:
    page = method_page(knowledge)
    flags = [entry.rule.id for family in page.families for entry in family.rules]
    notes = [entry.rule.id for entry in page.notes]
    assert sorted(flags + notes) == sorted(knowledge.claim_rules.rules)
    assert page.rule_count == len(flags)

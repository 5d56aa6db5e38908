from evaluation.core.facts import Concentration, Facts, Source
from evaluation.core.verdicts import Verdict
from evaluation.presentation.facts import Fact, facts
from tests.evaluation.scorecards import make_criterion, make_scorecard


def test_source_term_and_particle_count_are_said_in_a_few_words() -> None:
    assert facts(make_scorecard()) == (
        Fact("Source", "Plant · centella callus"),
        Fact("Called", "“extracellular vesicles”"),
        Fact("", "2.0 × 10⁹", "particles / mL"),
    )


def test_an_amount_that_is_no_count_keeps_the_label_s_own_words() -> None:
    stated = Facts(concentration=Concentration(stated=True, as_stated="5,000 ppm"))
    assert facts(make_scorecard(facts=stated))[-1] == Fact("Concentration", "5,000 ppm")


def test_silence_and_what_we_have_not_seen_are_different_words() -> None:
    criteria = (make_criterion(1, "identity", Verdict.NOT_SEEN), make_criterion(5, "making", Verdict.NOT_STATED))
    assert facts(make_scorecard(facts=Facts(), criteria=criteria)) == (
        Fact("Source", "not seen yet"),
        Fact("Concentration", "not stated"),
    )


def test_every_source_of_a_mixed_label_is_named() -> None:
    sources = (Source(kind="animal_milk", detail=None, evidence=()), Source(kind="microbial", detail=None, evidence=()))
    assert [fact.fact for fact in facts(make_scorecard(facts=Facts(sources=sources)))][:2] == [
        "Milk or colostrum",
        "Microbial",
    ]

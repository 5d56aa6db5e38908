from evaluation.core.scorecard import CategoryScore
from evaluation.core.verdicts import Verdict
from evaluation.presentation.bars import range_bar
from evaluation.presentation.checklist import CategoryPart, CriterionRow, checklist
from evaluation.presentation.quotes import Quotes
from tests.evaluation.scorecards import make_criterion, make_scorecard

NO_QUOTES = Quotes((), more=0)


def test_an_open_question_says_what_to_ask_and_what_an_answer_is_worth() -> None:
    category = CategoryScore(id="making", name="Making", low=0.0, high=100.0, weight=9.0)
    criterion = make_criterion(4, "making", Verdict.NOT_STATED, worth=9.4)
    assert checklist(make_scorecard(categories=(category,), criteria=(criterion,))) == (
        CategoryPart(
            id="making",
            name="Making",
            bar=range_bar(0.0, 100.0),
            of_ten="0 to 10 of 10",
            met="0 of 1 met",
            rows=(
                CriterionRow(
                    id="C04-question-4",
                    title="Title 4",
                    verdict="not_stated",
                    verdict_word="Not stated",
                    quotes=NO_QUOTES,
                    because="Because 4.",
                    ask_brand="Ask 4?",
                    worth="An answer is worth up to 9 points.",
                ),
            ),
        ),
    )


def test_a_category_in_which_nothing_applies_has_no_bar() -> None:
    category = CategoryScore(id="identity", name="Identity", low=0.0, high=0.0, weight=0.0)
    criterion = make_criterion(3, "identity", Verdict.NOT_APPLICABLE)
    (part,) = checklist(make_scorecard(categories=(category,), criteria=(criterion,)))
    assert (part.bar, part.of_ten, part.met) == (None, "", "does not apply")


def test_what_does_not_apply_is_left_out_of_the_count_of_met_ones() -> None:
    identity, _ = checklist(make_scorecard())
    assert identity.met == "2 of 2 met"


def test_a_closed_range_is_one_number_of_ten() -> None:
    category = CategoryScore(id="identity", name="Identity", low=70.0, high=70.0, weight=29.0)
    (part,) = checklist(make_scorecard(categories=(category,)))
    assert part.of_ten == "7 of 10"

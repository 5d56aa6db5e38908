from evaluation.presentation.flags import Flag, flags
from evaluation.presentation.quotes import Quote
from tests.evaluation.scorecards import find, make_claim


def place(words: str) -> Quote:
    span = find(words)
    return Quote(words, f"label-{span.start}-{span.end}")


def test_a_flag_has_its_words_its_kind_and_its_reason() -> None:
    assert flags([make_claim("Regenerates damaged tissue", citations=("fda-cosmetic-or-drug",))]) == (
        Flag(
            rule="R01",
            quotes=(place("Regenerates damaged tissue"),),
            badge="Drug claim",
            severity="critical",
            strength="strong",
            because="Regulators treat such wording as a drug claim.",
            better="for skin that looks calm",
            citations=("fda-cosmetic-or-drug",),
        ),
    )


def test_one_rule_explains_itself_once_for_all_its_wordings() -> None:
    (flag,) = flags([make_claim("Visible lifting overnight"), make_claim("Regenerates damaged tissue")])
    assert flag.quotes == (place("Regenerates damaged tissue"), place("Visible lifting overnight"))


def test_the_same_rule_with_another_reason_is_another_flag() -> None:
    found = flags([make_claim("Visible lifting overnight"), make_claim("Keep refrigerated", because="Other reason.")])
    assert len(found) == 2


def test_the_gravest_flag_comes_first() -> None:
    claims = [make_claim("Keep refrigerated", rule="R06", severity="medium"), make_claim("Visible lifting overnight")]
    assert [flag.severity for flag in flags(claims)] == ["critical", "milder"]


def test_a_repeated_wording_is_quoted_once() -> None:
    first = make_claim("Keep refrigerated")
    again = first.model_copy(update={"text": "KEEP REFRIGERATED", "start": 400, "end": 417})
    (flag,) = flags([first, again])
    assert flag.quotes == (place("Keep refrigerated"),)


def test_a_family_that_has_no_words_yet_is_said_plainly() -> None:
    (flag,) = flags([make_claim("Keep refrigerated", family="new_family")])
    assert flag.badge == "New family"

"""An editor's reading is said with its reason and place, and the engine's beside it."""

from datetime import date

from evaluation.core.assess import assess
from evaluation.core.editor_facts import EditorFact
from evaluation.core.label import Label
from evaluation.presentation import present
from evaluation.templatetags.scorecard import draw

TEXT = "Rose exosome serum by a proprietary swirl. Heals eczema.\nIngredients: Water, Rosa Damascena Extract"
SEEN = {"seen_on": date(2026, 11, 1), "seen_by": "Ann", "grade": "A", "url": "https://brand.example/made"}


def card_with(knowledge, **values):
    label = Label(text=TEXT, editor_facts=(EditorFact(reason="The <brand> says so.", **SEEN, **values),))
    return present(assess(label, knowledge), TEXT)


def row(card, number):
    return next(row for part in card.categories for row in part.rows if row.id.startswith(number))


def drawn(card, number):
    """The row of the checklist as a page shows it, on one line."""
    page = " ".join(draw("scorecard/_checklist.jinja", card=card).split())
    return page.split(f'id="{row(card, number).id}">')[1].split("</li>")[0]


def test_a_verdict_of_an_editor_is_marked_with_both_readings(knowledge):
    card = card_with(knowledge, kind="verdict", about="C04", verdict="partly", words="a proprietary swirl")
    said = drawn(card, "C04")
    assert "The &lt;brand&gt; says so." in said
    assert (
        'at <a href="https://brand.example/made" rel="noopener external nofollow">brand.example</a> '
        "on 1 November 2026 by Ann (brand page, regulator&#39;s record or study)." in said
    )
    assert f"The engine read: <b>{row(card, 'C04').edit.engine}</b>" in said
    assert row(card, "C04").edit.engine != row(card, "C04").verdict_word == "Partly met"


def test_a_row_that_nobody_edited_is_not_marked(knowledge):
    card = card_with(knowledge, kind="verdict", about="C04", verdict="partly")
    assert "Editor" not in drawn(card, "C06")


def test_a_withdrawn_flag_is_said_in_one_line(knowledge):
    flag = next(claim for claim in assess(Label(text=TEXT), knowledge).claims if "eczema" in claim.text)
    card = card_with(knowledge, kind="withdrawn_flag", about=flag.rule, words=flag.text)
    assert (card.flag_count, [edit.reading for edit in card.withdrawn]) == (0, [flag.text])
    page = draw("scorecard/_flags.jinja", card=card)
    assert "withdrawn as misread on 1 November 2026 by Ann: The &lt;brand&gt; says so." in page


def test_an_editor_s_source_is_marked_among_the_facts(knowledge):
    card = card_with(knowledge, kind="source", source_kind="human_msc", says="umbilical cord")
    edited = [(fact.fact, fact.is_edited) for fact in card.facts]
    assert edited[0] == ("Human stem cells (MSC) · umbilical cord", True)
    assert not any(is_edited for _, is_edited in edited[1:])
    assert [(edit.topic, edit.reading) for edit in card.edits] == [("Source", "Human stem cells (MSC), umbilical cord")]
    assert "The engine read" in draw("scorecard/_edits.jinja", card=card)


def test_an_unsound_name_is_explained_by_whoever_says_so(knowledge):
    card = card_with(knowledge, kind="verdict", about="C02", verdict="against")
    assert (card.identity.is_unsound, card.identity.because) == (True, "The <brand> says so.")

from evaluation.core.text import Span
from evaluation.core.verdicts import Verdict
from evaluation.presentation.highlights import LONGEST_TINTED, Mark, highlighted, marks
from tests.evaluation.scorecards import TEXT, find, make_claim, make_criterion, make_scorecard


def mark(start: int, end: int, kind: str = "note") -> Mark:
    return Mark(start, end, kind, f"label-{start}-{end}")


def opening(kind: str, words: str, place: str) -> str:
    return f'<mark class="mark mark-{kind}" id="{place}"><bdi class="visually-hidden">{words}: </bdi>'


def test_text_without_findings_is_only_escaped() -> None:
    assert highlighted("a < b & \"c\" 'd'", []) == "a &lt; b &amp; &quot;c&quot; &#x27;d&#x27;"


def test_a_finding_is_marked_in_place_and_said_in_words() -> None:
    assert highlighted("it heals skin", [mark(3, 8, "claim-strong")]) == (
        f"it {opening('claim-strong', 'red flag', 'label-3-8')}heals</mark> skin"
    )


def test_a_finding_inside_another_is_nested() -> None:
    assert highlighted("abcdef", [mark(0, 6), mark(2, 4, "fact")]) == (
        f"{opening('note', 'note', 'label-0-6')}ab"
        f"{opening('fact', 'answers a question', 'label-2-4')}cd</mark>ef</mark>"
    )


def test_findings_that_cross_are_split_and_keep_one_id_each() -> None:
    assert highlighted("abcdef", [mark(0, 4), mark(2, 6, "fact")]) == (
        f"{opening('note', 'note', 'label-0-4')}ab"
        f"{opening('fact', 'answers a question', 'label-2-6')}cd</mark></mark>"
        '<mark class="mark mark-fact">ef</mark>'
    )


def test_findings_that_touch_stand_side_by_side() -> None:
    assert highlighted("abcd", [mark(0, 2), mark(2, 4)]) == (
        f"{opening('note', 'note', 'label-0-2')}ab</mark>{opening('note', 'note', 'label-2-4')}cd</mark>"
    )


def test_a_script_inside_a_finding_stays_words() -> None:
    assert highlighted("<script>", [mark(0, 8)]) == f"{opening('note', 'note', 'label-0-8')}&lt;script&gt;</mark>"


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    assert highlighted("🧪heals", [mark(1, 6)]) == f"🧪{opening('note', 'note', 'label-1-6')}heals</mark>"


def test_a_whole_paragraph_keeps_its_place_without_the_tint() -> None:
    text = "a" * (LONGEST_TINTED + 1)
    assert highlighted(text, [mark(0, len(text))]).startswith('<mark class="mark mark-note mark-long" id=')


def test_many_crossing_findings_lose_no_character() -> None:
    text = "abcdefghij" * 20
    found = [mark(start, min(len(text), start + 15)) for start in range(0, 190, 4)]
    plain = highlighted(text, found)
    for piece in ("</mark>", *(opening("note", "note", one.anchor) for one in found)):
        plain = plain.replace(piece, "")
    assert plain.replace('<mark class="mark mark-note">', "") == text


def test_the_most_telling_kind_wins_where_findings_share_their_words() -> None:
    parfum = find("Parfum")
    scorecard = make_scorecard(
        criteria=(make_criterion(11, "making", Verdict.AGAINST, evidence=(parfum,)),), claims=(), facts={}
    )
    kinds = {mark.anchor: mark.kind for mark in marks(scorecard)}
    assert kinds[f"label-{parfum.start}-{parfum.end}"] == "irritant"


def test_claims_come_in_two_strengths_and_notes() -> None:
    claims = (make_claim("Regenerates damaged tissue"), make_claim("Visible lifting overnight", severity="medium"))
    notes = (make_claim("Keep refrigerated", severity="info"),)
    found = marks(make_scorecard(criteria=(), ingredients=(), facts={}, claims=claims, notes=notes))
    assert [(TEXT[one.start : one.end], one.kind) for one in found] == [
        ("Keep refrigerated", "note"),
        ("Regenerates damaged tissue", "claim-strong"),
        ("Visible lifting overnight", "claim-mild"),
    ]


def test_an_empty_span_is_no_mark() -> None:
    criterion = make_criterion(1, "identity", evidence=(Span(3, 3, ""),))
    assert marks(make_scorecard(criteria=(criterion,), claims=(), ingredients=(), facts={})) == []

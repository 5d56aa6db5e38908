from evaluation.presentation.bars import RangeBar, range_bar


def test_the_bar_is_solid_to_low_and_hatched_to_high() -> None:
    assert range_bar(46.9, 79.2, "thinly documented") == RangeBar(
        low=46,
        high=79,
        proven_width="46.9%",
        open_start="46.9%",
        open_width="32.3%",
        sentence="46 proven by the label, 79 if every silence turns out well, thinly documented.",
    )


def test_a_label_without_silence_has_no_second_number() -> None:
    bar = range_bar(52.8, 52.8)
    assert (bar.sentence, bar.is_open) == ("52 proven by the label.", False)

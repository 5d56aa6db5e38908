from evaluation.presentation.figures import counted, in_words, nearest, percent, scientific, shown, whole


def test_points_are_never_rounded_up_into_the_next_band() -> None:
    assert [whole(points) for points in (0.0, 39.6, 39.9999, 40.0, 100.0)] == [0, 39, 39, 40, 100]


def test_what_is_noise_of_a_division_counts_as_the_whole_number() -> None:
    assert whole(79.9999999) == 80


def test_an_answer_is_worth_at_least_one_point() -> None:
    assert [nearest(points) for points in (0.2, 3.4, 3.5)] == [1, 3, 4]


def test_widths_stay_within_the_bar() -> None:
    assert [percent(points) for points in (-1.0, 0.0, 46.25, 100.0, 101.0)] == ["0%", "0%", "46.25%", "100%", "100%"]


def test_small_counts_are_words_and_large_ones_digits() -> None:
    assert [in_words(count) for count in (0, 2, 15, 20, 21, 1200)] == ["no", "two", "fifteen", "twenty", "21", "1,200"]


def test_one_of_something_is_singular() -> None:
    assert [counted(count, "point") for count in (0, 1, 2)] == ["0 points", "1 point", "2 points"]


def test_particle_counts_are_powers_of_ten() -> None:
    assert [scientific(amount) for amount in (2e9, 9.96e9, 1.5e12, 1e6)] == [
        "2.0 × 10⁹",
        "1.0 × 10¹⁰",
        "1.5 × 10¹²",
        "1.0 × 10⁶",
    ]


def test_small_and_impossible_amounts_keep_their_plain_form() -> None:
    assert [scientific(amount) for amount in (5000.0, 0.0, float("inf"))] == ["5,000", "0", "inf"]


def test_control_characters_show_as_their_pictures_one_for_one() -> None:
    assert shown("a\x00b\x7f\tc\nd") == "a␀b␡\tc\nd"

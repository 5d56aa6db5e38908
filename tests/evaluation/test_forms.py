from django.core.files.uploadedfile import SimpleUploadedFile

from evaluation.forms import LabelForm


def complaints(text: str | None) -> list[str]:
    return LabelForm({} if text is None else {"label_text": text}).errors.get("label_text", [])


def test_a_label_is_taken_as_it_was_typed() -> None:
    form = LabelForm({"label_text": "  Water, Glycerin \n"})
    assert (form.is_valid(), form.cleaned_data) == (True, {"label_text": "  Water, Glycerin \n"})


def test_line_ends_of_browsers_count_as_one_character() -> None:
    form = LabelForm({"label_text": "a" * 9_999 + "\r\n" + "b" * 10_000})
    assert (form.is_valid(), len(form.cleaned_data["label_text"])) == (True, 20_000)


def test_nothing_typed_says_what_to_paste() -> None:
    words = ["There is no text. Paste the words of a label: the front, the ingredient list, or both."]
    assert [complaints(text) for text in (None, "", "   \r\n\t ")] == [words, words, words]


def test_one_character_too_many_says_how_many_there_are() -> None:
    assert complaints("a" * 20_001) == [
        "The text has 20,001 characters; the limit is 20,000. Leave out what is not the label."
    ]


def test_a_binary_file_is_no_label() -> None:
    assert complaints("\x00\x01\x02PNG\x03\x04" * 20) == [
        "This looks like a binary file, not like words. Paste the label's text instead."
    ]


def test_a_stray_control_character_does_no_harm() -> None:
    assert complaints("Water, Glycerin, Parfum\x0b, Niacinamide and \x00 more words to read") == []


def test_a_file_is_not_read_and_the_answer_says_so() -> None:
    form = LabelForm({}, {"label_text": SimpleUploadedFile("label.txt", b"Water")})
    assert form.errors == {"label_text": ["Files are not read here. Open the file and paste its words instead."]}


def test_bytes_that_were_no_text_are_noticed() -> None:
    assert [LabelForm({"label_text": text}).has_unreadable_characters for text in ("Water \ufffd", "Water")] == [
        True,
        False,
    ]

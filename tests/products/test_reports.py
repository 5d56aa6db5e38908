from datetime import date

import pytest

from products.models import ErrorReport
from products.reports import MOST_A_DAY, MOST_FROM_ONE, ReportForm, TooManyReportsError, sender_of, take
from tests.builders import make_product

TODAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 24)
WORDS = "The list has no Parfum any more."


def valid_form(**values: str) -> ReportForm:
    form = ReportForm({"kind": "fact", "words": WORDS, **values})
    assert form.is_valid()
    return form


def test_an_address_of_one_day_always_gives_the_same_digest() -> None:
    assert sender_of("192.0.2.1", TODAY) == sender_of("192.0.2.1", TODAY)
    assert len(sender_of("192.0.2.1", TODAY)) == 32


def test_the_next_day_the_same_address_cannot_be_recognised() -> None:
    assert sender_of("192.0.2.1", TODAY) != sender_of("192.0.2.1", TOMORROW)


def test_two_addresses_are_told_apart() -> None:
    assert sender_of("192.0.2.1", TODAY) != sender_of("192.0.2.2", TODAY)


def test_the_addresses_of_one_household_count_as_one() -> None:
    assert sender_of("2001:db8::1", TODAY) == sender_of("2001:db8::ffff", TODAY)
    assert sender_of("2001:db8::1", TODAY) != sender_of("2001:db8:0:1::1", TODAY)


@pytest.mark.parametrize("address", ["", "nowhere", "\x00", "1" * 10_000])
def test_what_is_no_address_counts_as_one_sender(address: str) -> None:
    assert sender_of(address, TODAY) == sender_of("", TODAY)


def test_the_digest_needs_the_key_of_the_site(settings) -> None:
    digest = sender_of("192.0.2.1", TODAY)
    settings.SECRET_KEY = "another"  # noqa: S105
    assert sender_of("192.0.2.1", TODAY) != digest


@pytest.mark.django_db
def test_a_report_is_kept_without_the_address() -> None:
    product = make_product()
    report = take(product, valid_form(url="https://example.org/list"), "192.0.2.1", TODAY)
    kept = ErrorReport.objects.values().get()
    assert kept == {
        "id": report.pk,
        "product_id": product.pk,
        "kind": "fact",
        "words": WORDS,
        "url": "https://example.org/list",
        "sent_on": TODAY,
        "sender": sender_of("192.0.2.1", TODAY),
        "is_settled": False,
        "answer": "",
    }


@pytest.mark.django_db
def test_one_sender_gets_a_few_reports_a_day() -> None:
    product = make_product()
    for _ in range(MOST_FROM_ONE):
        take(product, valid_form(), "192.0.2.1", TODAY)
    with pytest.raises(TooManyReportsError):
        take(product, valid_form(), "192.0.2.1", TODAY)
    take(product, valid_form(), "192.0.2.2", TODAY)
    take(product, valid_form(), "192.0.2.1", TOMORROW)
    assert ErrorReport.objects.count() == MOST_FROM_ONE + 2


@pytest.mark.django_db
def test_all_senders_together_cannot_flood_the_table() -> None:
    product = make_product()
    ErrorReport.objects.bulk_create(
        ErrorReport(product=product, kind="fact", words=WORDS, sent_on=TODAY, sender=f"{number:032}")
        for number in range(MOST_A_DAY)
    )
    with pytest.raises(TooManyReportsError):
        take(product, valid_form(), "192.0.2.1", TODAY)


@pytest.mark.django_db
def test_digests_of_earlier_days_are_emptied() -> None:
    product = make_product()
    first = take(product, valid_form(), "192.0.2.1", TODAY)
    second = take(product, valid_form(), "192.0.2.1", TOMORROW)
    senders = dict(ErrorReport.objects.values_list("pk", "sender"))
    assert senders == {first.pk: "", second.pk: sender_of("192.0.2.1", TOMORROW)}


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, {"kind", "words"}),
        ({"kind": "fact"}, {"words"}),
        ({"kind": "nonsense", "words": WORDS}, {"kind"}),
        ({"kind": "fact", "words": "bad"}, {"words"}),
        ({"kind": "fact", "words": "   \n  \t     "}, {"words"}),
        ({"kind": "fact", "words": "x" * 100_000}, {"words"}),
        ({"kind": "fact", "words": "No such\x00 thing here"}, {"words"}),
        ({"kind": "fact", "words": WORDS, "url": "javascript:alert(1)"}, {"url"}),
        ({"kind": "fact", "words": WORDS, "url": "x" * 100_000}, {"url"}),
        ({"kind": "fact", "words": WORDS, "url": "https://example.org/\x00"}, {"url"}),
    ],
)
def test_what_cannot_be_taken_says_which_field_is_wrong(typed: dict[str, str], wrong: set[str]) -> None:
    assert set(ReportForm(typed).errors) == wrong

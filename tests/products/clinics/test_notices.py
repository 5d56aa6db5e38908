"""A clinic is told when a product that it shows gains a red flag: once, after the commit, in plain words."""

import pytest
from django.core import mail
from django.db import transaction

from products.assessments import assess_label
from products.clinics.notices import NO_MAIL, notice_gains
from products.models import ClinicNotice, Product, Publication
from products.publication import record
from tests.builders import make_clinic, make_label, make_merged, make_product

PLAIN, LOUD = "A rose exosome serum.", "A rose exosome serum. It heals eczema."


@pytest.fixture
def rose(db: None) -> Product:
    product = make_product(name="Rose", slug="rose")
    assess_label(make_label(product, front=PLAIN, seen_on="2026-11-01"))
    return product


@pytest.fixture
def see(django_capture_on_commit_callbacks):
    """Judge a new look at the product's label, as if the transaction were committed."""

    def look(product: Product, front: str, day: str = "2026-11-20") -> None:
        with django_capture_on_commit_callbacks(execute=True):
            assess_label(make_label(product, front=front, seen_on=day))

    return look


class FailingMail:
    """A mail server that is away."""

    def __init__(self, **_: object) -> None:
        pass

    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError("no mail server")


def test_a_gained_flag_is_mailed_in_plain_words(rose, see):
    make_clinic(rose, name="Lakeside", slug="lakeside", contact_mail="desk@lakeside.example")
    see(rose, LOUD)
    [sent] = mail.outbox
    assert sent.to == ["desk@lakeside.example"]
    assert sent.subject == f"Skinguide: {rose} gained a red flag"
    assert "The label says: “heals eczema”\nRegulators treat such wording as: drug claim." in sent.body
    assert "does not say that the product is unsafe or unlawful" in sent.body
    assert "/admin/clinics/lakeside/" in sent.body
    assert "illegal" not in sent.body


def test_a_change_is_told_once_and_the_notice_says_when(rose, see):
    make_clinic(rose)
    see(rose, LOUD)
    record(Product.objects.get(pk=rose.pk))
    see(rose, LOUD, "2026-11-21")
    assert len(mail.outbox) == 1
    notice = ClinicNotice.objects.get()
    assert (notice.mailed_at is None, [flag["text"] for flag in notice.flags]) == (False, ["heals eczema"])


@pytest.mark.parametrize("front", [PLAIN, "A rose exosome serum. It soothes dry skin."])
def test_a_change_without_a_new_flag_is_not_told(rose, see, front):
    make_clinic(rose)
    see(rose, front)
    assert (len(mail.outbox), ClinicNotice.objects.count()) == (0, 0)


def test_a_flag_that_goes_is_not_told(rose, see):
    see(rose, LOUD)
    make_clinic(rose)
    see(rose, PLAIN, "2026-11-22")
    assert (len(mail.outbox), ClinicNotice.objects.count()) == (0, 0)


def test_a_product_that_is_shown_for_the_first_time_gained_nothing(db, see):
    product = make_product()
    make_clinic(product)
    see(product, LOUD)
    assert mail.outbox == []


def test_only_clinics_that_show_it_are_told(rose, see):
    make_clinic(make_product())
    first, second = make_clinic(rose), make_clinic(rose, contact_mail="other@clinic.example")
    see(rose, LOUD)
    assert sorted(sent.to[0] for sent in mail.outbox) == ["desk@clinic.example", "other@clinic.example"]
    assert set(ClinicNotice.objects.values_list("clinic", flat=True)) == {first.pk, second.pk}


def test_a_clinic_that_shows_what_was_merged_into_it_is_told_as_well(rose, see):
    make_clinic(make_merged(rose))
    see(rose, LOUD)
    assert len(mail.outbox) == 1


def test_a_failing_mail_breaks_nothing(rose, see, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.FailingMail"
    make_clinic(rose)
    see(rose, LOUD)
    assert Product.objects.get(pk=rose.pk).current_assessment.flag_count == 1
    assert ClinicNotice.objects.get().mailed_at is None
    assert "was not sent" in caplog.text


def test_without_a_mail_server_the_notice_stands_in_the_admin_alone(rose, see, settings):
    settings.EMAIL_BACKEND = NO_MAIL
    make_clinic(rose)
    see(rose, LOUD)
    assert ClinicNotice.objects.get().mailed_at is None


def test_what_is_rolled_back_is_not_mailed(rose, django_capture_on_commit_callbacks):
    make_clinic(rose)
    label = make_label(rose, front=LOUD, seen_on="2026-11-20")
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        assess_label(label)
        transaction.set_rollback(True)
    assert (len(mail.outbox), ClinicNotice.objects.count()) == (0, 0)


def test_a_name_cannot_add_lines_to_a_mails_head(rose, see):
    Product.objects.filter(pk=rose.pk).update(name="Rose\nBcc: all@example.org")
    make_clinic(rose)
    see(Product.objects.get(pk=rose.pk), LOUD)
    assert mail.outbox[0].subject.endswith("Rose Bcc: all@example.org gained a red flag")


def test_a_publication_that_no_clinic_shows_costs_one_query_more(rose, django_assert_num_queries):

    publication = Publication.objects.select_related("product").latest("pk")
    with django_assert_num_queries(1):
        assert notice_gains(publication) == []

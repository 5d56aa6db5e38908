"""Tell clinics that a product they show gained a red flag: a row in the admin at once, a mail after the commit.

No trouble with a mail may undo or delay what is published: it is logged, and the row says that nothing was sent.
"""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from products.clinics.flags import ToldFlag, flags_of, gained
from products.models import Clinic, ClinicNotice, Product, Publication, Status

logger = logging.getLogger(__name__)

# The backend that sends nothing: which one it is says whether mail is set up at all.
NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


def notice_gains(publication: Publication) -> list[ClinicNotice]:
    """Write a notice for every clinic that shows the product, if it just gained a red flag. Inside the transaction.

    One query where no clinic shows it. The first time that a product is shown nothing is gained.
    """
    product = publication.product
    family = Q(shown__product=product) | Q(shown__product__merged_into=product)
    clinics = list(Clinic.objects.filter(family).distinct())
    if not clinics or not (flags := _gained(publication)):
        return []
    told = [flag.as_json() for flag in flags]
    notices = [
        ClinicNotice.objects.create(clinic=clinic, product=product, publication=publication, flags=told)
        for clinic in clinics
    ]
    transaction.on_commit(lambda: send(notices), robust=True)
    return notices


def _gained(publication: Publication) -> tuple[ToldFlag, ...]:
    shown = publication.assessment
    if publication.status == Status.MERGED:
        survivor = publication.product.merged_into
        shown = survivor.current_assessment if survivor else None
    earlier = Publication.objects.filter(product=publication.product_id, assessment__isnull=False)
    before = earlier.exclude(pk=publication.pk).select_related("assessment").first()
    if shown is None or before is None:
        return ()
    return gained(flags_of(before.assessment), flags_of(shown))


def send(notices: list[ClinicNotice]) -> None:
    """Mail each notice; what could not be sent is logged and stays without a date."""
    if settings.EMAIL_BACKEND == NO_MAIL:
        return
    for notice in notices:
        message = EmailMessage(mail_subject(notice), mail_body(notice), to=[notice.clinic.contact_mail])
        try:
            message.send()
        except Exception:  # a server that is away, a name that is none, an address that is refused
            logger.exception("the mail of clinic notice %s was not sent", notice.pk)
        else:
            ClinicNotice.objects.filter(pk=notice.pk).update(mailed_at=timezone.now())


def mail_subject(notice: ClinicNotice) -> str:
    """One line, whatever stands in the product's name."""
    return " ".join(f"Skinguide: {notice}".split())


def mail_body(notice: ClinicNotice) -> str:
    """The mail in plain words."""
    return "\n\n".join(
        (
            f"{notice}. {notice.clinic} shows this product; its card says so already, at the latest in five minutes.",
            *(_flag_words(ToldFlag(**flag)) for flag in notice.flags),
            "A red flag is about the wording of a label or page. It never changes the score, and it does not say that "
            "the product is unsafe or unlawful. What you do with the card is up to you.",
            f"The product: {_address(notice.product)}\nYour page: {settings.ORIGIN}{notice.clinic.get_page_url()}",
        )
    )


def _flag_words(flag: ToldFlag) -> str:
    better = f"\nWording that would do: “{flag.better}”" if flag.better else ""
    return f"The label says: “{flag.text}”\nRegulators treat such wording as: {flag.treated_as}. {flag.because}{better}"


def _address(product: Product) -> str:
    return f"{settings.ORIGIN}{product.get_absolute_url()}"

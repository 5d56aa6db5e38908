"""The editors' queues on the first page of the admin."""

from typing import Any

from django import template
from django.utils import timezone

from products.admin.drafted import with_address
from products.drafts import all_drafts_of
from products.models import Clinic, ClinicNotice
from products.queues import glance, queues_for

MOST_GLANCED = 5

register = template.Library()


@register.inclusion_tag("admin/clinics/_glance.html", takes_context=True)
def clinics_at_a_glance(context: dict[str, Any]) -> dict[str, Any]:
    """The user's own clinics, and the last notices of those that she may see. Two queries."""
    user = context["request"].user
    if not user.has_perm("products.view_clinicnotice"):
        return {"clinics": [], "notices": []}
    notices = ClinicNotice.objects.filter(clinic__in=Clinic.objects.of(user))
    return {
        "clinics": user.clinics.all()[:MOST_GLANCED],
        "notices": notices.select_related("clinic", "product__brand")[:MOST_GLANCED],
    }


@register.inclusion_tag("admin/products/_unsaved.html", takes_context=True)
def unsaved_drafts(context: dict[str, Any]) -> dict[str, Any]:
    """What the user has typed and not saved, whichever form it was: after a crash she need not remember. One query."""
    drafts = all_drafts_of(context["request"].user)[:MOST_GLANCED]
    return {"drafts": [with_address(draft) for draft in drafts]}


@register.inclusion_tag("admin/queues/_glances.html", takes_context=True)
def work_queues(context: dict[str, Any]) -> dict[str, Any]:
    """Each queue that the user may work on, with its count and first few; those with work first."""
    today = timezone.localdate()
    found = [glance(queue, today) for queue in queues_for(context["request"].user)]
    return {"glances": [each for each in found if each.count], "empty": [each for each in found if not each.count]}

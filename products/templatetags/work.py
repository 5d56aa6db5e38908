"""The editors' queues on the first page of the admin."""

from typing import Any

from django import template
from django.utils import timezone

from products.queues import glance, queues_for

register = template.Library()


@register.inclusion_tag("admin/queues/_glances.html", takes_context=True)
def work_queues(context: dict[str, Any]) -> dict[str, Any]:
    """Each queue that the user may work on, with its count and first few; those with work first."""
    today = timezone.localdate()
    found = [glance(queue, today) for queue in queues_for(context["request"].user)]
    return {"glances": [each for each in found if each.count], "empty": [each for each in found if not each.count]}

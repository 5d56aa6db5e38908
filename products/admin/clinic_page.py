"""The page of a clinic's manager, within the admin: snippets, news and counts of her own clinics."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from products.admin.permissions import signed_in
from products.clinics import counting
from products.clinics.page import DAYS, clinic_page
from products.embedding.configurator import EmbedForm, chosen_in
from products.models import Clinic, ClinicLook


@require_http_methods(["GET", "HEAD", "POST"])
def clinic(request: HttpRequest, slug: str) -> HttpResponse:
    """One clinic's page; 404 for one that is not hers. POST: she has seen what changed.

    Context of `admin/clinics/clinic.html`: `clinic`, `form` (how the cards look), `page`
    (products.clinics.page.ClinicPage), `sites`, `days` (how far counts go back).
    """
    user = signed_in(request)
    found = get_object_or_404(Clinic.objects.of(user), slug=slug)
    if request.method == "POST":
        ClinicLook.objects.update_or_create(clinic=found, user=user, defaults={"looked_at": timezone.now()})
        messages.success(
            request, f"Seen. From now on this page tells what changes after {localtime():%d %b %Y, %H:%M}."
        )
        return redirect(found.get_page_url())
    counting.counts.write()  # what this process has not written yet
    form = EmbedForm(request.GET)
    context = {
        **admin.site.each_context(request),
        "title": found.name,
        "clinic": found,
        "form": form,
        "page": clinic_page(found, user, chosen_in(form), request.build_absolute_uri("/").rstrip("/")),
        "sites": found.sites.all(),
        "days": DAYS,
    }
    return render(request, "admin/clinics/clinic.html", context)

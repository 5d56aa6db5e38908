"""The admin site: whoever has a second factor must have shown it."""

from django.contrib.admin import AdminSite
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from django_otp import user_has_device

from skinguide.access.forms import SignInForm


class CatalogueAdminSite(AdminSite):
    """Django's, with an optional second factor for each user and a page on which to set it up."""

    login_form = SignInForm
    login_template = "admin/access/login.html"

    def has_permission(self, request: HttpRequest) -> bool:
        """Active staff, with their second factor shown where they have one."""
        if not super().has_permission(request):
            return False
        user = request.user
        return bool(user.is_verified() or not user_has_device(user))  # type: ignore[union-attr]  # by its middleware

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """The admin's addresses, with those of the second factor before them."""
        from skinguide.access.views import second_factor  # both need the site
        from skinguide.observing.state import state

        return [
            path("state/", self.admin_view(state), name="state"),
            path("second-factor/", self.admin_view(second_factor), name="second_factor"),
            path("r/<path:content_type_id>/<path:object_id>/", self.admin_view(self.view_on_site)),
            *super().get_urls(),
        ]

    def view_on_site(self, request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
        """To the public page of a row that the user sees here, else 404: Django would tell any address to any staff."""
        kind = ContentType.objects.filter(pk=content_type_id).first() if content_type_id.isdecimal() else None
        pages = self._registry.get(kind.model_class()) if kind else None  # type: ignore[arg-type]  # None: not there
        row = pages.get_object(request, object_id) if pages else None
        if pages is None or row is None or not pages.has_view_permission(request, row):
            raise Http404
        return shortcut(request, content_type_id, object_id)

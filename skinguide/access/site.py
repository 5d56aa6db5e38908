"""The admin site: whoever has a second factor must have shown it."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest
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
            *super().get_urls(),
        ]

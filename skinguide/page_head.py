"""What the head of every page says of the page itself: its address, and its title for those who share it."""

from django import template
from django.core.exceptions import DisallowedHost
from django.template.context import Context
from django.templatetags.static import static
from django.utils.safestring import SafeString

from skinguide import static_storage

register = template.Library()


@register.simple_block_tag
def captured(content: SafeString) -> SafeString:
    """What stands between the tags, kept `as` a name: a block can be filled but once, and used twice."""
    return content


@register.simple_tag(takes_context=True)
def absolute(context: Context, path: str = "") -> str:
    """The whole address of a path on this site, of the page itself without one; what stands after "?" is left out.

    Empty on error pages that know no request, or that refuse one: a host that is not ours is never repeated.
    """
    request = context.get("request")
    try:
        return request.build_absolute_uri(path or request.path) if request else ""
    except DisallowedHost:
        return ""


@register.simple_tag
def site_styles() -> list[str]:
    """The addresses of the style sheets that every page has."""
    return [static(path) for path in static_storage.site_styles()]

"""The parts of pages that are the same on all of them: drawn with the first, and kept with the template."""

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.urls import get_script_prefix
from django.utils.safestring import SafeString

register = template.Library()


class OnceNode(template.Node):
    """What stands between the tags. It sees neither the page nor who asks for it, so it cannot depend on them."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._kept: tuple[object, SafeString] | None = None

    def render(self, context: Context) -> SafeString:
        """Draw it, or give what was drawn for the same root of the site and the same static files."""
        made_for = get_script_prefix(), staticfiles_storage.url
        if self._kept is None or self._kept[0] != made_for:
            self._kept = made_for, self.nodelist.render(context.new())
        return self._kept[1]


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """`{% once %}…{% endonce %}`: addresses and words that no page changes."""
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(nodelist)

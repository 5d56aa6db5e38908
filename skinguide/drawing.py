"""Jinja2, which draws the pieces that products and scorecards are shown by: thousands of words a page, several times
faster than Django's own templates. Those draw all that stands around the pieces, forms and the admin.

A piece (`templates/**/*.jinja`) sees only what it is given: `{% draw "scorecard/_flags.jinja" card=card %}`. A name
that it was not given is an error, not an empty place.
"""

from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.core.cache import caches
from django.template import defaultfilters
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from jinja2 import Environment, StrictUndefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

from evaluation.presentation.card import flag_verdict, flag_words
from evaluation.presentation.figures import whole
from evaluation.templatetags import scorecard
from products.templatetags import catalogue, packs

# A hundred bytes each: those of the site's own pages, and of the products that were drawn last.
MOST_ADDRESSES = 500
MOST_DAYS = 500


def escaped(value: object) -> str:
    """The same text as `escape`, without an object of Markup around each of a page's thousand words."""
    if isinstance(value, Markup):
        return value
    if type(value) is str and not ("&" in value or "<" in value or ">" in value or "'" in value or '"' in value):
        return value
    return escape(value)


class _Writer(CodeGenerator):
    """Writes the program that draws a piece: what it puts out is `escaped`, and attributes are Python's own.

    Values name all that pieces ask of them, so one that lacks an attribute is an error at once.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  (as Jinja2 names it)
        """Writes `value.name`."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class Pieces(Environment):
    """Draws pieces."""

    code_generator_class = _Writer
    escaped = staticmethod(escaped)


def environment(**options: Any) -> Environment:
    """What `settings.TEMPLATES` names: the tags and filters that pieces share with Django's templates."""
    made = Pieces(**{**options, "undefined": StrictUndefined})  # with autoescape: Django asks for it
    made.globals.update(
        url=url,
        static=static,
        kept=kept,
        bar=scorecard.bar,
        score_bar=scorecard.score_bar,
        cite=scorecard.cite,
        pack_picture=packs.pack_picture,
        pack_thumb=packs.pack_thumb,
    )
    made.filters.update(
        capfirst=defaultfilters.capfirst,
        date=day,
        flag_verdict=flag_verdict,
        flag_words=flag_words,
        folded_sources=scorecard.folded_sources,
        further=packs.further,
        host=catalogue.host,
        largest=packs.largest,
        shape=scorecard.shape,
        sources=scorecard.sources,
        truncatechars=defaultfilters.truncatechars,
        whole=whole,
    )
    return made


@pass_context
def kept(context: Context, name: str, *made_from: object) -> Markup:
    """The piece `name` as it was drawn before from equal values: `made_from` names all that it is drawn from.

    For pieces that take long, and only where nobody typed what they say. Each process keeps its own in memory.
    """
    key = blake2b(repr((name, get_script_prefix(), made_from)).encode(), digest_size=16).hexdigest()
    drawn = caches["pieces"].get(key)
    if drawn is None:
        piece = context.environment.get_template(name)
        # as an include is drawn: it shares the names, where `render` would copy them twice
        drawn = "".join(piece.root_render_func(piece.new_context(context.get_all(), shared=True)))
        caches["pieces"].set(key, drawn, timeout=None)
    return Markup(drawn)  # noqa: S704  (drawn with autoescape)


def url(view_name: str, *args: str) -> str:
    """The address of a view, as Django's tag of that name; NoReverseMatch for one that there is not."""
    return _address(get_script_prefix(), view_name, args)


@lru_cache(maxsize=MOST_ADDRESSES)
def _address(root: str, view_name: str, args: tuple[str, ...]) -> str:
    """`root` is where the site stands on its host: part of every address."""
    return reverse(view_name, args=args)


@lru_cache(maxsize=MOST_DAYS)
def day(value: date | None, form: str) -> str:
    """A day in words, as Django's filter `date` has it; nothing for no day. Pages name few days again and again."""
    return str(defaultfilters.date(value, form))

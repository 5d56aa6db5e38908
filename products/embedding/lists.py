"""Several products on one card: chosen by name, or by a filter that stands on the card in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.http import QueryDict

from evaluation.presentation.figures import counted
from products.catalogue import CatalogueAnswer
from products.embedding.card import EmbedCard, row_card
from products.embedding.choices import USUAL_LOOK, BadChoiceError, Look, Size, Theme, one_of, whole_number
from products.embedding.pages import page
from products.embedding.served import Served
from products.embedding.standing import Place, Standing, standing, standings
from products.facets import FACETS
from products.forms import CatalogueForm
from products.index import catalogue_index
from products.models import Product, PublicChange

MOST_PRODUCTS, USUAL_PRODUCTS = 10, 5
MOST_KEPT = 256
# More than any list needs; a longer slug is nobody's.
_LONGEST_SLUG = 120


@dataclass(frozen=True, slots=True)
class CardRow:
    """A product of the list; where it has no card, `notice` says why."""

    card: EmbedCard | None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class ListCard:
    """A list as a card. `how` says in words which products these are; `query` asks the catalogue for all of them."""

    heading: str
    how: str
    rows: tuple[CardRow, ...]
    query: str = ""

    @property
    def methods(self) -> str:
        """The versions of the method that the rows were scored with."""
        return ", ".join(sorted({row.card.method for row in self.rows if row.card}))


def list_page(query: QueryDict) -> Served:
    """The list that an address asks for; BadChoiceError where a known parameter asks for what there is not."""
    theme = one_of(query, "theme", tuple(Theme), USUAL_LOOK.theme)
    return _drawn(PublicChange.token(), theme, _wanted(query))


def list_card(query: QueryDict) -> tuple[ListCard, str]:
    """The same as an object, and the question that the address asks, without what means nothing to us."""
    wanted = _wanted(query)
    return _list_card(wanted), wanted


def _wanted(query: QueryDict) -> str:
    """What the address asks for, and nothing else, so that equal questions share one page in memory."""
    kept = QueryDict(mutable=True)
    if chosen := [slug for slug in query.getlist("product") if slug]:
        if len(chosen) > MOST_PRODUCTS:
            raise BadChoiceError("product", f"{len(chosen)} products", f"at most {MOST_PRODUCTS}")
        kept.setlist("product", [slug[:_LONGEST_SLUG] for slug in dict.fromkeys(chosen)])
        return kept.urlencode()
    for name in ("q", *(facet.id for facet in FACETS)):
        if values := [value for value in query.getlist(name) if value]:
            kept.setlist(name, values)
    if not kept:
        raise BadChoiceError("product", "", "products by name, product=…&product=…, or a filter of the catalogue")
    kept["count"] = str(whole_number(query, "count", 1, MOST_PRODUCTS, USUAL_PRODUCTS))
    return kept.urlencode()


@lru_cache(maxsize=MOST_KEPT)
def _drawn(token: str, theme: Theme, wanted: str) -> Served:
    """The page as it is for one version of the catalogue."""
    return page("embed/list.html", Look(Size.FULL, theme), {"list": _list_card(wanted)})


def _list_card(wanted: str) -> ListCard:
    query = QueryDict(wanted)
    slugs = query.getlist("product")
    return _chosen(slugs) if slugs else _filtered(query)


def _chosen(slugs: Sequence[str]) -> ListCard:
    reached = dict.fromkeys(
        standing(found.moved_to) if found.place is Place.MERGED else found for found in standings(slugs)
    )
    cards = _cards([found.product for found in reached if found.place is Place.SHOWN])
    rows = tuple(CardRow(cards.get(found.product), _notice(found)) for found in reached)
    return ListCard(counted(len(rows), "product"), "Chosen by the owner of the page around this card.", rows)


def _notice(found: Standing) -> str:
    if found.place is Place.SHOWN:
        return f"{found.title}: not scored yet."
    if found.place is Place.WITHDRAWN:
        return f"{found.title}: withdrawn from our catalogue. {found.reason}"
    return f"{found.slug}: no such scorecard."


def _filtered(query: QueryDict) -> ListCard:
    index = catalogue_index()
    form = CatalogueForm(query, index)
    form.is_valid()
    if form.errors:
        first, *_ = form.errors
        problem = str(form.errors[first][0])
        raise BadChoiceError(first, ", ".join(query.getlist(first)), f"another: {problem}")
    answer = CatalogueAnswer(form, index)
    ids = answer.ids(0, int(query.get("count", USUAL_PRODUCTS)))
    cards = _cards(ids)
    rows = tuple(CardRow(cards[key]) for key in ids if key in cards)
    words = "; ".join(link.words for link in answer.chips())
    order = "best match first" if form.words else "sound and proven first"
    shown = f"{len(rows)} of {counted(answer.count, 'product')}, {order}." if rows else "No product is like that now."
    return ListCard("Products by filter", f"Filter: {words}. {shown}", rows, form.query_string)


def _cards(ids: Sequence[int]) -> dict[int, EmbedCard]:
    """The cards of published and scored products by id. Three queries, whatever the number."""
    cards = {product.pk: row_card(product) for product in Product.objects.in_order_of(ids)}
    return {key: card for key, card in cards.items() if card}

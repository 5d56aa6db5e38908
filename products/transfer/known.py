"""What the catalogue has of the products that a file names, and what the file's rows so far would add."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import count

from django.db.models import Q
from django.utils.text import slugify

from products.models import Brand, Product, ProductLabel, ProductPrice
from products.transfer.cells import in_lines
from products.transfer.values import Values

_PARTS = ("front", "making", "ingredients", "directions")
_SAME = ("ingredients_complete", "is_summary", "url", "seen_on")

_LONGEST_SLUG = 110  # leaves room for a number

Words = tuple[object, ...]


def proposed_slug(brand: str, name: str) -> str:
    """The part of the address for a product that comes without one; empty where no letter is a Latin one."""
    return slugify(f"{brand} {name}")[:_LONGEST_SLUG].strip("-")


class Known:
    """Read in five queries; grows with each row, so that a file's second row of a product finds its first."""

    def __init__(self, rows: Sequence[Values]) -> None:
        brands = list(Brand.objects.all())
        self.new_brands: list[Brand] = []
        self._brands = {brand.name.casefold(): brand for brand in brands}
        self._brand_slugs = {brand.slug: brand for brand in brands}
        self._brand_keys = {brand.pk: brand for brand in brands}
        self._products: dict[str, Product] = {}
        self._named: dict[tuple[str, str], list[Product]] = defaultdict(list)
        self._labels: dict[str, dict[Words, ProductLabel]] = defaultdict(dict)
        self._days: dict[str, date] = {}
        self._prices: dict[str, set[Words]] = defaultdict(set)
        self._read(rows)

    def _read(self, rows: Sequence[Values]) -> None:
        named = {brand.pk for row in rows if (brand := self.brand(row.brand["name"]))}
        slugs = {row.product["slug"] for row in rows if row.product["slug"]}
        is_meant = Q(brand__in=named, name__in={row.product["name"] for row in rows}) | Q(slug__in=slugs)
        products = Product.objects.filter(is_meant).select_related("brand", "current_assessment")
        found = {product.pk: product for product in products}
        for product in found.values():
            self._keep(product)
        proposed = {proposed_slug(row.brand["name"], row.product["name"]) for row in rows if not row.product["slug"]}
        self._taken = {*Product.objects.filter(slug__in=proposed).values_list("slug", flat=True)}
        for label in ProductLabel.objects.filter(product__in=found):
            self._keep_label(found[label.product_id], label)
        for price in ProductPrice.objects.filter(product__in=found):
            self._prices[found[price.product_id].slug].add(_price_words(price))

    def brand(self, name: str) -> Brand | None:
        """The brand of that name, however it is capitalised."""
        return self._brands.get(name.casefold())

    def brand_of_slug(self, slug: str) -> Brand | None:
        """The brand at that address."""
        return self._brand_slugs.get(slug)

    def brand_of(self, product: Product) -> Brand:
        """The product's brand, as the one object that stands for it here."""
        return self._brand_keys[product.brand_id] if product.brand_id else product.brand

    def add_brand(self, brand: Brand) -> None:
        """A brand that a row brings."""
        self.new_brands.append(brand)
        self._brands[brand.name.casefold()] = self._brand_slugs[brand.slug] = brand

    def product_of_slug(self, slug: str) -> Product | None:
        """The product at that address."""
        return self._products.get(slug)

    def products(self, brand: Brand, name: str) -> list[Product]:
        """The products of that brand and name, whatever their sizes."""
        return self._named[brand.slug, name.casefold()]

    def free_slug(self, wanted: str) -> str:
        """The address as wanted, or with the first number behind it that nobody has."""
        taken = self._products.keys() | self._taken
        if wanted not in taken:
            return wanted
        taken |= {*Product.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)}
        return next(slug for number in count(2) if (slug := f"{wanted}-{number}") not in taken)

    def add_product(self, product: Product) -> None:
        """A product that a row brings."""
        self._keep(product)

    def label_like(self, label: ProductLabel) -> ProductLabel | None:
        """The look at the same product's label, on the same day and page, that found the same words."""
        return self._labels[label.product.slug].get(_label_words(label))

    def add_label(self, label: ProductLabel) -> None:
        """A look that a row brings."""
        self._keep_label(label.product, label)

    def newest_day(self, product: Product) -> date:
        """The day of the latest look at its label."""
        return self._days.get(product.slug, date.min)

    def has_price(self, price: ProductPrice) -> bool:
        """Whether the same price is noted: amount, currency, what it pays for, day and page."""
        return _price_words(price) in self._prices[price.product.slug]

    def add_price(self, price: ProductPrice) -> None:
        """A price that a row brings."""
        self._prices[price.product.slug].add(_price_words(price))

    def _keep(self, product: Product) -> None:
        self._products[product.slug] = product
        self._named[self.brand_of(product).slug, product.name.casefold()].append(product)

    def _keep_label(self, product: Product, label: ProductLabel) -> None:
        self._labels[product.slug][_label_words(label)] = label
        self._days[product.slug] = max(label.seen_on, self.newest_day(product))


def _label_words(label: ProductLabel) -> Words:
    parts = (getattr(label, part) for part in _PARTS)
    return (
        *(None if words is None else in_lines(words) for words in parts),
        *(getattr(label, name) for name in _SAME),
    )


def _price_words(price: ProductPrice) -> Words:
    return (price.amount, price.currency, price.basis, price.seen_on, price.url)

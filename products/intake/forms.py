"""The form "Add from a label": the capture, the product, its price; errors keep what was typed."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone

from products.intake.naming import near_brand
from products.models import Brand, EvidenceGrade, Product, ProductType, UseSetting
from products.search import folded

EARLIEST = date(2000, 1, 1)  # exosome cosmetics are younger
PARTS = (
    ("front", "Front words", "Name, front of pack, marketing words."),
    ("making", "Making words", "Source, isolation, concentration, testing, how it is kept."),
    ("ingredients", "Ingredient list", "As listed, in label order, without the heading."),
    ("directions", "Directions and warnings", "Directions, warnings, contact, batch code, shelf life."),
)
GRADES = [("", "How sure are we?"), *EvidenceGrade.choices]


def _words(label: str, rows: int, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto", "spellcheck": "false", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, help_text=help_text, widget=widget)


class CaptureForm(forms.Form):
    """The words of a label, and where, when and by whom they were seen."""

    page = _words("The whole page", 10, "Paste everything that the label or page says: it is divided into its parts.")
    front = _words(PARTS[0][1], 4, PARTS[0][2])
    making = _words(PARTS[1][1], 4, PARTS[1][2])
    ingredients = _words(PARTS[2][1], 4, PARTS[2][2])
    directions = _words(PARTS[3][1], 3, PARTS[3][2])
    silent_parts = forms.MultipleChoiceField(
        label="Seen, and empty",
        required=False,
        choices=[(part, words) for part, words, _ in PARTS],
        widget=forms.CheckboxSelectMultiple,
    )
    ingredients_complete = forms.BooleanField(label="The list is complete", required=False)
    is_summary = forms.BooleanField(
        label="A summary of facts, not the brand's words", required=False, help_text="Its silence then means nothing."
    )
    url = forms.URLField(label="Page address", required=False, max_length=500, assume_scheme="https")
    seen_on = forms.DateField(label="Seen on", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    seen_by = forms.CharField(label="Seen by", max_length=80)
    evidence_grade = forms.ChoiceField(label="How sure", choices=GRADES)
    page_kind = forms.CharField(label="Kind of page", required=False, max_length=80, help_text="“brand page”, “shop”.")
    caveat = forms.CharField(label="Caveat", required=False, max_length=300, help_text="Shown beside the label.")

    def clean_seen_on(self) -> date:
        """No look lies in the future, nor before there were such products."""
        day: date = self.cleaned_data["seen_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("That day has not come yet.")
        if day < EARLIEST:
            raise forms.ValidationError(f"No label was seen before {EARLIEST.year}: is the year right?")
        return day

    def clean(self) -> dict[str, Any]:
        """An empty part is None, or "" where it is ticked; a part with words cannot be ticked; something was seen."""
        cleaned = super().clean() or {}
        silent = cleaned.get("silent_parts", [])
        for part, words, _ in PARTS:
            if cleaned.get(part) and part in silent:
                self.add_error("silent_parts", f"{words}: cannot be empty and hold words.")
            cleaned[part] = (cleaned.get(part) or "").replace("\r\n", "\n").replace("\r", "\n") or (
                "" if part in silent else None
            )
        if not self.errors and not any(cleaned[part] for part, _, _ in PARTS):
            self.add_error("page", "There is no text. Paste the words of a label: the front, the list, or both.")
        if cleaned.get("ingredients_complete") and cleaned["ingredients"] is None:
            self.add_error("ingredients_complete", "An ingredient list that was not seen cannot be complete.")
        return cleaned


class ProductForm(forms.Form):
    """Brand, product, pack and price."""

    brand = forms.CharField(label="Brand", max_length=120)
    is_new_brand = forms.BooleanField(label="A new brand", required=False)
    country = forms.CharField(
        label="Its country", required=False, max_length=60, help_text="Of a new brand; empty: not known to us."
    )
    name = forms.CharField(label="Product name", max_length=200)
    slug = forms.SlugField(label="Slug", max_length=120, help_text="Part of its address, for good.")
    product_type = forms.ChoiceField(label="Type", choices=[("", "Choose"), *ProductType.choices])
    use_setting = forms.ChoiceField(label="Use", choices=[("", "Choose"), *UseSetting.choices])
    size_ml = forms.DecimalField(label="Size in mL", required=False, max_digits=8, decimal_places=2, min_value=0)
    size_g = forms.DecimalField(label="Size in g", required=False, max_digits=8, decimal_places=2, min_value=0)
    pack = forms.CharField(label="Pack", required=False, max_length=80, help_text="“5 vials of 2 mL”.")
    price_amount = forms.DecimalField(label="Price", required=False, max_digits=12, decimal_places=2, min_value=0)
    price_currency = forms.CharField(
        label="Currency",
        required=False,
        validators=[RegexValidator(r"^[A-Z]{3}\Z", "Three capital letters, as in USD.")],
    )
    price_note = forms.CharField(label="Note on the price", required=False, max_length=200)
    is_another_product = forms.BooleanField(label="It is another product all the same", required=False)

    known_brand: Brand | None = None

    def clean_slug(self) -> str:
        """An address that no product has."""
        slug: str = self.cleaned_data["slug"].lower()
        if Product.objects.filter(slug=slug).exists():
            raise forms.ValidationError("A product has this slug already: add to it what tells the two apart.")
        return slug

    def clean(self) -> dict[str, Any]:
        """A brand that the catalogue has, or one said to be new; a price with its currency; no product twice."""
        cleaned = super().clean() or {}
        if cleaned.get("brand"):
            self._find_brand(cleaned["brand"])
        for name in ("size_ml", "size_g"):
            if cleaned.get(name) == 0:
                self.add_error(name, "A size must be more than 0. Empty: not seen.")
        if bool(cleaned.get("price_amount")) != bool(cleaned.get("price_currency")) and not self.errors:
            self.add_error("price_currency", "A price needs its currency, and a currency its price.")
        if self.known_brand and cleaned.get("name") and not cleaned.get("is_another_product"):
            wanted = folded(cleaned["name"])
            names = self.known_brand.products.values_list("name", flat=True)
            if same := next((name for name in names if folded(name) == wanted), ""):
                words = f"{self.known_brand} {same} is in the catalogue already: add a capture to it instead."
                self.add_error("name", words)
        return cleaned

    def _find_brand(self, name: str) -> None:
        brands = dict(Brand.objects.values_list("name", "pk"))
        same = next((brand for brand in brands if folded(brand) == folded(name)), None)
        if same:
            self.known_brand = Brand.objects.get(pk=brands[same])
        elif not self.cleaned_data.get("is_new_brand"):
            near = near_brand(name, [*brands])
            meant = f"Did you mean {near}? Or tick" if near else "Tick"
            self.add_error("brand", f"The catalogue has no brand “{name}”. {meant} “a new brand”.")

"""The page on which somebody chooses how a card looks, and copies it: choices, snippet, previews."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from products.clinics.asking import PARAMETER
from products.embedding import snippets
from products.embedding.badge import badge_words
from products.embedding.card import EmbedCard
from products.embedding.choices import Look, Size, Theme
from products.embedding.heights import NARROWEST, WIDEST, card_height
from products.embedding.lists import MOST_PRODUCTS, USUAL_PRODUCTS, ListCard
from products.embedding.snippets import USUAL_WIDTHS, Framed, Skin, framed_card, framed_list
from products.embedding.static_card import static_card

PREVIEWS = (320, 600)
SKINS = {
    Skin.LIVE: (
        "Live card",
        "Always up to date, and as high as its words need. For website editors that take a script.",
    ),
    Skin.FRAME: ("Live card without script", "Always up to date. For editors that take an “iframe” but no script."),
    Skin.BADGE: ("Badge", "A small picture, always up to date, that leads to the full scorecard."),
    Skin.STATIC: (
        "Static card",
        "Never changes and asks nothing of your visitors’ browsers. It carries its date, and a code that tells anybody "
        "whether it is genuine and still current.",
    ),
}
SIZES = {Size.COMPACT: "Compact", Size.BADGE: "Smallest", Size.FULL: "Everything"}
THEMES = {
    Theme.AUTO: "As the visitor’s screen",
    Theme.LIGHT: "Light",
    Theme.DARK: "Dark",
    Theme.MONO: "Black on white, for print",
}


def _choice(label: str, choices: Mapping[Any, str], initial: str) -> forms.ChoiceField:
    field = forms.ChoiceField(
        label=label,
        required=False,
        choices=[(value.value, words) for value, words in choices.items()],
        widget=forms.RadioSelect,
        initial=initial,
    )
    field.error_messages["invalid_choice"] = f"“{label}” has no such choice: choose from those shown."
    return field


def _width() -> forms.IntegerField:
    problem = f"Cards are {NARROWEST} to {WIDEST} pixels wide."
    errors = {"invalid": problem, "min_value": problem, "max_value": problem}
    field = forms.IntegerField(
        label="Widest it may get, in pixels",
        required=False,
        min_value=NARROWEST,
        max_value=WIDEST,
        error_messages=errors,
    )
    field.widget.attrs.update({"class": "field", "placeholder": "usual", "inputmode": "numeric"})
    return field


class EmbedForm(forms.Form):
    """How a card of one product is to look; everything may be left out."""

    skin = _choice("What to put on your page", {skin: words for skin, (words, _) in SKINS.items()}, Skin.LIVE)
    size = _choice("Size", SIZES, Size.COMPACT)
    theme = _choice("Colours", THEMES, Theme.AUTO)
    width = _width()

    def __init__(self, data: QueryDict) -> None:
        """Takes the address's parameters; what is left out is filled with the usual."""
        filled = data.copy()
        for name, field in self.base_fields.items():
            if not filled.get(name) and field.initial:
                filled[name] = field.initial
        super().__init__(filled)

    @property
    def skins(self) -> list[tuple[str, str, str, bool]]:
        """The skins as value, words, explanation, and whether it is chosen."""
        chosen = self["skin"].value()
        return [(skin.value, words, note, skin.value == chosen) for skin, (words, note) in SKINS.items()]


class ListEmbedForm(EmbedForm):
    """How a list of products is to look: only frames can hold one."""

    skin = _choice("What to put on your page", {skin: SKINS[skin][0] for skin in (Skin.LIVE, Skin.FRAME)}, Skin.LIVE)
    size = None  # type: ignore[assignment]  # how Django leaves out an inherited field
    count = forms.IntegerField(
        label="At most so many products",
        required=False,
        min_value=1,
        max_value=MOST_PRODUCTS,
        initial=USUAL_PRODUCTS,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"A card lists 1 to {MOST_PRODUCTS} products."
        ),
    )

    @property
    def skins(self) -> list[tuple[str, str, str, bool]]:
        """The skins that can hold a list."""
        return [row for row in super().skins if row[0] in (Skin.LIVE, Skin.FRAME)]


def chosen_in(form: EmbedForm) -> dict[str, Any]:
    """What was chosen; the usual where something cannot be used."""
    form.is_valid()
    usual = {name: field.initial for name, field in form.fields.items()}
    return {**usual, **{name: value for name, value in form.cleaned_data.items() if value}}


@dataclass(frozen=True, slots=True)
class Preview:
    """The card as it looks in so many pixels: a picture or a frame, at this address of ours."""

    room: int
    width: int
    height: int
    address: str
    is_picture: bool


@dataclass(frozen=True, slots=True)
class Made:
    """What came of the choices: the HTML to copy, how it looks, and what to know of it."""

    html: str
    title: str
    note: str
    previews: tuple[Preview, ...]


def made(card: EmbedCard, chosen: Mapping[str, Any], site: str, clinic: str = "") -> Made:
    """The snippet and previews of a product's card, for a form's cleaned data; `clinic` is the slug of whose it is."""
    skin, look = Skin(chosen["skin"]), Look(Size(chosen["size"]), Theme(chosen["theme"]))
    width = chosen["width"] or USUAL_WIDTHS[look.size]
    note = ""
    if skin in (Skin.BADGE, Skin.STATIC) and look.theme is Theme.AUTO:
        look = Look(look.size, Theme.LIGHT)
        note = "This kind cannot follow the visitor’s screen, so it is light."
    framed = framed_card(card, look, width, clinic)
    if skin is Skin.BADGE:
        return Made(snippets.badge(site, card, look.theme, clinic), framed.title, note, _pictures(card, look.theme))
    if skin is Skin.STATIC:
        html = static_card(card, look, site, timezone.now().date(), width)
        return Made(html, framed.title, note, _static_previews(card, look, width))
    shown = [framed_card(card, look, min(room, width)) for room in PREVIEWS]
    return Made(_framing(skin, site, framed, width), framed.title, note, _frames(shown, width))


def made_list(found: ListCard, query: str, chosen: Mapping[str, Any], site: str, clinic: str = "") -> Made:
    """The same for a list; `query` is what its address asks for."""
    width = chosen["width"] or USUAL_WIDTHS[Size.FULL]
    asked = f"{query}&{urlencode({'theme': chosen['theme']})}"
    framed = framed_list(found, f"{asked}&{urlencode({PARAMETER: clinic})}" if clinic else asked, width)
    shown = [framed_list(found, asked, min(room, width)) for room in PREVIEWS]
    return Made(_framing(Skin(chosen["skin"]), site, framed, width), framed.title, "", _frames(shown, width))


def _framing(skin: Skin, site: str, framed: Framed, width: int) -> str:
    return snippets.live(site, framed, width) if skin is Skin.LIVE else snippets.frame(site, framed, width)


def _frames(shown: Iterable[Framed], width: int) -> tuple[Preview, ...]:
    return tuple(
        Preview(room, min(room, width), framed.height, framed.path, False)
        for room, framed in zip(PREVIEWS, shown, strict=True)
    )


def _pictures(card: EmbedCard, theme: Theme) -> tuple[Preview, ...]:
    address = f"{reverse('products:badge', args=[card.slug])}?{urlencode({'theme': theme})}"
    width, height = badge_words(card).size
    return tuple(Preview(room, min(room, width), height, address, True) for room in PREVIEWS)


def _static_previews(card: EmbedCard, look: Look, width: int) -> tuple[Preview, ...]:
    query = urlencode({"size": look.size, "theme": look.theme, "width": width})
    address = f"{reverse('products:static_preview', args=[card.slug])}?{query}"
    return tuple(
        Preview(room, min(room, width), card_height(card, look.size, min(room, width)) + 120, address, False)
        for room in PREVIEWS
    )

"""A routine for the actives that a shopper ticks: the advice on use, for a serum of which nothing else is known."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django import forms
from django.http import HttpRequest

from evaluation.core.assess import assess
from evaluation.core.label import Label
from evaluation.core.routine import routine
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import advice, knowledge


class ActivesForm(forms.Form):
    """Which other actives somebody uses."""

    active = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["active"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - tells the type checker which field it is
        field.choices = [(active.id, active.name) for active in advice().routine.actives.values()]


def routine_content(request: HttpRequest) -> Mapping[str, object]:
    """The form as ticked, a plan for the day where something was ticked, and the rules by part under their headings.

    Where nothing was ticked, or something that we do not know, the rules for all actives are shown.
    """
    form = ActivesForm(request.GET)
    ticked = form.cleaned_data["active"] if form.is_valid() else []
    advised = routine(_any_serum(), ticked or list(advice().routine.actives), advice())
    return {
        "form": form,
        "plans": advised.plans if ticked else (),
        "parts": [
            ("first", "What comes first?", advised.first),
            ("use", "How do I use it?", advised.use),
            ("layering", "What goes with what?", advised.layering),
            ("always", "What holds always?", advised.always),
            ("clinic", "What about procedures?", advised.clinic),
        ],
    }


@cache
def _any_serum() -> Scorecard:
    """The scorecard of a serum whose ingredients nobody has seen: nothing in it changes the advice."""
    return assess(Label(text="Exosome serum"), knowledge())

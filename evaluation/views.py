"""Check a label, and how checking works."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import replace_url

from evaluation.core.assess import assess
from evaluation.core.label import MAX_CHARACTERS, Label
from evaluation.core.profile import Profile
from evaluation.core.scorecard import Scorecard
from evaluation.examples import EXAMPLES, example
from evaluation.forms import LabelForm
from evaluation.htmx import HtmxRequest, serves_fragments, wants_fragment
from evaluation.knowledge import knowledge
from evaluation.language import reads_as_english
from evaluation.presentation import present
from evaluation.presentation.for_me import for_anyone, for_me
from evaluation.presentation.method import method_page
from evaluation.presentation.questions import questions

UNPROCESSABLE = 422


# The check changes nothing and stores nothing, so a forged request gains nothing; a token would need a cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@serves_fragments
@cache_control(no_store=True)  # a pasted label is nobody's business but its reader's
def check(request: HtmxRequest) -> HttpResponse:
    """The form, and for a label the result beside it; what was typed stays, whatever is wrong with it.

    GET takes `?example=<slug>` for one of the invented labels. POST with `live` is a text that is still being typed:
    the answer is what changes beside its box. Status 422 for a text that is no label, unless it is still being typed.
    """
    shown = example(request.GET.get("example", ""))
    if request.method == "POST":
        form = LabelForm(request.POST, request.FILES)
    else:
        form = LabelForm({"label_text": shown.text}) if shown else LabelForm()
    scorecard = _scorecard(form)
    card = present(scorecard, form.cleaned_data["label_text"]) if scorecard else None
    is_live = request.method == "POST" and "live" in request.POST
    context = {
        "form": form,
        "scorecard": scorecard,
        "card": card,
        "mine": for_me(scorecard, Profile()) if scorecard else None,
        "anyone": for_anyone(scorecard) if scorecard else None,
        "questions": questions(scorecard) if scorecard else None,
        "example": shown if request.method != "POST" else None,
        "examples": EXAMPLES,
        "characters": len(form.cleaned_data["label_text"]) if card else 0,
        "limit": MAX_CHARACTERS,
        "reads_as_english": card is None or reads_as_english(form.cleaned_data["label_text"]),
        "is_live": is_live,
        "takes_focus": not is_live and (request.method == "POST" or wants_fragment(request)),
    }
    if is_live:
        return TemplateResponse(request, "evaluation/_live.html", context)
    template = "evaluation/_check.html" if wants_fragment(request) else "evaluation/check.html"
    response = TemplateResponse(request, template, context, status=UNPROCESSABLE if form.errors else 200)
    if request.method == "POST" and wants_fragment(request):
        # The address may still be an example's, which is no longer what is on screen.
        replace_url(response, reverse("evaluation:check"))
    return response


def _scorecard(form: LabelForm) -> Scorecard | None:
    return assess(Label(text=form.cleaned_data["label_text"]), knowledge()) if form.is_valid() else None


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """How a score comes about, written from the data that makes it."""
    return render(request, "evaluation/method.html", {"page": method_page(knowledge())})

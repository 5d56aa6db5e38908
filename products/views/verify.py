"""Check a static card: paste it, or follow its link or its QR code."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from products.embedding.keys import public_keys, to_text
from products.embedding.verification import MOST_CHARACTERS, verify

UNPROCESSABLE = 422
AN_HOUR = 3600


# The check changes nothing and stores nothing, so a forged request gains nothing; a token would need a cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def verify_card(request: HttpRequest) -> HttpResponse:
    """The form, and for a card what became of it. GET takes `?card=` as links and QR codes have it.

    Context of `embed/verify.html`: `text` (what was pasted), `answer` (products.embedding.verification.Answer, None
    where nothing was asked), `problem` (why it could not be read).
    """
    linked = request.GET.get("card", "")
    text = request.POST.get("card", "") if request.method == "POST" else linked
    problem = ""
    if len(text) > MOST_CHARACTERS:
        problem = f"That is more than a card: at most {MOST_CHARACTERS:,} characters."
    elif request.method == "POST" and not text.strip():
        problem = "There is nothing to check yet: paste the card or its link."
    answer = verify(text) if text.strip() and not problem else None
    context = {"text": text[:MOST_CHARACTERS], "answer": answer, "problem": problem, "is_linked": bool(linked)}
    return render(request, "embed/verify.html", context, status=UNPROCESSABLE if problem else 200)


@require_safe
@cache_control(max_age=AN_HOUR, public=True)
def verify_keys(request: HttpRequest) -> JsonResponse:
    """The public keys, the one that signs now first, so that anybody can check a card without asking us."""
    keys = [
        {"id": name, "algorithm": "Ed25519", "public_key": to_text(key.public_bytes_raw())}
        for name, key in public_keys().items()
    ]
    return JsonResponse({"keys": keys})

"""What a merge of two products would do, and which critical red flags the public would no longer read."""

from dataclasses import dataclass

from django.db.models import Q

from products.models import Assessment, ErrorReport, Inquiry, Product, ProductLabel, Status


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge of two products would do. `counts` is the capture that counts after it, None without any."""

    captures: int
    prices: int
    pictures: int
    reports: int
    questions: int
    earlier_merges: int
    counts: ProductLabel | None
    hidden_flags: tuple[str, ...]
    problem: str


def preview(survivor: Product, merged: Product) -> Preview:
    """What moves, what will count, and what stands in the way. Ten queries at most; nothing is written."""
    counts = _counting((survivor.pk, merged.pk), own=survivor.pk)
    return Preview(
        captures=merged.looks().count(),
        prices=merged.prices.count(),
        pictures=merged.images.exclude(digest__in=survivor.images.values("digest")).count(),
        reports=ErrorReport.objects.filter(product=merged).count(),
        questions=Inquiry.objects.filter(product=merged).count(),
        earlier_merges=merged.merged_from.count(),
        counts=counts,
        hidden_flags=hidden_flags(survivor, merged, counts),
        problem=product_problem(survivor, merged),
    )


def _counting(holders: tuple[int, int], own: int) -> ProductLabel | None:
    """The newest capture once both are one: the survivor's own, or a publishable one of those merged into it."""
    family = Product.objects.filter(Q(pk__in=holders) | Q(merged_into__in=holders))
    looks = ProductLabel.objects.filter(product__in=family.values("pk"))
    return looks.filter(Q(product=own) | ProductLabel.objects.publishable_condition()).newest_first().first()


def product_problem(survivor: Product, merged: Product) -> str:
    """What stands in the way of merging the products, empty if nothing does."""
    if survivor.pk == merged.pk:
        return "A product cannot be merged into itself."
    for product in (survivor, merged):
        if product.status == Status.MERGED:
            return f"{product} has been merged already."
    if merged.status == Status.PUBLISHED and survivor.status != Status.PUBLISHED:
        return (
            f"{merged} is published and {survivor} is not: its address would lead nowhere. "
            "Let the published one survive, or publish the other first."
        )
    return ""


def hidden_flags(survivor: Product, merged: Product, counts: ProductLabel | None) -> tuple[str, ...]:
    """Critical red flags that the public reads on either page now and that no capture to count afterwards has."""
    before = {
        rule: words
        for product in (survivor, merged)
        if product.status == Status.PUBLISHED
        for rule, words in critical_flags(product.current_assessment).items()
    }
    if not before:
        return ()
    after = critical_flags(counts.assessments.order_by("-pk").first() if counts else None)
    return tuple(f"{rule}: “{words}”" for rule, words in sorted(before.items()) if rule not in after)


def critical_flags(assessment: Assessment | None) -> dict[str, str]:
    """Rule -> words of the critical flags; a stored scorecard that cannot be read any more has its count alone."""
    card = assessment.read_scorecard() if assessment else None
    if card:
        return {claim.rule: claim.text for claim in card.claims if claim.severity == "critical"}
    count = assessment.critical_flags if assessment else 0
    return {"unread": f"{count} critical flags"} if count else {}

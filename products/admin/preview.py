"""A score in a few lines, as editors see it beside the label that it judges."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from evaluation.presentation.figures import whole
from products.assessments import is_stale
from products.models import Assessment

NOT_SCORED = "Not scored yet: save, and it is."


def score_words(assessment: Assessment | None) -> str:
    """For a list: "46 to 79", empty where nothing was scored."""
    return f"{whole(assessment.low)} to {whole(assessment.high)}" if assessment else ""


def score_preview(assessment: Assessment | None) -> SafeString:
    """Range, band, sentence, red flags with their words, and whether the score is stale."""
    if assessment is None:
        return format_html("{}", NOT_SCORED)
    scorecard = assessment.read_scorecard()
    flags = [(flag.severity, flag.text, flag.title) for flag in scorecard.claims] if scorecard else []
    return format_html(
        "<p><strong>{}</strong>, {}. {}{}</p>{}",
        score_words(assessment),
        assessment.band,
        assessment.summary,
        " The score is stale: run manage.py rescore." if is_stale(assessment) else "",
        format_html("<ul>{}</ul>", format_html_join("", "<li>{}: “{}” ({})</li>", flags))
        if flags
        else format_html("<p>{}</p>", "No red flags."),
    )

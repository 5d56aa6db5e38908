"""Check a label, and read what checking goes by: method, criteria, claim rules, citations."""

import re
from datetime import date

from django.http import HttpRequest
from ninja import Body, Router
from pydantic import BaseModel, ConfigDict, Field

from evaluation.api.problems import ApiProblemError, ProblemOut
from evaluation.core.assess import assess
from evaluation.core.criteria import CRITERIA
from evaluation.core.knowledge.citations import Citation
from evaluation.core.label import MAX_CHARACTERS, Label, LabelError, checked
from evaluation.core.method import Method
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import knowledge

router = Router(tags=["Evaluation"])
LIMITED = {429: ProblemOut}
# Something to read, and no control characters but tabs and line ends.
_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
_WORDS = re.compile(rf"^[^{_CONTROL}]*[^\s{_CONTROL}][^{_CONTROL}]*$")


class LabelIn(BaseModel):
    """The words of one label: a whole product page, only claims, or only an ingredient list."""

    label_text: str = Field(
        description=f"Up to {MAX_CHARACTERS:,} characters. It is read and answered, never stored.",
        examples=["Rose exosome serum. Heals eczema. Ingredients: Water, Glycerin, Parfum"],
        # what `_readable` holds it to, for those who read the description
        json_schema_extra={"minLength": 1, "maxLength": MAX_CHARACTERS, "pattern": _WORDS.pattern},
    )


class CriterionOut(BaseModel):
    """One question of the checklist."""

    model_config = ConfigDict(frozen=True)

    id: str
    category: str
    weight: float
    title: str
    question: str
    why: str
    ask_brand: str
    citations: tuple[str, ...]


class RuleOut(BaseModel):
    """One rule on claims, with wordings that it objects to and wordings that it lets pass."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    family: str
    severity: str
    because: str
    better: str | None
    citations: tuple[str, ...]
    flags: tuple[str, ...]
    passes: tuple[str, ...]
    reviewed: date


@router.post(
    "/check",
    url_name="check",
    response={200: Scorecard, 413: ProblemOut, 422: ProblemOut, **LIMITED},
    summary="Check a label",
)
def check(request: HttpRequest, label: Body[LabelIn]) -> Scorecard:
    """The scorecard of any label's words. Nothing is stored."""
    return assess(Label(text=_readable(label.label_text)), knowledge())


def _readable(text: str) -> str:
    try:
        checked(text)
        if not _WORDS.match(text):
            raise LabelError("The text holds control characters. Send its words alone.")
    except LabelError as error:
        raise ApiProblemError(422, "This text cannot be checked.", [("body.label_text", str(error))]) from error
    return text


@router.get("/method", url_name="method", response={200: Method, **LIMITED}, summary="The method")
def method(request: HttpRequest) -> Method:
    """Version, categories, weights and bands, with the changes of each version."""
    return knowledge().method


@router.get("/criteria", url_name="criteria", response={200: list[CriterionOut], **LIMITED}, summary="The criteria")
def criteria(request: HttpRequest) -> list[CriterionOut]:
    """The fifteen questions that every label is asked, in the order of the page."""
    weighed = knowledge().method
    return [
        CriterionOut(
            id=criterion.id,
            category=weighed.weight(criterion.number).category,
            weight=weighed.weight(criterion.number).weight,
            title=criterion.title,
            question=criterion.question,
            why=criterion.why,
            ask_brand=criterion.ask_brand,
            citations=criterion.citations,
        )
        for criterion in CRITERIA
    ]


@router.get("/rules", url_name="rules", response={200: list[RuleOut], **LIMITED}, summary="The claim rules")
def rules(request: HttpRequest) -> list[RuleOut]:
    """Every rule on claims with examples of both kinds."""
    return [RuleOut.model_validate(rule, from_attributes=True) for rule in knowledge().claim_rules.rules.values()]


@router.get("/citations", url_name="citations", response={200: list[Citation], **LIMITED}, summary="The citations")
def citations(request: HttpRequest) -> list[Citation]:
    """Every source that criteria, rules and advice name."""
    return list(knowledge().citations.values())

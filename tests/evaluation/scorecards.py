"""Scorecards made by hand, so that tests of pages do not lean on what the engine reads."""

from typing import Any

from evaluation.core.facts import Concentration, Facts, Identity, Ingredient, Irritant, Seen, Source, Supporting
from evaluation.core.scorecard import CategoryScore, Claim, CriterionResult, MethodVersion, Score, Scorecard
from evaluation.core.text import Span
from evaluation.core.verdicts import Verdict

TEXT = (
    "Callus Vesicle Night Serum, with extracellular vesicles from a callus culture of Centella asiatica leaf.\n"
    "2 billion particles per mL. Keep refrigerated. Regenerates damaged tissue. Visible lifting overnight.\n"
    "Ingredients: Water, Niacinamide, Centella Asiatica Callus Extracellular Vesicles, Parfum, Linalool"
)


def find(words: str, text: str = TEXT) -> Span:
    """The first place of these words in the text."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def make_criterion(number: int, category: str, verdict: Verdict = Verdict.MET, **overrides: Any) -> CriterionResult:
    """One judged question; open ones come with what to ask and its worth."""
    is_open = verdict.is_unknown
    return CriterionResult(
        **{
            "id": f"C{number:02d}-question-{number}",
            "category": category,
            "title": f"Title {number}",
            "question": f"Question {number}?",
            "verdict": verdict,
            "outcome": "outcome",
            "credit": {Verdict.MET: 1.0, Verdict.PARTLY: 0.5}.get(verdict, 0.0),
            "weight": 10.0,
            "because": f"Because {number}.",
            "evidence": (),
            "ask_brand": f"Ask {number}?" if is_open else None,
            "worth": float(number) if is_open else None,
            "citations": (),
        }
        | overrides
    )


def make_claim(words: str, text: str = TEXT, **overrides: Any) -> Claim:
    """A red flag on the first place of these words."""
    place = find(words, text)
    return Claim(
        **{
            "rule": "R01",
            "title": "Treats disease",
            "family": "disease_treatment",
            "severity": "critical",
            "text": place.text,
            "start": place.start,
            "end": place.end,
            "because": "Regulators treat such wording as a drug claim.",
            "better": "for skin that looks calm",
            "citations": (),
        }
        | overrides
    )


def make_ingredient(words: str, text: str = TEXT, **overrides: Any) -> Ingredient:
    """An entry of the list, matched exactly unless said otherwise."""
    place = find(words, text)
    return Ingredient(
        **{
            "as_listed": words,
            "start": place.start,
            "end": place.end,
            "inci": words,
            "match": "exact",
            "similarity": 100.0,
        }
        | overrides
    )


def make_scorecard(**overrides: Any) -> Scorecard:
    """The night serum: one question of each verdict, two flags, a list with every role."""
    vesicles = "Centella Asiatica Callus Extracellular Vesicles"
    return Scorecard(
        **{
            "method": MethodVersion(rubric="2026.2", lexicon="2026-11-23+0123456789ab"),
            "score": Score(low=46.9, high=79.2, coverage=0.67, band="thinly documented"),
            "summary": "Clear about its source and dose; two claims go too far.",
            "categories": (
                CategoryScore(id="identity", name="Identity & source", low=80.0, high=90.0, weight=29.0),
                CategoryScore(id="making", name="Making & purity", low=30.0, high=80.0, weight=36.0),
            ),
            "criteria": (
                make_criterion(1, "identity", evidence=(find("callus culture of Centella asiatica leaf"),)),
                make_criterion(2, "identity", evidence=(find(vesicles),)),
                make_criterion(3, "identity", Verdict.NOT_APPLICABLE),
                make_criterion(4, "making", Verdict.NOT_STATED),
                make_criterion(5, "making", Verdict.MET, evidence=(find("2 billion particles per mL"),)),
                make_criterion(8, "making", Verdict.PARTLY, evidence=(find("Keep refrigerated"),)),
                make_criterion(9, "making", Verdict.NOT_SEEN),
                make_criterion(11, "making", Verdict.AGAINST, evidence=(find("Parfum"), find("Linalool"))),
            ),
            "claims": (
                make_claim("Regenerates damaged tissue", rule="R02", family="structure_function", severity="high"),
                make_claim("Visible lifting overnight", rule="R06", family="miracle_timeline", severity="medium"),
            ),
            "notes": (),
            "facts": Facts(
                terminology=("extracellular_vesicle",),
                sources=(Source(kind="plant", detail="centella callus", evidence=(find("callus culture"),)),),
                concentration=Concentration(
                    stated=True,
                    particles_per_ml=2e9,
                    as_stated="2 billion particles per mL",
                    evidence=(find("2 billion particles per mL"),),
                ),
            ),
            "ingredients": (
                make_ingredient("Water"),
                make_ingredient("Niacinamide", roles=("supporting:niacinamide",)),
                make_ingredient(vesicles, roles=("vesicles",)),
                make_ingredient("Parfum", roles=("irritant:fragrance",)),
                make_ingredient("Linalool", roles=("allergen", "irritant:linalool")),
            ),
            "supporting": (Supporting(group="niacinamide", inci=("Niacinamide",)),),
            "irritants": (
                Irritant(kind="fragrance", inci="Parfum", because="A fragrance.", citations=()),
                Irritant(kind="linalool", inci="Linalool", because="A named allergen.", citations=()),
            ),
            "identity": Identity(
                headline="extracellular vesicles",
                carried_by=vesicles,
                finding="found",
                position=3,
                because="The front says extracellular vesicles, and entry 3 of the list carries them.",
            ),
            "seen": Seen(whole=("front", "making", "ingredients", "directions")),
        }
        | overrides
    )

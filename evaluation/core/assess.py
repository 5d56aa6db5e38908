"""Label in, scorecard out: the whole pipeline, readable from top to bottom."""

from collections.abc import Mapping, Set

from evaluation.core import scoring
from evaluation.core.claims.detect import find_claims
from evaluation.core.corrections import correct_facts, correct_verdicts, withdraw_flags
from evaluation.core.criteria import CRITERIA
from evaluation.core.criteria.base import Criterion
from evaluation.core.facts import Facts, Ingredient, IsolationMethod, Seen, Statement
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label, Part, checked
from evaluation.core.method import Method
from evaluation.core.parsing import parse
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.reconciliation import reconciled
from evaluation.core.scorecard import CategoryScore, CriterionResult, EditedVerdict, MethodVersion, Score, Scorecard
from evaluation.core.summary import summarise
from evaluation.core.verdicts import CREDIT, Finding, Verdict, not_applicable

LEFT_OUT = "left-out"
# Rounded where it is shown to machines: more digits would claim an exactness that weights do not have.
DIGITS = 4
_PARTS = tuple(Part)  # to go through an Enum takes longer


def assess(label: Label, knowledge: Knowledge) -> Scorecard:
    """The scorecard of one label. The same text, editor's facts and data files give the same bytes.

    Editor's facts stand after the engine has judged: its own reading stays in the scorecard beside them. Raises
    LabelError, with words for a shopper, for a text that is no label (empty, too long, binary).
    """
    checked(label.text)
    parsed = parse(label, knowledge)
    findings = {criterion.number: criterion.judge(parsed) for criterion in CRITERIA}
    sentences = {criterion.number: criterion.because(findings[criterion.number]) for criterion in CRITERIA}
    edited = correct_verdicts(label.text, label.editor_facts, findings, sentences)
    _leave_out_optional(findings, sentences, knowledge.method)
    verdicts = {number: finding.verdict for number, finding in findings.items()}
    weights = knowledge.method.weight_by_number
    total = scoring.score(verdicts, weights)
    claims = withdraw_flags(
        find_claims(label.text, parsed.prose, parsed.clauses, knowledge.claim_rules), label.editor_facts
    )
    flags = tuple(claim for claim in claims.standing if claim.severity != "info")
    facts, edited_facts = correct_facts(label.text, label.editor_facts, _facts(parsed, knowledge.vocabulary.topics))
    return Scorecard(
        method=MethodVersion(rubric=knowledge.method.version, lexicon=knowledge.lexicon_version),
        score=Score(
            low=round(total.low, DIGITS),
            high=round(total.high, DIGITS),
            coverage=round(total.coverage, DIGITS),
            band=scoring.band(total, verdicts, knowledge.method),
        ),
        summary=summarise(
            CRITERIA,
            [findings[criterion.number] for criterion in CRITERIA],
            [weights[criterion.number] for criterion in CRITERIA],
            parsed.identity,
            len(flags),
        ),
        categories=_categories(verdicts, knowledge.method),
        criteria=tuple(
            _result(
                criterion,
                findings[criterion.number],
                sentences[criterion.number],
                knowledge.method,
                total.weight,
                edited.get(criterion.number),
            )
            for criterion in CRITERIA
        ),
        claims=flags,
        notes=tuple(claim for claim in claims.standing if claim.severity == "info"),
        facts=facts,
        ingredients=_ingredients(parsed),
        supporting=parsed.supporting,
        irritants=parsed.irritants,
        identity=parsed.identity,
        words_against_list=reconciled(parsed.words_against_list),
        seen=Seen(whole=_parts(parsed.seen.whole), noted=_parts(parsed.seen.noted)),
        withdrawn=claims.withdrawn,
        edited_facts=edited_facts,
    )


def _parts(seen: Set[Part]) -> tuple[str, ...]:
    return tuple([part.value for part in _PARTS if part in seen])


def _leave_out_optional(findings: dict[str, Finding], sentences: dict[str, str], method: Method) -> None:
    """Take the concentration out of the sums where it cannot help, keeping the words that were found."""
    verdicts = {number: finding.verdict for number, finding in findings.items()}
    if scoring.optional_criterion_is_left_out(verdicts, method):
        rule, finding = method.optional, findings[method.optional.criterion]
        sentences[rule.criterion] = rule.words_unknown if finding.verdict.is_unknown else rule.words_known
        findings[rule.criterion] = not_applicable(LEFT_OUT, finding.evidence)


def _categories(verdicts: Mapping[str, Verdict], method: Method) -> tuple[CategoryScore, ...]:
    scores = []
    for category in method.categories:
        weights = method.weights_by_category[category.id]
        part = scoring.score({number: verdicts[number] for number in weights}, weights)
        scores.append(
            CategoryScore(
                id=category.id,
                name=category.name,
                low=round(part.low, DIGITS),
                high=round(part.high, DIGITS),
                weight=part.weight,
            )
        )
    return tuple(scores)


def _result(
    criterion: Criterion, finding: Finding, because: str, method: Method, total: float, edited: EditedVerdict | None
) -> CriterionResult:
    weight = method.weight(criterion.number)
    is_open = finding.verdict.is_unknown
    return CriterionResult(
        id=criterion.id,
        category=weight.category,
        title=criterion.title,
        question=criterion.question,
        verdict=finding.verdict,
        outcome=finding.outcome,
        credit=CREDIT.get(finding.verdict, 0.0),
        weight=weight.weight,
        because=because,
        evidence=finding.evidence,
        ask_brand=criterion.ask_brand if is_open else None,
        worth=round(100 * weight.weight / total, DIGITS) if is_open else None,
        citations=criterion.citations,
        edited=edited,
    )


def _facts(parsed: ParsedLabel, topics: Mapping[str, tuple[str, ...]]) -> Facts:
    return Facts(
        terminology=parsed.terminology,
        sources=parsed.sources,
        concentration=parsed.concentration,
        isolation_methods=tuple(
            IsolationMethod(id=mention_id.removeprefix("isolation."), evidence=spans)
            for mention_id in topics["isolation"]
            if (spans := parsed.mentions[mention_id])
        ),
        purity=_statement(parsed, topics["purity"]),
        stability=_statement(parsed, topics["stability"]),
        delivery=_statement(parsed, topics["delivery"]),
        ethical_sourcing=_statement(parsed, topics["ethics"]),
        third_party=_statement(parsed, topics["third_party"]),
        testing=parsed.testing,
    )


def _statement(parsed: ParsedLabel, mention_ids: tuple[str, ...]) -> Statement:
    """What is stated on a topic: all its mentions. Words that do not count as stating it belong to another topic."""
    evidence = parsed.said(*mention_ids)
    return Statement(stated=bool(evidence), evidence=evidence)


def _ingredients(parsed: ParsedLabel) -> tuple[Ingredient, ...]:
    return tuple(
        Ingredient(
            as_listed=span.text,
            start=span.start,
            end=span.end,
            inci=found.inci,
            match=found.match,
            similarity=found.similarity,
            roles=found.roles,
            suggestion=found.suggestion,
        )
        for span, found in (parsed.ingredients.entries if parsed.ingredients else ())
    )

"""Whether data files and code agree: what loading alone cannot see, asked by `manage.py check` and by the tests."""

from collections.abc import Iterator

from evaluation.core.claims.detect import find_claims
from evaluation.core.clauses import Clauses
from evaluation.core.criteria import CRITERIA
from evaluation.core.knowledge import Knowledge
from evaluation.core.knowledge.advice import Advice
from evaluation.core.knowledge.problems import Problem, did_you_mean
from evaluation.core.text import fold


def problems(knowledge: Knowledge) -> Iterator[Problem]:
    """Everything that does not fit together, each with its file and entry; nothing where all is well."""
    yield from _criteria_without_weight(knowledge)
    yield from _citations_of_criteria(knowledge)
    yield from knowledge.vocabulary.wrong_examples()
    yield from wrong_claim_examples(knowledge)


def advice_problems(advice: Advice, knowledge: Knowledge) -> Iterator[Problem]:
    """What of the advice does not fit the rest: citations that may not be shown, groups that no ingredient has."""
    for file, entry, key in advice.cited():
        if not knowledge.citations[key].verified:
            yield Problem(file, entry, f'citation "{key}" is not verified, so it cannot be shown')
    groups = knowledge.ingredients.kinds.supporting
    for active in advice.routine.actives.values():
        for group in active.groups:
            if group not in groups:
                near = did_you_mean(group, groups)
                yield Problem("routine.toml", f'active "{active.id}"', f'there is no supporting group "{group}".{near}')
    yield from _roles_without_kind(advice, knowledge)


def _roles_without_kind(advice: Advice, knowledge: Knowledge) -> Iterator[Problem]:
    """Roles that no entry of an ingredient list can have: what looks for them would find nothing for ever."""
    kinds = knowledge.ingredients.kinds.irritants
    roles = {f"{'irritant' if kind.shown else 'caution'}:{kind.id}" for kind in kinds.values()}
    roles |= {"allergen", "prohibited_eu", "human_origin"}
    watched = [("cautions.toml", f'watch "{watch.id}"', watch.roles) for watch in advice.cautions.watches.values()]
    watched += [("routine.toml", f'active "{active.id}"', active.roles) for active in advice.routine.actives.values()]
    for file, entry, wanted in watched:
        for role in wanted:
            if role not in roles:
                yield Problem(file, entry, f'no ingredient has the role "{role}".{did_you_mean(role, roles)}')


def wrong_claim_examples(knowledge: Knowledge) -> Iterator[Problem]:
    """The rules that miss an example of their own, fire on one to pass, or offer a wording that fires itself."""
    for rule in knowledge.claim_rules.rules.values():
        entry = f'rule "{rule.id}"'
        for sentence in rule.flags:
            fired = _fired(sentence, knowledge)
            if rule.id[:3] not in fired:
                yield Problem("claims", entry, f"should flag {sentence!r}, which fires {sorted(fired) or 'nothing'}")
        for sentence in (*rule.passes, *filter(None, [rule.better])):
            if fired := _fired(sentence, knowledge, but_notes=True):
                yield Problem("claims", entry, f"{sentence!r} should pass, and fires {sorted(fired)}")


def _fired(sentence: str, knowledge: Knowledge, *, but_notes: bool = False) -> set[str]:
    folded = fold(sentence)
    claims = find_claims(sentence, folded, Clauses(folded), knowledge.claim_rules)
    return {claim.rule for claim in claims if not (but_notes and claim.severity == "info")}


def _criteria_without_weight(knowledge: Knowledge) -> Iterator[Problem]:
    asked = [criterion.number for criterion in CRITERIA]
    weighed = [weight.criterion for weight in knowledge.method.weights]
    for number in asked:
        if number not in weighed:
            yield Problem("method.toml", f"criterion {number}", "has no weight")
    for number in weighed:
        if number not in asked:
            yield Problem("method.toml", f"weights {number}", f"no such criterion.{did_you_mean(number, asked)}")


def _citations_of_criteria(knowledge: Knowledge) -> Iterator[Problem]:
    for criterion in CRITERIA:
        for key in criterion.citations:
            if key not in knowledge.citations:
                near = did_you_mean(key, knowledge.citations)
                yield Problem("criteria", criterion.id, f'citation "{key}" is not in citations.toml.{near}')
            elif not knowledge.citations[key].verified:
                yield Problem("criteria", criterion.id, f'citation "{key}" is not verified, so it cannot be shown')

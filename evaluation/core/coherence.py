"""Whether data files and code agree: what loading alone cannot see, asked by `manage.py check` and by the tests."""

from collections.abc import Iterable, Iterator

from evaluation.core.claims.detect import find_claims
from evaluation.core.clauses import Clauses
from evaluation.core.criteria import CRITERIA
from evaluation.core.knowledge import Knowledge
from evaluation.core.knowledge.advice import Advice
from evaluation.core.knowledge.guide import Guide
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
    roles |= {f"supporting:{group}" for group in knowledge.ingredients.kinds.supporting}
    roles |= {"allergen", "prohibited_eu", "human_origin"}
    watched = [("cautions.toml", f'watch "{watch.id}"', watch.roles) for watch in advice.cautions.watches.values()]
    watched += [("routine.toml", f'active "{active.id}"', active.roles) for active in advice.routine.actives.values()]
    for file, entry, wanted in watched:
        for role in wanted:
            if role not in roles:
                yield Problem(file, entry, f'no ingredient has the role "{role}".{did_you_mean(role, roles)}')


def guide_problems(guide: Guide, advice: Advice, knowledge: Knowledge) -> Iterator[Problem]:
    """Where the guide names what engine and advice do not have, or shows claims that the scan reads otherwise."""
    yield from _wrong_wordings(guide, knowledge)
    known: dict[str, Iterable[str]] = {
        "criteria": [criterion.number for criterion in CRITERIA],
        # R13 is criterion C02's and R20 the market table's: neither is a rule of the text scan.
        "rules": {rule[:3] for rule in knowledge.claim_rules.rules},
        "cautions": {caution.rule for caution in advice.cautions.cautions},
        "routine": {rule.rule for rule in advice.routine.rules},
    }
    for item in guide.inventory.values():
        for what, names in known.items():
            for name in getattr(item, what):
                if name not in names:
                    near = did_you_mean(name, names)
                    yield Problem("inventory.toml", f'item "{item.id}"', f'{what} has no "{name}".{near}')
    yield from _told_apart("markets.toml", "market", guide.markets, [market.id for market in advice.markets.markets])
    studies = [study.id for study in advice.evidence.studies if study.trial != "review"]
    yield from _told_apart("evidence.toml", "study", guide.studies, studies)
    yield from _told_apart("evidence.toml", "grade", guide.grades, advice.evidence.grades)


def _wrong_wordings(guide: Guide, knowledge: Knowledge) -> Iterator[Problem]:
    """The guide's invented examples that do not fire their rule, and its good wordings that fire any."""
    for wording in guide.wordings.values():
        entry = f'wording "{wording.rule}"'
        if wording.rule not in (fired := _fired(wording.example, knowledge)):
            words = f"should show {wording.rule} with {wording.example!r}, which fires {sorted(fired) or 'nothing'}"
            yield Problem("claims.toml", entry, words)
        if fired := _fired(wording.fine, knowledge, but_notes=True):
            yield Problem("claims.toml", entry, f"{wording.fine!r} should be fine, and fires {sorted(fired)}")


def _told_apart(file: str, table: str, told: Iterable[str], advised: Iterable[str]) -> Iterator[Problem]:
    """What stands in one of guide and advice and not in the other; both tell of the same things."""
    for name in sorted(set(told) ^ set(advised)):
        where = "guide" if name in set(told) else "advice"
        yield Problem(file, f'{table} "{name}"', f"stands in the {where} alone")


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

"""What each market's rules do with the sources that a label names; never whether a product may be sold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evaluation.core import source_groups
from evaluation.core.knowledge.advice import Advice
from evaluation.core.knowledge.advice_entries import Confidence, Market, MarketFinding, MarketRule
from evaluation.core.profile import MarketCode
from evaluation.core.scorecard import Scorecard
from evaluation.core.source_groups import SourceGroup
from evaluation.core.text import Span
from evaluation.core.verdicts import Verdict

# The finding that counts where sources differ: the strictest one, and of two unclear ones the less clear.
_STRICTEST = (MarketFinding.BARRED, MarketFinding.APPROVAL_FIRST, MarketFinding.UNSETTLED, MarketFinding.NO_BAR)
_HUMAN_ROLE = "human_origin"


@dataclass(frozen=True, slots=True)
class MarketNote:
    """What one market's rules say of this label's source, who says so, how sure we are, and when we looked.

    `status` are a few words for a table, `words` a sentence or two. `claims_words` stand only where the label has red
    flags: there they say how the market looks at claims.
    """

    market: MarketCode
    name: str
    finding: MarketFinding
    status: str
    words: str
    authority: str
    dated: str
    checked: date
    sure: Confidence
    citations: tuple[str, ...]
    evidence: tuple[Span, ...]
    claims_words: str
    claims_citations: tuple[str, ...]


def markets(card: Scorecard, advice: Advice) -> tuple[MarketNote, ...]:
    """One note for every market, in the order of the data file."""
    groups = _groups(card)
    return tuple(_note(market, groups, card, advice) for market in advice.markets.markets)


def market(card: Scorecard, code: MarketCode, advice: Advice) -> MarketNote:
    """The note for one market."""
    wanted = next(market for market in advice.markets.markets if market.id is code)
    return _note(wanted, _groups(card), card, advice)


def _groups(card: Scorecard) -> dict[SourceGroup, tuple[Span, ...]]:
    """The groups of sources that the label names, each with the words that name it."""
    found: dict[SourceGroup, list[Span]] = {}
    for source in source_groups.named(card.facts.sources):
        found.setdefault(source_groups.GROUPS[source.kind], []).extend(source.evidence)
    for entry in card.ingredients:
        if _HUMAN_ROLE in entry.roles:
            found.setdefault(SourceGroup.HUMAN, []).append(Span(entry.start, entry.end, entry.as_listed))
    return {group: tuple(dict.fromkeys(spans)) for group, spans in found.items()}


def _note(
    market: Market, groups: Mapping[SourceGroup, tuple[Span, ...]], card: Scorecard, advice: Advice
) -> MarketNote:
    statuses = advice.markets.statuses
    applying = [rule for rule in market.rule if not groups.keys().isdisjoint(rule.groups)]
    if applying:
        rule = min(applying, key=lambda rule: _STRICTEST.index(statuses[rule.status].finding))
        finding, status, words = statuses[rule.status].finding, statuses[rule.status].words, rule.words
        evidence = tuple(span for group in rule.groups for span in groups.get(group, ()))
    else:
        rule, evidence = _human_rule(market), ()
        findings = {statuses[rule.status].finding for rule in market.rule}
        finding, status, words = _without_source(rule, findings, card, advice)
    has_flags = bool(card.claims)
    return MarketNote(
        market=market.id,
        name=market.name,
        finding=finding,
        status=status,
        words=words,
        authority=market.authority,
        dated=rule.dated,
        checked=market.checked,
        sure=rule.sure,
        citations=rule.citations,
        evidence=evidence,
        claims_words=market.claims_words if has_flags else "",
        claims_citations=market.claims_citations if has_flags else (),
    )


def _human_rule(market: Market) -> MarketRule:
    """The rule for the source that matters most where none is named."""
    return next(rule for rule in market.rule if SourceGroup.HUMAN in rule.groups)


def _without_source(
    rule: MarketRule, findings: set[MarketFinding], card: Scorecard, advice: Advice
) -> tuple[MarketFinding, str, str]:
    """Finding, status and words where no source is named: unclear, unless the market treats all sources alike."""
    is_unseen = card.criterion("C01").verdict is Verdict.NOT_SEEN
    opening = "We have not seen where the vesicles come from" if is_unseen else "The label does not name the source"
    if len(findings) == 1:
        status = advice.markets.statuses[rule.status]
        return status.finding, status.words, f"{opening}; here the rules that we found make no difference by source."
    status_words = f"unclear: source not {'seen' if is_unseen else 'stated'}"
    words = f"{opening}. If it is human: {rule.words[:1].lower()}{rule.words[1:]} Ask the brand."
    return MarketFinding.SOURCE_UNKNOWN, status_words, words

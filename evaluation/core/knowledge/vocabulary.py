"""The words by which labels say things: mentions such as an isolation method or a storage advice, as data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from evaluation.core.clauses import Clauses
from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.problems import KnowledgeError, Problem
from evaluation.core.patterns import PatternError, Scanner, expand
from evaluation.core.text import Span, fold, span


class Mention(BaseModel):
    """One thing that a label may say. `finds` must be found by it, `passes` must not; both are checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    says: str  # what a label that has it says, in our words
    patterns: tuple[str, ...]
    holds_when_negated: bool = False  # "never frozen" says something of storage; "not isolated exosomes" does not
    finds: tuple[str, ...]
    passes: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """All mentions and word lists, ready to search a folded text."""

    mentions: Mapping[str, Mention]
    word_lists: Mapping[str, tuple[str, ...]]
    scanner: Scanner = field(repr=False)

    def find(self, text: str, folded: str, clauses: Clauses) -> dict[str, tuple[Span, ...]]:
        """Mention id -> its spans in `text`, in label order; every known id is there, most with no span.

        `folded` may have stretches blanked out that are not to be read.
        """
        found: dict[str, set[tuple[int, int]]] = {}
        for hit in self.scanner.scan(folded):
            if self.mentions[hit.key].holds_when_negated or not clauses.negated(hit.start):
                found.setdefault(hit.key, set()).add((hit.start, hit.end))
        return {
            key: tuple(span(text, *place) for place in _outermost(found[key])) if key in found else ()
            for key in self.mentions
        }

    def wrong_examples(self) -> Iterator[Problem]:
        """The mentions that miss an example of their own, or find one that they should pass."""
        for mention in self.mentions.values():
            for sentences, wanted in ((mention.finds, True), (mention.passes, False)):
                for sentence in sentences:
                    folded = fold(sentence)
                    if bool(self.find(sentence, folded, Clauses(folded))[mention.id]) is not wanted:
                        verb = "does not find" if wanted else "finds, and should pass,"
                        yield Problem("vocabulary", f'mention "{mention.id}"', f"{verb} its example {sentence!r}")


def _outermost(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places without those that lie inside another, from left to right."""
    kept: list[tuple[int, int]] = []
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or place[1] > kept[-1][1]:
            kept.append(place)
    return kept


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read `words.toml` (word lists) and every other TOML file of the folder (mentions).

    KnowledgeError for a broken entry, a pattern that is none, or an id that stands twice.
    """
    word_lists = {name: tuple(words) for name, words in read_toml(folder / "words.toml").items()}
    mentions: dict[str, Mention] = {}
    patterns: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        for data in read_toml(path).get("mention", []) if path.name != "words.toml" else []:
            entry = f'mention "{data.get("id", "?")}"'
            try:
                mention = validated(Mention, data, path.name, entry)
                patterns += [(mention.id, expand(pattern, word_lists)) for pattern in mention.patterns]
            except KnowledgeError as error:
                problems += error.problems
                continue
            except PatternError as error:
                problems.append(Problem(path.name, entry, str(error)))
                continue
            if mention.id in mentions:
                problems.append(Problem(path.name, entry, "stands twice"))
            mentions[mention.id] = mention
    if problems:
        raise KnowledgeError(problems)
    try:
        return Vocabulary(mentions, word_lists, Scanner(patterns))
    except PatternError as error:
        raise KnowledgeError([Problem("vocabulary", "", str(error))]) from error

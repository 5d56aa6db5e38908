"""Everything the engine knows, read from data files once, validated, frozen, and named by a digest."""

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evaluation.core.knowledge.citations import Citation, load_citations
from evaluation.core.knowledge.claim_rules import ClaimRules, load_rules
from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.lexicon import IngredientLexicon, load_lexicon
from evaluation.core.knowledge.problems import KnowledgeError, Problem, did_you_mean
from evaluation.core.knowledge.source_words import SourceWords, load_source_words
from evaluation.core.knowledge.vocabulary import Vocabulary, load_vocabulary
from evaluation.core.method import Method

DATA = Path(__file__).resolve().parents[2] / "data"
# Shown beside scores and never part of one: a new word in the guide must not make every stored result stale.
BESIDE_SCORES = frozenset({"advice", "guide"})


@dataclass(frozen=True)
class Knowledge:
    """One consistent set of data files. It is handed to whoever needs it; nothing reads it as a global."""

    method: Method
    citations: Mapping[str, Citation]
    vocabulary: Vocabulary
    source_words: SourceWords
    claim_rules: ClaimRules
    ingredients: IngredientLexicon
    digest: str

    @property
    def lexicon_version(self) -> str:
        """The date of the newest method entry and the data files' digest: the same version gives the same bytes."""
        return f"{self.method.changelog[0].date}+{self.digest}"


@contextmanager
def _keeping_all() -> Iterator[None]:
    """Without looks for garbage: what is read here stays, and to look through it again and again takes its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_keeping_all()
def load_knowledge(folder: Path = DATA) -> Knowledge:
    """Read and cross-check all data files; KnowledgeError lists what is wrong, by file and entry."""
    method = validated(Method, read_toml(folder / "method.toml"), "method.toml", "")
    vocabulary = load_vocabulary(folder / "vocabulary")
    knowledge = Knowledge(
        method=method,
        citations=load_citations(folder / "citations.toml"),
        vocabulary=vocabulary,
        source_words=load_source_words(folder / "vocabulary" / "source_words.csv"),
        claim_rules=load_rules(folder / "claims"),
        ingredients=load_lexicon(folder / "lexicon"),
        digest=digest(folder),
    )
    if problems := list(_unknown_citations(knowledge)):
        raise KnowledgeError(problems)
    return knowledge


def digest(folder: Path) -> str:
    """Twelve hexadecimal digits that change when any data file does that a scorecard is made from."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if path.suffix in (".toml", ".csv") and place.parts[0] not in BESIDE_SCORES:
            total.update(place.as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:12]


def _unknown_citations(knowledge: Knowledge) -> Iterator[Problem]:
    rules = [("claims", f'rule "{rule.id}"', rule.citations) for rule in knowledge.claim_rules.rules.values()]
    irritants = knowledge.ingredients.kinds.irritants.values()
    kinds = [("kinds.toml", f'irritant "{kind.id}"', kind.citations) for kind in irritants]
    for file, entry, citations in (*rules, *kinds):
        for key in citations:
            if key not in knowledge.citations:
                near = did_you_mean(key, knowledge.citations)
                yield Problem(file, entry, f'citation "{key}" is not in citations.toml.{near}')

"""The vocabulary: what counts as saying something, and the neighbours that only seem to."""

import json
import re
from pathlib import Path

import pytest

from evaluation.core.clauses import Clauses
from evaluation.core.knowledge import Knowledge
from evaluation.core.knowledge.problems import KnowledgeError
from evaluation.core.knowledge.vocabulary import load_vocabulary
from evaluation.core.text import Span, fold


def found(text: str, topic: str, knowledge: Knowledge) -> list[str]:
    """The ids of the topic's mentions in the text."""
    folded = fold(text)
    mentions = knowledge.vocabulary.find(text, folded, Clauses(folded))
    return sorted(key for key, spans in mentions.items() if key.startswith(f"{topic}.") and spans)


def test_every_mention_meets_its_own_examples(knowledge: Knowledge) -> None:
    assert list(knowledge.vocabulary.wrong_examples()) == []


def wordings(topic: str) -> list[tuple[str, str]]:
    """The invented wordings of a topic with what stands before each."""
    lines = (Path(__file__).parent / "wordings" / f"{topic}.txt").read_text(encoding="utf-8").splitlines()
    pattern = re.compile(r"(?P<mark>[+-]|[a-z_, ]*\|) ?(?P<text>.+)")
    matches = [pattern.fullmatch(line) for line in lines if not line.startswith("#")]
    return [(match["mark"].strip(" |"), match["text"]) for match in matches if match]


@pytest.mark.parametrize(("methods", "text"), wordings("isolation"))
def test_isolation_methods_are_named(methods: str, text: str, knowledge: Knowledge) -> None:
    named = [key.removeprefix("isolation.") for key in found(text, "isolation", knowledge)]
    assert ", ".join(name for name in named if name != "praise") == methods


@pytest.mark.parametrize(
    ("topic", "mark", "text"),
    [(topic, *row) for topic in ("stability", "purity", "delivery", "third_party") for row in wordings(topic)],
)
def test_a_topic_is_stated_or_only_seems_to_be(topic: str, mark: str, text: str, knowledge: Knowledge) -> None:
    assert bool(found(text, topic, knowledge)) is (mark == "+")


def test_spans_point_into_the_text_as_given(knowledge: Knowledge) -> None:
    text = "★ „Exosômes“ – ISOLATED BY Tangential‑Flow Filtration (0.22 µm)"
    folded = fold(text)
    mentions = knowledge.vocabulary.find(text, folded, Clauses(folded))
    start = text.index("Tangential")
    assert mentions["isolation.tangential_flow_filtration"] == (Span(start, start + 26, "Tangential‑Flow Filtration"),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words.toml").write_text('cold = ["ice", "snow"]')
    return tmp_path


def mention(**fields: object) -> str:
    defaults = {"id": "topic.name", "says": "x", "patterns": [r"\bice\b"], "finds": [], "passes": []}
    return "[[mention]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in (defaults | fields).items())


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        (mention() + mention(), 'mention "topic.name": stands twice'),
        (mention(patterns=["("]), "is no regular expression"),
        (mention(patterns=["{warm}"]), "word list {warm} is not known; known are cold"),
        (mention(patterns=["a[b c]"]), "has a space between square brackets"),
        (mention(unles=[]), 'Did you mean "unless"?'),
    ],
)
def test_a_broken_file_is_reported_with_its_entry(toml: str, words: str, folder: Path) -> None:
    (folder / "topic.toml").write_text(toml)
    with pytest.raises(KnowledgeError, match=re.escape(words)):
        load_vocabulary(folder)


def test_beside_and_unless_look_at_the_same_sentence(folder: Path) -> None:
    (folder / "topic.toml").write_text(mention(beside=["packs?"], unless=["skates?"]))
    vocabulary = load_vocabulary(folder)

    def finds(text: str) -> bool:
        return bool(vocabulary.find(text, text, Clauses(text))["topic.name"])

    assert finds("ice packs")
    assert not finds("ice. packs")
    assert not finds("ice packs for skates")
    assert finds("ice packs. skates")


def test_a_denial_before_or_behind_undoes_a_mention(folder: Path) -> None:
    (folder / "topic.toml").write_text(mention())
    vocabulary = load_vocabulary(folder)
    texts = ["no ice", "ice is not needed", "ice-free", "ice not required", "ice unnecessary", "not only ice"]
    found = [bool(vocabulary.find(text, text, Clauses(text))["topic.name"]) for text in texts]
    assert found == [False, False, False, False, False, True]


def test_a_pattern_that_looks_behind_as_the_standard_library_cannot_is_reported(folder: Path) -> None:
    (folder / "topic.toml").write_text(mention(patterns=[r"(?<!dry )ice"]))
    (problem,) = load_vocabulary(folder).wrong_examples()
    assert str(problem).endswith("a pattern is no expression: look-behind requires fixed-width pattern")

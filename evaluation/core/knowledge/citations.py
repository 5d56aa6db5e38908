"""The citations: where each fact of ours comes from, under the key by which it is cited everywhere."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, HttpUrl, TypeAdapter

from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.problems import KnowledgeError, Problem

Kind = Literal["regulator", "standard", "clinical_trial", "systematic_review", "lab_study", "guide"]
_URL: TypeAdapter[HttpUrl] = TypeAdapter(HttpUrl)


class Citation(BaseModel):
    """One document; `fact` is what it says in our words, `basis` how much of it was read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    title: str
    publisher: str
    year: int | None = None
    url: str
    kind: Kind
    fact: str
    verified: bool
    basis: str
    primary: bool


def load_citations(path: Path) -> dict[str, Citation]:
    """Key -> citation; KnowledgeError for a broken entry or a key that stands twice."""
    citations: dict[str, Citation] = {}
    problems: list[Problem] = []
    for data in read_toml(path).get("citation", []):
        entry = f'citation "{data.get("key", "?")}"'
        try:
            citation = validated(Citation, data, path.name, entry)
            _URL.validate_python(citation.url)
        except KnowledgeError as error:
            problems.extend(error.problems)
            continue
        except ValueError:
            problems.append(Problem(path.name, entry, f'"url": {data["url"]!r} is not a web address'))
            continue
        if citation.key in citations:
            problems.append(Problem(path.name, entry, "stands twice"))
        citations[citation.key] = citation
    if problems:
        raise KnowledgeError(problems)
    return citations

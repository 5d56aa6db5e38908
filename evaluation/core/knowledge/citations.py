"""The citations: where each fact of ours comes from, under the key by which it is cited everywhere."""

from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, HttpUrl, TypeAdapter

from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.problems import KnowledgeError, Problem

Kind = Literal["regulator", "standard", "clinical_trial", "systematic_review", "lab_study", "guide"]
# How long a document is taken to say what it said when somebody looked.
CHECKED_FOR = timedelta(days=365)
_URL: TypeAdapter[HttpUrl] = TypeAdapter(HttpUrl)


class Citation(BaseModel):
    """One document; `fact` is what it says in our words, `basis` how much of it was read, `checked` when."""

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
    checked: date

    def is_due(self, today: date) -> bool:
        """Whether somebody should look again: it was never verified, or that was a year ago."""
        return not self.verified or today - self.checked >= CHECKED_FOR


def load_citations(path: Path) -> dict[str, Citation]:
    """Key -> citation; KnowledgeError for a broken entry or a key that stands twice."""
    citations: dict[str, Citation] = {}
    problems: list[Problem] = []
    file = read_toml(path)
    # the day of the whole file, where an entry has none of its own
    checked = {"checked": file["checked"]} if "checked" in file else {}
    for entry_data in file.get("citation", []):
        data = {**checked, **entry_data}
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

"""What an assessment was made with: the method's version, its data, and the evaluation's own code."""

import hashlib
from functools import cache
from pathlib import Path

import evaluation.core
from evaluation.core.knowledge import Knowledge
from evaluation.knowledge import knowledge
from products.models import Assessment

FIELDS = ("method_version", "data_digest", "engine_digest")


@cache
def engine_digest() -> str:
    """Twelve hexadecimal digits that change when the evaluation's code does: its rules are code as well as data."""
    folder = Path(evaluation.core.__file__).parent
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:12]


def versions(known: Knowledge) -> dict[str, str]:
    """The version fields of an assessment made now, with this knowledge."""
    return {
        "method_version": known.method.version,
        "data_digest": known.digest,
        "engine_digest": engine_digest(),
    }


def is_stale(assessment: Assessment, known: Knowledge | None = None) -> bool:
    """Whether today's method, data or code differ from those that it was made with."""
    return any(getattr(assessment, field) != version for field, version in versions(known or knowledge()).items())


def same_method(one: Assessment, other: Assessment) -> bool:
    """Whether both were made with the same method, data and code."""
    return all(getattr(one, field) == getattr(other, field) for field in FIELDS)

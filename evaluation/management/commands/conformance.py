"""`manage.py conformance`: does the engine still give the scorecards that it is held to?"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evaluation.core.conformance import changed, read_vectors, schema, scored, write_vectors
from evaluation.knowledge import knowledge

FOLDER = Path(__file__).resolve().parents[2] / "conformance"
VECTORS = FOLDER / "vectors.jsonl"
SCHEMA = FOLDER / "scorecard.schema.json"


class Command(BaseCommand):
    """Compares, or after a change of the method writes anew; touches no database."""

    help = "Compare the engine with its conformance vectors; --write renews them under a new method version."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only whether to write."""
        parser.add_argument("--write", action="store_true", help="renew vectors and schema")

    def handle(self, *, write: bool, **options: Any) -> None:
        """Say how many vectors agree; CommandError where some do not, or where renewing them needs a new version."""
        version, vectors = read_vectors(VECTORS)
        moved = list(changed(vectors, knowledge()))
        now = knowledge().method.version
        if moved and not write:
            raise CommandError(
                f"{len(moved)} of {len(vectors)} vectors changed, the first is {moved[0].id}. A change of any result "
                "is a new method version: raise it in method.toml, with a changelog entry, then run with --write."
            )
        if moved and version == now:
            raise CommandError(f"{len(moved)} vectors changed, but the method is still {now}: raise its version first.")
        if write:
            write_vectors(VECTORS, [scored(vector, knowledge()) for vector in vectors], now)
            SCHEMA.write_text(json.dumps(schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        self.stdout.write(f"{len(vectors)} vectors, method {now}: {len(moved)} renewed, the rest agree.")

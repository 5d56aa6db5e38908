"""Bring a table's rows into the catalogue, all or none."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from products.transfer.files import read_table
from products.transfer.importing import ImportRefusedError, carry_out
from products.transfer.planning import Outcome, Plan, plan_import
from products.transfer.tables import MOST_BYTES, TableError


class Command(BaseCommand):
    """`manage.py import_catalogue FILE [--dry-run]`."""

    help = "Imports products from CSV, Excel or JSON, all rows or none. New products are drafts. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and whether to write."""
        parser.add_argument("file", type=Path, help="as export_catalogue writes it, or made from the admin's template")
        parser.add_argument("--dry-run", action="store_true", help="say what each row would bring, change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at all rows, then import them."""
        plan = _plan(options["file"])
        if plan.problems:
            lines = [f"Row {problem.row}, {problem.column}: {problem.words}" for problem in plan.problems]
            raise CommandError("\n".join(["Nothing was imported.", *lines]))
        quiet = options["verbosity"] == 0
        if options["dry_run"]:
            for row in plan.rows:
                self.stdout.write(f"Row {row.number}: {row.title}: {'; '.join([row.outcome.value, *row.notes])}")
        else:
            _import(plan, options["file"].name, quiet)
        if not quiet:
            counts = ", ".join(f"{plan.count(outcome)} × {outcome.value}" for outcome in Outcome if plan.count(outcome))
            self.stdout.write(f"{'Would import' if options['dry_run'] else 'Imported'}: {counts}.")


def _plan(file: Path) -> Plan:
    try:
        with file.open("rb") as opened:
            return plan_import(read_table(file.name, opened.read(MOST_BYTES + 1)))
    except OSError as error:
        raise CommandError(f"{file}: cannot be read ({error.strerror}).") from None
    except TableError as error:
        raise CommandError(f"{file.name}: {error}") from None


def _import(plan: Plan, name: str, quiet: bool) -> None:
    try:
        judged = carry_out(plan, f"Import of {name}")
    except ImportRefusedError as error:
        raise CommandError(str(error)) from None
    labels = sum(row.label is not None for row in plan.rows)
    for _ in tqdm(judged, total=labels, unit="label", disable=quiet or None):
        pass

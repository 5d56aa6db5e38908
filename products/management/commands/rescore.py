"""Judge the labels whose assessment is missing or was made with another method, data or code."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from evaluation.core.label import LabelError
from products.assessments import assess_label, labels_to_assess
from products.models import ProductLabel


class Command(BaseCommand):
    """`manage.py rescore [--dry-run]`."""

    help = "Scores the newest label of each product where its score is missing or stale. Earlier scores are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to write."""
        parser.add_argument("--dry-run", action="store_true", help="name the labels, change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Score one label at a time, each all or nothing, so that a broken-off run can simply be repeated."""
        waiting = list(labels_to_assess().values_list("pk", flat=True))
        if options["dry_run"]:
            for label in labels_to_assess():
                self.stdout.write(str(label))
            self.stdout.write(f"{len(waiting)} labels would be scored.")
            return
        quiet = options["verbosity"] == 0
        problems = []
        for pk in tqdm(waiting, unit="label", disable=quiet or None):
            label = ProductLabel.objects.select_related("product__brand").get(pk=pk)
            try:
                assess_label(label)
            except LabelError as error:
                problems.append(f"{label}: {error}")
        if not quiet:
            self.stdout.write(f"Scored {len(waiting) - len(problems)} labels.")
        if problems:
            raise CommandError("\n".join([f"{len(problems)} labels could not be scored:", *problems]))

"""Judge the labels whose assessment is missing or was made with another method, data or code."""

import time
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from tqdm import tqdm

from evaluation.core.scorecard import Claim
from evaluation.knowledge import knowledge
from products.assessments import assess_label, labels_to_assess
from products.jobs import queue_rescore
from products.models import ProductLabel
from products.rescoring import last_assessment, removed_by_method, would_move

# A site in use may hold the database for a moment; a label is tried so often before it counts as failed.
TRIES = 3
PAUSE_S = 1.0
REMOVED = "Critical red flags that the change of the method removes:"


class Command(BaseCommand):
    """`manage.py rescore [--dry-run | --queue]`."""

    help = (
        "Scores the labels whose score is missing or stale: the newest of each page of a product, each all or nothing. "
        "Earlier scores are kept. A run that was broken off goes on where it stopped when it is started again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to write."""
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--dry-run", action="store_true", help="list what would move and why, change nothing")
        how.add_argument("--queue", action="store_true", help="hand the labels out to the workers (`manage.py work`)")

    def handle(self, *args: Any, **options: Any) -> None:
        """One label at a time, each in a short transaction of its own; failures are told at the end, by product."""
        self.quiet = options["verbosity"] == 0
        self.removed: list[str] = []
        self.problems: list[str] = []
        if options["queue"]:
            self.stdout.write(f"{queue_rescore()} jobs wait for a worker.")
            return
        if options["dry_run"]:
            self._list()
        else:
            self._score()
        if self.removed and not self.quiet:
            self.stdout.write("\n".join([REMOVED, *self.removed]))
        if self.problems:
            count = len(self.problems)
            raise CommandError("\n".join([f"{count} labels could not be scored:", *self.problems]))

    def _list(self) -> None:
        moved = looked = 0
        for label in self._waiting():
            looked += 1
            try:
                move = would_move(label, knowledge())
            except Exception as error:  # one label must not hide what becomes of the others
                self._failed(label, error)
                continue
            moved += move.is_moved
            with tqdm.external_write_mode():
                self.stdout.write(str(move))
            self._note_removed(label, move.removed)
        self.stdout.write(f"{looked} labels would be scored, {moved} of them would move.")

    def _score(self) -> None:
        scored = 0
        for label in self._waiting():
            last = last_assessment(label)
            try:
                assessment = self._tried(label)
            except Exception as error:  # told at the end, with an exit code; the others are scored
                self._failed(label, error)
                continue
            scored += 1
            card = assessment.read_scorecard()
            if last and card and last.judges_the_same(assessment):
                self._note_removed(label, removed_by_method(last, card))
        if not self.quiet:
            self.stdout.write(f"Scored {scored} labels.")

    def _waiting(self) -> Iterator[ProductLabel]:
        """The labels that wait, one by one; those that somebody else has scored meanwhile are passed over."""
        keys = list(labels_to_assess().order_by("product_id", "-seen_on", "-pk").values_list("pk", flat=True))
        for pk in tqdm(keys, unit="label", disable=self.quiet or None):
            if (label := labels_to_assess().filter(pk=pk).first()) is not None:
                yield label

    def _tried(self, label: ProductLabel) -> Any:
        for left in reversed(range(TRIES)):
            try:
                return assess_label(label)
            except OperationalError:
                if not left:
                    raise
                time.sleep(PAUSE_S)
        return None

    def _failed(self, label: ProductLabel, error: Exception) -> None:
        self.problems.append(f"{label}: {error or type(error).__name__}")

    def _note_removed(self, label: ProductLabel, flags: tuple[Claim, ...]) -> None:
        self.removed += [f"{label}: {flag.rule} “{flag.text}”" for flag in flags]

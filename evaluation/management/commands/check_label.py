"""`manage.py check_label`: the scorecard of one label, or of many (contract.md, "Command")."""

import io
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from evaluation.core.assess import assess
from evaluation.core.knowledge import DATA
from evaluation.core.label import Label, LabelError
from evaluation.core.lines import Answer, answers, answers_by_workers, bounded_lines
from evaluation.knowledge import knowledge
from evaluation.readable import readable

# Four bytes a character is the most UTF-8 takes; one byte more shows that a file is too long without reading it all.
MAX_FILE_BYTES = 4 * 20_000 + 1


class Command(BaseCommand):
    """Reads labels from a file or standard input; touches no database."""

    help = "Check the words of a label and print its scorecard."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One file, or with --jsonl one label a line."""
        parser.add_argument("file", nargs="?", default="-", help="the label's text; - is standard input")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="a readable card, or JSON")
        parser.add_argument("--jsonl", action="store_true", help='many: {"id": …, "label_text": …} a line')
        parser.add_argument("--workers", type=int, default=1, help="processes for --jsonl (default 1)")

    def handle(self, *, file: str, format: str, jsonl: bool, workers: int, **options: Any) -> None:
        """Print the scorecard; CommandError says what is wrong with the file or the text."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        if workers < 1:
            raise CommandError(f"--workers {workers}: expected 1 or more.")
        try:
            with _opened(file) as source:
                if jsonl:
                    self._many(source, workers)
                else:
                    self._one(source, as_json=format == "json")
        except BrokenPipeError:
            # The reader has seen enough (`| head`): Python would complain again when it closes standard output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error

    def _one(self, source: BinaryIO, *, as_json: bool) -> None:
        try:
            text = source.read(MAX_FILE_BYTES).decode("utf-8")
            card = assess(Label(text=text), knowledge())
        except UnicodeDecodeError as error:
            raise CommandError(f"The file is not UTF-8 text: byte {error.start} cannot be read.") from error
        except LabelError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(card.model_dump_json() if as_json else readable(card))

    def _many(self, source: BinaryIO, workers: int) -> None:
        lines = bounded_lines(source)
        results = answers(lines, knowledge()) if workers == 1 else answers_by_workers(lines, workers, DATA)
        failed = 0
        for result in _with_progress(results):
            self.stdout.write(result.line)
            if workers == 1:
                self.stdout.flush()
            failed += not result.is_scorecard
        if failed:
            self.stderr.write(f"{failed} of the lines could not be read.")
            sys.exit(1)


def _opened(file: str) -> BinaryIO:
    return sys.stdin.buffer if file == "-" else Path(file).open("rb")


def _with_progress(results: Iterable[Answer]) -> Iterable[Answer]:
    """The same results, counted on stderr where that is a terminal."""
    return tqdm(results, unit=" labels", disable=None)

"""Many labels, one JSON object a line: what `check_label --jsonl` does to each line (contract.md, "Command")."""

import json
import math
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from evaluation.core.assess import assess
from evaluation.core.knowledge import Knowledge, load_knowledge
from evaluation.core.label import Label, LabelError

# 20,000 characters need at most 240,000 bytes of escaped JSON; whatever is longer is no label and is never held whole.
MAX_LINE_BYTES = 1_000_000
LINES_A_BATCH = 64


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of output, without its line break, and whether the input line could be read."""

    line: str
    is_scorecard: bool


def answer(line: bytes, knowledge: Knowledge) -> Answer:
    """The scorecard of one input line, or what is wrong with it. Raises nothing for any bytes."""
    try:
        row = _row(line)
    except LabelError as error:
        return _failure(None, str(error))
    label_id = row.get("id")
    try:
        text = row.get("label_text")
        if not isinstance(text, str):
            raise LabelError('There is no text: "label_text" has to be a string.')
        scorecard = assess(Label(text=text), knowledge)
    except LabelError as error:
        return _failure(label_id, str(error))
    return Answer(f'{{"id":{json.dumps(label_id)},"scorecard":{scorecard.model_dump_json()}}}', is_scorecard=True)


def answers(lines: Iterable[bytes], knowledge: Knowledge) -> Iterator[Answer]:
    """One answer a line, in order, each made when it is asked for."""
    return (answer(line, knowledge) for line in lines)


def answers_by_workers(lines: Iterable[bytes], workers: int, folder: Path) -> Iterator[Answer]:
    """The same answers in the same order from several processes; at most a few batches a worker are held at once."""
    source = iter(lines)
    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(folder,)) as pool:
        waiting: deque[Future[list[Answer]]] = deque()
        while batch := list(islice(source, LINES_A_BATCH)):
            waiting.append(pool.submit(_answer_batch, batch))
            if len(waiting) > 3 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def bounded_lines(source: BinaryIO) -> Iterator[bytes]:
    """The lines of a byte stream that are not blank; of an overlong one its beginning alone, which `answer` refuses."""
    while line := source.readline(MAX_LINE_BYTES):
        rest = line
        while len(rest) == MAX_LINE_BYTES and not rest.endswith(b"\n"):
            rest = source.readline(MAX_LINE_BYTES)
        if line.strip():
            yield line


def _row(line: bytes) -> dict[str, Any]:
    if len(line) >= MAX_LINE_BYTES:
        raise LabelError(f"The line is longer than {MAX_LINE_BYTES:,} bytes.")
    try:
        row = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise LabelError(f"The line is not UTF-8: byte {error.start} cannot be read.") from error
    except (ValueError, RecursionError) as error:
        raise LabelError(f"The line is not JSON: {error}.") from error
    if not isinstance(row, dict):
        raise LabelError('The line is not an object: expected {"id": …, "label_text": …}.')
    if row.get("id") in (math.inf, -math.inf):  # 1e999 parses, and has no JSON of its own
        raise LabelError('"id" is not a number that JSON can hold.')
    return row


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON value")


def _failure(label_id: object, words: str) -> Answer:
    return Answer(json.dumps({"id": label_id, "error": words}), is_scorecard=False)


_worker_knowledge: list[Knowledge] = []


def _start_worker(folder: Path) -> None:
    _worker_knowledge[:] = [load_knowledge(folder)]


def _answer_batch(lines: list[bytes]) -> list[Answer]:
    return [answer(line, _worker_knowledge[0]) for line in lines]

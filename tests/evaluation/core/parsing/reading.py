"""How tests read a label, and the wordings that they share."""

from pathlib import Path

from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.parsing import parse
from evaluation.core.parsing.model import ParsedLabel


def read(text: str, knowledge: Knowledge) -> ParsedLabel:
    """The label as read, after a check that every span quotes the text."""
    label = parse(Label(text=text), knowledge)
    places = [place for source in label.sources for place in source.evidence]
    for place in (*places, *label.concentration.evidence):
        assert text[place.start : place.end] == place.text
    return label


def wordings(name: str, columns: int) -> list[tuple[str, ...]]:
    """The lines of a file of wordings as columns; the wording is the last one, and " / " a line break in it."""
    lines = (Path(__file__).parent / "wordings" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|", columns - 1) for line in lines if not line.startswith("#")]
    return [(*(cell.strip() for cell in row[:-1]), row[-1].strip().replace(" / ", "\n")) for row in rows]

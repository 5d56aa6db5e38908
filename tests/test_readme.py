"""The README tells the truth: its two commands are what CI runs, and what it must name it names."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from evaluation.core.criteria import CRITERIA

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci/run").read_text(encoding="utf-8")


def commands() -> list[str]:
    """The lines of the README's shell blocks, in order."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("index", [0, 1])
def test_the_first_two_commands_are_what_ci_runs(index):
    lines = [line.strip() for line in CI.splitlines()]
    assert commands()[index] in lines


def test_the_first_command_ends_in_quickstart_and_the_second_in_pytest():
    assert [command.split()[-1] for command in commands()[:2]] == ["quickstart", "pytest"]


def test_the_commands_name_the_uv_that_the_project_was_locked_with():
    assert len(set(re.findall(r"uv==[\d.]+", README + CI))) == 1


def test_every_command_of_ours_is_named():
    ours = [name for name, app in get_commands().items() if app in ("evaluation", "products", "skinguide")]
    assert [name for name in ours if f"`{name}" not in README and f"manage.py {name}" not in README] == []


def test_every_criterion_is_counted():
    assert f"{len(CRITERIA)} criteria" in README or "fifteen criteria" in README


def test_each_named_path_exists():
    named = re.findall(r"`((?:evaluation|products|skinguide|templates|static|fixtures|tests)/[\w./-]*)`", README)
    assert [path for path in named if not (ROOT / path).exists()] == []

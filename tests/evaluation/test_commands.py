"""`check_label` from outside: the command line as a person or a program uses it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

WORDS = "Heals eczema. Exosomes isolated by tangential flow filtration."


ROOT = Path(__file__).resolve().parents[2]


def run(*arguments, given=b""):
    command = [sys.executable, ROOT / "manage.py", "check_label", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "label.txt"
    path.write_text(WORDS, encoding="utf-8")
    return str(path)


def test_a_file_gives_a_readable_scorecard(file, capsys):
    call_command("check_label", file)
    shown = capsys.readouterr().out
    assert "C04 How the vesicles are isolated: met" in shown
    assert "“tangential flow filtration”" in shown


def test_json_is_the_scorecard_of_the_contract(file, capsys):
    call_command("check_label", "--format", "json", file)
    card = json.loads(capsys.readouterr().out)
    assert [card["criteria"][3][key] for key in ("id", "verdict")] == ["C04-isolation-method", "met"]


def test_many_labels_come_back_in_order_and_a_bad_line_makes_the_exit_code_1():
    given = b'{"id": 1, "label_text": "Rose exosome serum"}\nbroken\n{"id": 3, "label_text": "Heals eczema"}\n'
    done = run("--jsonl", given=given)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert ([row["id"] for row in rows], "error" in rows[1], done.returncode) == ([1, None, 3], True, 1)


def test_good_lines_alone_give_exit_code_0_and_nothing_on_stderr():
    done = run("--jsonl", "-", given=b'{"id": 1, "label_text": "Rose exosome serum"}\n')
    assert (done.returncode, done.stderr) == (0, b"")


def test_two_workers_answer_like_one():
    given = b"".join(b'{"id": %d, "label_text": "Rose exosome serum"}\n' % n for n in range(200))
    assert run("--jsonl", "--workers", "2", given=given).stdout == run("--jsonl", given=given).stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "There is no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff", "not UTF-8"),
        (b"\x00\x01\x02", "looks like a binary file"),
        (b"a" * 20_001, "the limit is 20,000"),
        (b"a" * 90_000, "the limit is 20,000"),
    ],
)
def test_a_file_that_is_no_label_gets_a_clear_error(tmp_path, content, words):
    path = tmp_path / "label.bin"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=words):
        call_command("check_label", str(path))


def test_a_file_that_is_not_there_gets_a_clear_error():
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("check_label", "nowhere.txt")


def test_escape_sequences_of_a_label_never_reach_the_terminal(tmp_path, capsys):
    path = tmp_path / "label.txt"
    path.write_text("Heals \x1b[2Jeczema and soothes the feel of dry skin every day")
    call_command("check_label", str(path))
    assert "\x1b" not in capsys.readouterr().out

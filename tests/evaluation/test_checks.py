"""`manage.py check` stands between a broken data file and a shopper."""

from django.core.checks import run_checks

from evaluation.checks import check_knowledge
from evaluation.core.coherence import problems
from evaluation.core.knowledge.problems import KnowledgeError, Problem


def test_the_data_files_and_the_code_agree(knowledge):
    assert [str(problem) for problem in problems(knowledge)] == []


def test_the_check_is_registered_with_django():
    assert run_checks(tags=["knowledge"]) == []


def test_a_fault_becomes_an_error_with_file_entry_and_expectation(monkeypatch):
    def broken():
        raise KnowledgeError([Problem("method.toml", "criterion C16", "has no weight")])

    monkeypatch.setattr("evaluation.checks.load_knowledge", broken)
    assert [(error.id, error.msg) for error in check_knowledge(None)] == [
        ("evaluation.E001", "method.toml, criterion C16: has no weight")
    ]

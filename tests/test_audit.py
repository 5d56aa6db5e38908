"""The audit of pinned packages: what it finds without asking anybody."""

import importlib.util
from datetime import date
from email.message import Message
from pathlib import Path
from types import SimpleNamespace

import pytest
from packaging.version import Version

spec = importlib.util.spec_from_file_location("audit", Path(__file__).parents[1] / ".ci/audit.py")
audit = importlib.util.module_from_spec(spec)
spec.loader.exec_module(audit)

ROWS = {"Django": [{"id": "GHSA-1", "v": ">=5.2,<5.2.14", "advisory": "It can be had."}]}
RULES = {"allowed": ["MIT", "BSD-3-Clause", "MIT License"], "looked_up": {"odd": "MIT: its repository says so"}}


def package(name="serum", **told):
    metadata = Message()
    metadata["Name"] = name
    for key, values in told.items():
        for value in values if isinstance(values, list) else [values]:
            metadata[key.replace("_", "-")] = value
    return SimpleNamespace(metadata=metadata)


@pytest.mark.parametrize(
    ("version", "hits"), [("5.2.13", 1), ("5.2.14", 0), ("5.2.19", 0), ("5.1.0", 0), ("5.2.1rc1", 1)]
)
def test_a_pin_that_an_advisory_names_is_a_fault(version, hits):
    found = list(audit.vulnerable({"django": version}, audit.from_snapshot(ROWS), waived={}))
    words = f"django {version} is vulnerable: GHSA-1 (>=5.2,<5.2.14), It can be had."
    assert found == [words] * hits


def test_an_advisory_that_was_waived_is_none():
    advisories = audit.from_snapshot(ROWS)
    assert list(audit.vulnerable({"django": "5.2.1"}, advisories, waived={"GHSA-1": "we serve no such thing"})) == []


def test_a_range_that_cannot_be_read_is_a_fault_rather_than_passed_over():
    advisories = audit.from_snapshot({"django": [{"id": "GHSA-2", "v": "all of them", "advisory": "Odd."}]})
    assert len(list(audit.vulnerable({"django": "5.2.19"}, advisories, waived={}))) == 1


def test_what_an_index_tells_of_a_pin_is_a_fault():
    told = {"id": "GHSA-3", "description": "It can be had."}
    report = {"dependencies": [{"name": "Django", "version": "5.2.1", "vulns": [told]}]}
    found = list(audit.vulnerable({"django": "5.2.1"}, audit.from_pip_audit(report), waived={}))
    assert found == ["django 5.2.1 is vulnerable: GHSA-3 (==5.2.1), It can be had."]


def test_a_package_that_was_passed_over_is_no_sound_package():
    report = {"dependencies": [{"name": "django", "skip_reason": "not found"}]}
    with pytest.raises(audit.NoDataError, match="tells no vulnerabilities of 1 of 1 packages"):
        audit.from_pip_audit(report)


def test_a_pin_that_is_not_exact_is_refused(tmp_path):
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text('[tool.uv]\nconstraint-dependencies = ["django>=5.2"]\n')
    with pytest.raises(ValueError, match=r"“django>=5\.2” is no exact pin"):
        audit.read_pins(pyproject)


def test_what_is_installed_is_what_is_pinned():
    assert list(audit.unlike_pins({"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "2", "d": "1"})) == [
        "b 2 is installed, and pinned is 1",
        "d 1 is installed, and pinned is nothing",
    ]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"License_Expression": "MIT AND BSD-3-Clause"}, None),
        ({"License_Expression": "MIT AND AGPL-3.0-only"}, "AGPL-3.0-only"),
        ({"Classifier": ["License :: OSI Approved :: MIT License", "Framework :: Django"]}, None),
        ({"Classifier": ["License :: OSI Approved :: GNU Affero"]}, "GNU Affero"),
        ({"License": "MIT"}, None),
        ({}, "no licence"),
    ],
)
def test_a_licence_is_one_of_the_allowed(told, fault):
    expected = [f"serum: {fault} is not among the allowed licences"] if fault else []
    assert list(audit.licence_faults(package(**told), RULES)) == expected


def test_a_package_that_names_no_licence_can_be_looked_up():
    assert list(audit.licence_faults(package("odd"), RULES)) == []


def test_a_package_is_made_for_this_python():
    assert list(audit.python_faults(package(Requires_Python=">=3.12"), Version("3.11.7"))) == [
        "serum needs Python >=3.12"
    ]
    assert list(audit.python_faults(package(Requires_Python=">=3.11"), Version("3.11.7"))) == []


def test_an_end_of_support_is_told_before_and_fails_after():
    ends = {"Old": date(2026, 1, 1), "Soon": date(2026, 6, 1), "Later": date(2028, 1, 1)}
    assert audit.ended(ends, date(2026, 2, 1)) == (
        ["Old: its support ended on 2026-01-01"],
        ["Soon: its support ends on 2026-06-01"],
    )

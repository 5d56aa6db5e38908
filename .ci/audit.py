"""Whether the pinned packages may be used: vulnerabilities, exact pins, licences, versions of Python, ends of support.

Run as `.uv/bin/uv run .ci/audit.py`; exits with 1 and names each fault. Says plainly what it could get no data on.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

HERE = Path(__file__).resolve().parent
SOON = timedelta(days=180)
PATIENCE = 300  # seconds for one answer
UV = HERE.parent / ".uv/bin/uv"

Pins = Mapping[str, str]


class NoDataError(Exception):
    """A source of advisories did not answer; the message says what it said."""


@dataclass(frozen=True, slots=True)
class Advisory:
    """A known vulnerability of the versions that `affected` matches, a specifier as in ">=5.2,<5.2.14"."""

    package: str
    id: str
    affected: str
    words: str


def read_pins(pyproject: Path) -> dict[str, str]:
    """Package -> version. ValueError for a pin that is not exact."""
    pinned = tomllib.loads(pyproject.read_text(encoding="utf-8"))["tool"]["uv"]["constraint-dependencies"]
    pins = {}
    for pin in pinned:
        if not (found := re.fullmatch(r"([\w.-]+)==([\w.!+]+)", pin)):
            raise ValueError(f"“{pin}” is no exact pin")
        pins[canonicalize_name(found[1])] = found[2]
    return pins


def vulnerable(pins: Pins, advisories: Iterable[Advisory], waived: Mapping[str, str]) -> Iterator[str]:
    """Each pin that an advisory names, in words. A range that cannot be read counts as hit: somebody has to look."""
    for advisory in advisories:
        version = pins.get(advisory.package)
        if version is None or advisory.id in waived:
            continue
        try:
            is_hit = SpecifierSet(advisory.affected, prereleases=True).contains(Version(version))
        except InvalidSpecifier:
            is_hit = True
        if is_hit:
            yield f"{advisory.package} {version} is vulnerable: {advisory.id} ({advisory.affected}), {advisory.words}"


def unlike_pins(pins: Pins, installed: Mapping[str, str]) -> Iterator[str]:
    """Each installed package that is not pinned, or not as it is pinned."""
    for name, version in sorted(installed.items()):
        if pins.get(name) != version:
            yield f"{name} {version} is installed, and pinned is {pins.get(name, 'nothing')}"


def licence_faults(package: Distribution, rules: Mapping[str, Any]) -> Iterator[str]:
    """Why a package must not be used by its licence: none is named, or none that is allowed."""
    name = canonicalize_name(package.metadata["Name"])
    if name in rules["looked_up"]:
        return
    told = package.metadata.get("License-Expression")
    kinds = [kind.split("::")[-1].strip() for kind in package.metadata.get_all("Classifier") or () if "License" in kind]
    if told or not kinds:
        kinds = re.split(r" AND | OR ", told or package.metadata.get("License") or "no licence")
    for licence in kinds:
        if licence not in rules["allowed"]:
            yield f"{name}: {licence} is not among the allowed licences"


def python_faults(package: Distribution, version: Version) -> Iterator[str]:
    """That a package is not made for this version of Python."""
    needed = package.metadata.get("Requires-Python")
    if needed and not SpecifierSet(needed).contains(version):
        yield f"{package.metadata['Name']} needs Python {needed}"


def ended(ends: Mapping[str, date], today: date) -> tuple[list[str], list[str]]:
    """What nobody mends any more, and what soon nobody will."""
    over = [f"{name}: its support ended on {day}" for name, day in ends.items() if day < today]
    soon = [f"{name}: its support ends on {day}" for name, day in ends.items() if today <= day < today + SOON]
    return over, soon


def from_snapshot(data: Mapping[str, list[Mapping[str, str]]]) -> list[Advisory]:
    """The advisories of the snapshot's file: package -> list of `id`, `v` (a specifier), `advisory`."""
    return [
        Advisory(canonicalize_name(name), row["id"], row["v"], row["advisory"])
        for name, rows in data.items()
        for row in rows
    ]


def from_pip_audit(report: Mapping[str, Any]) -> list[Advisory]:
    """The advisories of pip-audit's JSON. NoDataError where it skipped a package: it then calls the rest sound."""
    skipped = [row["name"] for row in report["dependencies"] if "skip_reason" in row]
    if skipped:
        raise NoDataError(
            f"the index tells no vulnerabilities of {len(skipped)} of {len(report['dependencies'])} packages"
        )
    return [
        Advisory(canonicalize_name(row["name"]), found["id"], f"=={row['version']}", found["description"][:200])
        for row in report["dependencies"]
        for found in row["vulns"]
    ]


def fetch_snapshot(source: Mapping[str, Any]) -> list[Advisory]:
    """The snapshot, unpacked from its package without running anything of it. NoDataError where it cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text(f"{source['package']}=={source['version']} --hash=sha256:{source['sha256']}\n")
        _run(UV, "pip", "install", "-q", "--no-deps", "--require-hashes", "--target", f"{folder}/at", "-r", wanted)
        return from_snapshot(json.loads((Path(folder) / "at" / source["file"]).read_text(encoding="utf-8")))


def ask_the_index(pins: Pins, version: str) -> list[Advisory]:
    """What the package index itself tells of these pins, by pip-audit. NoDataError where it tells nothing."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text("".join(f"{name}=={pinned}\n" for name, pinned in pins.items()))
        asked = ("--disable-pip", "--no-deps", "--progress-spinner", "off", "-f", "json", "-r", wanted)
        # it exits with 1 where it has found something, and with 1 where it could not ask
        out = _run(UV, "tool", "run", "-q", f"pip-audit=={version}", *asked, may_fail=True)
    try:
        return from_pip_audit(json.loads(out))
    except ValueError:
        raise NoDataError("pip-audit could not ask the index") from None


def yanked(pins: Pins) -> Iterator[str]:
    """Each pin that its makers have taken back, as the index says. NoDataError where it cannot be asked."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text("".join(f"{name}=={pinned}\n" for name, pinned in pins.items()))
        words = _run(UV, "pip", "install", "--dry-run", "--reinstall", "--no-deps", "-r", wanted)
    yield from (line.removeprefix("warning: ") for line in words.splitlines() if " is yanked" in line)


def _run(*command: Any, may_fail: bool = False) -> str:
    asked = [str(part) for part in command]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoDataError(f"{type(error).__name__} from {command[0]}") from None
    if done.returncode and not may_fail:
        raise NoDataError((done.stderr.strip().splitlines() or ["no answer"])[-1])
    return done.stdout if may_fail else done.stdout + done.stderr


def main(pyproject: Path = HERE.parent / "pyproject.toml") -> int:
    """Look at everything, and print what was found; 1 where something stands against a pin."""
    rules = tomllib.loads((HERE / "audit.toml").read_text(encoding="utf-8"))
    pins = read_pins(pyproject)
    packages = list(distributions())
    installed = {canonicalize_name(package.metadata["Name"]): package.version for package in packages}
    over, soon = ended(rules["support_ends"], date.today())
    faults = [*unlike_pins(pins, installed), *over]
    for package in packages:
        faults += [*licence_faults(package, rules["licences"]), *python_faults(package, _this_python())]
    notes = list(soon)
    source = rules["snapshot"]
    for name, ask in {
        f"advisories as of {source['taken']}": lambda: list(vulnerable(pins, fetch_snapshot(source), rules["waived"])),
        "advisories of today": lambda: list(
            vulnerable(pins, ask_the_index(pins, rules["live"]["pip-audit"]), rules["waived"])
        ),
        "versions taken back": lambda: list(yanked(pins)),
    }.items():
        try:
            found = ask()
        except NoDataError as error:
            notes.append(f"NO DATA, {name}: {error}")
        else:
            notes.append(f"asked, {name}: {len(found) or 'none'}")
            faults += found
    for line in (*notes, *faults, f"{len(pins)} pins, {len(faults)} faults."):
        sys.stdout.write(f"{line}\n")
    return 1 if faults else 0


def _this_python() -> Version:
    return Version(".".join(str(part) for part in sys.version_info[:3]))


if __name__ == "__main__":
    raise SystemExit(main())

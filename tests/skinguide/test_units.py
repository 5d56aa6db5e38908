"""The units of systemd and the containers: what they run is there, and what the site never needs is shut."""

import os
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from django.core.management import get_commands

FOLDER = Path(__file__).resolve().parents[2] / "skinguide" / "deployment"
SERVICES = sorted(FOLDER.glob("*.service"))
SHUT = {
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "ProtectSystem": "strict",
    "ReadWritePaths": "/var/lib/skinguide",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "RestrictAddressFamilies": "AF_INET AF_INET6 AF_UNIX",
    "MemoryDenyWriteExecute": "yes",
    "SystemCallFilter": "@system-service ~@privileged @resources",
    "UMask": "0077",
}
MOST_EXPOSED = 20  # tenths; 100 is the worst

each_service = pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)


def directives(unit: Path) -> dict[str, str]:
    """The service's directives; one that stands several times with all its values."""
    found = defaultdict(list)
    section = unit.read_text().partition("[Service]\n")[2].partition("\n[")[0]
    for line in section.splitlines():
        name, is_set, value = line.partition("=")
        if is_set and not line.startswith("#"):
            found[name].append(value)
    return {name: " ".join(values) for name, values in found.items()}


def test_there_is_a_unit_for_the_site_its_jobs_and_a_backup():
    assert {unit.stem for unit in SERVICES} == {"skinguide", "skinguide-backup", "skinguide-work"}


@each_service
def test_what_the_site_never_needs_is_shut(unit):
    found = directives(unit)
    assert {name: found.get(name) for name in SHUT} == SHUT


@each_service
def test_a_unit_runs_as_the_site_s_own_user_and_by_commands_that_there_are(unit):
    found = directives(unit)
    runs = f"{found.get('ExecStartPre', '')} {found['ExecStart']}".split("manage.py ")[1:]
    assert found["User"] == "skinguide"
    assert [command for command in (run.split()[0] for run in runs) if command not in get_commands()] == []


@each_service
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze of Debian's package systemd")
def test_systemd_calls_a_unit_little_exposed(unit):
    asked = ["security", "--offline=true", f"--threshold={MOST_EXPOSED}", "--no-pager", str(unit)]
    answer = subprocess.run(["systemd-analyze", *asked], capture_output=True, text=True, check=False)  # noqa: S603, S607
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.skipif(not shutil.which("docker-compose"), reason="needs Debian's package docker-compose")
def test_the_containers_file_is_read_and_asks_for_what_must_be_given():
    given = {"SKINGUIDE_ORIGIN": "https://skin.example", "SKINGUIDE_SECRET_KEY": "s", "SKINGUIDE_CARD_KEY": "c"}
    for more, status in (({"POSTGRES_PASSWORD": "p"}, 0), ({}, 1)):
        answer = subprocess.run(  # noqa: S603
            ["docker-compose", "--file", str(FOLDER / "compose.yaml"), "config", "--quiet"],  # noqa: S607
            env={"PATH": os.environ["PATH"], **given, **more},
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == status, answer.stderr

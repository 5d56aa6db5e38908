"""A load on a site of its own: `python -m tests.load [--seconds 300] [--clients 50] [--products 10000] [--reads 2]`.

Fills a database with copies of the starter catalogue, serves it with two workers, and lets `wrk` ask a mix of pages on
the loopback interface while an editor saves. Prints requests, latencies, errors, the server's CPU time for a request,
memory over time, and whether the catalogue is whole afterwards. SQLite in a new folder; DATABASE_URL and CACHE_URL take
others. Needs Debian's `wrk`.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median
from threading import Thread

BASE = Path(__file__).resolve().parents[2]
MANAGE = (sys.executable, str(BASE / "manage.py"))
SAMPLE_S = 1
SAMPLES_TOLD_AS_ONE = 30


def main() -> int:
    """Run, print one JSON object a line; 1 if there was an error, a refusal, or a fault of the catalogue."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--products", type=int, default=10_000)
    parser.add_argument(
        "--reads", type=float, default=2.0, help="seconds that a visitor reads a page, give or take half"
    )
    options = parser.parse_args()
    if not (wrk := shutil.which("wrk")):
        parser.error("wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SKINGUIDE_VAR_DIR": folder, "LOAD_PRODUCTS": str(options.products)}
        environment["LOAD_READS_MS"] = str(round(options.reads * 1_000))
        environment["DJANGO_SETTINGS_MODULE"] = "skinguide.settings"
        prepare(environment, options.products)
        port = free_port()
        server = subprocess.Popen([*MANAGE, "serve", "--port", str(port)], env=environment)  # noqa: S603
        try:
            figures = load(wrk, port, server, environment, options)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)
        verified = manage(environment, "verify", check=False)
    figures["whole"] = verified.returncode == 0
    print(json.dumps(figures))  # noqa: T201
    return int(not figures["whole"] or bool(figures["errors"] or figures["refused"]))


def prepare(environment: dict[str, str], products: int) -> None:
    """A scored catalogue of so many products."""
    starter(environment)
    manage(environment, "shell", "-v0", "-c", f"from tests.load.filling import fill; fill({products})")


def starter(environment: dict[str, str]) -> None:
    """The starter catalogue, scored."""
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["load_catalogue", "-v0"]):
        manage(environment, *command)
    manage(environment, "rescore", "-v0")


def manage(environment: dict[str, str], *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """One command of the site."""
    return subprocess.run(  # noqa: S603
        [*MANAGE, *arguments], env=environment, check=check, text=True, stdout=subprocess.PIPE
    )


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def load(
    wrk: str, port: int, server: subprocess.Popen[bytes], environment: dict[str, str], options: argparse.Namespace
) -> dict[str, object]:
    """The figures of one run."""
    wait_for(f"http://127.0.0.1:{port}/ready/")
    memory: list[float] = []
    Thread(target=sample, args=(server.pid, memory), daemon=True).start()
    editing = f"from tests.load.editing import edit; edit({options.seconds})"
    editor = subprocess.Popen(  # noqa: S603
        [*MANAGE, "shell", "-v0", "-c", editing], env=environment, text=True, stdout=subprocess.PIPE
    )
    before = cpu_seconds(server.pid)
    asked = subprocess.run(  # noqa: S603
        [
            *(wrk, "-t2", f"-c{options.clients}", f"-d{options.seconds}s", "--timeout", "30s"),
            *("-s", str(Path(__file__).with_name("mix.lua")), f"http://127.0.0.1:{port}"),
        ],
        env=environment,
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    )
    figures: dict[str, object] = json.loads(asked.stdout.strip().splitlines()[-1])
    answered = int(str(figures["requests"])) or 1
    figures["cpu_ms_a_request"] = round(1_000 * (cpu_seconds(server.pid) - before) / answered, 1)
    figures["editor"] = editor.communicate(timeout=120)[0].strip()
    figures["memory_mib"] = [
        round(median(memory[start : start + SAMPLES_TOLD_AS_ONE]), 1)
        for start in range(0, len(memory), SAMPLES_TOLD_AS_ONE)
    ]
    figures["memory_highest_mib"] = round(max(memory), 1)
    return figures


def wait_for(address: str) -> None:
    """Until the address answers; TimeoutError after a minute."""
    for _ in range(60):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  our own server
                return
        except OSError:
            time.sleep(1)
    raise TimeoutError(address)


def sample(server: int, memory: list[float]) -> None:
    """Add the memory of the server and its workers, in MiB, every second."""
    while pages := [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in family(server)]:
        memory.append(sum(pages) * os.sysconf("SC_PAGE_SIZE") / (1 << 20))
        time.sleep(SAMPLE_S)


def cpu_seconds(server: int) -> float:
    """What the server and its workers have used of the processors: the same whatever else the machine does."""
    spent = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in family(server)]
    return sum(int(user) + int(system) for *_, user, system in (one[:13] for one in spent)) / os.sysconf("SC_CLK_TCK")


def family(server: int) -> list[int]:
    """The process and its children, as long as it runs."""
    children = Path(f"/proc/{server}/task/{server}/children")
    try:
        return [server, *map(int, children.read_text().split())]
    except FileNotFoundError:
        return []


if __name__ == "__main__":
    sys.exit(main())

"""Checks everything: `python3 tests` sets up what is missing and runs linters, type checkers and tests.

The stages run in order, the quick ones first, and the first failure ends the run unless `--keep-going` is given.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

# the package itself cannot be imported, for its dependencies may not be installed yet; and where python3 runs a folder,
# it puts that first, so that our own names would hide others
sys.path[0] = str(Path(__file__).resolve().parent.parent / "journey_widgets")
import _setup  # noqa: E402

del sys.path[0]

CHROMIUM = "JOURNEY_WIDGETS_CHROMIUM"
"""Environment variable with the browser; the browser tests read it."""

NO_TESTS = 5
"""Pytest's exit code where nothing was collected."""


@dataclass(frozen=True)
class Stage:
    """One thing to run.

    Parameters
    ----------
    name
        What `--only` calls it.
    command
        The command; ``{report}`` stands for the JUnit file of those that count tests.
    folder
        Where it runs.
    """

    name: str
    command: tuple[str, ...]
    folder: Path = _setup.ROOT

    @property
    def shown(self) -> str:
        """The command as one would type it."""
        parts = (part for part in self.command if "{report}" not in part)
        line = " ".join(shlex.quote(part) for part in parts).replace(str(_setup.VENV), ".venv")
        return line if self.folder == _setup.ROOT else f"cd {self.folder.name} && {line}"

    @property
    def is_pytest(self) -> bool:
        """Whether pytest runs it."""
        return "pytest" in self.command


class Outcome(NamedTuple):
    """How a stage ended; a stage without tests counts as one."""

    name: str
    seconds: float
    passed: int
    failed: int
    skipped: int = 0
    note: str = ""


def stages_of(python: str, options: argparse.Namespace, pytest_arguments: Sequence[str]) -> list[Stage]:
    """Return the stages that were asked for, in order."""

    def pytest(name: str, marked: str, workers: int) -> Stage:
        parallel = ("-n", str(workers)) if workers > 1 else ()
        command = (python, "-m", "pytest", "-q", "-rfEs", "-m", marked, *parallel, "--junitxml={report}")
        return Stage(name, (*command, *pytest_arguments))

    vitest = (
        "npm",
        "test",
        "--",
        "--passWithNoTests",
        "--reporter=default",
        "--reporter=junit",
        "--outputFile.junit={report}",
    )
    stages = [
        Stage("ruff", (python, "-m", "ruff", "check")),
        Stage("format", (python, "-m", "ruff", "format", "--check")),
        Stage("mypy", (python, "-m", "mypy")),
        Stage("js-check", ("npm", "run", "check"), _setup.JS),
        Stage("js-test", vitest, _setup.JS),
        pytest("quick", "not browser and not full", options.workers),
        pytest("browser", "browser and not full", options.workers),
        pytest("full", "full and not browser", options.workers),
        # apart: a browser's event loop runs in the tests' own thread, where IPython wants to run one for cells
        pytest("full-browser", "full and browser", options.workers),
    ]
    wanted = options.only or [stage.name for stage in stages if not stage.name.startswith("full") or options.full]
    return [stage for stage in stages if stage.name in wanted]


def _parser() -> argparse.ArgumentParser:
    names = [stage.name for stage in stages_of("", argparse.Namespace(only=None, full=True, workers=1), ())]
    parser = argparse.ArgumentParser(
        prog="python3 tests",
        description="Sets up what is missing, in .venv and js/node_modules, and checks everything.",
        epilog="Everything after -- goes to pytest.",
    )
    parser.add_argument("--full", action="store_true", help="also the long runs")
    parser.add_argument(
        "--only", action="append", choices=names, metavar="STAGE", help=", ".join(names) + "; repeatable"
    )
    parser.add_argument("--keep-going", action="store_true", help="run the other stages after a failure, too")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="tests of a stage at a time (2)")
    return parser


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing, run the stages and sum them up; return the exit code."""
    own, pytest_arguments = _setup.split_arguments(arguments)
    options = _parser().parse_args(own)
    stages = stages_of(str(_setup.VENV / "bin" / "python"), options, pytest_arguments)
    needs_node = any(stage.folder == _setup.JS for stage in stages)
    needs_browser = any(stage.name in {"browser", "full-browser"} for stage in stages)
    steps = _setup.Steps(3 + needs_node + needs_browser)
    if needs_node:
        _setup.check_node()  # rather before a minute of installing than after it
    python = _setup.prepare(["lab", "test"], steps)
    if needs_node:
        with steps.step("Node packages"):
            _setup.install_node_modules(steps, with_types=True)
    if needs_browser:
        with steps.step("Browser"):
            _help_playwright(str(python))
            os.environ[CHROMIUM] = find_browser(str(python), steps)
    outcomes = []
    for stage in stages:
        outcomes.append(run_stage(stage))
        if outcomes[-1].failed and not options.keep_going:
            break
    sum_up(outcomes, len(stages))
    return 1 if any(outcome.failed for outcome in outcomes) else 0


# ---------------------------------------------------------------------------- running


def run_stage(stage: Stage) -> Outcome:
    """Run a stage in sight, and count its tests."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [part.replace("{report}", str(report)) for part in stage.command]
        print(f"\n── {stage.name}: {stage.shown}", flush=True)
        start = time.monotonic()
        code = _run_in_sight(command, stage.folder)
        seconds = time.monotonic() - start
        passed, failed, skipped = count(report) if report.exists() else (int(code == 0), 0, 0)
    if stage.is_pytest and code == NO_TESTS:
        code = 0
    if code and not failed:
        return Outcome(stage.name, seconds, passed, 1, skipped, f"exit code {code}")  # a linter, or a runner fell over
    return Outcome(stage.name, seconds, passed, failed, skipped, "" if passed or failed or skipped else "no tests")


def _run_in_sight(command: Sequence[str], folder: Path) -> int:
    process = subprocess.Popen(command, cwd=folder)
    try:
        return process.wait()
    except KeyboardInterrupt:
        # Ctrl-C reached it, too: it is tidying up, servers and browsers of tests among it
        try:
            process.wait(timeout=30)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            process.kill()
        raise


def count(report: Path) -> tuple[int, int, int]:
    """Return how many tests of a JUnit file passed, failed and were skipped."""
    total = failed = skipped = 0
    for suite in ET.parse(report).iter("testsuite"):  # noqa: S314 - our own runners wrote it
        total += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    return max(0, total - failed - skipped), failed, skipped


def sum_up(outcomes: Sequence[Outcome], planned: int) -> None:
    """Print a line for each stage, and the plain line that CI reads last."""
    print("\n── summary")
    for outcome in outcomes:
        counts = f"{outcome.passed} passed, {outcome.failed} failed, {outcome.skipped} skipped"
        print(f"{outcome.name:9} {outcome.seconds:6.1f} s  {outcome.note or counts}")
    if len(outcomes) < planned:
        print(f"{planned - len(outcomes)} stages were not run: --keep-going runs them after a failure, too")
    passed, failed, skipped = (sum(getattr(o, field) for o in outcomes) for field in ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""), flush=True)


# ---------------------------------------------------------------------------- the browser


def _help_playwright(python: str) -> None:
    """Have the machine's Node run Playwright where its own does not start: a minimal Debian has no libatomic1."""
    node = shutil.which("node")
    if node and not _setup.output_of([python, "-m", "playwright", "--version"]):
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = node


def find_browser(python: str, steps: _setup.Steps) -> str:
    """Return a Chromium that works, installed where that is possible.

    Raises
    ------
    SetupError
        If there is none and it cannot be installed.
    """
    found = _browser_there(python) or _browser_installed(python, steps)
    if found is None:
        raise _setup.SetupError(
            "The browser tests need Chromium: `sudo apt install chromium` on Debian, elsewhere "
            f"`.venv/bin/python -m playwright install --with-deps chromium`; or name one in {CHROMIUM}."
        )
    return found


def _browser_there(python: str) -> str | None:
    named = os.environ.get(CHROMIUM)
    if named:
        if not _setup.output_of([named, "--version"]):
            raise _setup.SetupError(f"{CHROMIUM} is {named}, which does not start.")
        return named
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        path = shutil.which(name)
        # a snap does not see our temporary folders; Ubuntu's chromium-browser only says that it wants to be a snap
        if path and "/snap/" not in path and _setup.output_of([path, "--version"]):
            return path
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    own = _setup.output_of([python, "-c", ask])
    return own if own and _setup.output_of([own, "--version"]) else None


def _browser_installed(python: str, steps: _setup.Steps) -> str | None:
    is_root = _setup.is_root()
    ways = []
    if is_root and _is_debian():
        ways.append(lambda: _setup.apt_install("chromium", steps))
    with_libraries = ["--with-deps"] if is_root else []
    ways.append(lambda: _setup.run([python, "-m", "playwright", "install", *with_libraries, "chromium"], steps))
    for way in ways:
        try:
            way()
        except _setup.SetupError as error:
            print(f"\n{error}", file=sys.stderr)
        found = _browser_there(python)
        if found:
            return found
    return None


def _is_debian() -> bool:
    """Return whether this is Debian itself: Ubuntu's package chromium is a snap."""
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return "ID=debian" in lines


if __name__ == "__main__":
    sys.exit(_setup.guarded(lambda: main(sys.argv[1:])))

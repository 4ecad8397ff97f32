"""Sets up a checkout: environment, package, views; shared by `python3 journey_widgets` and `python3 tests`.

It runs before anything is installed, on whatever Python is called python3: standard library only, and no syntax newer
than Python 3.7, so that an old one reads far enough to say that it is too old.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "journey-widgets.json"
"""What was installed here, and for which checkout: equal means that there is nothing to install."""

OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20
TAIL = 30
"""How many of the last lines of a failing command are shown."""

EXTRAS = {"lab": ("jupyterlab", "JupyterLab"), "test": ("pytest", "the test tools")}
"""Extra → a distribution that is there when the extra is, and what to call it."""

STATIC, LABEXTENSION = (ROOT / "journey_widgets" / name for name in ("static", "labextension"))
BUNDLE = (
    *(STATIC / name for name in ("swimlane.js", "tools.js", "stub.js", "LICENCES.txt")),
    LABEXTENSION / "package.json",
)
LINK = VENV / "share" / "jupyter" / "labextensions" / "journey-widgets"
"""Where this environment's JupyterLab finds our extension: a link, so that what is built is what is loaded."""
JS = ROOT / "js"
_BUILT_FROM = ("src", "schema", "build.mjs", "templates.mjs", "package.json", "package-lock.json", "tsconfig.json")
# not the whole folder of templates: running them leaves files of the reader's there
JS_SOURCES = (*(JS / name for name in _BUILT_FROM), *(ROOT / "templates").glob("*/*.ipynb"))


class SetupError(Exception):
    """What stands in the way, in words for the user."""


def is_checkout() -> bool:
    """Return whether this package lies in its repository, and not in an environment."""
    return (ROOT / "pyproject.toml").is_file() and (JS / "package.json").is_file()


# ---------------------------------------------------------------------------- saying what goes on


class Steps:
    """The steps of a set-up, each on one line: number, what is done, seconds.

    Parameters
    ----------
    total
        How many there are.
    """

    def __init__(self, total: int) -> None:
        self.total = total
        self.number = 0
        self._line = ""
        self._start = 0.0

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Announce a step, and say how long it took once it is done."""
        self.number += 1
        self._line = f"[{self.number}/{self.total}] {title}"
        self._start = time.monotonic()
        print(self._line, end=" ", flush=True)
        try:
            yield
        except BaseException:
            print(flush=True)  # what went wrong begins on a line of its own
            raise
        print(f"{self._again()} {self._seconds()} s", flush=True)

    def tick(self) -> None:
        """Show the seconds so far, where the line can be written again."""
        if sys.stdout.isatty():
            print(f"{self._again()} {self._seconds()} s", end=" ", flush=True)

    def _again(self) -> str:
        return f"\r{self._line}" if sys.stdout.isatty() else "…"

    def _seconds(self) -> int:
        return round(time.monotonic() - self._start)


def run(command: Sequence[str], steps: Steps, *, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> None:
    """Run a command quietly; where it fails, show it and its last lines.

    Raises
    ------
    SetupError
        If it fails.
    """
    with tempfile.TemporaryFile() as output:
        process = start(command, output, cwd=cwd, env=env)
        try:
            code = wait(process, steps.tick)
        except BaseException:
            stop(process)
            raise
        if code:
            raise SetupError(failure(command, code, cwd, tail(output)))


def start(
    command: Sequence[str], output: IO[bytes], *, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own: Ctrl-C reaches us alone, and we end it with all its children."""
    return subprocess.Popen(
        command,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def wait(process: subprocess.Popen[bytes], tick: Callable[[], None]) -> int:
    """Return the exit code of a process, telling every second that it still runs."""
    while True:
        try:
            return process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            tick()


def stop(process: subprocess.Popen[bytes], patience: float = 10) -> None:
    """End a process and its children: by asking, after `patience` seconds by force."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return
        try:
            os.killpg(process.pid, sign)
            process.wait(timeout=patience)
        except (ProcessLookupError, subprocess.TimeoutExpired, KeyboardInterrupt):
            continue  # a second Ctrl-C is impatience


def tail(output: IO[bytes]) -> list[str]:
    """Return the last lines of a command's output."""
    output.seek(0)
    return output.read().decode("utf-8", "replace").splitlines()[-TAIL:]


def failure(command: Sequence[str], code: int, cwd: Path, lines: Sequence[str]) -> str:
    """Return what to say about a command that failed."""
    shown = f"cd {shlex.quote(str(cwd))} && {' '.join(shlex.quote(part) for part in command)}"
    said = "\n".join(f"  | {line}" for line in lines) or "  (it said nothing)"
    return f"This command failed with exit code {code}:\n  {shown}\nIts last lines:\n{said}"


def guarded(work: Callable[[], int]) -> int:
    """Return the exit code of `work`: 1 with a sentence for what stands in the way, 130 for Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")  # a terminal in another encoding than UTF-8 has no "…"
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)  # children are ended then, too
    try:
        return work()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def split_arguments(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return our own arguments, and those after ``--``."""
    at = list(arguments).index("--") if "--" in arguments else len(arguments)
    return list(arguments[:at]), list(arguments[at + 1 :])


# ---------------------------------------------------------------------------- what the machine must have


def check_python(version: Sequence[int] = sys.version_info[:2]) -> None:
    """Refuse a Python that is too old.

    Raises
    ------
    SetupError
        With the command to use instead, where a newer Python is on the machine.
    """
    if os.name == "nt":
        raise SetupError("Windows: please run this within WSL (Debian or Ubuntu), where it is known to work.")
    if tuple(version) >= OLDEST_PYTHON:
        return
    newer = [name for name in (f"python3.{minor}" for minor in range(19, 10, -1)) if shutil.which(name)]
    how = f"run it with {newer[0]}" if newer else "`apt install python3` on Debian 12, Ubuntu 24.04 or newer has it"
    raise SetupError(f"Python 3.11 or newer is needed, this is {version[0]}.{version[1]}: {how}.")


def check_node() -> None:
    """Refuse a machine that cannot build the views.

    Raises
    ------
    SetupError
        If Node is missing or too old, or npm is missing.
    """
    how = "`apt install nodejs npm` on Debian 13 or Ubuntu 25.04, elsewhere see https://nodejs.org/en/download"
    node = shutil.which("node")
    if node is None:
        raise SetupError(f"Node {OLDEST_NODE} or newer is needed to build the views, and there is none: {how}.")
    said = output_of([node, "--version"])
    found = re.match(r"v(\d+)\.", said)
    if found is None or int(found.group(1)) < OLDEST_NODE:
        raise SetupError(
            f"Node {OLDEST_NODE} or newer is needed to build the views, this is {said or 'unknown'} ({node}): {how}."
        )
    if shutil.which("npm") is None:
        raise SetupError("npm is needed to build the views, and there is none: `apt install npm`.")


def is_root() -> bool:
    """Return whether we may install packages of the system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(package: str, steps: Steps) -> None:
    """Install a package of Debian or Ubuntu.

    Raises
    ------
    SetupError
        If that fails.
    """
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "-q", "update"], steps, env=env)
    run(["apt-get", "-q", "install", "-y", "--no-install-recommends", package], steps, env=env)


def output_of(command: Sequence[str]) -> str:
    """Return what a short command says, or nothing where it cannot be run or fails."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""


# ---------------------------------------------------------------------------- environment and package


def prepare(extras: Sequence[str], steps: Steps) -> Path:
    """Make the checkout ready in three steps: environment, package, bundle; do only what is not done yet.

    Parameters
    ----------
    extras
        Extras of the package that are needed.
    steps
        Where it is announced.

    Returns
    -------
    pathlib.Path
        The Python of the environment.

    Raises
    ------
    SetupError
        If something is missing or fails.
    """
    check_python()
    if bundle_is_stale():
        check_node()
    python = VENV / "bin" / "python"
    with steps.step("Python environment in .venv"):
        _make_environment(python, steps)
    stamp = _stamp(extras)
    if _is_installed(python, stamp):
        with steps.step("Package journey-widgets: installed"):
            pass
    else:
        parts = " and ".join(EXTRAS[extra][1] for extra in stamp["extras"])
        with steps.step(f"Installing journey-widgets with {parts} (about a minute)"):
            _install(python, stamp, steps)
    stale = bundle_is_stale()
    with steps.step("Building the views (about ten seconds)" if stale else "Views: built"):
        if stale:
            install_node_modules(steps, with_types="test" in extras)
            run(["npm", "run", "build"], steps, cwd=JS)
    _link_extension()
    return python


def _make_environment(python: Path, steps: Steps) -> None:
    wanted = ".".join(str(part) for part in sys.version_info[:2])
    probe = "import pip, sys; print('.'.join(map(str, sys.version_info[:2])))"
    here = _read_stamp().get("root", str(ROOT)) == str(ROOT)  # a copied environment points to where it came from
    if here and output_of([str(python), "-I", "-c", probe]) == wanted:
        return
    if importlib.util.find_spec("ensurepip") is None:
        _install_venv_module(f"python{wanted}-venv", steps)
    # without links the environment would hold a copy of the interpreter that misses its updates
    run([sys.executable, "-m", "venv", "--clear", "--symlinks", str(VENV)], steps)


def _install_venv_module(package: str, steps: Steps) -> None:
    """Debian and Ubuntu keep what `python3 -m venv` needs in a package of its own."""
    if not (is_root() and shutil.which("apt-get")):
        raise SetupError(f"Python's venv is not whole: `sudo apt install {package}` (or python3-venv), then try again.")
    apt_install(package, steps)


def _stamp(extras: Sequence[str]) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - new in the oldest Python we take, which has been checked by now

    before = _read_stamp()
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = json.dumps([about["build-system"], about["project"]], sort_keys=True)  # and not the linters' settings
    return {
        "root": str(ROOT),
        "needed": hashlib.sha256(needed.encode()).hexdigest(),
        "extras": sorted({*extras, *before.get("extras", ())}),  # the other command's stay
    }


def _read_stamp() -> dict[str, Any]:
    try:
        content = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _is_installed(python: Path, stamp: Mapping[str, Any]) -> bool:
    names = ["journey-widgets", *(EXTRAS[extra][0] for extra in stamp["extras"])]
    probe = "import sys, importlib.metadata as m; [m.version(name) for name in sys.argv[1:]]; print('yes')"
    return _read_stamp() == stamp and output_of([str(python), "-I", "-c", probe, *names]) == "yes"


def _install(python: Path, stamp: Mapping[str, Any], steps: Steps) -> None:
    STAMP.unlink(missing_ok=True)  # an install that is broken off is none
    LINK.unlink(missing_ok=True)  # pip would follow it, and remove what is built
    LABEXTENSION.mkdir(exist_ok=True)  # pip wants to copy it, though it is not built yet
    env = {
        **os.environ,
        "SKIP_JUPYTER_BUILDER": "1",  # the next step builds the views, by the lock file and in sight
        "PIP_USER": "0",  # in pip's settings of some machines, and refused within an environment
    }
    target = f".[{','.join(stamp['extras'])}]"
    run([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-e", target], steps, env=env)
    _hush_lab()
    STAMP.write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


def _link_extension() -> None:
    """An editable install copies the extension, as it was then; JupyterLab is to load it as it is now."""
    if LINK.is_symlink():
        return
    shutil.rmtree(LINK, ignore_errors=True)
    LINK.parent.mkdir(parents=True, exist_ok=True)
    LINK.symlink_to(LABEXTENSION)


def _hush_lab() -> None:
    """Have this environment's JupyterLab ask nobody about news; a user's own settings still win.

    `LabApp.news_url=None` ends the fetching, not the question (seen with JupyterLab 4.6).
    """
    folder = VENV / "share" / "jupyter" / "lab" / "settings"
    folder.mkdir(parents=True, exist_ok=True)
    quiet = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
    (folder / "overrides.json").write_text(json.dumps(quiet, indent=2) + "\n", encoding="utf-8")


# ---------------------------------------------------------------------------- the views


def bundle_is_stale() -> bool:
    """Return whether a source of the views is newer than the bundle, or the bundle is not whole."""
    return is_stale(BUNDLE, JS_SOURCES)


def is_stale(targets: Sequence[Path], sources: Sequence[Path]) -> bool:
    """Return whether any of `targets` is missing, or older than any of `sources` (files or whole folders)."""
    if not all(target.is_file() for target in targets):
        return True
    # a folder's own time tells of files that were removed from it
    paths = [path for source in sources for path in (source, *source.rglob("*"))]
    newest = max((path.stat().st_mtime for path in paths if path.exists()), default=0.0)
    return newest > min(target.stat().st_mtime for target in targets)


def install_node_modules(steps: Steps, *, with_types: bool = False) -> None:
    """Install what builds the views, exactly as the lock file has it, unless it is there.

    Parameters
    ----------
    steps
        Where it is told.
    with_types
        Also what only checks them: of JupyterLab's packages, which it brings itself, the types.

    Raises
    ------
    SetupError
        If Node is missing or too old, or npm fails.
    """
    check_node()
    modules = JS / "node_modules"
    # npm writes this file last
    is_old = is_stale([modules / ".package-lock.json"], [JS / "package-lock.json", JS / "package.json"])
    if is_old or (with_types and not (modules / "@jupyterlab" / "application").exists()):
        # the build is among the development packages, which NODE_ENV=production would leave out
        more = ["--include=peer"] if with_types else []
        run(["npm", "ci", "--include=dev", *more, "--no-audit", "--no-fund"], steps, cwd=JS)

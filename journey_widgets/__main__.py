"""Opens JupyterLab on the start notebook: `python3 journey_widgets` in a checkout, which it sets up first.

`python -m journey_widgets` of an installed package sets nothing up: it opens JupyterLab in the current folder.
"""

from __future__ import annotations

import argparse
import http.client
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

if __package__:
    from journey_widgets import _setup
else:  # run as a folder: the package itself cannot be imported, for its dependencies are not installed yet
    import _setup  # type: ignore[import-not-found,no-redef]

    del sys.path[0]  # else our modules would hide others of the same name

WORKSPACE = "journey-widgets"
"""JupyterLab's layout for this project: the default one would bring back tabs of other folders."""


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing and open JupyterLab; return the exit code."""
    own, lab_arguments = _setup.split_arguments(arguments)
    options = _parser().parse_args(own)
    if not _setup.is_checkout():
        if importlib.util.find_spec("jupyterlab") is None:
            raise _setup.SetupError("JupyterLab is not installed here: pip install 'journey-widgets[lab]'")
        return open_lab(Lab(sys.executable, Path.cwd(), "", options, lab_arguments), _setup.Steps(1))
    start_notebook = f"{options.language}/00_start_here.ipynb"
    folder = _setup.ROOT / "templates"
    if not (folder / start_notebook).is_file():
        raise _setup.SetupError(f"There is no notebook templates/{start_notebook} to start from.")
    steps = _setup.Steps(4)
    python = _setup.prepare(["lab"], steps)
    return open_lab(Lab(str(python), folder, start_notebook, options, lab_arguments), steps)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 journey_widgets",
        description="Opens JupyterLab on the start notebook, having installed what is missing in .venv.",
        epilog="Everything after -- goes to jupyter lab.",
    )
    parser.add_argument("--language", choices=["en", "it"], default="en", help="language of the start notebook (en)")
    parser.add_argument("--no-browser", action="store_true", help="open no browser, only print the address")
    parser.add_argument("--port", type=int, help="port of the server (the first free one from 8888)")
    return parser


class Lab:
    """How JupyterLab is to be started.

    Parameters
    ----------
    python
        The Python that has it.
    folder
        What its file browser shows.
    notebook
        What it opens, relative to the folder; may be empty.
    options
        Ours: port and browser.
    arguments
        Its own.
    """

    def __init__(
        self, python: str, folder: Path, notebook: str, options: argparse.Namespace, arguments: Sequence[str]
    ) -> None:
        self.python = python
        self.folder = folder
        self.page = f"/lab/workspaces/{WORKSPACE}" + (f"/tree/{notebook}" if notebook else "")
        self.opens_browser = not options.no_browser
        self.command = [python, "-m", "jupyterlab", "--no-browser"]
        self.command += [f"--ServerApp.root_dir={folder}", f"--LabApp.default_url={self.page}"]
        if options.port is not None:
            self.command += [f"--ServerApp.port={options.port}", "--ServerApp.port_retries=0"]
        if _setup.is_root():
            self.command.append("--allow-root")
        self.command += arguments


def open_lab(lab: Lab, steps: _setup.Steps) -> int:
    """Start JupyterLab, say where it is, and stay until it ends.

    Raises
    ------
    SetupError
        If it ends by itself before it answers.
    """
    with tempfile.NamedTemporaryFile(prefix="jupyterlab-", suffix=".log") as log, _running(lab, log.file) as server:
        with steps.step("Starting JupyterLab"):
            address = _wait_for_address(server, lab, steps)
        if address is None:
            return _explain_end(server, lab, log.file)
        print(f"\nJupyterLab is at  {address}\nIts log is {log.name}. Ctrl-C ends it.", flush=True)
        if lab.opens_browser and _has_screen():
            webbrowser.open(address)
        try:
            return server.wait()
        except KeyboardInterrupt:
            print("\nEnding JupyterLab and its kernels …", flush=True)
            return 0


@contextmanager
def _running(lab: Lab, output: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    server = _setup.start(lab.command, output, cwd=lab.folder)
    try:
        yield server
    finally:
        _setup.stop(server, patience=20)


def _wait_for_address(server: subprocess.Popen[bytes], lab: Lab, steps: _setup.Steps) -> str | None:
    """Return the address with its token once the server answers, or None where it has ended instead."""
    since = time.time() - 1
    ask = "import jupyter_core.paths as paths; print(paths.jupyter_runtime_dir())"
    told = subprocess.run([lab.python, "-c", ask], stdout=subprocess.PIPE, cwd=lab.folder, check=True)
    note = Path(told.stdout.decode().strip()) / f"jpserver-{server.pid}.json"
    ticks = 0
    while server.poll() is None:
        server_info = _read_note(note, since)
        if server_info and _answers(server_info):
            token = f"?token={server_info['token']}" if server_info["token"] else ""
            return f"{server_info['url'].rstrip('/')}{lab.page}{token}"
        time.sleep(0.1)
        ticks += 1
        if ticks % 10 == 0:
            steps.tick()
    return None


def _read_note(note: Path, since: float) -> dict[str, Any]:
    """Return what the server has written about itself; an older file is of a dead server with the same number."""
    try:
        if note.stat().st_mtime < since:
            return {}
        content = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _answers(server_info: dict[str, Any]) -> bool:
    # http.client, for urllib would ask a proxy for this very machine
    connection = http.client.HTTPConnection(server_info["hostname"], server_info["port"], timeout=5)
    try:
        connection.request("GET", f"{server_info['base_url']}api")
        connection.getresponse()
    except http.client.HTTPException:
        return True  # it speaks https
    except OSError:
        return False
    finally:
        connection.close()
    return True


def _explain_end(server: subprocess.Popen[bytes], lab: Lab, output: IO[bytes]) -> int:
    lines = _setup.tail(output)
    if server.returncode:
        raise _setup.SetupError(_setup.failure(lab.command, server.returncode, lab.folder, lines))
    print("\n".join(lines))  # -- --version, for one
    return 0


def _has_screen() -> bool:
    """Return whether a browser has where to show: else Python opens a text browser, which takes the terminal."""
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(_setup.guarded(lambda: main(sys.argv[1:])))

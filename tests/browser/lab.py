"""Drives a real JupyterLab in headless Chromium: starts the server, opens notebooks, runs cells, reads output."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser, Locator, Page, expect

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IDLE = """() => {
  const kernel = window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel;
  return kernel && kernel.connectionStatus === 'connected' && kernel.status === 'idle';
}"""
SETTINGS = {
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/apputils-extension/themes": {"theme": "JupyterLab Light"},
    "@jupyterlab/docmanager-extension/plugin": {"autosave": False},
}
PATIENCE = 60_000
"""Milliseconds until a condition must hold; a loaded machine is slow, and a passing test never waits that long."""
COPY = """text => {
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = text;
    area.select();
    document.execCommand('copy');
    area.remove();
}"""


class Lab:
    """A JupyterLab server of its own, with fresh settings.

    Parameters
    ----------
    home
        An empty folder for settings and notebooks.
    without
        Names of extensions that are switched off.
    settings
        Settings beside the usual ones: plugin → values.
    """

    def __init__(
        self, home: Path, *, without: Sequence[str] = (), settings: Mapping[str, Mapping[str, Any]] | None = None
    ) -> None:
        self.root = home / "work"
        self.root.mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        for name, values in {**SETTINGS, **(settings or {})}.items():
            path = home / "settings" / f"{name}.jupyterlab-settings"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(values))
        page_config = home / "config" / "labconfig" / "page_config.json"
        page_config.parent.mkdir(parents=True, exist_ok=True)
        page_config.write_text(json.dumps({"disabledExtensions": dict.fromkeys(without, True)}))
        folders = {
            "JUPYTERLAB_SETTINGS_DIR": "settings",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
            "JUPYTER_CONFIG_DIR": "config",
            "JUPYTER_RUNTIME_DIR": "runtime",
            "JUPYTER_DATA_DIR": "data",
            "IPYTHONDIR": "ipython",
        }
        env = {**os.environ, **{name: str(home / folder) for name, folder in folders.items()}}
        options = [
            "--no-browser",
            "--allow-root",
            "--ip=127.0.0.1",
            f"--port={port}",
            "--ServerApp.port_retries=0",
            "--IdentityProvider.token=",
            "--ServerApp.disable_check_xsrf=True",
            f"--ServerApp.root_dir={self.root}",
            "--LabApp.expose_app_in_browser=True",
            "--LabApp.news_url=",
        ]
        self._log = (home / "lab.log").open("w")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options], env=env, stdout=self._log, stderr=subprocess.STDOUT
        )
        self._wait(home / "lab.log")

    def _wait(self, log: Path) -> None:
        end = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < end:
            try:
                self.api("GET", "/api")
            except OSError:
                if self._process.poll() is not None:
                    break
                time.sleep(0.2)  # the server's port does not tell when it opens
            else:
                return
        raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")

    def api(self, method: str, path: str, body: object = None) -> Any:
        """Call the server's REST interface."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, method=method, data=data)  # noqa: S310 - our own server
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            text = answer.read()
        return json.loads(text) if text else None

    def end_sessions(self) -> None:
        """Stop all kernels: they outlive pages and would restore old widgets."""
        for kernel in self._kernels():
            with contextlib.suppress(urllib.error.HTTPError):  # it ended by itself meanwhile
                self.api("DELETE", f"/api/kernels/{kernel['id']}")

    def _kernels(self) -> list[dict[str, Any]]:
        """Return the server's kernels; it fails to list them while one of them is just starting or ending."""
        end = time.monotonic() + PATIENCE / 1000
        while True:
            try:
                kernels: list[dict[str, Any]] = self.api("GET", "/api/kernels")
            except urllib.error.HTTPError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)
            else:
                return kernels

    def write(self, name: str, *cells: str) -> str:
        """Write a notebook of code cells; return its name."""
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        )
        nbformat.write(notebook, self.root / name)
        return name

    def open(self, browser: Browser, *cells: str, name: str = "", **context: Any) -> Notebook:
        """Open a new notebook of these cells in a window of its own, and wait for its kernel."""
        name = self.write(name or f"{secrets.token_hex(4)}.ipynb", *cells)
        notebook = self.look(browser, name, **context)
        notebook.idle()
        return notebook

    def look(self, browser: Browser, name: str, **context: Any) -> Notebook:
        """Open a notebook that is there, whatever becomes of its kernel."""
        page = browser.new_page(viewport={"width": 1500, "height": 1000}, **context)
        page.set_default_timeout(PATIENCE)
        url = f"{self.url}/lab/workspaces/{secrets.token_hex(4)}/tree/{name}?reset"
        notebook = Notebook(page, url, self.root / name)
        notebook.load()
        return notebook

    def trust(self, name: str) -> None:
        """Sign a notebook, as JupyterLab does when its reader runs all of it."""
        self.api("POST", f"/api/contents/{name}/trust")

    def stop(self) -> None:
        """Stop the server."""
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._log.close()


class Notebook:
    """An open notebook.

    Attributes
    ----------
    page
        Its browser page.
    path
        Its file.
    errors
        What the page complained of: exceptions, failed requests, requests to anywhere but this machine.
    """

    def __init__(self, page: Page, url: str, path: Path) -> None:
        self.page = page
        self.url = url
        self.path = path
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        page.on("request", lambda request: self._note_request(request.url))

    def _note_request(self, url: str) -> None:
        if "127.0.0.1" not in url and not url.startswith(("blob:", "data:")):
            self.errors.append(f"request to elsewhere: {url}")

    def load(self) -> None:
        """Load the page, or load it again."""
        self.page.goto(self.url)
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Notebook .jp-Cell")

    def idle(self) -> None:
        """Wait until the kernel has nothing to do."""
        self.page.wait_for_function(IDLE)

    def run_all(self) -> None:
        """Run all cells and wait for their end."""
        self.command("notebook:run-all-cells")
        self.page.wait_for_function(
            """() => window.jupyterapp.shell.currentWidget.content.widgets.every(
                cell => cell.model.type !== 'code' || cell.model.sharedModel.getSource() === ''
                        || cell.model.executionCount !== null)"""
        )
        self.idle()
        # dragging, menus and the clipboard come a moment after a map
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('.jw-swimlane')].every(map => map.dataset.tools === 'here')"
        )

    def command(self, name: str) -> None:
        """Start a command of JupyterLab; its promise is not waited for, since some never end."""
        self.page.evaluate("name => { window.jupyterapp.commands.execute(name); }", name)

    def start(self, code: str) -> int:
        """Run code in a new cell at the end without waiting; return the cell's number.

        Edits of the page are on another channel than cells, so one waits until the kernel has confirmed them, as the
        toolbar tells a user.
        """
        expect(self.page.locator(".jw-safety.is-waiting")).to_have_count(0)
        return self.page.evaluate(
            """code => {
                const notebook = window.jupyterapp.shell.currentWidget.content;
                const cells = notebook.model.sharedModel;
                cells.addCell({cell_type: 'code', source: code, metadata: {}});
                notebook.activeCellIndex = cells.cells.length - 1;
                window.jupyterapp.commands.execute('notebook:run-cell');
                return notebook.activeCellIndex;
            }""",
            code,
        )

    def finish(self, cell: int) -> str:
        """Wait for a cell's end; return what it printed, tracebacks included."""
        self.page.wait_for_function(
            "n => window.jupyterapp.shell.currentWidget.content.widgets[n].model.executionCount !== null", arg=cell
        )
        self.idle()
        return self.page.evaluate(
            """n => {
                const outputs = window.jupyterapp.shell.currentWidget.content.widgets[n].model.sharedModel.getOutputs();
                const told = o => o.output_type === 'error' ? o.traceback.join('\\n') : [o.text].flat().join('');
                return outputs.map(told).join('');
            }""",
            cell,
        )

    def run(self, code: str) -> str:
        """Run code in a new cell; return what it printed."""
        return self.finish(self.start(code))

    def value(self, expression: str) -> Any:
        """Return the value of a Python expression in the kernel, by way of JSON."""
        printed = self.run(f"import json\nprint('JSON:' + json.dumps({expression}, default=str))")
        assert "JSON:" in printed, printed
        return json.loads(printed.split("JSON:", 1)[1])

    def becomes(self, expression: str, expected: object) -> None:
        """Wait until an expression has a value in the kernel.

        A page shows at once what is done there; its messages reach the kernel on a way of their own, beside cells.
        """
        end = time.monotonic() + PATIENCE / 1000
        while (found := self.value(expression)) != expected:
            assert time.monotonic() < end, found

    def copy(self, text: str) -> None:
        """Put a text into the clipboard, as another program would."""
        self.page.evaluate(COPY, text)

    def maps(self) -> Locator:
        """Return the swimlanes on the screen."""
        return self.page.locator(".jw-swimlane")

    def saved_maps(self) -> Locator:
        """Return the swimlanes that are drawn from what was saved."""
        return self.maps().filter(has=self.page.locator(".jw-safety.is-saved"))

    def live_maps(self) -> Locator:
        """Return the swimlanes that can be edited."""
        return self.maps().filter(has_not=self.page.locator(".jw-safety.is-saved"))

    def save(self) -> None:
        """Save the notebook, and wait until nothing is left to be saved."""
        # not the command: it does nothing while the checkpoint of an earlier save is being made
        self.page.evaluate("() => { window.jupyterapp.shell.currentWidget.context.save(); }")
        self.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")

    def read(self) -> dict[str, Any]:
        """Return what is in the notebook's file; a server that is writing it has emptied it first."""
        end = time.monotonic() + PATIENCE / 1000
        while True:
            try:
                found: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
            except json.JSONDecodeError:
                if time.monotonic() > end:
                    raise
                self.page.wait_for_timeout(50)
            else:
                return found

    def card(self, table: str, row: str, column: str = "", within: Locator | None = None) -> Locator:
        """Return what shows a value, by the place it carries."""
        selector = f'[data-table="{table}"][data-row="{row}"]' + (f'[data-column="{column}"]' if column else "")
        return (within or self.page).locator(selector).first

    def cell(self, lane: str, column: int, within: Locator | None = None) -> Locator:
        """Return a cell of a lane, by the lane's id and the column's number from 0."""
        return (within or self.page).locator(f'[data-lane="{lane}"] > [role="gridcell"]').nth(column)

    def close(self) -> None:
        """Close the page; fail if it complained."""
        self.page.close()
        assert self.errors == []


__all__ = ["CHROMIUM_FLAGS", "PATIENCE", "Lab", "Notebook", "expect"]

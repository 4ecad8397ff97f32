"""Real pages without a browser: one Node process with the documents, hosts and verbs of `js/src`.

`js/test/harness.ts` is bundled when it is first needed, `js/test/drawn.ts` where maps are drawn; requests and
answers are lines of JSON.
"""

from __future__ import annotations

import base64
import json
import math
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

JS = Path(__file__).parents[2] / "js"
ESBUILD = JS / "node_modules" / ".bin" / "esbuild"
PATIENCE_S = 120
"""An answer that takes longer will never come."""

Message = tuple[dict[str, Any], list[str]]
"""Content and buffers of a message, the buffers in base64."""


def encode(data: bytes) -> str:
    """Return bytes as text."""
    return base64.b64encode(data).decode("ascii")


def decode(text: str) -> bytes:
    """Return what `encode` was given."""
    return base64.b64decode(text)


class Node:
    """The process; every command of the harness is a call: ``node("read", update=…)``."""

    def __init__(self, folder: Path, entry: str = "harness") -> None:
        bundle = folder / f"{entry}.cjs"
        views = ["--jsx=automatic", "--jsx-import-source=preact", "--loader:.css=text"]
        options = ["--bundle", "--platform=node", "--format=cjs", f"--outfile={bundle}", *views]
        subprocess.run([ESBUILD, f"test/{entry}.ts", *options], cwd=JS, check=True, capture_output=True)
        self._process = subprocess.Popen(
            ["node", bundle], cwd=JS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def __call__(self, command: str, /, **request: Any) -> Any:
        """Ask, and return the answer; what failed there fails here."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("no pipes")
        watchdog = threading.Timer(PATIENCE_S, self._process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            self._process.stdin.write(json.dumps({"do": command, **request}) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        finally:
            watchdog.cancel()
        if not line:
            raise RuntimeError(f"Node ended with {self._process.wait()} at {command}")
        found = json.loads(line)
        if "error" in found:
            raise RuntimeError(f"{command} failed in the page:\n{found['error']}")
        return found["answer"]

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait(timeout=10)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


def is_available() -> bool:
    """Return whether there is a Node project to run: the Python alone needs none."""
    return ESBUILD.exists()


def finite(rows: Any) -> Any:
    """Return rows without numbers that are none: they read as missing on both sides, and JSON has no word for them."""
    if isinstance(rows, dict):
        return {key: finite(value) for key, value in rows.items() if not _is_odd(value)}
    return rows


def _is_odd(value: object) -> bool:
    return value is None or (isinstance(value, float) and not math.isfinite(value))


def same_rows(a: Any, b: Any) -> bool:
    """Compare rows by value and kind: True is not 1, but 1.0 is 1."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same_rows(a[key], b[key]) for key in a)
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return float(a) == float(b)  # JavaScript writes a large whole number as the shortest that means it
    return bool(a == b)


def differences(a: Any, b: Any, path: Sequence[str] = ()) -> list[str]:
    """Return where rows differ, for the message of a failed test."""
    if isinstance(a, dict) and isinstance(b, dict):
        return [line for key in sorted({*a, *b}) for line in differences(a.get(key), b.get(key), (*path, key))]
    return [] if same_rows(a, b) else [f"{'/'.join(path)}: {a!r} ≠ {b!r}"]

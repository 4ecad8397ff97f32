"""Writes the reference page of the analyses from their docstrings.

Run ``python -m journey_widgets.analysis._reference`` after a change to a docstring; a test fails while it is stale.
"""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from journey_widgets import analysis

OPENING = """\
Pure functions: tables in, one tidy table out, units in the names of its columns. They take the tables of a redesign
(`rd.touchpoints`) or any DataFrame with those columns, and change none. How a result was made (formula, source,
parameters) and what it leaves out, with the reason, is in its `attrs`: `jw.analysis.about(result)` and
`jw.analysis.left_out(result)` show it. What cannot be used is refused by table, row and column, all of it in one
`JourneyError`."""
PAGE = Path(__file__).with_name("REFERENCE.md")
COMMAND = "python -m journey_widgets.analysis._reference"
_SECTION = re.compile(r"^(?P<name>[A-Z][a-z]+)\n-+$", re.MULTILINE)
_PARAMETER = re.compile(r"^(?P<names>[\w, *]+)$")


def page() -> str:
    """Return the page, as it must stand in the tree."""
    by_module: dict[str, list[Callable[..., Any]]] = {}
    for name in analysis.__all__:
        function = getattr(analysis, name)
        by_module.setdefault(function.__module__, []).append(function)
    parts = [
        "# Analyses",
        f"<!-- Written by `{COMMAND}` from the docstrings; do not edit. -->",
        OPENING,
        "The examples need `import pandas as pd` and `import journey_widgets as jw`.",
        _contents(by_module),
    ]
    for module, functions in sorted(by_module.items()):
        parts.append(f"## {_title(module)}")
        parts.append(_heading_of(module))
        parts += [_entry(function) for function in sorted(functions, key=lambda function: function.__name__)]
    return "\n\n".join(parts) + "\n"


def _contents(by_module: dict[str, list[Callable[..., Any]]]) -> str:
    lines = ["| function | what it gives |", "|---|---|"]
    for _, functions in sorted(by_module.items()):
        for function in sorted(functions, key=lambda function: function.__name__):
            first = (inspect.getdoc(function) or "").split("\n")[0].replace("|", "\\|")
            lines.append(f"| [`{function.__name__}`](#{function.__name__}) | {first} |")
    return "\n".join(lines)


def _title(module: str) -> str:
    return module.rpartition(".")[2].strip("_").replace("_", " ").capitalize()


def _heading_of(module: str) -> str:
    return inspect.getdoc(importlib.import_module(module)) or ""


def _entry(function: Callable[..., Any]) -> str:
    first, *sections = _sections(inspect.getdoc(function) or "")
    parts = [f"### {function.__name__}", f"```python\n{_signature(function)}\n```", first[1]]
    for name, text in sections:
        if name == "Examples":
            code = "\n".join(line for line in text.splitlines() if not line.startswith(">>> import "))
            parts.append(f"```pycon\n{code}\n```")
        elif name in {"Parameters", "Returns", "Raises"}:
            parts.append(f"**{name}**\n\n{_listed(text)}")
        else:
            parts.append(f"**{name}**: {' '.join(text.split())}" if name == "References" else text)
    return "\n\n".join(parts)


def _sections(doc: str) -> list[tuple[str, str]]:
    """Return the docstring in parts: what stands before the first heading, then each section by its name."""
    found = list(_SECTION.finditer(doc))
    ends = [match.start() for match in found[1:]] + [len(doc)]
    opening = doc[: found[0].start()] if found else doc
    return [
        ("", opening.strip()),
        *((m["name"], doc[m.end() : end].strip("\n")) for m, end in zip(found, ends, strict=True)),
    ]


def _listed(text: str) -> str:
    """Return a numpy section as a list: names, and what is indented beneath them."""
    lines: list[str] = []
    for line in text.splitlines():
        if line and not line.startswith(" "):
            lines.append(f"- `{line}`:" if _PARAMETER.match(line) or "." in line else f"- {line}:")
        elif line.strip():
            lines[-1] += f" {line.strip()}"
    return "\n".join(lines)


def _signature(function: Callable[..., Any]) -> str:
    text = f"{function.__name__}{inspect.signature(function)}"
    return re.sub(r"'([\w.| \[\],]+)'", r"\1", text)


def main() -> None:
    """Write the page where it belongs."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()

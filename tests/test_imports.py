"""Imports run downwards only, in both languages; heavy packages are imported where they are used.

The rules are data; the checkers take text, so that they can be tried on violations.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "journey_widgets"
TYPESCRIPT = ROOT / "js" / "src"

# ---------------------------------------------------------------------------- the rules

FROM_SCHEMA_UP = {"schema", "errors"}
BESIDE_MODEL = FROM_SCHEMA_UP | {"model"}
INDEX = BESIDE_MODEL | {"sync", "interchange", "export"}
PURE_LAYERS = {"analysis", "charts", "events", "exercises"}
"""What an analyst may call on tables of her own knows no document."""

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "schema": {"errors"},
    "model": FROM_SCHEMA_UP,
    "sync": BESIDE_MODEL,
    "interchange": BESIDE_MODEL,
    "export": BESIDE_MODEL,
    **dict.fromkeys(PURE_LAYERS, FROM_SCHEMA_UP),
    "boards": FROM_SCHEMA_UP | {"analysis", "charts"},
    "cells": {"errors"},
    "redesign": INDEX | PURE_LAYERS | {"cells"},
    "sources": INDEX | {"redesign"},
    "widgets": INDEX | PURE_LAYERS | {"boards", "cells", "redesign", "sources"},
    "__init__": INDEX | PURE_LAYERS | {"cells", "redesign", "sources", "widgets"},
    "cli": INDEX | {"redesign", "sources"},
    "_setup": set(),
    "__main__": {"_setup"},
}
"""Layer → the layers it may import besides itself. A layer is a module or folder right within the package."""

HEAVY_AT_HOME: dict[str, set[str]] = {
    "altair": {"charts"},
    "duckdb": {"events"},
    "ibis": {"events"},
    "IPython": set(),
    "pptx": {"export"},
    "pycrdt": {"model"},
    "vl_convert": set(),
}
"""Heavy package → the layers that may import it as they are imported; all others do so within a function."""

TYPESCRIPT_MAY_IMPORT: dict[str, set[str]] = {
    "schema": set(),
    "model": {"schema"},
    "interchange": {"schema", "model"},
    "host": {"schema", "model"},
    "views": {"schema", "model"},
    "lab": {"schema", "model", "interchange", "host", "views"},
    "entry": {"schema", "model", "interchange", "host", "views", "lab"},
}
HOST_INTERFACE = "host/host"
"""All that a view knows of a host, and as a type only."""


# ---------------------------------------------------------------------------- Python


class Import(NamedTuple):
    """A module named by an import statement, and whether it is loaded as soon as the module with the statement is."""

    line: int
    module: str
    names: tuple[str, ...]
    at_once: bool


def find_imports(source: str, package: str) -> Iterator[Import]:
    """Yield the imports of a Python module that lies in `package`."""
    tree = ast.parse(source)
    later = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or _is_for_types(node)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        at_once = id(node) not in later
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(node.lineno, alias.name, (), at_once)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield Import(node.lineno, module, tuple(alias.name for alias in node.names), at_once)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def layer_of(place: str) -> str:
    """Return the layer of a module: its first folder, or its own name right within the package."""
    return Path(place).with_suffix("").parts[0]


def violations(source: str, place: str) -> list[str]:
    """Return what a module's imports break, one line each; `place` is its path within the package."""
    layer = layer_of(place)
    if layer not in MAY_IMPORT:
        return [f"{place}: a new layer; say in tests/test_imports.py what it may import"]
    found = []
    for statement in find_imports(source, ".".join(["journey_widgets", *Path(place).parent.parts])):
        above = [name for name in _own_targets(statement) if name != layer and name not in MAY_IMPORT[layer]]
        found += [f"{place}:{statement.line}: {layer} may not import {name}" for name in above]
        home = HEAVY_AT_HOME.get(statement.module.split(".")[0])
        if home is not None and statement.at_once and layer not in home:
            found.append(f"{place}:{statement.line}: {statement.module} is heavy: import it where it is used")
    return found


def _own_targets(statement: Import) -> list[str]:
    """Return the layers of our own that a statement imports."""
    parts = statement.module.split(".")
    if parts[0] != "journey_widgets":
        return ["_setup"] if statement.module == "_setup" else []
    if len(parts) > 1:
        return [parts[1]]
    return [name if name in MAY_IMPORT else "__init__" for name in statement.names] or ["__init__"]


def python_files() -> list[str]:
    """Return the modules of the package, as paths within it."""
    return [path.relative_to(PACKAGE).as_posix() for path in sorted(PACKAGE.rglob("*.py"))]


@pytest.mark.parametrize("place", python_files())
def test_a_module_imports_downwards_only(place: str) -> None:
    assert not violations((PACKAGE / place).read_text(encoding="utf-8"), place)


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("schema/spec.py", "from journey_widgets.model.document import Document"),
        ("errors.py", "from journey_widgets.schema import TABLES"),
        ("model/frames.py", "from journey_widgets import redesign"),
        ("model/frames.py", "from journey_widgets import new"),
        ("model/frames.py", "import journey_widgets as jw"),
        ("model/frames.py", "from ..interchange import rows"),
        ("model/frames.py", "def f():\n    from journey_widgets.sync.link import acquire_link"),
        ("sync/link.py", "from journey_widgets.interchange import rows"),
        ("sync/link.py", "from journey_widgets import cells"),
        ("sync/link.py", "import journey_widgets.cells"),
        ("analysis/gaps.py", "from journey_widgets.model.document import Document"),
        ("charts/curve.py", "from journey_widgets.analysis.gaps import gaps"),
        ("redesign.py", "from journey_widgets.sources import new"),
        ("sources.py", "from journey_widgets.widgets.swimlane import Swimlane"),
        ("export/picture.py", "import vl_convert"),
        ("export/picture.py", "import altair as alt"),
        ("redesign.py", "from pycrdt import Doc"),
        ("cells.py", "try:\n    from IPython.core import events\nexcept ImportError:\n    pass"),
        ("model/frames.py", "class A:\n    import duckdb"),
        ("attic/old.py", ""),
    ],
)
def test_a_planted_violation_is_found(place: str, source: str) -> None:
    assert len(violations(source, place)) == 1


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("model/frames.py", "from . import document\nfrom .keys import ORDER\nfrom ..schema import TABLES"),
        ("model/document.py", "from pycrdt import Doc"),
        ("export/picture.py", "def draw():\n    import vl_convert\n    import altair"),
        ("charts/curve.py", "import altair as alt\nfrom journey_widgets.errors import JourneyError"),
        ("sources.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import altair"),
        ("redesign.py", "from journey_widgets import cells"),
        ("__init__.py", "from journey_widgets.analysis import gaps"),
    ],
)
def test_what_is_allowed_is_let_through(place: str, source: str) -> None:
    assert violations(source, place) == []


# ---------------------------------------------------------------------------- TypeScript

STATEMENT = re.compile(
    r"""^\s*(?:import|export)\s+ (?P<clause>[^;"']*?) \bfrom\s* ["'](?P<from>[^"']+)["']
      | ^\s*import\s* ["'](?P<effect>[^"']+)["']
      | \bimport\s*\(\s* ["'](?P<later>[^"']+)["']""",
    re.MULTILINE | re.VERBOSE,
)
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)


def typescript_violations(source: str, place: str) -> list[str]:
    """Return what a module's imports break, one line each; `place` is its path within js/src."""
    layer = layer_of(place)
    if layer not in TYPESCRIPT_MAY_IMPORT:
        return [f"{place}: a new layer; say in tests/test_imports.py what it may import"]
    found = []
    for statement in STATEMENT.finditer(COMMENT.sub("", source)):
        named = statement["from"] or statement["effect"] or statement["later"]
        if not named.startswith("."):
            continue  # a package of npm
        target = _resolve(place, named)
        above = layer_of(target)
        is_interface = target == HOST_INTERFACE and (statement["clause"] or "").startswith("type ")
        if above == layer or above in TYPESCRIPT_MAY_IMPORT[layer] or (layer == "views" and is_interface):
            continue
        found.append(f"{place}: {layer} may not import {named}")
    return found


def _resolve(place: str, named: str) -> str:
    """Return the path within js/src, without suffix, that a relative import names."""
    parts = place.split("/")[:-1]
    for part in named.split("/"):
        if part == "..":
            del parts[-1:]
        elif part != ".":
            parts.append(part)
    return re.sub(r"\.[jt]sx?$", "", "/".join(parts))


def typescript_files() -> list[str]:
    """Return the modules of the views, as paths within js/src; declarations import nothing."""
    paths = [path for path in sorted(TYPESCRIPT.rglob("*.ts*")) if not path.name.endswith(".d.ts")]
    return [path.relative_to(TYPESCRIPT).as_posix() for path in paths]


@pytest.mark.parametrize("place", typescript_files())
def test_a_typescript_module_imports_downwards_only(place: str) -> None:
    assert not typescript_violations((TYPESCRIPT / place).read_text(encoding="utf-8"), place)


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("schema/tables.generated.ts", 'import { place } from "../model/order.js";'),
        ("model/map.ts", 'import {\n  acquire,\n  type Host,\n} from "../host/kernel.js";'),
        ("model/map.ts", 'export { say } from "../views/text.js";'),
        ("model/map.ts", 'import "../views/styles.js";'),
        ("model/map.ts", 'const { say } = await import("../views/text.js");'),
        ("model/document.ts", 'import { readJourneyFile } from "../interchange/journey_file.js";'),
        ("interchange/read.ts", 'import { KernelHost } from "../host/kernel.js";'),
        ("host/kernel.ts", 'import { mountSwimlane } from "../views/swimlane/swimlane.js";'),
        ("views/swimlane/view.ts", 'import type { Kernel } from "../../host/kernel.js";'),
        ("views/swimlane/view.ts", 'import { makeHost } from "../../host/host.js";'),
        ("views/text.ts", 'import { library } from "../entry/library.js";'),
        ("attic/old.ts", ""),
    ],
)
def test_a_planted_typescript_violation_is_found(place: str, source: str) -> None:
    assert len(typescript_violations(source, place)) == 1


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("views/swimlane/view.ts", 'import type { Host } from "../../host/host.js";'),
        (
            "views/swimlane/view.ts",
            'import { signal } from "@preact/signals";\nimport { cellOf } from "../../model/map.js";',
        ),
        ("model/map.ts", '// import { say } from "../views/text.js";\n/* import "../views/styles.js" */'),
        ("entry/library.ts", 'import { acquire } from "../host/kernel.js";'),
    ],
)
def test_what_is_allowed_in_typescript_is_let_through(place: str, source: str) -> None:
    assert typescript_violations(source, place) == []


def test_the_modules_are_found() -> None:
    assert {layer_of(place) for place in python_files()} >= {"schema", "model", "widgets", "__init__"}
    assert {layer_of(place) for place in typescript_files()} == set(TYPESCRIPT_MAY_IMPORT)

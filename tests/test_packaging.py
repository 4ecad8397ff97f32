"""What is released: the wheel and its metadata, the licences of what it needs, and the set-up of a checkout."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from email.message import Message
from email.parser import Parser
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from journey_widgets import _setup

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
USE = "import journey_widgets as jw; print(jw.example('b2b-software').title); print(jw.__file__)"

# ---------------------------------------------------------------------------- the wheel


def build(source: Path, target: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Build a wheel with what is installed here: an isolated build would download its tools each time."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(source)]
    return subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, with the bundle that stands in it."""
    target = tmp_path_factory.mktemp("dist")
    done = build(ROOT, target)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(target.glob("*.whl"))


@pytest.fixture(scope="session")
def names(wheel: Path) -> list[str]:
    return zipfile.ZipFile(wheel).namelist()


@pytest.fixture(scope="session")
def about(wheel: Path, names: list[str]) -> Message:
    path = next(name for name in names if name.endswith(".dist-info/METADATA"))
    return Parser().parsestr(zipfile.ZipFile(wheel).read(path).decode())


@pytest.mark.parametrize(
    "name",
    [
        "static/swimlane.js",
        "static/tools.js",
        "static/charts.js",
        "static/boards.js",
        "static/stub.js",
        "static/LICENCES.txt",
        "schema/journey.schema.json",
        "examples/b2b-software.en.journey.json",
        "examples/b2b-software.it.journey.json",
        "py.typed",
        "__main__.py",
    ],
)
def test_the_wheel_holds(name: str, names: list[str]) -> None:
    assert f"journey_widgets/{name}" in names


def test_the_wheel_holds_every_module_and_example(names: list[str]) -> None:
    package = ROOT / "journey_widgets"
    ours = [*package.rglob("*.py"), *package.rglob("*.journey.json")]
    assert {path.relative_to(ROOT).as_posix() for path in ours} <= set(names)


def test_the_wheel_holds_nothing_else(names: list[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    ours = f"journey_widgets-{metadata.version('journey-widgets')}"
    assert tops == {"journey_widgets", f"{ours}.dist-info", f"{ours}.data"}
    assert all("/share/jupyter/labextensions/journey-widgets/" in name for name in names if ".data/" in name)
    assert not [name for name in names if re.search(r"node_modules|__pycache__|\.tsx?$|(^|/)tests?/", name)]


def test_the_wheel_holds_the_extension_once(wheel: Path, names: list[str]) -> None:
    extension = {name.partition("labextensions/journey-widgets/")[2]: name for name in names if "labextensions" in name}
    assert {"package.json", "install.json"} <= set(extension)
    about = json.loads(zipfile.ZipFile(wheel).read(extension["package.json"]))
    assert about["jupyterlab"]["_build"]["load"] in extension
    assert not [name for name in names if name.startswith("journey_widgets/labextension")]


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*/*.ipynb")), ids=lambda path: path.parent.name)
def test_the_wheel_carries_the_templates_without_a_run(path: Path, wheel: Path, names: list[str]) -> None:
    """Within the extension, so that JupyterLab's launcher needs nothing of the server."""
    archive = zipfile.ZipFile(wheel)
    modules = [archive.read(name).decode() for name in names if "/labextensions/" in name and name.endswith(".js")]
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    ids = {cell["id"] for cell in cells}
    # bundlers write other letters than ours in ways of their own
    opening = max(re.findall(r"[\w ,]+", cells[0]["source"][0], re.ASCII), key=len)
    carrying = [module for module in modules if all(name in module for name in ids) and opening in module]
    assert len(carrying) == 1
    assert not re.search(r"image/png|widget-view", carrying[0])


def test_the_shortcut_is_nobody_elses() -> None:
    """In the JupyterLab that is installed here: no command of its own has the keys, nor keys that begin like them."""
    schemas = Path(sys.prefix) / "share" / "jupyter" / "lab" / "schemas"
    taken = [
        shortcut["keys"]
        for path in schemas.glob("@jupyterlab/*/*.json")
        for shortcut in json.loads(path.read_text(encoding="utf-8")).get("jupyter.lab.shortcuts", [])
    ]
    assert len(taken) > 100
    ours = json.loads((ROOT / "js" / "schema" / "plugin.json").read_text(encoding="utf-8"))["jupyter.lab.shortcuts"]
    for shortcut in ours:
        assert [keys for keys in taken if keys[: len(shortcut["keys"])] == shortcut["keys"]] == []


def test_the_wheel_says_what_it_is(about: Message, names: list[str]) -> None:
    assert about["License-Expression"] == "MIT"
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert about["Requires-Python"] == ">=3.11"
    assert about["Description-Content-Type"] == "text/markdown"
    assert set(about.get_all("Provides-Extra", [])) == {"lab", "test"}


def test_one_version_everywhere(about: Message) -> None:
    from journey_widgets import __version__  # noqa: PLC0415 - beside the others it is compared with

    views = json.loads((ROOT / "js" / "package.json").read_text(encoding="utf-8"))["version"]
    assert about["Version"] == __version__ == views


def test_without_the_bundle_there_is_no_wheel(tmp_path: Path) -> None:
    """The build hook refuses it, also where npm builds nothing."""
    source = tmp_path / "source"
    for name in ("pyproject.toml", "README.md", "LICENSE", "journey_widgets/__init__.py"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((ROOT / name).read_bytes())
    done = build(source, tmp_path / "dist", HATCH_JUPYTER_BUILDER_SKIP_NPM="1")
    assert done.returncode != 0
    assert 'Ensured target "journey_widgets/static/swimlane.js" does not exist' in done.stdout + done.stderr


def test_the_build_hook_and_the_set_up_mean_the_same_bundle() -> None:
    hook = PYPROJECT["tool"]["hatch"]["build"]["hooks"]["jupyter-builder"]
    bundle = [path.relative_to(ROOT).as_posix() for path in _setup.BUNDLE]
    assert hook["ensured-targets"] == hook["skip-if-exists"] == bundle


def test_the_wheel_works_unpacked(wheel: Path, tmp_path: Path) -> None:
    """Away from the checkout; with the dependencies of this environment."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}

    def python(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True).stdout

    title, place = python("-c", USE).splitlines()
    assert title
    assert Path(place).is_relative_to(tmp_path)
    assert "--no-browser" in python("-m", "journey_widgets", "--help")
    assert python("-m", "journey_widgets", "--", "--version").splitlines()[-1] == metadata.version("jupyterlab")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]  # nothing was set up


@pytest.mark.full
def test_the_wheel_installs_in_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "env"], check=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", wheel], check=True, cwd=tmp_path)
    use = subprocess.run([python, "-c", USE], check=True, cwd=tmp_path, capture_output=True, text=True)
    assert Path(use.stdout.splitlines()[1]).is_relative_to(tmp_path)
    opened = subprocess.run(
        [python, "-m", "journey_widgets"], check=False, cwd=tmp_path, capture_output=True, text=True
    )
    assert (opened.returncode, opened.stdout) == (1, "")
    assert opened.stderr == "JupyterLab is not installed here: pip install 'journey-widgets[lab]'\n"


# ---------------------------------------------------------------------------- licences

PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|ISCL|PSF|Python Software Foundation|CC0|Zlib|Unlicense|HPND|BlueOak|Public Domain)\b",
    re.IGNORECASE,
)
COPYLEFT = re.compile(r"\b(A?GPL|LGPL|MPL|EPL|EUPL|SSPL|GNU|Mozilla Public|Affero)", re.IGNORECASE)
ACCEPTED: dict[str, str] = {}
"""A distribution whose licence is not permissive, and why it may be needed nevertheless. None so far."""


def closure(name: str) -> set[str]:
    """Return the distributions that an install of `name`, without extras, brings along."""
    seen: set[tuple[str, str]] = set()
    todo = [(name, "")]
    while todo:
        current, extra = todo.pop()
        if (canonicalize_name(current), extra) in seen:
            continue
        seen.add((canonicalize_name(current), extra))
        for text in metadata.requires(current) or []:
            needed = Requirement(text)
            if needed.marker is None or needed.marker.evaluate({"extra": extra}):
                todo += [(needed.name, its_extra) for its_extra in ("", *needed.extras)]
    return {found for found, _ in seen} - {name}


def licence_of(name: str) -> str:
    """Return what a distribution says of its licence; of a whole text, the first lines."""
    said = metadata.metadata(name)
    kinds = [line for line in said.get_all("Classifier", []) if line.startswith("License ::")]
    return " | ".join([said.get("License-Expression") or "", (said.get("License") or "")[:200], *kinds])


def refused(licences: dict[str, str]) -> dict[str, str]:
    """Return those that are not permissive."""
    return {
        name: licence
        for name, licence in licences.items()
        if (COPYLEFT.search(licence) or not PERMISSIVE.search(licence)) and name not in ACCEPTED
    }


def test_everything_it_needs_has_a_permissive_licence() -> None:
    needed = closure("journey-widgets")
    assert {"pandas", "pycrdt", "traitlets", "widgetsnbextension"} <= needed
    assert refused({name: licence_of(name) for name in needed}) == {}


def test_the_licence_test_would_notice() -> None:
    licences = {
        "a": "GPL-3.0-or-later",
        "b": " | LGPLv3 | License :: OSI Approved :: MIT License",
        "c": "License :: OSI Approved :: GNU Affero General Public License v3",
        "d": "All rights reserved",
        "e": "MIT",
    }
    assert set(refused(licences)) == {"a", "b", "c", "d"}


# ---------------------------------------------------------------------------- the lock file of the views

LOCK = json.loads((ROOT / "js" / "package-lock.json").read_text(encoding="utf-8"))["packages"]


def test_the_lock_file_names_every_optional_package() -> None:
    """`npm install` leaves out what its registry has not, of other platforms; `npm ci` then refuses the file."""
    there = {path.rpartition("node_modules/")[2] for path in LOCK}
    missing = {name for entry in LOCK.values() for name in entry.get("optionalDependencies", {})} - there
    assert not missing


def test_the_lock_file_names_no_registry() -> None:
    assert not [path for path, entry in LOCK.items() if "resolved" in entry]


def test_the_wheel_carries_the_licences_of_the_packages_of_the_views(wheel: Path) -> None:
    """Of those that other packages brought along, too: the build tells what went into the bundles."""
    text = zipfile.ZipFile(wheel).read("journey_widgets/static/LICENCES.txt").decode()
    parts = [part.partition("\n") for part in text.split("\n\n----\n\n")]
    told = {head.rpartition(" (")[0]: (head.rpartition(" (")[2].rstrip(")"), body) for head, _, body in parts}
    views = json.loads((ROOT / "js" / "package.json").read_text(encoding="utf-8"))
    assert {f"{name} {version}" for name, version in views["dependencies"].items()} <= set(told)
    for name, (licence, body) in told.items():
        package, _, version = name.rpartition(" ")
        assert LOCK[f"node_modules/{package}"]["version"] == version
        assert len(body) > 500, f"{name} has no text of a licence"
        assert refused({name: licence}) == {}


# ---------------------------------------------------------------------------- the README


def test_the_quick_start_of_the_readme_runs(tmp_path: Path) -> None:
    """In a process of its own, for it is the first thing that a newcomer pastes."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", readme, re.DOTALL))
    assert {"jw.example", "jw.from_frame", "jw.read", "rd.save", "jw.Swimlane"} <= set(re.findall(r"\w+\.\w+", code))
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)


# ---------------------------------------------------------------------------- setting up


@pytest.mark.parametrize("name", ["journey_widgets/__main__.py", "journey_widgets/_setup.py", "tests/__main__.py"])
def test_an_old_python_reads_the_set_up(name: str) -> None:
    """It must come far enough to say that it is too old; so with the standard library alone, too."""
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)} | {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    tops = {name.split(".")[0] for name in imported if name}
    assert tops <= {*sys.stdlib_module_names, "_setup", "journey_widgets"}


def test_an_old_python_is_refused() -> None:
    with pytest.raises(_setup.SetupError, match=r"Python 3\.11 or newer is needed, this is 3\.9"):
        _setup.check_python((3, 9))
    _setup.check_python((3, 11))


@pytest.mark.parametrize(
    ("scripts", "message"),
    [
        ({}, "there is none: `apt install nodejs npm`"),
        ({"node": "echo v18.19.0"}, r"this is v18\.19\.0"),
        ({"node": "exit 1"}, "this is unknown"),
        ({"node": "echo v20.1.0"}, "npm is needed"),
        ({"node": "echo v22.12.0", "npm": ""}, None),
    ],
)
def test_node_is_checked(
    scripts: dict[str, str], message: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, line in scripts.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    if message is None:
        _setup.check_node()
    else:
        with pytest.raises(_setup.SetupError, match=message):
            _setup.check_node()


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[str, int], Path]:
    """Makes files with a given time."""

    def touch(name: str, time: int) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        for place in (path, path.parent):
            os.utime(place, (time, time))
        return path

    return touch


def test_a_bundle_is_stale_when_a_source_is_newer(tree: Callable[[str, int], Path]) -> None:
    sources = [tree("src/views/a.ts", 100).parent.parent, tree("package.json", 100)]
    targets = [tree("static/a.js", 200), tree("static/b.js", 200)]
    for folder in (sources[0], sources[0] / "views"):
        os.utime(folder, (100, 100))
    assert not _setup.is_stale(targets, sources)
    tree("src/views/a.ts", 201)
    assert _setup.is_stale(targets, sources)


def test_a_bundle_is_stale_when_a_file_of_it_is_missing(tree: Callable[[str, int], Path]) -> None:
    assert _setup.is_stale([tree("static/a.js", 200), Path("missing.js")], [tree("package.json", 100)])


def test_a_failing_command_is_shown_with_its_last_lines(capsys: pytest.CaptureFixture[str]) -> None:
    steps = _setup.Steps(1)
    code = "for number in range(50): print('line', number)\nraise SystemExit(3)"
    with pytest.raises(_setup.SetupError) as caught, steps.step("Trying"):
        _setup.run([sys.executable, "-c", code], steps)
    said = str(caught.value)
    assert "failed with exit code 3" in said
    assert sys.executable in said
    assert "| line 49" in said
    assert "| line 19\n" not in said
    assert capsys.readouterr().out.startswith("[1/1] Trying")


def test_what_stands_in_the_way_is_one_sentence_and_exit_code_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)  # the test run keeps its own handlers

    def work() -> int:
        raise _setup.SetupError("No.")

    assert _setup.guarded(work) == 1
    assert capsys.readouterr().err == "No.\n"

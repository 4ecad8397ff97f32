from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from workbench import assert_copy_is_true, assert_in_step, file_text, hold_all, read_text, small

import journey_widgets as jw
from journey_widgets import cells
from journey_widgets.model.changes import Change
from journey_widgets.schema import TABLES


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The shell of a notebook's kernel, without the kernel: its cells run on this thread."""
    os.environ["IPYTHONDIR"] = str(tmp_path_factory.mktemp("ipython"))
    from IPython.core.interactiveshell import InteractiveShell  # noqa: PLC0415 - reads its folder when imported
    from traitlets.config import Config  # noqa: PLC0415

    config = Config()
    config.HistoryManager.enabled = False
    found = InteractiveShell.instance(config=config)
    found.colors = "nocolor"
    yield found
    InteractiveShell.clear_instance()


@pytest.fixture(autouse=True)
def forget_followers() -> Iterator[None]:
    """Redesigns of other tests take no part in the cells of this one."""
    cells._followers.clear()
    yield
    cells._followers.clear()
    assert not cells.is_running()


class Desk:
    """A notebook with one redesign, `rd`, all frames of which are held."""

    def __init__(self, shell: Any, rd: jw.Redesign) -> None:
        self.shell, self.rd = shell, rd
        self.changes: list[Change] = []
        self.updates: list[bytes] = []
        rd.on_change(self.changes.append)
        rd.document.on_update(lambda update, _sender: self.updates.append(update))
        self.frames = hold_all(rd)
        self.dtypes = {name: frame.dtypes.to_dict() for name, frame in self.frames.items()}
        shell.user_ns.update(rd=rd, pd=pd, jw=jw)

    def run(self, code: str) -> Any:
        """Run a cell; afterwards everything must be in step, whatever it did."""
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            result = self.shell.run_cell(code)
        ours = [w for w in caught if f"{os.sep}journey_widgets{os.sep}" in w.filename]
        assert not ours, ours
        self.check()
        return result

    def taken(self, code: str) -> None:
        """Run a cell all of whose edits are allowed."""
        result = self.run(code)
        assert result.success, result.error_in_exec or result.error_before_exec

    def refused(self, code: str) -> list[str]:
        """Run a cell with edits that are not allowed beside one that is; return what the one error lists."""
        before = file_text(self.rd)
        number = len(self.changes)
        result = self.run(f"rd.org_units.loc[rd.org_units.index[0], 'description'] = 'stays {number}'\n{code}")
        assert type(result.error_in_exec) is jw.JourneyError, result.error_in_exec
        assert self.rd.org_units["description"].iloc[0] == f"stays {number}"
        assert self.rd.undo()
        assert file_text(self.rd) == before, "a refused edit reached the document"
        assert self.rd.redo()
        return list(result.error_in_exec.details)

    def check(self) -> None:
        """Frames are the same objects with the same dtypes, and equal to the document; so is its file."""
        for name, frame in self.frames.items():
            assert getattr(self.rd, name) is frame
            kept = {column: dtype for column, dtype in frame.dtypes.items() if column in self.dtypes[name]}
            assert {column: self.dtypes[name][column] for column in kept} == kept, name
            assert set(kept) >= {column.name for column in TABLES[name].columns}, name
        assert_in_step(self.rd)
        assert_copy_is_true(self.rd.document)
        text = file_text(self.rd)
        assert file_text(read_text(text)) == text

    def steps(self) -> int:
        """Take back every step; return how many there were."""
        count = 0
        while self.rd.undo():
            count += 1
        return count


@pytest.fixture
def storage(request: pytest.FixtureRequest) -> Iterator[str]:
    """The way in which pandas keeps text; parametrize it indirectly for the other one."""
    found = getattr(request, "param", "pyarrow")
    with pd.option_context("mode.string_storage", found):
        yield found


both_storages = pytest.mark.parametrize("storage", ["pyarrow", "python"], indirect=True)


@pytest.fixture
def desk(shell: Any, storage: str) -> Desk:
    """A notebook with a small case."""
    assert storage
    return Desk(shell, small())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A place for a file of ours."""
    return tmp_path / "x.journey.json"

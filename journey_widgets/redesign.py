"""The class users meet: a redesign of journeys, its tables as live DataFrames, its file, its history.

`Redesign` is an index; the work is done by `model` (document and frames) and by `interchange` and `export`.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, overload

import pandas as pd

from journey_widgets import cells
from journey_widgets.errors import JourneyError, listed, nearest, shorten
from journey_widgets.interchange import journey_file
from journey_widgets.interchange.losses import no_losses
from journey_widgets.model.changes import Change
from journey_widgets.model.document import Document, Unsubscribe
from journey_widgets.model.edits import Refusal
from journey_widgets.model.frames import Frames
from journey_widgets.model.problems import find_problems
from journey_widgets.model.push import push
from journey_widgets.model.selection import Selected, Selection
from journey_widgets.model.told_steps import told_steps
from journey_widgets.model.values import LONGEST_TEXT
from journey_widgets.schema import TABLES
from journey_widgets.schema.sharing import PARTS


class LiveTable:
    """A table of a redesign as an attribute: its live frame; assigning replaces the table's content."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.__doc__ = TABLES[name].meaning

    @overload
    def __get__(self, instance: None, owner: type) -> LiveTable: ...
    @overload
    def __get__(self, instance: Redesign, owner: type) -> pd.DataFrame: ...
    def __get__(self, instance: Redesign | None, owner: type) -> LiveTable | pd.DataFrame:
        """Return the live frame, the same object for life."""
        return self if instance is None else instance.frames.get(self.name)

    def __set__(self, instance: Redesign, value: pd.DataFrame) -> None:
        """Replace the table's content by `value`, as one step of undo, in the same frame object."""
        instance.replace(self.name, value)


class Redesign:
    """A redesign of customer journeys: small tables, live as DataFrames, in views, in a file.

    Make one with `new`, `read`, `from_frame` or `example`. Its tables are attributes (`rd.touchpoints`): edit them as
    any DataFrame, and every view follows at the end of the cell; edit a view, and the next cell finds it in the frame.

    Parameters
    ----------
    document
        The document it stands on.
    import_losses
        What a reader clamped or dropped: columns ``line``, ``what``, ``given``, ``kept``, ``reason``.

    Attributes
    ----------
    document : Document
        The CRDT document.
    frames : Frames
        Its live frames.
    import_losses : pandas.DataFrame
        What was lost on the way in; empty for our own files.
    selection : Selection
        What is picked in the views; `selected` reads and sets it.
    origin : str
        What it was made of, the same whenever the same cell makes it again; empty where nobody said.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> rd = jw.new("Holiday rental")
    >>> rd.facts.loc["redesign", "sector"] = "car rental"
    >>> rd.sync()
    """

    facts = LiveTable()
    segments = LiveTable()
    products = LiveTable()
    personas = LiveTable()
    org_units = LiveTable()
    actors = LiveTable()
    stakeholders = LiveTable()
    journeys = LiveTable()
    phases = LiveTable()
    steps = LiveTable()
    step_actors = LiveTable()
    emotions = LiveTable()
    lanes = LiveTable()
    saved_views = LiveTable()
    channels = LiveTable()
    touchpoints = LiveTable()
    assessments = LiveTable()
    notes = LiveTable()
    evidence = LiveTable()
    citations = LiveTable()
    comments = LiveTable()
    coverage_cells = LiveTable()
    economics = LiveTable()
    photographs = LiveTable()
    best_practices = LiveTable()
    responses = LiveTable()
    channel_fits = LiveTable()
    value_links = LiveTable()
    handoffs = LiveTable()
    statements = LiveTable()
    expected_measures = LiveTable()
    interventions = LiveTable()
    closures = LiveTable()
    involvements = LiveTable()
    dependencies = LiveTable()
    objectives = LiveTable()
    comparisons = LiveTable()
    coherences = LiveTable()
    capabilities = LiveTable()
    capability_needs = LiveTable()
    activities = LiveTable()
    kpis = LiveTable()
    measurements = LiveTable()
    questions = LiveTable()
    answers = LiveTable()

    def __init__(self, document: Document, *, import_losses: pd.DataFrame | None = None) -> None:
        self.document = document
        self.frames = Frames(document)
        self.import_losses = import_losses if import_losses is not None else no_losses()
        self.selection = Selection()
        self.origin = ""
        self._depth = 0
        self._files: dict[Path, bytes] = {}
        self._is_syncing = False
        document.before_foreign(self._hold_still)
        cells.follow(self)

    # ------------------------------------------------------------------ frames and document

    def sync(self, label: str = "") -> None:
        """Make document and frames equal: edits of the frames go in, edits from views and files come out.

        In a notebook this happens between cells by itself. While a cell runs on another thread, and within a
        transaction, it waits for their end.

        Parameters
        ----------
        label
            What this step is called in the history.

        Raises
        ------
        JourneyError
            If a frame holds what the schema does not allow. That is put back; every other edit is in.
        """
        if self._depth or cells.is_running_elsewhere():
            return
        with self.document.lock:
            if self._is_syncing:  # a listener that looks at the redesign, told of the edits that are going in
                return
            self._is_syncing = True
            try:
                refusals = self._exchange(label)
            finally:
                self._is_syncing = False
        _raise(refusals)

    def _exchange(self, label: str) -> list[Refusal]:
        try:
            return push(self.frames, label)
        finally:  # also where somebody who was told of it failed: the edits are in
            self.frames.take_in()

    @contextmanager
    def transaction(self, label: str = "") -> Iterator[Redesign]:
        """Make the edits within it one step of undo; an exception within it takes them all back.

        Parameters
        ----------
        label
            What the step is called in the history.

        Raises
        ------
        JourneyError
            As `sync`, at the end.
        """
        self.sync()
        before = self.frames.copies()
        self._depth += 1
        try:
            yield self
        except BaseException:
            self.frames.put_back(before)
            raise
        finally:
            self._depth -= 1
        self.sync(label)

    def replace(self, table: str, frame: pd.DataFrame) -> None:
        """Replace a table's content, as one step of undo; `rd.touchpoints = frame` is the same.

        Parameters
        ----------
        table
            Name of the table.
        frame
            The new content; the id is its index or a column. Rows it has not are deleted. Columns it has not, of the
            table or of one's own, stay as they are in the rows that stay; the order of its rows is no move.

        Raises
        ------
        JourneyError
            If it is no frame of this table, or holds what the schema does not allow.
        """
        if not isinstance(frame, pd.DataFrame):
            raise JourneyError(f"rd.{table} takes a DataFrame, not {type(frame).__name__}")
        # no sync before: what a view did since `frame` was made is merged into it, not undone by it
        self.frames.replace(table, frame)
        self.sync(f"rd.{table} = …")

    def _hold_still(self) -> None:
        if cells.is_running():
            self.frames.hold_all()

    def begin_cell(self) -> None:
        """Take in what happened since the last cell, before this one can look."""
        self.sync()

    def end_cell(self, label: str) -> None:
        """Take in what the cell did to the frames."""
        self.sync(label)

    # ------------------------------------------------------------------ history

    def undo(self, steps: int = 1) -> bool:
        """Take back your last steps, in whichever view or cell you made them.

        Parameters
        ----------
        steps
            How many.

        Returns
        -------
        bool
            Whether there was one.
        """
        return self._move("undo", self.document.undo, steps)

    def redo(self, steps: int = 1) -> bool:
        """Do again the last steps taken back.

        Parameters
        ----------
        steps
            How many.

        Returns
        -------
        bool
            Whether there was one.
        """
        return self._move("redo", self.document.redo, steps)

    def _move(self, what: str, step: Callable[[], bool], steps: int) -> bool:
        self._settle(what)
        done = 0
        while done < steps and step():
            done += 1
        return self._after(done=done > 0)

    def history(self) -> pd.DataFrame:
        """Return what you did in this session, in cells and in views, the newest first.

        What is in it can be taken back (`undo`) or, where ``is_undone``, done again (`redo`). Words are in the
        redesign's language.

        Returns
        -------
        pandas.DataFrame
            Indexed by ``step``, which grows: ``at`` (in UTC), ``what``, ``where`` (a cell, a view), ``is_undone``.

        Examples
        --------
        >>> import journey_widgets as jw
        >>> rd = jw.example("b2b-software")
        >>> rd.touchpoints.loc["tp1", "relevance"] = 9
        >>> rd.history()["what"].iloc[0]
        'Relevance of «Trade fair stand»: 3 → 9'
        """
        self.sync()
        told = told_steps(self.document, self.language, None)
        at = pd.to_datetime([each.at for each in told], unit="s").astype("datetime64[us]")
        return pd.DataFrame(
            {
                "at": at,
                "what": pd.Series([each.what for each in told], dtype="str"),
                "where": pd.Series([each.where for each in told], dtype="str"),
                "is_undone": pd.Series([each.is_undone for each in told], dtype="boolean"),
            }
        ).set_index(pd.Index([each.number for each in told], dtype="int64", name="step"))

    def _settle(self, what: str) -> None:
        if self._depth:
            raise JourneyError(f"{what} works on whole steps: leave the transaction first")
        self.sync()

    def _after(self, *, done: bool) -> bool:
        if not cells.is_running_elsewhere():
            self.frames.take_in()
        return done

    def on_change(self, listener: Callable[[Change], object]) -> Unsubscribe:
        """Call `listener` after every change of the document, whoever made it.

        Parameters
        ----------
        listener
            Gets a `Change`: ``origin``, ``label`` and, for each table, the rows ``added``, ``removed`` and ``updated``
            (row → columns). It is called on the thread of whoever made the change; the frames follow at the next
            `sync` or cell. What it raises is printed and stops nobody.

        Returns
        -------
        callable
            Ends the calls.
        """

        def safely(change: Change) -> None:
            try:
                listener(change)
            except Exception:  # noqa: BLE001 - a listener's mistake is not the writer's
                traceback.print_exc()

        return self.document.on_change(safely)

    @property
    def selected(self) -> Selected:
        """Rows picked in the views, table → ids: on the map, or by a brush over a chart. Set it to pick others."""
        return self.selection.now

    @selected.setter
    def selected(self, selected: Selected) -> None:
        self.selection.set(selected)

    # ------------------------------------------------------------------ photographs

    def photograph(self, name: str, author: str = "") -> str:
        """Photograph all tables as they are now: one more row in `photographs`, which nothing changes afterwards.

        Parameters
        ----------
        name
            What the photograph is called.
        author
            Who takes it.

        Returns
        -------
        str
            Id of the photograph, for `photographed`.

        Raises
        ------
        JourneyError
            If the tables are larger than a photograph may be.
        """
        from journey_widgets.analysis.photographs import photograph  # noqa: PLC0415 - needed by nothing else here

        self._settle("photograph")
        found = photograph({table: getattr(self, table) for table in TABLES if table != "photographs"})
        if len(found.content) > LONGEST_TEXT:
            raise JourneyError(
                f"the tables are too large for a photograph: {len(found.content):,} characters packed, allowed are "
                f"{LONGEST_TEXT:,}"
            )
        photograph_id = _next_id("fo", self.photographs.index)
        taken_at = pd.Timestamp.now("UTC").tz_localize(None).floor("us")
        row: dict[str, Any] = {
            "name": name,
            "author": author,
            "taken_at": taken_at,
            "digest": found.digest,
            "content": found.content,
        }
        for column, value in row.items():
            self.photographs.loc[photograph_id, column] = value
        self.sync(f"rd.photograph({shorten(name)})")
        return photograph_id

    def photographed(self, photograph_id: str) -> dict[str, pd.DataFrame]:
        """Return the tables of a photograph, as they were.

        Parameters
        ----------
        photograph_id
            Its row in `photographs`.

        Returns
        -------
        dict of str to pandas.DataFrame
            Name → table; tables that had no rows are not in it.

        Raises
        ------
        JourneyError
            If there is no such photograph, or it was changed since it was taken.
        """
        from journey_widgets.analysis.photographs import unpack_photograph  # noqa: PLC0415 - as above

        self.sync()
        ids = list(self.photographs.index)
        if photograph_id not in ids:
            raise JourneyError(f"there is no photograph {shorten(photograph_id)}{nearest(str(photograph_id), ids)}")
        row = self.photographs.loc[photograph_id]
        digest = row["digest"] if isinstance(row["digest"], str) else "nothing"
        try:
            return unpack_photograph(str(row["content"]), digest)
        except JourneyError as error:
            raise JourneyError(f"photographs, {shorten(photograph_id)}: {error}") from None

    # ------------------------------------------------------------------ looking and keeping

    def problems(self) -> pd.DataFrame:
        """Return what is incomplete or was repaired: one row each, with severity, place, message and hint.

        Messages and hints are in the redesign's language.

        Returns
        -------
        pandas.DataFrame
            Columns ``severity`` (``error``, ``warning``, ``missing``), ``table``, ``row``, ``column``, ``message``,
            ``hint``.
        """
        self.sync()
        return find_problems(self.document, self.language)

    def save(self, path: str | Path, *, without: Collection[str] = (), overwrite: bool = False) -> Path:
        """Write the redesign to a file, whole or not at all.

        Parameters
        ----------
        path
            Ends in ``.journey.json``.
        without
            Parts that are left out of the file, for whoever gets it: ``costs``, ``comments``, ``evidence``,
            ``verbatims``. The redesign keeps them.
        overwrite
            Write over a file that is there and is not as this redesign read or wrote it: another one, or one that
            somebody else has saved since.

        Returns
        -------
        pathlib.Path
            The file.

        Raises
        ------
        JourneyError
            If the suffix is another one, there is no such part, the file is somebody else's, or it cannot be
            written. Nothing is written then.
        """
        self._settle("save")
        target = Path(path)
        if not target.name.endswith(journey_file.SUFFIX):
            raise JourneyError(f"{target.name} must end in {journey_file.SUFFIX}")
        for part in without:
            if part not in PARTS:
                raise JourneyError(f"without takes {listed(PARTS)}, not {shorten(part)}{nearest(str(part), PARTS)}")
        data = journey_file.to_text(self.document, without).encode("utf-8")
        if not overwrite:
            self._check_unchanged(target, data)
        journey_file.write_whole(target, data)
        self.remember_file(target, data)
        return target

    def remember_file(self, path: Path, data: bytes) -> None:
        """Remember what was in a file when it was read or written: `save` then sees if somebody else wrote it."""
        self._files[path.resolve()] = hashlib.sha256(data).digest()

    def _check_unchanged(self, path: Path, data: bytes) -> None:
        try:
            there = path.read_bytes()
        except (OSError, ValueError):
            return  # there is none; or it cannot be read, and the writing says why
        if there == data:
            return
        known = self._files.get(path.resolve())
        if known != hashlib.sha256(there).digest():
            what = "was changed by somebody else since this redesign read or saved it" if known else "is there already"
            raise JourneyError(
                f"{path} {what}, and nothing was written: save under another name, read it again with jw.read, or "
                "write over it with overwrite=True"
            )

    @property
    def title(self) -> str:
        """Title of the redesign."""
        return str(self.document.rows["facts"].get("redesign", {}).get("title", ""))

    @property
    def language(self) -> str:
        """Language in which the map is written: ``en`` or ``it``."""
        return str(self.document.rows["facts"].get("redesign", {}).get("language", "en"))

    def __repr__(self) -> str:
        """Return title and sizes."""
        sizes = (
            (name, len(self.document.rows[name])) for name in ("journeys", "phases", "steps", "touchpoints", "notes")
        )
        return f"<Redesign '{self.title}': {', '.join(f'{size} {name}' for name, size in sizes if size) or 'empty'}>"


def _next_id(prefix: str, taken: pd.Index) -> str:
    numbers = (id_.removeprefix(prefix) for id_ in map(str, taken) if id_.startswith(prefix))
    return f"{prefix}{max((int(number) for number in numbers if number.isdecimal()), default=0) + 1}"


def _raise(refusals: list[Refusal]) -> None:
    if refusals:
        lines = [str(refusal) for refusal in refusals]
        many = f"{len(lines)} edits were" if len(lines) > 1 else "one edit was"
        raise JourneyError(f"{many} not taken and put back; every other edit is in:", lines)

"""Where redesigns come from: nothing, a file, a table of one's own, a bundled case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from journey_widgets.errors import JourneyError, listed, nearest, shorten
from journey_widgets.interchange import journey_file
from journey_widgets.model.document import Document
from journey_widgets.model.lanes import default_lanes
from journey_widgets.model.loading import load
from journey_widgets.redesign import Redesign
from journey_widgets.schema import LANGUAGES
from journey_widgets.schema.phase_sets import PHASE_SETS

EXAMPLES = Path(__file__).parent / "examples"


def new(title: str = "", *, language: str = "en", phases: str = "") -> Redesign:
    """Return a redesign with one empty journey, ready to be filled in.

    Parameters
    ----------
    title
        Title of the redesign, and name of its journey.
    language
        Language in which the map is written: ``en`` or ``it``.
    phases
        Name of a ready set of phases (see `phase_sets`) that the journey begins with; empty for none.

    Raises
    ------
    JourneyError
        If the language is not one of ours, or there is no such set.
    """
    _check_language(language)
    if phases and phases not in PHASE_SETS:
        raise JourneyError(
            f"phases must be one of {listed(PHASE_SETS)}, not {shorten(phases)}{nearest(phases, PHASE_SETS)}"
        )
    tables = {
        "facts": [{"redesign_id": "redesign", "title": title, "language": language}],
        "journeys": [{"journey_id": "jo1", "name": title}],
        "phases": [
            {
                "phase_id": f"ph{number}",
                "journey_id": "jo1",
                "name": phase.name.in_language(language),
                "macro_phase": phase.macro_phase,
                "description": phase.definition.in_language(language),
            }
            for number, phase in enumerate(PHASE_SETS[phases].phases if phases else (), 1)
        ],
        "lanes": default_lanes("jo1"),
    }
    return from_rows(tables, source="a new redesign", origin=f"new: {title}")


def phase_sets(language: str = "en") -> pd.DataFrame:
    """Return the ready sets of phases that a new redesign may begin with, phase by phase.

    Parameters
    ----------
    language
        ``en`` or ``it``.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``phase_set`` and ``phase`` (names in code), in order: ``name``, ``macro_phase``, ``definition``,
        ``prompts`` (questions that help to fill it in, one a line), ``set_name``.

    Raises
    ------
    JourneyError
        If the language is not one of ours.

    Examples
    --------
    >>> import journey_widgets as jw
    >>> jw.phase_sets().loc[("b2b_seven", "deployment"), "name"]
    'Onboarding and implementation'
    """
    _check_language(language)
    rows = {
        (name, phase.key): {
            "name": phase.name.in_language(language),
            "macro_phase": phase.macro_phase,
            "definition": phase.definition.in_language(language),
            "prompts": "\n".join(prompt.in_language(language) for prompt in phase.prompts),
            "set_name": ready.label.in_language(language),
        }
        for name, ready in PHASE_SETS.items()
        for phase in ready.phases
    }
    index = pd.MultiIndex.from_tuples(list(rows), names=["phase_set", "phase"])
    return pd.DataFrame(list(rows.values()), index=index, dtype="str")


def from_rows(
    tables: Mapping[str, Sequence[Mapping[str, object]]],
    own_columns: Mapping[str, Mapping[str, str]] | None = None,
    *,
    source: str,
    import_losses: pd.DataFrame | None = None,
    origin: str | None = None,
) -> Redesign:
    """Return a redesign of rows: table → list of {column: value}, ids and references included.

    Edits that a notebook kept while no kernel ran go by `origin`, or by `source` where there is none, to find the
    document they were made in when it is made anew.

    Raises
    ------
    JourneyError
        If anything is not as the schema says; every place is named after `source`.
    """
    document = Document()
    load(document, tables, own_columns, source=source)
    rd = Redesign(document, import_losses=import_losses)
    rd.origin = source if origin is None else origin
    return rd


def read(path: str | Path) -> Redesign:
    """Return the redesign in a file; the suffix tells its format.

    Parameters
    ----------
    path
        ``.journey.json``, or a Mermaid ``journey`` in a ``.mmd`` or ``.mermaid`` file or in the blocks of a ``.md``.

    Returns
    -------
    Redesign
        Its `import_losses` says what another format's reader clamped or dropped.

    Raises
    ------
    JourneyError
        If the file cannot be read: with file, place and reason.
    """
    target = Path(path)
    for suffix, reader in READERS.items():
        if target.name.lower().endswith(suffix):
            data = journey_file.read_bytes(target)
            rd = reader(journey_file.decode(data, target.name), target.name)
            rd.remember_file(target, data)
            return rd
    raise JourneyError(f"{target.name} has none of the suffixes that can be read: {listed(READERS)}")


def _read_journey(text: str, source: str) -> Redesign:
    content = journey_file.parse(text, source)
    return from_rows(content.tables, content.own_columns, source=source)


def _read_mermaid(text: str, source: str) -> Redesign:
    from journey_widgets.interchange import mermaid  # noqa: PLC0415 - read only by who has such a file

    tables, losses = mermaid.to_tables(text, source)
    return from_rows(tables, source=source, import_losses=losses)


READERS: dict[str, Callable[[str, str], Redesign]] = {
    journey_file.SUFFIX: _read_journey,
    ".mmd": _read_mermaid,
    ".mermaid": _read_mermaid,
    ".md": _read_mermaid,
}
"""Suffix → reader of (text, name of the source)."""


def from_frame(frame: pd.DataFrame, *, title: str = "", language: str = "en", **columns: str) -> Redesign:
    """Return a redesign made of a table of one's own: one row a touchpoint (or a step), in the order of the journey.

    Parameters
    ----------
    frame
        The table. It is not changed.
    title
        Title of the redesign.
    language
        Language in which the table is written: ``en`` or ``it``.
    **columns
        Our name = the table's column: ``phase`` is needed, `journey_widgets.interchange.own_table.PARTS` has the rest.

    Raises
    ------
    JourneyError
        If a column is not in the table, or a value is not allowed.
    TypeError
        If a keyword is not one of our names.
    """
    from journey_widgets.interchange import own_table  # noqa: PLC0415 - needed by no other way in

    _check_language(language)
    tables = own_table.to_tables(frame, columns, title=title, language=language)
    return from_rows(tables, source="the table", origin=f"table: {title}")


def example(name: str, *, language: str = "en") -> Redesign:
    """Return a bundled case, to play with: it is a copy, and yours.

    Parameters
    ----------
    name
        One of `examples`.
    language
        ``en`` or ``it``.

    Raises
    ------
    JourneyError
        If there is no such case.
    """
    _check_language(language)
    names = list(examples().index)
    if name not in names:
        raise JourneyError(f"there is no example '{name}'{nearest(name, names)}; there are {listed(names)}")
    path = EXAMPLES / f"{name}.{language}{journey_file.SUFFIX}"
    return _read_journey(path.read_text(encoding="utf-8"), path.name)


def examples() -> pd.DataFrame:
    """Return the bundled cases, indexed by name.

    Returns
    -------
    pandas.DataFrame
        Columns ``title_en``, ``title_it``, ``sector``, ``phases``, ``touchpoints``.
    """
    rows: dict[str, dict[str, Any]] = {}
    for path in sorted(EXAMPLES.glob(f"*.en{journey_file.SUFFIX}")):
        name = path.name.removesuffix(f".en{journey_file.SUFFIX}")
        tables = {
            language: journey_file.parse(
                (EXAMPLES / f"{name}.{language}{journey_file.SUFFIX}").read_text(encoding="utf-8"), name
            ).tables
            for language in LANGUAGES
        }
        rows[name] = {
            "title_en": tables["en"]["facts"][0]["title"],
            "title_it": tables["it"]["facts"][0]["title"],
            "sector": tables["en"]["facts"][0].get("sector", ""),
            "phases": len(tables["en"]["phases"]),
            "touchpoints": len(tables["en"]["touchpoints"]),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("name")


def _check_language(language: str) -> None:
    if language not in LANGUAGES:
        raise JourneyError(f"language must be one of {listed(LANGUAGES)}, not '{language}'")

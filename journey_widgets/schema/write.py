"""Writes what other languages read of the schema: the JSON Schema of the file, and the TypeScript.

Run ``python -m journey_widgets.schema.write`` after a change to `tables/`, `choices.py` or `texts.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from journey_widgets.schema import SCHEMA_VERSION, TABLES, TEXTS
from journey_widgets.schema.hints import HINTS_IT
from journey_widgets.schema.icons import CHANNEL_ICONS, LANE_ICONS, SIGN_ICONS, STAR
from journey_widgets.schema.sharing import PARTS
from journey_widgets.schema.spec import Choices, Column, Dtype, Table
from journey_widgets.schema.tables import MAP, PLAN

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
COMMAND = "python -m journey_widgets.schema.write"
KERNEL_ONLY = ("still.", "chart.", "boards.")
"""Sentences that only Python says; the page need not carry them."""
LAB_ONLY = ("lab.", "problem.", "step.")
"""Sentences that JupyterLab's side says, never a map; of problems and of what was done, Python speaks too."""
LIVE_ONLY = ("live.",)
"""Sentences of live cells, whose library is another than the maps'."""
BOARD_ONLY = ("board.",)
"""Sentences of boards, whose library is a third one."""
TOOLS_ONLY = (
    *("panel.", "menu.", "mark.", "present.", "number.", "dot.", "kpi.", "lane.menu.", "actor."),
    *("filter.", "saved.", "image.", "add.phase.", "add.step."),
    *("said.lane", "said.group", "said.ungroup", "said.lastLane", "lane.group.name"),
    *("said.copied", "said.pasted", "said.pasteByKey", "said.noPaste", "said.tooMany", "said.duplicated"),
    *("lane.actor.", "lane.channel.", "lane.org_unit.", "lane.kpi.", "lane.number."),
)
"""Sentences of the tools of a map, whose library is fetched a moment after it."""
AT_ONCE = {
    *("menu.of", "menu.keys", "kpi.elsewhere", "image.none", "actor.left"),
    *(
        "filter.menu",
        "filter.search",
        "filter.hint",
        "filter.found",
        "filter.all",
        "filter.at",
        "saved.kept",
        "saved.shown",
        "saved.menu",
        "saved.name",
        "add.phase.name",
        "add.step.name",
        "add.step.first",
    ),
}
"""Sentences among them that the map itself says."""
DRAWN = ("phases", "steps", "emotions", "touchpoints", "assessments", "notes")
"""Tables whose columns a map names; those of the others only its panel does."""
HEAD = f"// Written by `{COMMAND}` from journey_widgets/schema; do not edit.\n"

INSTANT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?$"
"""A day, or a moment; JSON Schema has a word for either, and none for both."""
JSON_TYPES: dict[Dtype, dict[str, Any]] = {
    "str": {"type": "string"},
    "float64": {"type": "number"},
    "Int64": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "datetime64[us]": {"type": "string", "pattern": INSTANT},
}
TS_TYPES: dict[Dtype, str] = {
    "str": "string",
    "float64": "number",
    "Int64": "number",
    "boolean": "boolean",
    "datetime64[us]": "string",
}


def outputs() -> dict[Path, str]:
    """Return the generated files: path → text, as they must stand in the tree."""
    js = ROOT / "js" / "src" / "schema"
    return {
        HERE / "journey.schema.json": json_schema(),
        js / "tables.generated.ts": tables_ts(),
        js / "labels.generated.ts": labels_ts(),
        js / "rest_labels.generated.ts": rest_labels_ts(),
        js / "texts.generated.ts": texts_ts(),
        js / "lab_texts.generated.ts": lab_texts_ts(),
        js / "live_texts.generated.ts": live_texts_ts(),
        js / "board_texts.generated.ts": board_texts_ts(),
        js / "tool_texts.generated.ts": tool_texts_ts(),
        js / "asked.generated.ts": asked_ts(),
        js / "hints.generated.ts": hints_ts(),
        js / "plan.generated.ts": plan_ts(),
        js / "icons.generated.ts": icons_ts(),
        js / "sharing.generated.ts": sharing_ts(),
    }


def json_schema() -> str:
    """Return the JSON Schema of a `.journey.json` file."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"Written by `{COMMAND}` from journey_widgets/schema; do not edit.",
        "title": "A redesign of customer journeys",
        "type": "object",
        "required": ["format", "schema_version", "tables"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": "journey"},
            "schema_version": {"const": SCHEMA_VERSION},
            "columns": {
                "description": "Columns of one's own: table → column → dtype.",
                "type": "object",
                "propertyNames": {"enum": list(TABLES)},
                "additionalProperties": {"type": "object", "additionalProperties": {"enum": list(JSON_TYPES)}},
            },
            "tables": {
                "type": "object",
                "additionalProperties": False,
                "properties": {name: _rows_schema(table) for name, table in TABLES.items()},
            },
        },
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _rows_schema(table: Table) -> dict[str, Any]:
    properties: dict[str, Any] = {name: {"type": "string"} for name in table.index}
    if table.is_ordered:
        properties["order"] = {"description": "Fractional index: rows are sorted by it.", "type": "string"}
    for column in table.columns:
        if column.name == "position":  # a place is kept as a fractional index
            properties["order"] = {"description": column.meaning, "type": "string"}
        else:
            properties[column.name] = _column_schema(column)
    return {
        "description": table.meaning,
        "type": "array",
        "items": {"type": "object", "required": list(table.index), "properties": properties},
    }


def _column_schema(column: Column) -> dict[str, Any]:
    schema = {"description": column.meaning, **JSON_TYPES[column.dtype]}
    if column.minimum is not None:
        schema["minimum"] = column.minimum
    if column.maximum is not None:
        schema["maximum"] = column.maximum
    if column.choices:
        schema["enum"] = list(column.choices.values)
    if column.default is not None:
        schema["default"] = column.default
    return schema


def _ts_type(column: Column) -> str:
    return column.choices.name if column.choices else TS_TYPES[column.dtype]


def _js(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _choices(tables: Iterable[Table]) -> dict[str, Choices]:
    found = (column.choices for table in tables for column in table.columns)
    return dict(sorted({choices.name: choices for choices in found if choices}.items()))


def _interface(table: Table) -> str:
    name = "".join(word.capitalize() for word in table.noun.split("_"))
    lines = [f"/** {table.meaning} */", f"export interface {name} {{"]
    lines += [f"  {index}: string;" for index in table.index]
    for column in table.columns:
        if column.name == "position":
            continue
        optional = "" if column.default is not None else "?"
        lines += [f"  /** {column.meaning} */", f"  {column.name}{optional}: {_ts_type(column)};"]
    if table.is_ordered:
        lines += ["  /** Fractional index. */", "  order: string;"]
    return "\n".join([*lines, "}"])


def _column_ts(column: Column) -> str:
    fields = [f"dtype: {_js(column.dtype)}"]
    if column.minimum is not None:
        fields.append(f"minimum: {column.minimum:g}")
    if column.maximum is not None:
        fields.append(f"maximum: {column.maximum:g}")
    if column.unit:
        fields.append(f"unit: {_js(column.unit)}")
    if column.choices:
        fields.append(f"choices: {_js(list(column.choices.values))}")
    if column.default is not None:
        fields.append(f"default: {_js(column.default)}")
    if column.reference:
        fields += [f"references: {_js(column.reference.table)}", f"onDelete: {_js(column.reference.on_delete)}"]
        if column.reference.table_column:
            fields.append(f"tableColumn: {_js(column.reference.table_column)}")
    return f"{column.name}: {{ {', '.join(fields)} }}"


def tables_ts() -> str:
    """Return the module of row types, and of what a value may be.

    Of tables that no map is drawn from it says what refers to what, so that deleting a card is whole: a view that needs
    the rest imports `plan.ts`, and the library of the maps stays small.
    """
    parts = [HEAD, f"export const SCHEMA_VERSION = {SCHEMA_VERSION};\n"]
    for name, choices in _choices(TABLES.values()).items():
        parts.append(f"export type {name} = {' | '.join(_js(value) for value in choices.values)};\n")
    parts += [_interface(table) + "\n" for table in TABLES.values()]
    rows = [f"  {n}: {''.join(w.capitalize() for w in t.noun.split('_'))};" for n, t in TABLES.items()]
    parts.append("export interface Rows {\n" + "\n".join(rows) + "\n}\n\nexport type TableName = keyof Rows;\n")
    parts.append(
        "export interface ColumnSpec {\n"
        "  dtype: string;\n  minimum?: number;\n  maximum?: number;\n  unit?: string;\n  choices?: readonly string[];\n"
        "  default?: string | boolean | number;\n  references?: string;\n"
        '  onDelete?: "cascade" | "unlink";\n  tableColumn?: string;\n}\n\n'
        "export interface TableSpec {\n"
        "  noun: string;\n  prefix: string;\n  index: readonly string[];\n  parents: readonly string[];\n"
        "  host: string;\n  ordered: boolean;\n  columns: Record<string, ColumnSpec>;\n}\n\n"
        "export const TABLES: Record<TableName, TableSpec> = {"
    )
    for name, table in TABLES.items():
        parts.append(
            f"  {name}: {{\n    noun: {_js(table.noun)},\n    prefix: {_js(table.prefix)},\n"
            f"    index: {_js(list(table.index))},\n    parents: {_js(list(table.parents))},\n"
            f"    host: {_js(table.host)},\n    ordered: {_js(table.is_ordered)},\n    columns: {{"
        )
        columns = table.columns if name in MAP else [column for column in table.columns if column.reference]
        parts += [f"      {_column_ts(column)}," for column in columns]
        parts.append("    },\n  },")
    return "\n".join([*parts, "};", ""])


def labels_ts() -> str:
    """Return the module of the labels that a map says: of columns and choices."""
    head = "/** English, Italian. */\nexport type Label = readonly [string, string];"
    columns = _column_labels("", [TABLES[name] for name in DRAWN])
    choices = _choice_labels("", [TABLES[name] for name in MAP])
    return "\n".join([HEAD, head, *_table_labels("", []), *columns, *choices, ""])


def rest_labels_ts() -> str:
    """Return the module of the labels of maps' tables that only a panel says."""
    tables = [TABLES[name] for name in MAP]
    head = 'import type { Label } from "./labels.generated.js";'
    columns = _column_labels("REST_", [table for table in tables if table.name not in DRAWN])
    return "\n".join([HEAD, head, *_table_labels("REST_", tables), *columns, ""])


def plan_ts() -> str:
    """Return the module of what maps need not know of the tables of the five steps."""
    tables = [TABLES[name] for name in PLAN]
    parts = [HEAD, 'import type { Label } from "./labels.generated.js";']
    parts.append('import type { ColumnSpec, TableName } from "./tables.generated.js";\n')
    parts.append("export const PLAN_COLUMNS: Partial<Record<TableName, Record<string, ColumnSpec>>> = {")
    for table in tables:
        parts.append(f"  {table.name}: {{")
        parts += [f"    {_column_ts(column)}," for column in table.columns]
        parts.append("  },")
    asked = ["};\n\nexport const PLAN_ASKED: Record<string, readonly string[]> = {", *_asked(tables), "};"]
    labels = (each("PLAN_", tables) for each in (_table_labels, _column_labels, _choice_labels))
    return "\n".join([*parts, *asked, *(line for lines in labels for line in lines), ""])


def _table_labels(prefix: str, tables: Sequence[Table]) -> Iterator[str]:
    yield f"\nexport const {prefix}TABLE_LABELS: Record<string, Label> = {{"
    yield from (f"  {table.name}: {_js(list(table.label))}," for table in tables)
    yield "};"


def _column_labels(prefix: str, tables: Sequence[Table]) -> Iterator[str]:
    yield f"\nexport const {prefix}COLUMN_LABELS: Record<string, Record<string, Label>> = {{"
    for table in tables:
        columns = ", ".join(f"{column.name}: {_js(list(column.label))}" for column in table.columns)
        yield f"  {table.name}: {{ {columns} }},"
    yield "};"


def _choice_labels(prefix: str, tables: Sequence[Table]) -> Iterator[str]:
    yield f"\nexport const {prefix}CHOICE_LABELS: Record<string, Record<string, Label>> = {{"
    for name, choices in _choices(tables).items():
        values = ", ".join(f"{_js(value)}: {_js(list(label))}" for value, label in choices.values.items())
        yield f"  {name}: {{ {values} }},"
    yield "};"


def sharing_ts() -> str:
    """Return the module of what may be left out of what travels."""
    parts = [HEAD, "/** What stays behind with a part: whole tables, and columns as `table.column`. */"]
    parts.append("export const PARTS = {")
    for name, part in PARTS.items():
        columns = sorted(f"{table}.{column}" for table, column in part.columns)
        parts.append(f"  {name}: {{ tables: {_js(sorted(part.tables))}, columns: {_js(columns)} }},")
    return "\n".join([*parts, "} as const;\n\nexport type Part = keyof typeof PARTS;", ""])


def asked_ts() -> str:
    """Return the module of what is asked for in the tables of maps, which the finder of problems reads."""
    parts = [
        HEAD,
        "/** Table → its columns that are asked for while empty; `plan.ts` has those of the five steps. */",
    ]
    parts.append("export const ASKED: Record<string, readonly string[]> = {")
    return "\n".join([*parts, *_asked([TABLES[name] for name in MAP]), "};", ""])


def _asked(tables: Sequence[Table]) -> Iterator[str]:
    for table in tables:
        asked = [column.name for column in table.columns if column.is_asked]
        if asked:
            yield f"  {table.name}: {_js(asked)},"


def hints_ts() -> str:
    """Return the module of what the values that are edited beside a map say."""
    head = 'import type { Label } from "./labels.generated.js";\n'
    parts = [HEAD, head, "export const HINTS: Record<string, Record<string, Label>> = {"]
    for name, hints in HINTS_IT.items():
        meanings = {column.name: column.meaning for column in TABLES[name].columns}
        columns = ", ".join(f"{column}: {_js([meanings[column], hint])}" for column, hint in hints.items())
        parts.append(f"  {name}: {{ {columns} }},")
    return "\n".join([*parts, "};", ""])


def texts_ts() -> str:
    """Return the module of the sentences of maps."""
    # what only the still picture says, Python alone says
    elsewhere = KERNEL_ONLY + LAB_ONLY + LIVE_ONLY + BOARD_ONLY
    own = [key for key in TEXTS if not key.startswith(elsewhere) and not _is_of_tools(key)]
    return _sentences_ts("TEXTS", "TextKey", own)


def _is_of_tools(key: str) -> bool:
    return key.startswith(TOOLS_ONLY) and key not in AT_ONCE


def lab_texts_ts() -> str:
    """Return the module of the sentences of JupyterLab's side, which the library of the views does not carry."""
    return _sentences_ts("LAB_TEXTS", "LabTextKey", [key for key in TEXTS if key.startswith(LAB_ONLY)])


def live_texts_ts() -> str:
    """Return the module of the sentences of live cells."""
    return _sentences_ts("LIVE_TEXTS", "LiveTextKey", [key for key in TEXTS if key.startswith(LIVE_ONLY)])


def board_texts_ts() -> str:
    """Return the module of the sentences of boards."""
    return _sentences_ts("BOARD_TEXTS", "BoardTextKey", [key for key in TEXTS if key.startswith(BOARD_ONLY)])


def tool_texts_ts() -> str:
    """Return the module of the sentences of the tools of a map."""
    # what to do about a problem, the panel says in Python's words
    own = [key for key in TEXTS if _is_of_tools(key) or (key.startswith("problem.") and key.endswith(".hint"))]
    return _sentences_ts("TOOL_TEXTS", "ToolTextKey", own)


def _sentences_ts(name: str, key_type: str, keys: list[str]) -> str:
    parts = [HEAD, "/** Key → English, Italian. */", f"export const {name} = {{"]
    parts += [f"  {_js(key)}: {_js(list(TEXTS[key]))}," for key in keys]
    return "\n".join([*parts, f"}} as const;\n\nexport type {key_type} = keyof typeof {name};", ""])


def icons_ts() -> str:
    """Return the module of icons."""
    parts = [HEAD]
    for name, icons in (("CHANNEL_ICONS", CHANNEL_ICONS), ("LANE_ICONS", LANE_ICONS), ("SIGN_ICONS", SIGN_ICONS)):
        rows = "\n".join(f"  {icon}: {_js(path)}," for icon, path in icons.items())
        parts.append(f"export const {name} = {{\n{rows}\n}} as const;\n")
    return "\n".join([*parts, f"export const STAR = {_js(STAR)};", ""])


def main() -> None:
    """Write the generated files where they belong."""
    for path, content in outputs().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()

"""The one source of what a redesign may hold; see `tables/`.

`TABLES` describes every table, `TEXTS` every sentence of the interface. The JSON Schema of the file format and the
TypeScript twins are written from them by ``python -m journey_widgets.schema.write``; a test fails when they are stale.
"""

from journey_widgets.schema.spec import Choices, Column, Reference, Table, Text
from journey_widgets.schema.tables import TABLES
from journey_widgets.schema.texts import TEXTS

SCHEMA_VERSION = 1
"""Version of the tables, written into each file; a file of a newer version is refused."""

LANGUAGES = ("en", "it")
"""Languages of the interface."""

STATES = ("current", "future", "best_practice")
"""States an assessment or an emotion may speak of."""

__all__ = [
    "LANGUAGES",
    "SCHEMA_VERSION",
    "STATES",
    "TABLES",
    "TEXTS",
    "Choices",
    "Column",
    "Reference",
    "Table",
    "Text",
]

"""What stands in the lanes beside the touchpoints, what proves it, and what people say of it."""

from journey_widgets.schema.choices import NOTE_KIND, SEVERITY, SOURCE_KIND
from journey_widgets.schema.spec import choice, count, day, flag, refers, table, text

NOTES = table(
    "notes",
    "note",
    ("Notes", "Note"),
    "One thing said of a phase, a step or a touchpoint: value, factor, opportunity, backstage …",
    choice("note_kind", "What the note says.", ("Kind", "Tipo"), NOTE_KIND, is_asked=True),
    text("text", "The note.", ("Text", "Testo"), is_asked=True),
    refers("touchpoint_id", "touchpoints", "cascade", "The touchpoint it is about.", ("Touchpoint", "Touchpoint")),
    refers("step_id", "steps", "cascade", "The step it is about.", ("Step", "Passo")),
    refers("phase_id", "phases", "cascade", "The phase it is about.", ("Phase", "Fase")),
    refers("lane_id", "lanes", "unlink", "The lane it stands in; empty = the lane of its kind.", ("Lane", "Corsia")),
    choice("severity", "What a blocker does to the customer.", ("Severity", "Gravità"), SEVERITY),
    refers("org_unit_id", "org_units", "unlink", "The function that does it.", ("Function", "Funzione")),
    refers("persona_id", "personas", "unlink", "Whom it holds for; empty = everybody.", ("Persona", "Persona")),
    text(
        "link",
        "Where the image or file is; of an image also the picture itself, as a data URI.",
        ("Link", "Collegamento"),
    ),
    text("tags", "Labels of one's own, separated by commas.", ("Tags", "Etichette")),
    flag("is_current", "Whether it holds today.", ("Today", "Oggi"), default=True),
    flag("is_future", "Whether it holds in the future map.", ("Future", "Futuro"), default=True),
    parents=("touchpoint_id", "step_id", "phase_id"),
)

EVIDENCE = table(
    "evidence",
    "evidence",
    ("Evidence", "Evidenze"),
    "A source for what the map says.",
    text("name", "Name of the source.", ("Name", "Nome"), is_asked=True),
    choice("source_kind", "What kind of source.", ("Kind", "Tipo"), SOURCE_KIND, is_asked=True),
    day("collected_on", "When it was gathered.", ("Collected on", "Raccolta il")),
    count("sample_size", "How many people or cases.", ("Sample", "Campione")),
    text("link", "Where it can be read.", ("Link", "Collegamento")),
    text("summary", "What it says, in a sentence.", ("Summary", "Sintesi")),
)

CITATIONS = table(
    "citations",
    "citation",
    ("Citations", "Citazioni"),
    "A source tied to a row, or to one value in it.",
    refers("evidence_id", "evidence", "cascade", "The source.", ("Evidence", "Evidenza"), is_asked=True),
    text("table_name", "The table of the row it backs.", ("Table", "Tabella"), is_asked=True),
    refers("row_id", "", "cascade", "The row it backs.", ("Row", "Riga"), is_asked=True, table_column="table_name"),
    text("column_name", "The column it backs; empty = the whole row.", ("Column", "Colonna")),
    prefix="ci",
)

COMMENTS = table(
    "comments",
    "comment",
    ("Comments", "Commenti"),
    "What somebody says of a row.",
    text("table_name", "The table of the row it is about.", ("Table", "Tabella"), is_asked=True),
    refers("row_id", "", "cascade", "The row it is about.", ("Row", "Riga"), is_asked=True, table_column="table_name"),
    text("text", "The comment.", ("Text", "Testo"), is_asked=True),
    text("author", "Who says it.", ("Author", "Autore")),
    day("written_at", "When it was said.", ("Written at", "Scritto il")),
    flag("is_resolved", "Whether it is settled.", ("Resolved", "Risolto"), default=False),
    prefix="co",
)

TABLES = (NOTES, EVIDENCE, CITATIONS, COMMENTS)

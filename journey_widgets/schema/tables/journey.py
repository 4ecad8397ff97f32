"""The journey: its phases, its steps, who takes part, and how it feels."""

from journey_widgets.schema.choices import (
    COMPARISON_KIND,
    FLOW_KIND,
    LANE_KIND,
    MACRO_PHASE,
    NOTE_KIND,
    NUMBER_STYLE,
    STATE,
)
from journey_widgets.schema.spec import Column, Text, choice, flag, refers, table, text

JOURNEYS = table(
    "journeys",
    "journey",
    ("Journeys", "Percorsi"),
    "The steps one persona takes towards one goal.",
    text("name", "Name of the journey, in the customer's words.", ("Name", "Nome"), is_asked=True),
    refers(
        "persona_id",
        "personas",
        "unlink",
        "The one point of view of this map.",
        ("Persona", "Persona"),
        is_asked=True,
    ),
    refers("segment_id", "segments", "unlink", "The segment the journey counts for.", ("Segment", "Segmento")),
    refers("product_id", "products", "unlink", "The product the journey is about.", ("Product", "Prodotto")),
    text("goal", "What the customer wants.", ("Goal", "Obiettivo"), is_asked=True),
    text("outcome", "What the customer has when the goal is reached.", ("Outcome", "Risultato"), is_asked=True),
    text("start", "Where the journey begins.", ("Start", "Inizio"), is_asked=True),
    text("end", "Where the journey ends.", ("End", "Fine"), is_asked=True),
    refers(
        "parent_touchpoint_id",
        "touchpoints",
        "unlink",
        "The touchpoint of a wider journey that this one opens up.",
        ("Part of", "Parte di"),
    ),
    prefix="jo",
)

PHASES = table(
    "phases",
    "phase",
    ("Phases", "Fasi"),
    "An ordered stretch of a journey: columns of the swimlane.",
    refers("journey_id", "journeys", "cascade", "The journey it belongs to.", ("Journey", "Percorso"), is_asked=True),
    text("name", "Name of the phase.", ("Name", "Nome"), is_asked=True),
    choice("macro_phase", "Before, during or after the purchase.", ("Instance", "Momento"), MACRO_PHASE),
    text("description", "What the phase is about.", ("Description", "Descrizione")),
    parents=("journey_id",),
    prefix="ph",
)

STEPS = table(
    "steps",
    "step",
    ("Steps", "Passi"),
    "One customer action in a phase: a column of the swimlane.",
    refers("phase_id", "phases", "cascade", "The phase it belongs to.", ("Phase", "Fase"), is_asked=True),
    text("name", "What the customer does, in a few words.", ("Name", "Nome"), is_asked=True),
    text("action", "What the customer does and how she behaves, told.", ("Action", "Azione")),
    flag("is_optional", "Whether customers may leave it out.", ("Optional", "Facoltativo"), default=False),
    flag("is_repeatable", "Whether customers may do it several times.", ("Repeatable", "Ripetibile"), default=False),
    choice("flow_kind", "How it goes with its neighbours.", ("Order", "Ordine"), FLOW_KIND, default="sequence"),
    text(
        "flow_group",
        "Neighbouring steps of the same kind and group form one block; empty is a group too.",
        ("Block", "Blocco"),
    ),
    text(
        "branch",
        "Steps of one block of alternatives with the same branch are one way; empty = the step is a way by itself.",
        ("Branch", "Ramo"),
    ),
    refers(
        "back_to_step_id",
        "steps",
        "unlink",
        "The earlier step from which the customer starts over after this one: a loop.",
        ("Back to", "Torna a"),
    ),
    text("tags", "Labels of one's own, separated by commas.", ("Tags", "Etichette")),
    flag("is_current", "Whether it exists today.", ("Today", "Oggi"), default=True),
    flag("is_future", "Whether it exists in the future map.", ("Future", "Futuro"), default=True),
    parents=("phase_id",),
    prefix="st",
)

STEP_ACTORS = table(
    "step_actors",
    "step_actor",
    ("Who takes part", "Chi partecipa"),
    "One actor who takes part in one step.",
    refers("step_id", "steps", "cascade", "The step.", ("Step", "Passo"), is_asked=True),
    refers("actor_id", "actors", "cascade", "The actor.", ("Actor", "Attore"), is_asked=True),
    flag("is_current", "Whether the actor takes part today.", ("Today", "Oggi"), default=True),
    flag("is_future", "Whether the actor takes part in the future map.", ("Future", "Futuro"), default=True),
    parents=("step_id",),
    prefix="sa",
)

EMOTIONS = table(
    "emotions",
    "emotion",
    ("Emotions", "Emozioni"),
    "How a step feels, in a state, to a persona; an empty persona is the journey's own.",
    Column(
        name="valence",
        dtype="float64",
        meaning="From very bad to very good.",
        label=Text("Emotion", "Emozione"),
        minimum=-2,
        maximum=2,
    ),
    text("words", "The feeling in words.", ("In words", "A parole")),
    host="steps",
    index=("step_id", "state", "persona_id"),
)

LANES = table(
    "lanes",
    "lane",
    ("Lanes", "Corsie"),
    "One horizontal band of a journey's map.",
    refers("journey_id", "journeys", "cascade", "The journey it belongs to.", ("Journey", "Percorso"), is_asked=True),
    text("name", "Name of the lane; empty = the kind's own name.", ("Name", "Nome")),
    choice("lane_kind", "What the lane shows.", ("Kind", "Tipo"), LANE_KIND, is_asked=True),
    choice("note_kind", "Which notes a lane of notes shows.", ("Notes", "Note"), NOTE_KIND),
    text("lane_group", "Neighbouring lanes of one group are folded together.", ("Group", "Gruppo")),
    text(
        "measure",
        "What a lane of numbers shows: `emotion`, a column of assessments, `service_gap`, `relevance`, or a column of "
        "numbers of one's own in touchpoints or steps.",
        ("Measure", "Misura"),
    ),
    choice("number_style", "How a lane of numbers draws them.", ("Drawn as", "Disegnata come"), NUMBER_STYLE),
    parents=("journey_id",),
    prefix="la",
)

SAVED_VIEWS = table(
    "saved_views",
    "saved_view",
    ("Saved views", "Viste salvate"),
    "A way to look at a journey, kept in the document.",
    refers("journey_id", "journeys", "cascade", "The journey it shows.", ("Journey", "Percorso"), is_asked=True),
    text("name", "Name of the view.", ("Name", "Nome"), is_asked=True),
    choice("state", "The state it shows.", ("State", "Stato"), STATE, default="current"),
    text("hidden_lanes", "Ids of the lanes it hides, one a line.", ("Hidden lanes", "Corsie nascoste")),
    text("folded_lanes", "Ids of the lanes it folds, one a line.", ("Folded lanes", "Corsie ripiegate")),
    text("folded_groups", "Groups of lanes it folds, one a line.", ("Folded groups", "Gruppi ripiegati")),
    text("curves", "Curves of emotion it shows, one a line; empty = those of the state.", ("Curves", "Curve")),
    text("filter", "What it looks for, as typed into the filter.", ("Filter", "Filtro")),
    flag(
        "is_hiding",
        "Whether it hides what it does not look for.",
        ("Hides the rest", "Nasconde il resto"),
        default=False,
    ),
    choice("comparison_kind", "How it shows two states together.", ("Comparison", "Confronto"), COMPARISON_KIND),
    parents=("journey_id",),
    prefix="sv",
)

TABLES = (JOURNEYS, PHASES, STEPS, STEP_ACTORS, EMOTIONS, LANES, SAVED_VIEWS)

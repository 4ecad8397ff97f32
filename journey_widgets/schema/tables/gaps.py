"""Steps 2 and 3 of the redesign: what the future map answers, and what lies between it, today and the best."""

from journey_widgets.schema.choices import DIRECTION
from journey_widgets.schema.spec import amount, choice, day, flag, number, refers, score, table, text

BEST_PRACTICES = table(
    "best_practices",
    "best_practice",
    ("Best practices", "Migliori pratiche"),
    "Where a touchpoint's `best_practice` state comes from.",
    refers("touchpoint_id", "touchpoints", "cascade", "What it is done for.", ("Touchpoint", "Touchpoint")),
    text("name", "What the others do.", ("Practice", "Pratica"), is_asked=True),
    text("organisation", "Who does it.", ("Organisation", "Organizzazione")),
    text("sector", "In which sector.", ("Sector", "Settore"), is_asked=True),
    text("source", "Who says so.", ("Source", "Fonte"), is_asked=True),
    day("observed_on", "When it was so.", ("Observed on", "Osservata il"), is_asked=True),
    text("link", "Where to read it.", ("Link", "Collegamento")),
    parents=("touchpoint_id",),
    prefix="bp",
)

RESPONSES = table(
    "responses",
    "response",
    ("Reasons of the future map", "Ragioni della mappa futura"),
    "Which value wanted a changed touchpoint answers, or which blocker it removes.",
    refers("touchpoint_id", "touchpoints", "cascade", "What was changed.", ("Touchpoint", "Touchpoint"), is_asked=True),
    refers(
        "note_id", "notes", "cascade", "The value wanted, or the blocker.", ("Answers", "Risponde a"), is_asked=True
    ),
    parents=("touchpoint_id",),
    prefix="re",
)

CHANNEL_FITS = table(
    "channel_fits",
    "channel_fit",
    ("Channel fit", "Idoneità dei canali"),
    "How well a channel would carry a touchpoint.",
    refers("touchpoint_id", "touchpoints", "cascade", "The interaction.", ("Touchpoint", "Touchpoint"), is_asked=True),
    refers("channel_id", "channels", "cascade", "The channel.", ("Channel", "Canale"), is_asked=True),
    score("preference", "How gladly the customer uses it there.", ("Preference", "Preferenza")),
    score("ability", "How much of the errand can be done there.", ("Ability", "Capacità")),
    amount("cost_eur", "Cost to serve one contact there.", ("Cost to serve", "Costo di servizio"), "€"),
    parents=("touchpoint_id",),
    prefix="cf",
)

VALUE_LINKS = table(
    "value_links",
    "value_link",
    ("Value links", "Legami di valore"),
    "A value offered that answers a value wanted.",
    refers("offered_note_id", "notes", "cascade", "The value offered.", ("Offered", "Offerto"), is_asked=True),
    refers("wanted_note_id", "notes", "cascade", "The value wanted.", ("Wanted", "Atteso"), is_asked=True),
    prefix="vl",
)

HANDOFFS = table(
    "handoffs",
    "handoff",
    ("Hand-offs", "Passaggi di mano"),
    "What happens between two consecutive touchpoints when owner or channel changes.",
    refers("touchpoint_id", "touchpoints", "cascade", "From.", ("From", "Da"), is_asked=True),
    refers("next_touchpoint_id", "touchpoints", "cascade", "To.", ("To", "A"), is_asked=True),
    flag(
        "is_broken",
        "Whether what the customer gave or was told does not travel, today.",
        ("Broken", "Interrotto"),
        default=False,
    ),
    text("lost", "What does not travel.", ("What is lost", "Che cosa si perde")),
    parents=("touchpoint_id",),
    prefix="ho",
)

STATEMENTS = table(
    "statements",
    "statement",
    ("Statements", "Informazioni date"),
    "What the customer is told at a touchpoint about a topic: two that differ contradict each other.",
    refers("touchpoint_id", "touchpoints", "cascade", "Where it is said.", ("Touchpoint", "Touchpoint"), is_asked=True),
    text("topic", "About what: price, time, terms …", ("Topic", "Argomento"), is_asked=True),
    text("said", "What is said.", ("What is said", "Che cosa si dice"), is_asked=True),
    parents=("touchpoint_id",),
    prefix="sm",
)

EXPECTED_MEASURES = table(
    "expected_measures",
    "expected_measure",
    ("Quantified expectations", "Aspettative quantificate"),
    "An expectation of the persona that can be measured: so long, so often, so much.",
    refers("journey_id", "journeys", "cascade", "In which journey.", ("Journey", "Percorso"), is_asked=True),
    refers("touchpoint_id", "touchpoints", "cascade", "Where; empty = over the whole.", ("Touchpoint", "Touchpoint")),
    text("name", "What is expected.", ("Expectation", "Aspettativa"), is_asked=True),
    text("unit", "In what it is measured.", ("Unit", "Unità"), is_asked=True),
    choice("direction", "Which way is good.", ("Direction", "Direzione"), DIRECTION, is_asked=True),
    number("target", "What the persona counts on.", ("Target", "Atteso"), is_asked=True),
    number("actual", "What is, today.", ("Actual", "Effettivo")),
    parents=("journey_id",),
    prefix="em",
)

TABLES = (BEST_PRACTICES, RESPONSES, CHANNEL_FITS, VALUE_LINKS, HANDOFFS, STATEMENTS, EXPECTED_MEASURES)

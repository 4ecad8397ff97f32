"""Steps 3 and 4 of the redesign: interventions, the objectives they serve, and what the organisation must build."""

from journey_widgets.schema.choices import (
    ACTION_KIND,
    ACTIVITY_STATUS,
    CAPABILITY_KIND,
    INTERVENTION_KIND,
    INTERVENTION_STATUS,
    MEASURE_KIND,
)
from journey_widgets.schema.spec import (
    Column,
    Text,
    amount,
    choice,
    count,
    day,
    flag,
    number,
    rate,
    refers,
    score,
    table,
    text,
)

INTERVENTIONS = table(
    "interventions",
    "intervention",
    ("Interventions", "Interventi"),
    "A proposed change that closes gaps.",
    text("name", "Name of the intervention.", ("Name", "Nome"), is_asked=True),
    text("description", "What is done.", ("Description", "Descrizione")),
    choice("action_kind", "Process, analysis or metric.", ("Kind of action", "Tipo di azione"), ACTION_KIND),
    text("customer_benefit", "What the customer gains.", ("Benefit to the customer", "Beneficio per il cliente")),
    text("company_benefit", "What the company gains.", ("Benefit to the company", "Beneficio per l'azienda")),
    text("hypothesis", "What is believed.", ("Hypothesis", "Ipotesi")),
    text("test", "How it will be found out.", ("Test", "Prova")),
    score("effect", "How much it changes for customers; empty = from the gaps it closes.", ("Effect", "Effetto")),
    score("effort", "How hard it is.", ("Effort", "Sforzo"), is_asked=True),
    number(
        "efficiency_eur",
        "Effect on efficiency in a year; negative = it costs.",
        ("Efficiency a year", "Efficienza l'anno"),
        unit="€",
    ),
    amount("cost_eur", "Cost of doing it.", ("Cost", "Costo"), "€"),
    amount("saving_eur", "What it sets free, for the budget of others.", ("Saving", "Risparmio"), "€"),
    amount("duration_weeks", "How long until it works.", ("Duration", "Durata"), "weeks"),
    count("reach_customers", "Customers reached in a quarter.", ("Reach", "Clienti raggiunti")),
    amount("impact", "Impact on each of them: 3, 2, 1, 0.5 or 0.25.", ("Impact", "Impatto"), "×"),
    rate("confidence_rate", "How sure this is.", ("Confidence", "Fiducia")),
    score("business_value", "What it is worth to the company.", ("Business value", "Valore per l'azienda")),
    score("time_criticality", "How fast its worth fades.", ("Time criticality", "Urgenza")),
    score("risk_reduction", "Risk it takes away, or chances it opens.", ("Risk reduction", "Riduzione del rischio")),
    amount("delay_cost_eur_week", "What each week without it costs.", ("Cost of delay", "Costo del ritardo"), "€/week"),
    flag("is_must", "Whether it is done in any case.", ("Must have", "Irrinunciabile"), default=False),
    text("either_or", "Of those with the same word here, one at most is done.", ("Either/or group", "Alternative")),
    refers(
        "org_unit_id", "org_units", "unlink", "The function that leads it.", ("Owner", "Responsabile"), is_asked=True
    ),
    choice("kind_override", "What it is, whatever the rule says.", ("Kind, by us", "Tipo, per noi"), INTERVENTION_KIND),
    text("kind_override_reason", "Why.", ("Why", "Perché")),
    Column(
        name="priority_override",
        dtype="float64",
        meaning="Its priority, whatever the formula says.",
        label=Text("Priority, by us", "Priorità, per noi"),
        minimum=0,
        maximum=100,
    ),
    text("priority_override_reason", "Why.", ("Why", "Perché")),
    choice("intervention_status", "How far it is.", ("Status", "Stato"), INTERVENTION_STATUS, default="idea"),
    day("live_on", "When it went live.", ("Live on", "Attivo dal")),
    prefix="in",
)

CLOSURES = table(
    "closures",
    "closure",
    ("Gaps closed", "Gap colmati"),
    "A gap that an intervention closes.",
    refers(
        "intervention_id", "interventions", "cascade", "What closes it.", ("Intervention", "Intervento"), is_asked=True
    ),
    refers("touchpoint_id", "touchpoints", "cascade", "Where the gap is.", ("Touchpoint", "Touchpoint"), is_asked=True),
    choice("measure_kind", "Of which measure.", ("Measure", "Misura"), MEASURE_KIND, default="experience"),
    refers("note_id", "notes", "unlink", "The value wanted or the blocker, where it is one.", ("Note", "Nota")),
    rate("closed_rate", "How much of the gap; empty = all.", ("Share closed", "Quota colmata")),
    parents=("intervention_id",),
    prefix="cl",
)

INVOLVEMENTS = table(
    "involvements",
    "involvement",
    ("Functions involved", "Funzioni coinvolte"),
    "A function that must take part in an intervention, beside its owner.",
    refers("intervention_id", "interventions", "cascade", "In what.", ("Intervention", "Intervento"), is_asked=True),
    refers("org_unit_id", "org_units", "cascade", "Who.", ("Function", "Funzione"), is_asked=True),
    parents=("intervention_id",),
    prefix="il",
)

DEPENDENCIES = table(
    "dependencies",
    "dependency",
    ("Dependencies", "Dipendenze"),
    "An intervention that needs another one first.",
    refers("intervention_id", "interventions", "cascade", "What waits.", ("Intervention", "Intervento"), is_asked=True),
    refers(
        "needed_intervention_id", "interventions", "cascade", "What it waits for.", ("Needs", "Richiede"), is_asked=True
    ),
    parents=("intervention_id",),
    prefix="de",
)

OBJECTIVES = table(
    "objectives",
    "objective",
    ("Objectives", "Obiettivi aziendali"),
    "What the company wants.",
    text("name", "Name of the objective.", ("Name", "Nome"), is_asked=True),
    text("description", "What it means.", ("Description", "Descrizione")),
    amount("weight", "How much it counts beside the others.", ("Weight", "Peso"), ""),
    refers("org_unit_id", "org_units", "unlink", "Who answers for it.", ("Owner", "Responsabile")),
    prefix="ob",
)

COMPARISONS = table(
    "comparisons",
    "comparison",
    ("Comparisons of objectives", "Confronti tra obiettivi"),
    "How much more one objective counts than another, for weights by AHP.",
    refers("objective_id", "objectives", "cascade", "The one.", ("Objective", "Obiettivo"), is_asked=True),
    refers("other_objective_id", "objectives", "cascade", "The other.", ("Than", "Rispetto a"), is_asked=True),
    Column(
        name="ratio",
        dtype="float64",
        meaning="How many times as much the one counts: 1/9 … 9.",
        label=Text("Times as much", "Quante volte tanto"),
        minimum=1 / 9,
        maximum=9,
        is_asked=True,
    ),
    parents=("objective_id",),
    prefix="cm",
)

COHERENCES = table(
    "coherences",
    "coherence",
    ("Coherence", "Coerenza"),
    "How far an intervention serves an objective.",
    refers("objective_id", "objectives", "cascade", "The objective.", ("Objective", "Obiettivo"), is_asked=True),
    refers(
        "intervention_id",
        "interventions",
        "cascade",
        "The intervention.",
        ("Intervention", "Intervento"),
        is_asked=True,
    ),
    Column(
        name="strength",
        dtype="Int64",
        meaning="9 strongly, 3 somewhat, 1 a little, 0 not; negative = it works against it.",
        label=Text("Strategic fit", "Coerenza strategica"),
        minimum=-9,
        maximum=9,
        is_asked=True,
    ),
    text("reason", "Why.", ("Why", "Perché")),
    parents=("objective_id",),
    prefix="ce",
)

CAPABILITIES = table(
    "capabilities",
    "capability",
    ("Capabilities", "Capacità"),
    "What the organisation must be able to do.",
    text("name", "Name of the capability.", ("Name", "Nome"), is_asked=True),
    choice("capability_kind", "Of what it is made.", ("Kind", "Tipo"), CAPABILITY_KIND, is_asked=True),
    text("description", "What it means.", ("Description", "Descrizione")),
    refers("org_unit_id", "org_units", "unlink", "Who builds it.", ("Owner", "Responsabile")),
    prefix="ca",
)

CAPABILITY_NEEDS = table(
    "capability_needs",
    "capability_need",
    ("Capabilities needed", "Capacità richieste"),
    "A capability without which an intervention does not work.",
    refers("capability_id", "capabilities", "cascade", "The capability.", ("Capability", "Capacità"), is_asked=True),
    refers(
        "intervention_id", "interventions", "cascade", "What needs it.", ("Intervention", "Intervento"), is_asked=True
    ),
    parents=("capability_id",),
    prefix="cn",
)

ACTIVITIES = table(
    "activities",
    "activity",
    ("Activities", "Attività"),
    "A dated, owned piece of work that builds a capability.",
    refers("capability_id", "capabilities", "cascade", "What it builds.", ("Capability", "Capacità"), is_asked=True),
    text("name", "Name of the activity.", ("Name", "Nome"), is_asked=True),
    refers("org_unit_id", "org_units", "unlink", "The function that does it.", ("Function", "Funzione"), is_asked=True),
    text("owner", "Who answers for it.", ("Owner", "Responsabile")),
    day("start_on", "When it begins.", ("Start", "Inizio"), is_asked=True),
    day("end_on", "When it ends.", ("End", "Fine"), is_asked=True),
    choice("activity_status", "How far it is.", ("Status", "Stato"), ACTIVITY_STATUS, default="planned"),
    amount("cost_eur", "What it costs.", ("Cost", "Costo"), "€"),
    refers("after_activity_id", "activities", "unlink", "What must be done before.", ("After", "Dopo")),
    parents=("capability_id",),
    prefix="at",
)

TABLES = (
    INTERVENTIONS,
    CLOSURES,
    INVOLVEMENTS,
    DEPENDENCIES,
    OBJECTIVES,
    COMPARISONS,
    COHERENCES,
    CAPABILITIES,
    CAPABILITY_NEEDS,
    ACTIVITIES,
)

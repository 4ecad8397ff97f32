"""The touchpoints, the channels that carry them, and what they are worth in each state."""

from journey_widgets.schema.choices import CHANNEL_STATUS, CONTACT_MODE, CONTACT_ROUTE, CONTACT_WITH
from journey_widgets.schema.spec import Column, Text, amount, choice, flag, refers, score, table, text

CHANNELS = table(
    "channels",
    "channel",
    ("Channels", "Canali"),
    "A medium that carries touchpoints.",
    text("name", "Name of the channel.", ("Name", "Nome"), is_asked=True),
    choice("contact_mode", "Physical or digital.", ("Mode", "Modalità"), CONTACT_MODE),
    choice("channel_status", "Enabled, to enable or retired.", ("Status", "Stato"), CHANNEL_STATUS, default="enabled"),
    text("icon", "Name of one of our icons, or an emoji.", ("Icon", "Icona")),
    prefix="ch",
)

TOUCHPOINTS = table(
    "touchpoints",
    "touchpoint",
    ("Touchpoints", "Touchpoint"),
    "One contact between customer and company, at a step, through a channel.",
    refers("step_id", "steps", "cascade", "The step at which it happens.", ("Step", "Passo"), is_asked=True),
    text("name", "Name of the touchpoint.", ("Name", "Nome"), is_asked=True),
    refers("channel_id", "channels", "unlink", "The channel that carries it.", ("Channel", "Canale"), is_asked=True),
    choice("contact_mode", "Physical or digital.", ("Mode", "Modalità"), CONTACT_MODE, is_asked=True),
    choice("contact_route", "With the company itself, or by way of others.", ("Route", "Via"), CONTACT_ROUTE),
    choice("contact_with", "With the company, its product or its service.", ("Contact", "Contatto"), CONTACT_WITH),
    refers(
        "org_unit_id", "org_units", "unlink", "The function that owns it.", ("Owner", "Responsabile"), is_asked=True
    ),
    score("relevance", "Importance to the customer.", ("Relevance", "Rilevanza"), is_asked=True),
    flag(
        "is_moment_of_truth",
        "Whether the relation is won or lost here.",
        ("Moment of truth", "Momento della verità"),
        default=False,
    ),
    text("moment_of_truth_reason", "Why it is one.", ("Why it decides", "Perché è decisivo")),
    text("trigger", "When and by what it begins.", ("Trigger", "Innesco")),
    text("need", "Why the customer is there.", ("Need", "Esigenza")),
    text("content", "What the customer gets to read, hear or see.", ("Content", "Contenuto")),
    text("tags", "Labels of one's own, separated by commas.", ("Tags", "Etichette")),
    text("proactive_action", "What is done before the customer has to ask.", ("Proactive action", "Azione proattiva")),
    parents=("step_id",),
    prefix="tp",
)

ASSESSMENTS = table(
    "assessments",
    "assessment",
    ("Assessments", "Valutazioni"),
    "What a touchpoint is in one state: its scores, and where it differs from the touchpoint's own row.",
    flag("is_present", "Whether it exists in that state.", ("Present", "Presente"), default=True),
    refers("step_id", "steps", "unlink", "Its step in that state; empty = its own.", ("Step", "Passo")),
    refers("channel_id", "channels", "unlink", "Its channel in that state; empty = its own.", ("Channel", "Canale")),
    choice("contact_mode", "Its mode in that state; empty = its own.", ("Mode", "Modalità"), CONTACT_MODE),
    refers(
        "org_unit_id", "org_units", "unlink", "Its owner in that state; empty = its own.", ("Owner", "Responsabile")
    ),
    flag(
        "is_personalised",
        "Whether it is made for this customer in that state.",
        ("Personalised", "Personalizzato"),
        default=False,
    ),
    score("expectation", "What the customer counts on.", ("Expectation", "Aspettativa")),
    score("experience", "What the customer perceives; in the future, the target.", ("Experience", "Esperienza")),
    amount("duration_hours", "Time it takes the customer.", ("Duration", "Durata"), "h"),
    amount("cost_eur", "Cost to the company of one contact.", ("Cost", "Costo"), "€"),
    Column(
        name="position",
        dtype="Int64",
        meaning="Its place in the step in that state; empty = its own.",
        label=Text("Position", "Posizione"),
        minimum=1,
    ),
    host="touchpoints",
    index=("touchpoint_id", "state"),
)

TABLES = (CHANNELS, TOUCHPOINTS, ASSESSMENTS)

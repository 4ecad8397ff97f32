"""The frame of a redesign: what it is about, for whom, with whom."""

from journey_widgets.schema.choices import ACTOR_KIND, LANGUAGE, RACI_KIND, ROLE_KIND
from journey_widgets.schema.spec import choice, count, day, refers, score, table, text

FACTS = table(
    "facts",
    "redesign",
    ("Redesign", "Ridisegno"),
    "What this redesign is: one row.",
    text("title", "Title of the redesign.", ("Title", "Titolo"), is_asked=True),
    text("organisation", "The company whose journeys are redesigned.", ("Organisation", "Organizzazione")),
    text("sector", "Market sector, for best practices.", ("Sector", "Settore")),
    choice("language", "Language in which the map is written.", ("Language", "Lingua"), LANGUAGE, default="en"),
    text(
        "business_question",
        "What the company wants to know from the map.",
        ("Business question", "Domanda di business"),
        is_asked=True,
    ),
    day("review_on", "Date by which the map is looked at again.", ("Review on", "Revisione il"), is_asked=True),
    single_id="redesign",
)

SEGMENTS = table(
    "segments",
    "segment",
    ("Segments", "Segmenti"),
    "A class of customers that can be counted.",
    text("name", "Name of the segment.", ("Name", "Nome"), is_asked=True),
    text("description", "What its customers have in common.", ("Description", "Descrizione")),
    count("customers", "Customers in the segment.", ("Customers", "Clienti")),
    prefix="sg",
)

PRODUCTS = table(
    "products",
    "product",
    ("Products", "Prodotti"),
    "A product or service a journey is about.",
    text("name", "Name of the product.", ("Name", "Nome"), is_asked=True),
    text("description", "What it does for the customer.", ("Description", "Descrizione")),
    prefix="pr",
)

PERSONAS = table(
    "personas",
    "persona",
    ("Personas", "Personas"),
    "A typical customer from whose point of view a map is drawn.",
    text("name", "Name of the persona.", ("Name", "Nome"), is_asked=True),
    refers("segment_id", "segments", "unlink", "The segment the persona illustrates.", ("Segment", "Segmento")),
    text("demographics", "Age, role, place, household.", ("Demographics", "Dati demografici")),
    text("traits", "Character and habits.", ("Traits", "Tratti")),
    text("needs", "What the persona needs.", ("Needs", "Esigenze")),
    text("pain_points", "What hurts today.", ("Pain points", "Punti critici")),
    text("goals", "What the persona wants to reach.", ("Goals", "Obiettivi")),
    text("quote", "A sentence the persona would say.", ("Quote", "Citazione")),
    text("image", "A portrait: an emoji, or a picture as a data URI.", ("Portrait", "Ritratto")),
    prefix="pe",
)

ORG_UNITS = table(
    "org_units",
    "org_unit",
    ("Functions", "Funzioni aziendali"),
    "A function of the company, or a partner, that owns touchpoints and processes.",
    text("name", "Name of the function.", ("Name", "Nome"), is_asked=True),
    text("description", "What it answers for.", ("Description", "Descrizione")),
    prefix="ou",
)

ACTORS = table(
    "actors",
    "actor",
    ("Actors", "Attori"),
    "Somebody who takes part in steps.",
    text("name", "Name of the actor.", ("Name", "Nome"), is_asked=True),
    choice("actor_kind", "Whose side the actor is on.", ("Kind", "Tipo"), ACTOR_KIND),
    refers("org_unit_id", "org_units", "unlink", "The function the actor belongs to.", ("Function", "Funzione")),
    prefix="ac",
)

STAKEHOLDERS = table(
    "stakeholders",
    "stakeholder",
    ("Stakeholders", "Portatori di interesse"),
    "Somebody who must be in the room or be told.",
    text("name", "Name of the person or group.", ("Name", "Nome"), is_asked=True),
    choice("role_kind", "Which of the five roles.", ("Role", "Ruolo"), ROLE_KIND, is_asked=True),
    choice("raci_kind", "How the stakeholder takes part.", ("RACI", "RACI"), RACI_KIND),
    refers("org_unit_id", "org_units", "unlink", "The function the stakeholder is from.", ("Function", "Funzione")),
    score("influence", "Power over the result.", ("Influence", "Influenza")),
    score("interest", "Interest in the result.", ("Interest", "Interesse")),
    prefix="sh",
)

TABLES = (FACTS, SEGMENTS, PRODUCTS, PERSONAS, ORG_UNITS, ACTORS, STAKEHOLDERS)

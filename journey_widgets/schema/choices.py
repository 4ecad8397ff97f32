"""The closed lists of the schema, each value with its English and Italian label."""

from __future__ import annotations

from journey_widgets.schema.spec import Choices, Text

LANGUAGE = Choices("Language", {"en": Text("English", "Inglese"), "it": Text("Italian", "Italiano")})

STATE = Choices(
    "State",
    {
        "current": Text("Today", "Oggi"),
        "future": Text("Future", "Futuro"),
        "best_practice": Text("Best practice", "Migliore pratica"),
    },
)
"""The states an assessment or an emotion may speak of."""

MACRO_PHASE = Choices(
    "MacroPhase",
    {
        "pre_purchase": Text("Before the purchase", "Prima dell'acquisto"),
        "purchase": Text("Purchase", "Acquisto"),
        "post_purchase": Text("After the purchase", "Dopo l'acquisto"),
    },
)

FLOW_KIND = Choices(
    "FlowKind",
    {
        "sequence": Text("In sequence", "In sequenza"),
        "any_order": Text("In any order with its neighbours", "In qualsiasi ordine con i vicini"),
        "alternative": Text("One of several alternatives", "Una di più alternative"),
    },
)

ACTOR_KIND = Choices(
    "ActorKind",
    {
        "customer": Text("Customer", "Cliente"),
        "company": Text("Company", "Azienda"),
        "partner": Text("Partner", "Partner"),
        "other": Text("Other", "Altro"),
    },
)

CHANNEL_STATUS = Choices(
    "ChannelStatus",
    {
        "enabled": Text("Enabled", "Abilitato"),
        "to_enable": Text("To enable", "Da abilitare"),
        "retired": Text("Retired", "Dismesso"),
    },
)

CONTACT_MODE = Choices(
    "ContactMode",
    {
        "physical": Text("Physical", "Fisico"),
        "digital": Text("Digital", "Digitale"),
        "both": Text("Physical and digital", "Fisico e digitale"),
    },
)

CONTACT_ROUTE = Choices(
    "ContactRoute", {"direct": Text("Direct", "Diretto"), "indirect": Text("Indirect", "Indiretto")}
)

CONTACT_WITH = Choices(
    "ContactWith",
    {
        "company": Text("With the company", "Con l'azienda"),
        "product": Text("With a product", "Con un prodotto"),
        "service": Text("With a service", "Con un servizio"),
    },
)

NOTE_KIND = Choices(
    "NoteKind",
    {
        "thought": Text("Thought", "Pensiero"),
        "feeling": Text("Feeling", "Sensazione"),
        "value_offered": Text("Value offered", "Valore offerto"),
        "value_wanted": Text("Value wanted", "Valore atteso"),
        "accelerator": Text("Accelerator", "Acceleratore"),
        "blocker": Text("Blocker", "Ostacolo"),
        "opportunity": Text("Opportunity", "Opportunità"),
        "data": Text("Data", "Dati"),
        "problem": Text("Pain point", "Problema"),
        "impact": Text("Impact", "Impatto"),
        "innovation": Text("Innovation", "Innovazione"),
        "backstage": Text("Backstage", "Dietro le quinte"),
        "image": Text("Image", "Immagine"),
    },
)

SEVERITY = Choices("Severity", {"slows": Text("Slows", "Rallenta"), "stops": Text("Stops", "Blocca")})

LANE_KIND = Choices(
    "LaneKind",
    {
        "action": Text("Actions", "Azioni"),
        "emotion": Text("Emotion", "Emozione"),
        "touchpoint": Text("Touchpoints", "Touchpoint"),
        "value": Text("Value", "Valore"),
        "factor": Text("Factors", "Fattori"),
        "backstage": Text("Backstage", "Dietro le quinte"),
        "note": Text("Notes", "Note"),
    },
)

ROLE_KIND = Choices(
    "RoleKind",
    {
        "process_owner": Text("Process owner", "Responsabile di processo"),
        "technology_owner": Text("Technology owner", "Responsabile della tecnologia"),
        "leadership": Text("Leadership", "Direzione"),
        "end_user": Text("End user", "Utente finale"),
        "ux": Text("UX/UI lead", "Responsabile UX/UI"),
    },
)
"""The five roles that must be in the room."""

RACI_KIND = Choices(
    "RaciKind",
    {
        "responsible": Text("Responsible", "Esegue"),
        "accountable": Text("Accountable", "Risponde"),
        "consulted": Text("Consulted", "Consultato"),
        "informed": Text("Informed", "Informato"),
    },
)

SOURCE_KIND = Choices(
    "SourceKind",
    {
        "call_centre_log": Text("Call-centre log", "Registro del call center"),
        "field_study": Text("Field study", "Studio sul campo"),
        "usability_finding": Text("Usability finding", "Risultato di usabilità"),
        "user_feedback": Text("User feedback", "Feedback degli utenti"),
        "survey": Text("Survey", "Sondaggio"),
        "event_log": Text("Event log", "Registro di eventi"),
        "walkthrough": Text("Walk-through", "Prova in prima persona"),
        "assumption": Text("Assumption", "Ipotesi"),
    },
)

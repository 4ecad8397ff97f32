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
        "text": Text("Text", "Testo"),
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
        "actor": Text("Actors", "Attori"),
        "emotion": Text("Emotion", "Emozione"),
        "touchpoint": Text("Touchpoints", "Touchpoint"),
        "channel": Text("Channels", "Canali"),
        "value": Text("Value", "Valore"),
        "factor": Text("Factors", "Fattori"),
        "backstage": Text("Backstage", "Dietro le quinte"),
        "org_unit": Text("Functions", "Funzioni aziendali"),
        "number": Text("Numbers", "Numeri"),
        "kpi": Text("KPIs", "KPI"),
        "image": Text("Storyboard", "Storia per immagini"),
        "note": Text("Notes", "Note"),
    },
)

NUMBER_STYLE = Choices(
    "NumberStyle",
    {"bars": Text("Bars", "Barre"), "sparkline": Text("Line", "Linea")},
)

COMPARISON_KIND = Choices(
    "ComparisonKind",
    {
        "side_by_side": Text("Today beside the future", "Oggi accanto al futuro"),
        "overlay": Text("Today under the future", "Oggi sotto il futuro"),
        "differences": Text("Only the differences", "Solo le differenze"),
    },
)
"""How today's and the future map are shown together."""

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

# ---------------------------------------------------------------------------- the five steps

ERRAND_KIND = Choices(
    "ErrandKind",
    {
        "choose": Text("Choose", "Scegliere"),
        "buy": Text("Buy", "Comprare"),
        "start": Text("Start", "Cominciare"),
        "use": Text("Use", "Usare"),
        "get_help": Text("Get help", "Farsi aiutare"),
        "renew": Text("Renew", "Rinnovare"),
        "leave": Text("Leave", "Andarsene"),
    },
)
"""What customers are about; the third axis of the coverage matrix."""

COVERAGE_STATUS = Choices(
    "CoverageStatus",
    {
        "unmapped": Text("Not mapped", "Non mappato"),
        "drafted": Text("Drafted", "In bozza"),
        "mapped": Text("Mapped", "Mappato"),
        "measured": Text("Measured", "Misurato"),
    },
)

DIRECTION = Choices(
    "Direction",
    {
        "higher_is_better": Text("Higher is better", "Più alto è meglio"),
        "lower_is_better": Text("Lower is better", "Più basso è meglio"),
    },
)

ACTION_KIND = Choices(
    "ActionKind",
    {
        "process": Text("Process", "Processo"),
        "analysis": Text("Analysis", "Analisi"),
        "metric": Text("Metric", "Metrica"),
    },
)

INTERVENTION_KIND = Choices(
    "InterventionKind",
    {"quick_win": Text("Quick win", "Quick & dirty"), "structural": Text("Structural", "Strutturale")},
)

INTERVENTION_STATUS = Choices(
    "InterventionStatus",
    {
        "idea": Text("Idea", "Idea"),
        "chosen": Text("Chosen", "Scelto"),
        "live": Text("Live", "Attivo"),
        "dropped": Text("Dropped", "Abbandonato"),
    },
)

MEASURE_KIND = Choices(
    "MeasureKind",
    {
        "experience": Text("Experience", "Esperienza"),
        "expectation": Text("Expectation", "Aspettativa"),
        "emotion": Text("Emotion", "Emozione"),
        "duration_hours": Text("Duration", "Durata"),
        "cost_eur": Text("Cost", "Costo"),
        "value": Text("Value", "Valore"),
        "handoff": Text("Hand-off", "Passaggio di mano"),
    },
)
"""What a gap may be a gap of."""

CAPABILITY_KIND = Choices(
    "CapabilityKind",
    {
        "people": Text("People", "Persone"),
        "process": Text("Process", "Processo"),
        "technology": Text("Technology", "Tecnologia"),
        "data": Text("Data", "Dati"),
        "partner": Text("Partner", "Partner"),
    },
)

ACTIVITY_STATUS = Choices(
    "ActivityStatus",
    {
        "planned": Text("Planned", "Pianificata"),
        "running": Text("Under way", "In corso"),
        "done": Text("Done", "Conclusa"),
        "stopped": Text("Stopped", "Interrotta"),
    },
)

KPI_KIND = Choices(
    "KpiKind",
    {
        "experience": Text("Experience", "Esperienza"),
        "loyalty": Text("Loyalty", "Fedeltà"),
        "operating": Text("Operating result", "Risultato operativo"),
    },
)

KPI_LEVEL = Choices(
    "KpiLevel",
    {
        "touchpoint": Text("Touchpoint", "Touchpoint"),
        "journey": Text("Journey", "Percorso"),
        "company": Text("Company", "Azienda"),
    },
)

FORMULA_KIND = Choices(
    "FormulaKind",
    {
        "nps": Text("NPS: promoters − detractors", "NPS: promotori − detrattori"),
        "good_rate": Text("Share of good answers", "Quota di risposte buone"),
        "mean": Text("Mean of the answers", "Media delle risposte"),
        "value": Text("The value as measured", "Il valore come misurato"),
        "rate": Text("Share of cases", "Quota di casi"),
        "per_unit": Text("Events per unit", "Eventi per unità"),
    },
)
"""How measurements become a KPI's value: of counts by answer the first three, of values the others."""

CHART_KIND = Choices(
    "ChartKind",
    {
        "xmr": Text("XmR: single values", "XmR: valori singoli"),
        "p": Text("p: shares", "p: quote"),
        "u": Text("u: events per unit", "u: eventi per unità"),
    },
)

ALARM_RULES = Choices(
    "AlarmRules",
    {"nelson": Text("Nelson", "Nelson"), "western_electric": Text("Western Electric", "Western Electric")},
)

FREQUENCY = Choices(
    "Frequency",
    {
        "daily": Text("Every day", "Ogni giorno"),
        "weekly": Text("Every week", "Ogni settimana"),
        "monthly": Text("Every month", "Ogni mese"),
        "quarterly": Text("Every quarter", "Ogni trimestre"),
        "yearly": Text("Every year", "Ogni anno"),
    },
)

QUESTION_KIND = Choices(
    "QuestionKind",
    {
        "nps": Text("Would you recommend us?", "Ci consiglieresti?"),
        "csat": Text("How satisfied are you?", "Quanto sei soddisfatto?"),
        "ces": Text("How easy was it?", "Quanto è stato facile?"),
        "importance": Text("How important is it?", "Quanto è importante?"),
        "performance": Text("How well do we do it?", "Quanto bene lo facciamo?"),
        "expectation": Text("What do you expect?", "Che cosa ti aspetti?"),
        "perception": Text("What did you get?", "Che cosa hai ricevuto?"),
        "kano_functional": Text("How would you feel with it?", "Come ti sentiresti se ci fosse?"),
        "kano_dysfunctional": Text("How would you feel without it?", "Come ti sentiresti se non ci fosse?"),
        "open": Text("In your own words", "Con parole tue"),
    },
)

SERVICE_DIMENSION = Choices(
    "ServiceDimension",
    {
        "tangibles": Text("Tangibles", "Aspetti tangibili"),
        "reliability": Text("Reliability", "Affidabilità"),
        "responsiveness": Text("Responsiveness", "Capacità di risposta"),
        "assurance": Text("Assurance", "Capacità di rassicurazione"),
        "empathy": Text("Empathy", "Empatia"),
    },
)
"""The five dimensions of SERVQUAL."""

KANO_ANSWER = Choices(
    "KanoAnswer",
    {
        "like": Text("I like it", "Mi piace"),
        "expect": Text("I expect it", "Me lo aspetto"),
        "neutral": Text("I do not mind", "Mi è indifferente"),
        "live_with": Text("I can live with it", "Lo accetto"),
        "dislike": Text("I dislike it", "Non mi piace"),
    },
)

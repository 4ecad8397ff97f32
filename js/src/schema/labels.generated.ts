// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

import type { TableName } from "./tables.generated.js";

/** English, Italian. */
export type Label = readonly [string, string];

export const TABLE_LABELS: Record<TableName, Label> = {
  facts: ["Redesign", "Ridisegno"],
  segments: ["Segments", "Segmenti"],
  products: ["Products", "Prodotti"],
  personas: ["Personas", "Personas"],
  org_units: ["Functions", "Funzioni aziendali"],
  actors: ["Actors", "Attori"],
  stakeholders: ["Stakeholders", "Portatori di interesse"],
  journeys: ["Journeys", "Percorsi"],
  phases: ["Phases", "Fasi"],
  steps: ["Steps", "Passi"],
  step_actors: ["Who takes part", "Chi partecipa"],
  emotions: ["Emotions", "Emozioni"],
  lanes: ["Lanes", "Corsie"],
  saved_views: ["Saved views", "Viste salvate"],
  channels: ["Channels", "Canali"],
  touchpoints: ["Touchpoints", "Touchpoint"],
  assessments: ["Assessments", "Valutazioni"],
  notes: ["Notes", "Note"],
  evidence: ["Evidence", "Evidenze"],
  citations: ["Citations", "Citazioni"],
  comments: ["Comments", "Commenti"],
};

export const COLUMN_LABELS: Record<TableName, Record<string, Label>> = {
  facts: { title: ["Title", "Titolo"], organisation: ["Organisation", "Organizzazione"], sector: ["Sector", "Settore"], language: ["Language", "Lingua"], business_question: ["Business question", "Domanda di business"], review_on: ["Review on", "Revisione il"] },
  segments: { name: ["Name", "Nome"], description: ["Description", "Descrizione"], customers: ["Customers", "Clienti"] },
  products: { name: ["Name", "Nome"], description: ["Description", "Descrizione"] },
  personas: { name: ["Name", "Nome"], segment_id: ["Segment", "Segmento"], demographics: ["Demographics", "Dati demografici"], traits: ["Traits", "Tratti"], needs: ["Needs", "Esigenze"], pain_points: ["Pain points", "Punti critici"], goals: ["Goals", "Obiettivi"], quote: ["Quote", "Citazione"] },
  org_units: { name: ["Name", "Nome"], description: ["Description", "Descrizione"] },
  actors: { name: ["Name", "Nome"], actor_kind: ["Kind", "Tipo"], org_unit_id: ["Function", "Funzione"] },
  stakeholders: { name: ["Name", "Nome"], role_kind: ["Role", "Ruolo"], raci_kind: ["RACI", "RACI"], org_unit_id: ["Function", "Funzione"], influence: ["Influence", "Influenza"], interest: ["Interest", "Interesse"] },
  journeys: { name: ["Name", "Nome"], persona_id: ["Persona", "Persona"], segment_id: ["Segment", "Segmento"], product_id: ["Product", "Prodotto"], goal: ["Goal", "Obiettivo"], outcome: ["Outcome", "Risultato"], start: ["Start", "Inizio"], end: ["End", "Fine"], parent_touchpoint_id: ["Part of", "Parte di"] },
  phases: { journey_id: ["Journey", "Percorso"], name: ["Name", "Nome"], macro_phase: ["Instance", "Momento"], description: ["Description", "Descrizione"] },
  steps: { phase_id: ["Phase", "Fase"], name: ["Name", "Nome"], action: ["Action", "Azione"], is_optional: ["Optional", "Facoltativo"], is_repeatable: ["Repeatable", "Ripetibile"], flow_kind: ["Order", "Ordine"], flow_group: ["Block", "Blocco"], is_current: ["Today", "Oggi"], is_future: ["Future", "Futuro"] },
  step_actors: { step_id: ["Step", "Passo"], actor_id: ["Actor", "Attore"] },
  emotions: { valence: ["Emotion", "Emozione"], words: ["In words", "A parole"] },
  lanes: { journey_id: ["Journey", "Percorso"], name: ["Name", "Nome"], lane_kind: ["Kind", "Tipo"], note_kind: ["Notes", "Note"] },
  saved_views: { journey_id: ["Journey", "Percorso"], name: ["Name", "Nome"], state: ["State", "Stato"], hidden_lanes: ["Hidden lanes", "Corsie nascoste"], folded_lanes: ["Folded lanes", "Corsie ripiegate"] },
  channels: { name: ["Name", "Nome"], contact_mode: ["Mode", "Modalità"], channel_status: ["Status", "Stato"], icon: ["Icon", "Icona"] },
  touchpoints: { step_id: ["Step", "Passo"], name: ["Name", "Nome"], channel_id: ["Channel", "Canale"], contact_mode: ["Mode", "Modalità"], contact_route: ["Route", "Via"], contact_with: ["Contact", "Contatto"], org_unit_id: ["Owner", "Responsabile"], relevance: ["Relevance", "Rilevanza"], is_moment_of_truth: ["Moment of truth", "Momento della verità"], moment_of_truth_reason: ["Why it decides", "Perché è decisivo"], trigger: ["Trigger", "Innesco"], need: ["Need", "Esigenza"], content: ["Content", "Contenuto"] },
  assessments: { is_present: ["Present", "Presente"], step_id: ["Step", "Passo"], channel_id: ["Channel", "Canale"], contact_mode: ["Mode", "Modalità"], org_unit_id: ["Owner", "Responsabile"], expectation: ["Expectation", "Aspettativa"], experience: ["Experience", "Esperienza"], duration_hours: ["Duration", "Durata"], cost_eur: ["Cost", "Costo"], position: ["Position", "Posizione"] },
  notes: { note_kind: ["Kind", "Tipo"], text: ["Text", "Testo"], touchpoint_id: ["Touchpoint", "Touchpoint"], step_id: ["Step", "Passo"], phase_id: ["Phase", "Fase"], lane_id: ["Lane", "Corsia"], severity: ["Severity", "Gravità"], org_unit_id: ["Function", "Funzione"], link: ["Link", "Collegamento"], is_current: ["Today", "Oggi"], is_future: ["Future", "Futuro"] },
  evidence: { name: ["Name", "Nome"], source_kind: ["Kind", "Tipo"], collected_on: ["Collected on", "Raccolta il"], sample_size: ["Sample", "Campione"], link: ["Link", "Collegamento"], summary: ["Summary", "Sintesi"] },
  citations: { evidence_id: ["Evidence", "Evidenza"], table_name: ["Table", "Tabella"], row_id: ["Row", "Riga"], column_name: ["Column", "Colonna"] },
  comments: { table_name: ["Table", "Tabella"], row_id: ["Row", "Riga"], text: ["Text", "Testo"], author: ["Author", "Autore"], written_at: ["Written at", "Scritto il"], is_resolved: ["Resolved", "Risolto"] },
};

export const CHOICE_LABELS: Record<string, Record<string, Label>> = {
  ActorKind: { "customer": ["Customer", "Cliente"], "company": ["Company", "Azienda"], "partner": ["Partner", "Partner"], "other": ["Other", "Altro"] },
  ChannelStatus: { "enabled": ["Enabled", "Abilitato"], "to_enable": ["To enable", "Da abilitare"], "retired": ["Retired", "Dismesso"] },
  ContactMode: { "physical": ["Physical", "Fisico"], "digital": ["Digital", "Digitale"], "both": ["Physical and digital", "Fisico e digitale"] },
  ContactRoute: { "direct": ["Direct", "Diretto"], "indirect": ["Indirect", "Indiretto"] },
  ContactWith: { "company": ["With the company", "Con l'azienda"], "product": ["With a product", "Con un prodotto"], "service": ["With a service", "Con un servizio"] },
  FlowKind: { "sequence": ["In sequence", "In sequenza"], "any_order": ["In any order with its neighbours", "In qualsiasi ordine con i vicini"], "alternative": ["One of several alternatives", "Una di più alternative"] },
  LaneKind: { "action": ["Actions", "Azioni"], "emotion": ["Emotion", "Emozione"], "touchpoint": ["Touchpoints", "Touchpoint"], "value": ["Value", "Valore"], "factor": ["Factors", "Fattori"], "backstage": ["Backstage", "Dietro le quinte"], "note": ["Notes", "Note"] },
  Language: { "en": ["English", "Inglese"], "it": ["Italian", "Italiano"] },
  MacroPhase: { "pre_purchase": ["Before the purchase", "Prima dell'acquisto"], "purchase": ["Purchase", "Acquisto"], "post_purchase": ["After the purchase", "Dopo l'acquisto"] },
  NoteKind: { "thought": ["Thought", "Pensiero"], "feeling": ["Feeling", "Sensazione"], "value_offered": ["Value offered", "Valore offerto"], "value_wanted": ["Value wanted", "Valore atteso"], "accelerator": ["Accelerator", "Acceleratore"], "blocker": ["Blocker", "Ostacolo"], "opportunity": ["Opportunity", "Opportunità"], "data": ["Data", "Dati"], "problem": ["Pain point", "Problema"], "impact": ["Impact", "Impatto"], "innovation": ["Innovation", "Innovazione"], "backstage": ["Backstage", "Dietro le quinte"], "image": ["Image", "Immagine"] },
  RaciKind: { "responsible": ["Responsible", "Esegue"], "accountable": ["Accountable", "Risponde"], "consulted": ["Consulted", "Consultato"], "informed": ["Informed", "Informato"] },
  RoleKind: { "process_owner": ["Process owner", "Responsabile di processo"], "technology_owner": ["Technology owner", "Responsabile della tecnologia"], "leadership": ["Leadership", "Direzione"], "end_user": ["End user", "Utente finale"], "ux": ["UX/UI lead", "Responsabile UX/UI"] },
  Severity: { "slows": ["Slows", "Rallenta"], "stops": ["Stops", "Blocca"] },
  SourceKind: { "call_centre_log": ["Call-centre log", "Registro del call center"], "field_study": ["Field study", "Studio sul campo"], "usability_finding": ["Usability finding", "Risultato di usabilità"], "user_feedback": ["User feedback", "Feedback degli utenti"], "survey": ["Survey", "Sondaggio"], "event_log": ["Event log", "Registro di eventi"], "walkthrough": ["Walk-through", "Prova in prima persona"], "assumption": ["Assumption", "Ipotesi"] },
  State: { "current": ["Today", "Oggi"], "future": ["Future", "Futuro"], "best_practice": ["Best practice", "Migliore pratica"] },
};

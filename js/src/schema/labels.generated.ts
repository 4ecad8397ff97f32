// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

/** English, Italian. */
export type Label = readonly [string, string];

export const TABLE_LABELS: Record<string, Label> = {
};

export const COLUMN_LABELS: Record<string, Record<string, Label>> = {
  phases: { journey_id: ["Journey", "Percorso"], name: ["Name", "Nome"], macro_phase: ["Instance", "Momento"], description: ["Description", "Descrizione"] },
  steps: { phase_id: ["Phase", "Fase"], name: ["Name", "Nome"], action: ["Action", "Azione"], is_optional: ["Optional", "Facoltativo"], is_repeatable: ["Repeatable", "Ripetibile"], flow_kind: ["Order", "Ordine"], flow_group: ["Block", "Blocco"], branch: ["Branch", "Ramo"], back_to_step_id: ["Back to", "Torna a"], tags: ["Tags", "Etichette"], is_current: ["Today", "Oggi"], is_future: ["Future", "Futuro"] },
  emotions: { valence: ["Emotion", "Emozione"], words: ["In words", "A parole"] },
  touchpoints: { step_id: ["Step", "Passo"], name: ["Name", "Nome"], channel_id: ["Channel", "Canale"], contact_mode: ["Mode", "Modalità"], contact_route: ["Route", "Via"], contact_with: ["Contact", "Contatto"], org_unit_id: ["Owner", "Responsabile"], relevance: ["Relevance", "Rilevanza"], is_moment_of_truth: ["Moment of truth", "Momento della verità"], moment_of_truth_reason: ["Why it decides", "Perché è decisivo"], trigger: ["Trigger", "Innesco"], need: ["Need", "Esigenza"], content: ["Content", "Contenuto"], tags: ["Tags", "Etichette"], proactive_action: ["Proactive action", "Azione proattiva"] },
  assessments: { is_present: ["Present", "Presente"], step_id: ["Step", "Passo"], channel_id: ["Channel", "Canale"], contact_mode: ["Mode", "Modalità"], org_unit_id: ["Owner", "Responsabile"], is_personalised: ["Personalised", "Personalizzato"], expectation: ["Expectation", "Aspettativa"], experience: ["Experience", "Esperienza"], duration_hours: ["Duration", "Durata"], cost_eur: ["Cost", "Costo"], position: ["Position", "Posizione"] },
  notes: { note_kind: ["Kind", "Tipo"], text: ["Text", "Testo"], touchpoint_id: ["Touchpoint", "Touchpoint"], step_id: ["Step", "Passo"], phase_id: ["Phase", "Fase"], lane_id: ["Lane", "Corsia"], severity: ["Severity", "Gravità"], org_unit_id: ["Function", "Funzione"], persona_id: ["Persona", "Persona"], link: ["Link", "Collegamento"], tags: ["Tags", "Etichette"], is_current: ["Today", "Oggi"], is_future: ["Future", "Futuro"] },
};

export const CHOICE_LABELS: Record<string, Record<string, Label>> = {
  ActorKind: { "customer": ["Customer", "Cliente"], "company": ["Company", "Azienda"], "partner": ["Partner", "Partner"], "other": ["Other", "Altro"] },
  ChannelStatus: { "enabled": ["Enabled", "Abilitato"], "to_enable": ["To enable", "Da abilitare"], "retired": ["Retired", "Dismesso"] },
  ComparisonKind: { "side_by_side": ["Today beside the future", "Oggi accanto al futuro"], "overlay": ["Today under the future", "Oggi sotto il futuro"], "differences": ["Only the differences", "Solo le differenze"] },
  ContactMode: { "physical": ["Physical", "Fisico"], "digital": ["Digital", "Digitale"], "both": ["Physical and digital", "Fisico e digitale"] },
  ContactRoute: { "direct": ["Direct", "Diretto"], "indirect": ["Indirect", "Indiretto"] },
  ContactWith: { "company": ["With the company", "Con l'azienda"], "product": ["With a product", "Con un prodotto"], "service": ["With a service", "Con un servizio"] },
  FlowKind: { "sequence": ["In sequence", "In sequenza"], "any_order": ["In any order with its neighbours", "In qualsiasi ordine con i vicini"], "alternative": ["One of several alternatives", "Una di più alternative"] },
  LaneKind: { "action": ["Actions", "Azioni"], "actor": ["Actors", "Attori"], "emotion": ["Emotion", "Emozione"], "touchpoint": ["Touchpoints", "Touchpoint"], "channel": ["Channels", "Canali"], "value": ["Value", "Valore"], "factor": ["Factors", "Fattori"], "backstage": ["Backstage", "Dietro le quinte"], "org_unit": ["Functions", "Funzioni aziendali"], "number": ["Numbers", "Numeri"], "kpi": ["KPIs", "KPI"], "image": ["Storyboard", "Storia per immagini"], "note": ["Notes", "Note"] },
  Language: { "en": ["English", "Inglese"], "it": ["Italian", "Italiano"] },
  MacroPhase: { "pre_purchase": ["Before the purchase", "Prima dell'acquisto"], "purchase": ["Purchase", "Acquisto"], "post_purchase": ["After the purchase", "Dopo l'acquisto"] },
  NoteKind: { "thought": ["Thought", "Pensiero"], "feeling": ["Feeling", "Sensazione"], "text": ["Text", "Testo"], "value_offered": ["Value offered", "Valore offerto"], "value_wanted": ["Value wanted", "Valore atteso"], "accelerator": ["Accelerator", "Acceleratore"], "blocker": ["Blocker", "Ostacolo"], "opportunity": ["Opportunity", "Opportunità"], "data": ["Data", "Dati"], "problem": ["Pain point", "Problema"], "impact": ["Impact", "Impatto"], "innovation": ["Innovation", "Innovazione"], "backstage": ["Backstage", "Dietro le quinte"], "image": ["Image", "Immagine"] },
  NumberStyle: { "bars": ["Bars", "Barre"], "sparkline": ["Line", "Linea"] },
  RaciKind: { "responsible": ["Responsible", "Esegue"], "accountable": ["Accountable", "Risponde"], "consulted": ["Consulted", "Consultato"], "informed": ["Informed", "Informato"] },
  RoleKind: { "process_owner": ["Process owner", "Responsabile di processo"], "technology_owner": ["Technology owner", "Responsabile della tecnologia"], "leadership": ["Leadership", "Direzione"], "end_user": ["End user", "Utente finale"], "ux": ["UX/UI lead", "Responsabile UX/UI"] },
  Severity: { "slows": ["Slows", "Rallenta"], "stops": ["Stops", "Blocca"] },
  SourceKind: { "call_centre_log": ["Call-centre log", "Registro del call center"], "field_study": ["Field study", "Studio sul campo"], "usability_finding": ["Usability finding", "Risultato di usabilità"], "user_feedback": ["User feedback", "Feedback degli utenti"], "survey": ["Survey", "Sondaggio"], "event_log": ["Event log", "Registro di eventi"], "walkthrough": ["Walk-through", "Prova in prima persona"], "assumption": ["Assumption", "Ipotesi"] },
  State: { "current": ["Today", "Oggi"], "future": ["Future", "Futuro"], "best_practice": ["Best practice", "Migliore pratica"] },
};

// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

import type { Label } from "./labels.generated.js";

export const REST_TABLE_LABELS: Record<string, Label> = {
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

export const REST_COLUMN_LABELS: Record<string, Record<string, Label>> = {
  facts: { title: ["Title", "Titolo"], organisation: ["Organisation", "Organizzazione"], sector: ["Sector", "Settore"], language: ["Language", "Lingua"], business_question: ["Business question", "Domanda di business"], review_on: ["Review on", "Revisione il"] },
  segments: { name: ["Name", "Nome"], description: ["Description", "Descrizione"], customers: ["Customers", "Clienti"] },
  products: { name: ["Name", "Nome"], description: ["Description", "Descrizione"] },
  personas: { name: ["Name", "Nome"], segment_id: ["Segment", "Segmento"], demographics: ["Demographics", "Dati demografici"], traits: ["Traits", "Tratti"], needs: ["Needs", "Esigenze"], pain_points: ["Pain points", "Punti critici"], goals: ["Goals", "Obiettivi"], quote: ["Quote", "Citazione"], image: ["Portrait", "Ritratto"] },
  org_units: { name: ["Name", "Nome"], description: ["Description", "Descrizione"] },
  actors: { name: ["Name", "Nome"], actor_kind: ["Kind", "Tipo"], org_unit_id: ["Function", "Funzione"] },
  stakeholders: { name: ["Name", "Nome"], role_kind: ["Role", "Ruolo"], raci_kind: ["RACI", "RACI"], org_unit_id: ["Function", "Funzione"], influence: ["Influence", "Influenza"], interest: ["Interest", "Interesse"] },
  journeys: { name: ["Name", "Nome"], persona_id: ["Persona", "Persona"], segment_id: ["Segment", "Segmento"], product_id: ["Product", "Prodotto"], goal: ["Goal", "Obiettivo"], outcome: ["Outcome", "Risultato"], start: ["Start", "Inizio"], end: ["End", "Fine"], parent_touchpoint_id: ["Part of", "Parte di"] },
  step_actors: { step_id: ["Step", "Passo"], actor_id: ["Actor", "Attore"], is_current: ["Today", "Oggi"], is_future: ["Future", "Futuro"] },
  lanes: { journey_id: ["Journey", "Percorso"], name: ["Name", "Nome"], lane_kind: ["Kind", "Tipo"], note_kind: ["Notes", "Note"], lane_group: ["Group", "Gruppo"], measure: ["Measure", "Misura"], number_style: ["Drawn as", "Disegnata come"] },
  saved_views: { journey_id: ["Journey", "Percorso"], name: ["Name", "Nome"], state: ["State", "Stato"], hidden_lanes: ["Hidden lanes", "Corsie nascoste"], folded_lanes: ["Folded lanes", "Corsie ripiegate"], folded_groups: ["Folded groups", "Gruppi ripiegati"], curves: ["Curves", "Curve"], filter: ["Filter", "Filtro"], is_hiding: ["Hides the rest", "Nasconde il resto"], comparison_kind: ["Comparison", "Confronto"] },
  channels: { name: ["Name", "Nome"], contact_mode: ["Mode", "Modalità"], channel_status: ["Status", "Stato"], icon: ["Icon", "Icona"] },
  evidence: { name: ["Name", "Nome"], source_kind: ["Kind", "Tipo"], collected_on: ["Collected on", "Raccolta il"], sample_size: ["Sample", "Campione"], link: ["Link", "Collegamento"], summary: ["Summary", "Sintesi"] },
  citations: { evidence_id: ["Evidence", "Evidenza"], table_name: ["Table", "Tabella"], row_id: ["Row", "Riga"], column_name: ["Column", "Colonna"] },
  comments: { table_name: ["Table", "Tabella"], row_id: ["Row", "Riga"], text: ["Text", "Testo"], author: ["Author", "Autore"], written_at: ["Written at", "Scritto il"], is_resolved: ["Resolved", "Risolto"] },
};

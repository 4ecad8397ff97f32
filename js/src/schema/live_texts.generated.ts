// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

/** Key → English, Italian. */
export const LIVE_TEXTS = {
  "live.table": ["Table", "Tabella"],
  "live.moreRows.one": ["… 1 more row", "… ancora 1 riga"],
  "live.moreRows.many": ["… {count} more rows", "… altre {count} righe"],
  "live.none": ["Nothing yet", "Ancora nulla"],
  "live.yes": ["yes", "sì"],
  "live.no": ["no", "no"],
  "live.failed": ["This cell failed", "Questa cella ha dato un errore"],
  "live.line": ["line {line}", "riga {line}"],
  "live.details": ["Details", "Dettagli"],
  "live.gone": ["Its kernel is not there: run the cell to bring it to life.", "Il suo kernel non c'è: esegui la cella per riportarla in vita."],
} as const;

export type LiveTextKey = keyof typeof LIVE_TEXTS;

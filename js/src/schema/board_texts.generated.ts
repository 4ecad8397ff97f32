// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

/** Key → English, Italian. */
export const BOARD_TEXTS = {
  "board.undo": ["Undo", "Annulla"],
  "board.redo": ["Redo", "Ripeti"],
  "board.lead": ["Show it on the map", "Mostralo sulla mappa"],
  "board.nowhere": ["No map in this notebook shows it: open one with jw.Swimlane(rd)", "Nessuna mappa in questo notebook lo mostra: aprine una con jw.Swimlane(rd)"],
  "board.noNumber": ["This is no number", "Non è un numero"],
  "board.empty": ["empty", "vuoto"],
  "board.newer": ["This board was made by a newer version of journey-widgets", "Questa tavola è stata fatta da una versione più recente di journey-widgets"],
  "board.today": ["Today", "Oggi"],
  "board.done": ["done", "fatto"],
  "board.missing": ["missing", "manca"],
  "board.doubtful": ["doubtful", "dubbio"],
  "board.state.current": ["Today", "Oggi"],
  "board.state.future": ["Future", "Futuro"],
  "board.state.best_practice": ["Best practice", "Migliore pratica"],
  "board.state.expectation": ["Expectation", "Aspettativa"],
  "board.portrait": ["Portrait of {name}", "Ritratto di {name}"],
  "board.portrait.emoji": ["Emoji", "Emoji"],
  "board.portrait.file": ["Choose a picture", "Scegli un'immagine"],
  "board.portrait.clear": ["Back to initials", "Torna alle iniziali"],
  "board.portrait.wrong": ["This file is no picture that can be read", "Questo file non è un'immagine leggibile"],
  "board.added": ["Added: {name}", "Aggiunto: {name}"],
  "board.undone": ["Undone", "Annullato"],
  "board.redone": ["Done again", "Ripetuto"],
  "board.removed": ["Removed: {name}. Undo brings it back", "Rimosso: {name}. Annulla lo riporta"],
} as const;

export type BoardTextKey = keyof typeof BOARD_TEXTS;

// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

/** Key → English, Italian. */
export const LAB_TEXTS = {
  "lab.category": ["Journey", "Percorsi"],
  "lab.new": ["New journey", "Nuovo percorso"],
  "lab.new.short": ["Journey", "Percorso"],
  "lab.new.caption": ["Make an empty journey in the current folder", "Crea un percorso vuoto nella cartella corrente"],
  "lab.template": ["Start a template", "Comincia da un modello"],
  "lab.template.of": ["Template: {title}", "Modello: {title}"],
  "lab.template.caption": ["{title}: a notebook in a folder of its own", "{title}: un notebook in una cartella tutta sua"],
  "lab.template.unknown": ["There is no template '{name}'; there are {names}", "Non c'è un modello '{name}'; ci sono {names}"],
  "lab.insert": ["Insert a journey map", "Inserisci la mappa di un percorso"],
  "lab.insert.caption": ["Below the active cell: the journey beside the notebook, or a bundled case", "Sotto la cella attiva: il percorso accanto al notebook, o un caso di esempio"],
  "lab.import": ["Read as a journey in the notebook", "Leggi come percorso nel notebook"],
  "lab.import.caption": ["Below the active cell: read the file selected in the file browser (Mermaid, CSV or a journey)", "Sotto la cella attiva: legge il file selezionato tra i file (Mermaid, CSV o un percorso)"],
  "lab.export": ["Save the journey in a file", "Salva il percorso in un file"],
  "lab.export.caption": ["Below the active cell: save `rd` in a file beside the notebook", "Sotto la cella attiva: salva `rd` in un file accanto al notebook"],
  "lab.doc.name": ["Journey map", "Mappa del percorso"],
  "lab.doc.broken": ["This file cannot be shown as a map", "Questo file non può essere mostrato come mappa"],
  "lab.doc.broken.hint": ["Nothing in it was changed. Correct it as text and save it: the map then shows it.", "Nulla è stato cambiato. Correggilo come testo e salvalo: la mappa allora lo mostra."],
  "lab.doc.text": ["Open as text", "Apri come testo"],
  "lab.setting.title": ["Journeys", "Percorsi"],
  "lab.setting.description": ["Customer journeys: language and look of the maps.", "Percorsi dei clienti: lingua e aspetto delle mappe."],
  "lab.setting.language": ["Language", "Lingua"],
  "lab.setting.language.description": ["Language of launcher, commands, templates and new journeys. A map has its own.", "Lingua di launcher, comandi, modelli e nuovi percorsi. Una mappa ha la sua."],
  "lab.setting.language.auto": ["As JupyterLab", "Come JupyterLab"],
  "lab.setting.density": ["Density", "Densità"],
  "lab.setting.density.description": ["How much room the cards of a map take.", "Quanto spazio occupano le schede di una mappa."],
  "lab.setting.density.comfortable": ["Comfortable", "Ampia"],
  "lab.setting.density.compact": ["Compact", "Compatta"],
} as const;

export type LabTextKey = keyof typeof LAB_TEXTS;

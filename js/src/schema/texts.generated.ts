// Written by `python -m journey_widgets.schema.write` from journey_widgets/schema; do not edit.

/** Key → English, Italian. */
export const TEXTS = {
  "lane.action.hint": ["what the customer does", "che cosa fa il cliente"],
  "lane.emotion.hint": ["−2 … +2 · dashed: target", "−2 … +2 · tratto: obiettivo"],
  "lane.touchpoint.hint": ["experience ┃ expectation", "esperienza ┃ aspettativa"],
  "line.visibility": ["line of visibility", "linea di visibilità"],
} as const;

export type TextKey = keyof typeof TEXTS;

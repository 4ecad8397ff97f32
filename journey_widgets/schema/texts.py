"""Every sentence of the interface, in English and Italian; the page reads its twin `texts.generated.ts`.

Keys are dotted by place. A `{word}` is filled in by whoever shows the text.
"""

from journey_widgets.schema.spec import Text

TEXTS: dict[str, Text] = {
    "lane.action.hint": Text("what the customer does", "che cosa fa il cliente"),
    "lane.emotion.hint": Text("−2 … +2 · dashed: target", "−2 … +2 · tratto: obiettivo"),
    "lane.touchpoint.hint": Text("experience ┃ expectation", "esperienza ┃ aspettativa"),
    "line.visibility": Text("line of visibility", "linea di visibilità"),
}

"""Sentences of the parts of the map: lanes, flow, editing, inspector and history, reading.

One block for each part; keys are dotted by place.
"""

from journey_widgets.schema.spec import Text

MAP_TEXTS: dict[str, Text] = {
    # ---- lanes: their kinds, their order, their groups, the curves
    #
    # ---- flow: alternatives, loops, any order, hand-offs, sub-journeys
    #
    # ---- editing: many cards, the clipboard, splitting and joining
    "said.selected.none": Text("Nothing selected", "Nessuna selezione"),
    "said.selected.one": Text("1 selected", "1 selezionato"),
    "said.selected.many": Text("{count} selected", "{count} selezionati"),
    "said.moved.many": Text("{count} moved to {place}", "{count} spostati in {place}"),
    "said.deleted.many": Text("Deleted: {count}", "Eliminati: {count}"),
    "said.leftFuture.many": Text("Not in the future map any more: {count}", "Non più nella mappa futura: {count}"),
    "said.duplicated": Text("Duplicated: {name}", "Duplicato: {name}"),
    "said.duplicated.many": Text("Duplicated: {count}", "Duplicati: {count}"),
    #
    # ---- the panel beside the map: inspector, comments, evidence, problems
    #
    # ---- history of this session
    #
    # ---- reading: filter, views, comparison, overview, presentation
}

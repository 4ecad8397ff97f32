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
    "filter.search": Text("Find in the map", "Cerca nella mappa"),
    "filter.hint": Text("Find: words, channel:, owner:, tag: …", "Cerca: parole, canale:, responsabile:, tag: …"),
    "filter.menu": Text("Filter", "Filtro"),
    "filter.hide": Text("Hide the rest", "Nascondi il resto"),
    "filter.clear": Text("Clear the filter", "Togli il filtro"),
    "filter.found": Text("{count} of {total} cards", "{count} di {total} schede"),
    "filter.at": Text("{number} of {count}: {name}", "{number} di {count}: {name}"),
    "filter.value": Text("{name} ({count})", "{name} ({count})"),
    "filter.channel": Text("Channel", "Canale"),
    "filter.owner": Text("Owner", "Responsabile"),
    "filter.persona": Text("Persona", "Persona"),
    "filter.tag": Text("Tag", "Etichetta"),
    "filter.state": Text("In the future", "Nel futuro"),
    "change.new": Text("new", "nuovo"),
    "change.changed": Text("changed", "cambiato"),
    "change.removed": Text("removed", "tolto"),
    "change.kept": Text("kept", "invariato"),
    "view.menu": Text("View", "Visualizza"),
    "view.density": Text("Density", "Spaziatura"),
    "view.comfortable": Text("Comfortable", "Comoda"),
    "view.compact": Text("Compact", "Compatta"),
    "view.print": Text("As printed", "Come in stampa"),
    "view.zoom": Text("Zoom", "Zoom"),
    "view.zoomIn": Text("Larger (Ctrl +)", "Più grande (Ctrl +)"),
    "view.zoomOut": Text("Smaller (Ctrl −)", "Più piccolo (Ctrl −)"),
    "view.zoomReset": Text("Actual size (Ctrl 0)", "Dimensione reale (Ctrl 0)"),
    "view.fitWidth": Text("Fit to width", "Adatta alla larghezza"),
    "view.fitAll": Text("Whole map", "Mappa intera"),
    "view.percent": Text("{percent} %", "{percent} %"),
    "view.overview": Text("Overview of the map: what is on the screen", "Panoramica della mappa: la parte visibile"),
    "view.columns": Text("Steps {from} to {to} of {count}", "Passi da {from} a {to} di {count}"),
    "bar.more": Text("More", "Altro"),
    "saved.menu": Text("Saved views", "Viste salvate"),
    "saved.new": Text("Save this view …", "Salva questa vista …"),
    "saved.name": Text("Name of the view", "Nome della vista"),
    "saved.overwrite": Text("Overwrite “{name}”", "Sovrascrivi «{name}»"),
    "saved.rename": Text("Rename “{name}” …", "Rinomina «{name}» …"),
    "saved.delete": Text("Delete “{name}”", "Elimina «{name}»"),
    "saved.kept": Text("View saved: {name}", "Vista salvata: {name}"),
    "saved.shown": Text("View: {name}", "Vista: {name}"),
    "compare.button": Text("Compare", "Confronta"),
    "compare.kind": Text("How today and the future are compared", "Come si confrontano oggi e futuro"),
    "compare.counts": Text(
        "{added} new · {changed} changed · {removed} removed · {kept} unchanged",
        "{added} nuovi · {changed} cambiati · {removed} tolti · {kept} invariati",
    ),
    "compare.nothing": Text("nothing", "niente"),
    "compare.elsewhere": Text("moved", "spostato"),
    "compare.order": Text("Another place among its neighbours", "Altro posto tra i vicini"),
    "compare.notes": Text("Other notes hold here", "Qui valgono altre note"),
    "present.start": Text("Present", "Presenta"),
    "present.label": Text("Presentation of {name}", "Presentazione di {name}"),
    "present.contrast": Text("High contrast", "Alto contrasto"),
    "present.end": Text("End (Esc)", "Fine (Esc)"),
    "present.next": Text("Next", "Avanti"),
    "present.before": Text("Back", "Indietro"),
    "present.at": Text("{number} of {count}", "{number} di {count}"),
    "present.phase": Text("Phase {number} of {count}", "Fase {number} di {count}"),
}

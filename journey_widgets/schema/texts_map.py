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
    "menu.edit": Text("Edit", "Modifica"),
    "menu.duplicate": Text("Duplicate", "Duplica"),
    "menu.copy": Text("Copy", "Copia"),
    "menu.cut": Text("Cut", "Taglia"),
    "menu.paste": Text("Paste", "Incolla"),
    "menu.up": Text("Move up", "Sposta in su"),
    "menu.down": Text("Move down", "Sposta in giù"),
    "menu.delete.many": Text("Delete all {count}", "Elimina tutti e {count}"),
    "menu.split.phase": Text("New phase from here", "Nuova fase da qui"),
    "menu.split.step": Text("New step from here", "Nuovo passo da qui"),
    "menu.join.phase": Text("Join with the next phase", "Unisci alla fase successiva"),
    "menu.join.step": Text("Join with the next step", "Unisci al passo successivo"),
    "said.joined": Text("Joined with {name}", "Unito a {name}"),
    "said.noNext": Text("Nothing follows to be joined with", "Non segue nulla a cui unirlo"),
    "help.title": Text("Keys of the map", "Tasti della mappa"),
    "help.close": Text("Close", "Chiudi"),
    "help.list": Text(
        "Arrows | Move the focus; with Shift, select on the way; with Ctrl, leave the selection as it is • "
        "Home, End | To the start or end of the row; with Ctrl, of the map • "
        "Tab | To the values of a card • "
        "Enter, F2 | Edit • "
        "Insert, + | Add after this • "
        "Delete | Delete what is selected • "
        "Alt arrows | Move what is selected, or a point of the curve; with Shift, by more • "
        "Space | Add to the selection, or take out of it • "
        "Ctrl A | Select the lane; again, the map • "
        "Ctrl C, X, V | Copy, cut, paste: between maps, and from a spreadsheet • "
        "Ctrl D | Duplicate • "
        "Ctrl Z, Ctrl Shift Z | Undo, redo • "
        "Shift F10 | Menu of the card, the step or the phase • "
        "Escape | Cancel; end the selection",
        "Frecce | Spostano il fuoco; con Maiusc selezionano strada facendo; con Ctrl non toccano la selezione • "
        "Home, Fine | All'inizio o alla fine della riga; con Ctrl, della mappa • "
        "Tab | Ai valori di una scheda • "
        "Invio, F2 | Modifica • "
        "Ins, + | Aggiunge dopo questo • "
        "Canc | Elimina ciò che è selezionato • "
        "Alt frecce | Spostano ciò che è selezionato, o un punto della curva; con Maiusc, di più • "
        "Spazio | Aggiunge alla selezione, o toglie • "
        "Ctrl A | Seleziona la corsia; di nuovo, la mappa • "
        "Ctrl C, X, V | Copia, taglia, incolla: tra mappe, e da un foglio di calcolo • "
        "Ctrl D | Duplica • "
        "Ctrl Z, Ctrl Maiusc Z | Annulla, ripete • "
        "Maiusc F10 | Menu della scheda, del passo o della fase • "
        "Esc | Annulla; toglie la selezione",
    ),
    "said.copied": Text("Copied: {count}", "Copiati: {count}"),
    "said.pasted": Text("Pasted: {count}", "Incollati: {count}"),
    "said.pasteByKey": Text("Press Ctrl V to paste", "Premi Ctrl V per incollare"),
    "said.noPaste": Text("This lane takes no pasted cards", "Questa corsia non accetta schede incollate"),
    "said.tooMany": Text("At most {most} cards at a time", "Al massimo {most} schede alla volta"),
    "said.duplicated": Text("Duplicated: {name}", "Duplicato: {name}"),
    "said.duplicated.many": Text("Duplicated: {count}", "Duplicati: {count}"),
    #
    # ---- the panel beside the map: inspector, comments, evidence, problems
    "bar.panel": Text("Panel", "Pannello"),
    "bar.panel.waiting": Text("Waiting for the kernel …", "In attesa del kernel …"),
    "panel.label": Text("Panel beside the map", "Pannello accanto alla mappa"),
    "panel.close": Text("Close (Escape)", "Chiudi (Esc)"),
    "panel.resize": Text("Width of the panel", "Larghezza del pannello"),
    "panel.tab.inspector": Text("Inspector", "Proprietà"),
    "panel.tab.comments": Text("Comments", "Commenti"),
    "panel.tab.evidence": Text("Evidence", "Evidenze"),
    "panel.tab.problems": Text("Problems", "Problemi"),
    "panel.tab.history": Text("History", "Cronologia"),
    "panel.group.what": Text("What it is", "Che cos'è"),
    "panel.group.why": Text("For the customer", "Per il cliente"),
    "panel.group.flow": Text("In the flow", "Nel flusso"),
    "panel.group.where": Text("Where it belongs", "A che cosa si riferisce"),
    "panel.group.own": Text("Columns of your own", "Colonne proprie"),
    "panel.selected": Text("{count} selected", "{count} selezionati"),
    "panel.one": Text("Select one card", "Seleziona una sola scheda"),
    "panel.several": Text("several", "diversi"),
    "panel.new": Text("New …", "Nuovo …"),
    "panel.new.name": Text("Its name, then Enter", "Il nome, poi Invio"),
    "panel.today": Text("today: {value}", "oggi: {value}"),
    "panel.yes": Text("yes", "sì"),
    "panel.no": Text("no", "no"),
    "panel.open": Text("Open", "Apri"),
    "panel.openRow": Text("Look at {name}", "Vai a {name}"),
    "panel.scope": Text("Of what", "Di che cosa"),
    "panel.scope.row": Text("This", "Questo"),
    "panel.scope.map": Text("Everything", "Tutto"),
    "menu.inspect": Text("Inspect", "Proprietà"),
    "menu.comment": Text("Comment", "Commenta"),
    "mark.comment": Text("{count} open comment", "{count} commento aperto"),
    "mark.comments": Text("{count} open comments", "{count} commenti aperti"),
    "panel.comments.which": Text("Which comments", "Quali commenti"),
    "panel.comments.open": Text("Open", "Aperti"),
    "panel.comments.resolved": Text("Resolved", "Risolti"),
    "panel.comments.none": Text("No comments here", "Nessun commento qui"),
    "panel.comments.write": Text("Write a comment", "Scrivi un commento"),
    "panel.comments.send": Text("Comment", "Commenta"),
    "panel.comments.reply": Text("Reply", "Rispondi"),
    "panel.comments.resolve": Text("Resolve", "Risolvi"),
    "panel.comments.reopen": Text("Open again", "Riapri"),
    "panel.comments.name": Text("Your name", "Il tuo nome"),
    "panel.comments.as": Text("as {name}", "come {name}"),
    "panel.comments.nobody": Text("Unsigned", "Senza firma"),
    "panel.said.commented": Text("Comment added", "Commento aggiunto"),
    "panel.said.resolved": Text("Comment resolved", "Commento risolto"),
    "panel.said.reopened": Text("Comment open again", "Commento riaperto"),
    "panel.evidence.sources": Text("No sources yet", "Ancora nessuna fonte"),
    "mark.evidence.none": Text("Proved by nothing", "Non documentato"),
    "mark.evidence.full": Text("Proved in full", "Tutto documentato"),
    "mark.evidence.part": Text("Proved in part", "Documentato in parte"),
    "panel.evidence.open": Text("without a source: {names}", "senza fonte: {names}"),
    "panel.evidence.whole": Text("the whole card", "tutta la scheda"),
    "panel.evidence.add": Text("Cite a source", "Cita una fonte"),
    "panel.evidence.source": Text("Source", "Fonte"),
    "panel.evidence.name": Text("Name of the source", "Nome della fonte"),
    "panel.evidence.for": Text("What it proves", "Che cosa documenta"),
    "panel.evidence.cite": Text("Cite", "Cita"),
    "panel.evidence.remove": Text("Cite {name} no more", "Non citare più {name}"),
    "panel.evidence.remove.short": Text("Remove", "Togli"),
    "panel.said.cited": Text("Cited: {name}", "Citata: {name}"),
    "panel.problem.none": Text("Nothing is missing", "Non manca nulla"),
    "panel.problem.looking": Text("Looking …", "Controllo …"),
    "mark.problem.missing": Text("missing", "manca"),
    "mark.problem.value": Text("not allowed", "non ammesso"),
    "mark.problem.unlinked": Text("leads nowhere", "non porta a nulla"),
    "mark.problem.persona": Text("of a persona who is gone", "di una persona che non c'è più"),
    "mark.problem.orphan": Text("what it belonged to is gone", "ciò a cui apparteneva non c'è più"),
    "mark.problem.stray": Text("cannot be shown", "non si può mostrare"),
    "mark.problem.truth": Text("why does it decide?", "perché è decisivo?"),
    "mark.problem.blocker": Text("does it slow or stop?", "rallenta o blocca?"),
    "mark.problem.loose": Text("attached to nothing", "non riferita a nulla"),
    "mark.problem.noPhases": Text("no phases yet", "ancora nessuna fase"),
    "mark.problem.noSteps": Text("no steps yet", "ancora nessun passo"),
    "mark.problem.role": Text("nobody has the role", "nessuno ha il ruolo"),
    # ---- history of this session
    "panel.history.none": Text("Nothing was changed yet", "Ancora nessuna modifica"),
    "panel.history.unknown": Text("Run the cell to see what was changed", "Esegui la cella per vedere le modifiche"),
    "panel.history.start": Text("As it was at first", "Com'era all'inizio"),
    "panel.history.back": Text("Back to here", "Torna qui"),
    "panel.history.forward": Text("Forward to here", "Vai avanti fin qui"),
    "panel.said.backTo": Text("Back to: {what}", "Tornato a: {what}"),
    "panel.said.forwardTo": Text("Forward to: {what}", "Avanti fino a: {what}"),
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
    "still.found": Text("{card} – found", "{card} – trovata"),
    "still.differences": Text("What changes from today to the future", "Che cosa cambia da oggi al futuro"),
    "still.card": Text("Card", "Scheda"),
    "still.becomes": Text("Becomes", "Diventa"),
    "still.differs": Text("What differs", "Che cosa cambia"),
    "present.start": Text("Present", "Presenta"),
    "present.label": Text("Presentation of {name}", "Presentazione di {name}"),
    "present.contrast": Text("High contrast", "Alto contrasto"),
    "present.end": Text("End (Esc)", "Fine (Esc)"),
    "present.next": Text("Next", "Avanti"),
    "present.before": Text("Back", "Indietro"),
    "present.at": Text("{number} of {count}", "{number} di {count}"),
    "present.phase": Text("Phase {number} of {count}", "Fase {number} di {count}"),
}

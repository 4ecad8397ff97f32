"""Every sentence of the interface, in English and Italian; the page reads its twin `texts.generated.ts`.

Keys are dotted by place. A `{word}` is filled in by whoever shows the text.
"""

from journey_widgets.schema.choices import LANE_KIND, NOTE_KIND
from journey_widgets.schema.spec import Text
from journey_widgets.schema.texts_boards import BOARD_TEXTS
from journey_widgets.schema.texts_charts import CHART_TEXTS
from journey_widgets.schema.texts_map import MAP_TEXTS

TEXTS: dict[str, Text] = {
    **BOARD_TEXTS,
    **CHART_TEXTS,
    **MAP_TEXTS,
    # the map
    "map.label": Text("Journey map: {name}", "Mappa del percorso: {name}"),
    "map.untitled": Text("Untitled journey", "Percorso senza titolo"),
    "map.persona": Text("Persona", "Persona"),
    "map.goal": Text("Goal", "Obiettivo"),
    "map.noGoal": Text("What does the customer want?", "Che cosa vuole il cliente?"),
    "map.empty": Text("This map is still empty", "Questa mappa è ancora vuota"),
    "map.firstPhase": Text("Add the first phase", "Aggiungi la prima fase"),
    "map.noJourney": Text("There is no journey to show", "Non c'è alcun percorso da mostrare"),
    "line.visibility": Text("line of visibility", "linea di visibilità"),
    # lanes
    "lane.action.hint": Text("what the customer does", "che cosa fa il cliente"),
    "lane.emotion.hint": Text("−2 … +2", "−2 … +2"),
    "lane.touchpoint.hint": Text("experience ┃ expectation", "esperienza ┃ aspettativa"),
    "lane.fold": Text("Fold the lane {name}", "Ripiega la corsia {name}"),
    "lane.unfold": Text("Unfold the lane {name}", "Apri la corsia {name}"),
    "lane.folded.one": Text("1 card", "1 scheda"),
    "lane.folded.many": Text("{count} cards", "{count} schede"),
    "lane.name.text": Text("Text", "Testo"),
    "lane.name.thought": Text("Thoughts", "Pensieri"),
    "lane.name.feeling": Text("Feelings", "Sensazioni"),
    "lane.name.value_offered": Text("Value offered", "Valore offerto"),
    "lane.name.value_wanted": Text("Value wanted", "Valore atteso"),
    "lane.name.accelerator": Text("Accelerators", "Acceleratori"),
    "lane.name.blocker": Text("Blockers", "Ostacoli"),
    "lane.name.opportunity": Text("Opportunities", "Opportunità"),
    "lane.name.data": Text("Data", "Dati"),
    "lane.name.problem": Text("Pain points", "Problemi"),
    "lane.name.impact": Text("Impact", "Impatto"),
    "lane.name.innovation": Text("Innovation", "Innovazione"),
    "lane.name.backstage": Text("Backstage", "Dietro le quinte"),
    "lane.name.image": Text("Storyboard", "Storia per immagini"),
    # toolbar
    "bar.label": Text("Tools of the map", "Strumenti della mappa"),
    "bar.state": Text("State", "Stato"),
    "bar.journey": Text("Journey", "Percorso"),
    "bar.lanes": Text("Lanes", "Corsie"),
    "bar.lanes.show": Text("Show lanes", "Mostra le corsie"),
    "bar.lanes.all": Text("Show all", "Mostra tutte"),
    "bar.undo": Text("Undo", "Annulla"),
    "bar.redo": Text("Redo", "Ripeti"),
    "bar.waiting": Text("Saving in the notebook's kernel …", "Salvataggio nel kernel del notebook …"),
    "bar.alone": Text(
        "No kernel: what you change stays on this page only",
        "Nessun kernel: le modifiche restano solo in questa pagina",
    ),
    "bar.saved": Text(
        "As it was saved: run the cell to edit it", "Com'era al salvataggio: esegui la cella per modificarla"
    ),
    "bar.locked": Text("Read-only: this file may not be written", "Sola lettura: questo file non può essere scritto"),
    # outputs in a notebook
    "out.newer": Text(
        "This map was made by a newer version of journey-widgets.",
        "Questa mappa è stata fatta con una versione più recente di journey-widgets.",
    ),
    "out.broken": Text("This map cannot be shown: {reason}", "Questa mappa non può essere mostrata: {reason}"),
    "out.noSnapshot": Text(
        "This map is not in the notebook: it is too large, or was kept in another output that is gone. Run the cell to "
        "see it.",
        "Questa mappa non è nel notebook: è troppo grande, o stava in un altro risultato che non c'è più. Esegui la "
        "cella per vederla.",
    ),
    "out.repeat": Text(
        "The same map as in an earlier output: {state}.", "La stessa mappa di un risultato precedente: {state}."
    ),
    # JupyterLab's launcher, commands and settings
    "lab.category": Text("Journey", "Percorsi"),
    "lab.new": Text("New journey", "Nuovo percorso"),
    "lab.new.short": Text("Journey", "Percorso"),
    "lab.new.caption": Text(
        "Make an empty journey in the current folder", "Crea un percorso vuoto nella cartella corrente"
    ),
    "lab.template": Text("Start a template", "Comincia da un modello"),
    "lab.template.of": Text("Template: {title}", "Modello: {title}"),
    "lab.template.caption": Text(
        "{title}: a notebook in a folder of its own", "{title}: un notebook in una cartella tutta sua"
    ),
    "lab.template.unknown": Text(
        "There is no template '{name}'; there are {names}", "Non c'è un modello '{name}'; ci sono {names}"
    ),
    "lab.insert": Text("Insert a journey map", "Inserisci la mappa di un percorso"),
    "lab.insert.caption": Text(
        "Below the active cell: the journey beside the notebook, or a bundled case",
        "Sotto la cella attiva: il percorso accanto al notebook, o un caso di esempio",
    ),
    "lab.import": Text("Read as a journey in the notebook", "Leggi come percorso nel notebook"),
    "lab.import.caption": Text(
        "Below the active cell: read the file selected in the file browser (Mermaid, CSV or a journey)",
        "Sotto la cella attiva: legge il file selezionato tra i file (Mermaid, CSV o un percorso)",
    ),
    "lab.export": Text("Save the journey in a file", "Salva il percorso in un file"),
    "lab.export.caption": Text(
        "Below the active cell: save `rd` in a file beside the notebook",
        "Sotto la cella attiva: salva `rd` in un file accanto al notebook",
    ),
    # a file that is open as a document of JupyterLab
    "lab.doc.name": Text("Journey map", "Mappa del percorso"),
    "lab.doc.broken": Text("This file cannot be shown as a map", "Questo file non può essere mostrato come mappa"),
    "lab.doc.broken.hint": Text(
        "Nothing in it was changed. Correct it as text and save it: the map then shows it.",
        "Nulla è stato cambiato. Correggilo come testo e salvalo: la mappa allora lo mostra.",
    ),
    "lab.doc.text": Text("Open as text", "Apri come testo"),
    # titles of js/schema/plugin.json, which JupyterLab's own settings page shows
    # a saved map that is edited without a kernel
    "lab.kept.edit": Text("Edit", "Modifica"),
    "lab.kept.edit.caption": Text(
        "Edit this map without a kernel: the notebook keeps what you change until its cell runs",
        "Modifica questa mappa senza kernel: il notebook conserva le modifiche finché la cella non viene eseguita",
    ),
    "lab.kept.editing": Text(
        "What you change is kept in the notebook and enters the document when the cell runs.",
        "Le modifiche restano nel notebook ed entrano nel documento quando la cella viene eseguita.",
    ),
    "lab.kept.editing.one": Text(
        "1 edit kept in the notebook: it enters the document when the cell runs.",
        "1 modifica conservata nel notebook: entra nel documento quando la cella viene eseguita.",
    ),
    "lab.kept.editing.many": Text(
        "{count} edits kept in the notebook: they enter the document when the cell runs.",
        "{count} modifiche conservate nel notebook: entrano nel documento quando la cella viene eseguita.",
    ),
    "lab.kept.pending.one": Text(
        "1 edit not yet taken in: it enters the document when the cell runs.",
        "1 modifica non ancora accolta: entra nel documento quando la cella viene eseguita.",
    ),
    "lab.kept.pending.many": Text(
        "{count} edits not yet taken in: they enter the document when the cell runs.",
        "{count} modifiche non ancora accolte: entrano nel documento quando la cella viene eseguita.",
    ),
    "lab.kept.apart.one": Text(
        "The notebook keeps 1 more edit of this map, which is not in it: it enters the document when the cell runs.",
        "Il notebook conserva un'altra modifica di questa mappa, qui assente: entra nel documento quando la cella "
        "viene eseguita.",
    ),
    "lab.kept.apart.many": Text(
        "The notebook keeps {count} more edits of this map, which are not in it: they enter the document when the cell "
        "runs.",
        "Il notebook conserva altre {count} modifiche di questa mappa, qui assenti: entrano nel documento quando la "
        "cella viene eseguita.",
    ),
    "lab.kept.taken.one": Text(
        "1 edit made without a kernel is now in the document.", "1 modifica fatta senza kernel è ora nel documento."
    ),
    "lab.kept.taken.many": Text(
        "{count} edits made without a kernel are now in the document.",
        "{count} modifiche fatte senza kernel sono ora nel documento.",
    ),
    "lab.kept.refused.one": Text(
        "1 edit made without a kernel was not taken in, because the document has changed:",
        "1 modifica fatta senza kernel non è stata accolta, perché il documento è cambiato:",
    ),
    "lab.kept.refused.many": Text(
        "{count} edits made without a kernel were not taken in, because the document has changed:",
        "{count} modifiche fatte senza kernel non sono state accolte, perché il documento è cambiato:",
    ),
    "lab.kept.other.one": Text(
        "1 edit made without a kernel waits here, but was made in a document of another origin:",
        "1 modifica fatta senza kernel attende qui, ma riguarda un documento di altra origine:",
    ),
    "lab.kept.other.many": Text(
        "{count} edits made without a kernel wait here, but were made in a document of another origin:",
        "{count} modifiche fatte senza kernel attendono qui, ma riguardano un documento di altra origine:",
    ),
    "lab.kept.broken": Text(
        "The edits kept in this output cannot be read, and the map is as it was saved: {reason}",
        "Le modifiche conservate in questo risultato non si possono leggere e la mappa è com'era al salvataggio: "
        "{reason}",
    ),
    "lab.kept.misfit": Text(
        "the map is not what they lead to: {place}", "la mappa non è quella a cui portano: {place}"
    ),
    "lab.kept.discard": Text("Discard", "Scarta"),
    "lab.kept.discard.caption": Text(
        "Go back to the map before these edits; Undo brings them back",
        "Torna alla mappa precedente; Annulla riporta le modifiche",
    ),
    "lab.kept.forget": Text("Forget them", "Dimenticale"),
    "lab.kept.mine": Text("Use mine", "Usa le mie"),
    "lab.kept.here": Text("Use them here", "Usale qui"),
    "lab.kept.leave": Text("Leave it as it is", "Lascia com'è"),
    "lab.kept.why.changed": Text(
        "{place}: {mine} in the notebook, {now} now", "{place}: {mine} nel notebook, {now} ora"
    ),
    "lab.kept.why.gone": Text(
        "{place}: {mine} in the notebook, but it is not there any more",
        "{place}: {mine} nel notebook, ma non c'è più",
    ),
    "lab.kept.why.target": Text(
        "{place}: {mine} in the notebook, but what it belongs to is gone",
        "{place}: {mine} nel notebook, ma non c'è più ciò a cui appartiene",
    ),
    "lab.kept.why.column": Text(
        "{place}: {mine} in the notebook, but the document has no such column",
        "{place}: {mine} nel notebook, ma il documento non ha questa colonna",
    ),
    "lab.kept.why.taken": Text(
        "{place}: {mine} in the notebook, but another row has its id",
        "{place}: {mine} nel notebook, ma un'altra riga ha il suo id",
    ),
    "lab.kept.why.hangs": Text(
        "{place}: {mine} in the notebook, but something new belongs to it now",
        "{place}: {mine} nel notebook, ma ora gli appartiene qualcosa di nuovo",
    ),
    "lab.kept.why.together": Text(
        "{place}: {mine} in the notebook, together with the others", "{place}: {mine} nel notebook, insieme alle altre"
    ),
    "lab.kept.edited": Text("{place}: {from} → {to}", "{place}: {from} → {to}"),
    "lab.kept.nothing": Text("empty", "vuoto"),
    "lab.kept.added": Text("added", "aggiunto"),
    "lab.kept.removed": Text("removed", "rimosso"),
    "lab.kept.moved": Text("moved", "spostato"),
    "lab.kept.yes": Text("yes", "sì"),
    "lab.kept.no": Text("no", "no"),
    "lab.kept.ok": Text("OK", "OK"),
    "lab.kept.more": Text("… and {count} more", "… e altre {count}"),
    "lab.kept.still.one": Text(
        "Edited since this picture was drawn: 1 edit is not in the picture and the table below.",
        "Modificata dopo che questa figura è stata disegnata: 1 modifica non è nella figura e nella tabella qui sotto.",
    ),
    "lab.kept.still.many": Text(
        "Edited since this picture was drawn: {count} edits are not in the picture and the table below.",
        "Modificata dopo che questa figura è stata disegnata: {count} modifiche non sono nella figura e nella tabella "
        "qui sotto.",
    ),
    # what is left to do in a file, beside its map
    "lab.problems.title": Text("Left to do", "Da fare"),
    "lab.problems.none": Text("Nothing to fix", "Niente da correggere"),
    "lab.problems.fix": Text("{count} to fix", "{count} da correggere"),
    "lab.problems.fill": Text("{count} to fill in", "{count} da completare"),
    "lab.problems.error": Text("Error", "Errore"),
    "lab.problems.warning": Text("Warning", "Avviso"),
    "lab.problems.missing": Text("To fill in", "Da completare"),
    "lab.problems.empty": Text("not filled in", "da compilare"),
    "lab.problems.more": Text("… and {count} more", "… e altri {count}"),
    "lab.problems.nowhere": Text("{place} stands on no map", "{place} non sta in alcuna mappa"),
    "lab.fill.hint": Text(
        "Enter writes and goes to the next, Esc leads back", "Invio scrive e passa al prossimo, Esc torna indietro"
    ),
    "lab.fill.date": Text("A date, such as 2027-01-31", "Una data, come 2027-01-31"),
    "lab.panel.outline": Text("Outline", "Struttura"),
    "lab.setting.title": Text("Journeys", "Percorsi"),
    "lab.setting.lanes": Text("Lanes", "Corsie"),
    "lab.setting.lanes.description": Text(
        "Lanes that a file shows when it is opened for the first time. Its own choice is kept with the workspace.",
        "Corsie che un file mostra quando viene aperto la prima volta. La sua scelta resta nell'area di lavoro.",
    ),
    "lab.setting.description": Text(
        "Customer journeys: language and look of the maps.", "Percorsi dei clienti: lingua e aspetto delle mappe."
    ),
    "lab.setting.language": Text("Language", "Lingua"),
    "lab.setting.language.description": Text(
        "Language of launcher, commands, templates and new journeys. A map has its own.",
        "Lingua di launcher, comandi, modelli e nuovi percorsi. Una mappa ha la sua.",
    ),
    "lab.setting.language.auto": Text("As JupyterLab", "Come JupyterLab"),
    "lab.setting.density": Text("Density", "Densità"),
    "lab.setting.density.description": Text(
        "How much room the cards of a map take.", "Quanto spazio occupano le schede di una mappa."
    ),
    "lab.setting.density.comfortable": Text("Comfortable", "Ampia"),
    "lab.setting.density.compact": Text("Compact", "Compatta"),
    # states of a card
    "card.new": Text("new", "nuovo"),
    "card.changed": Text("changed", "cambiato"),
    "card.momentOfTruth": Text("Moment of truth", "Momento della verità"),
    "card.noMomentOfTruth": Text("Not a moment of truth", "Non è un momento della verità"),
    "card.noChannel": Text("channel?", "canale?"),
    "card.noMode": Text("mode?", "modalità?"),
    "card.scores": Text(
        "Experience {experience}, expectation {expectation}, of 10",
        "Esperienza {experience}, aspettativa {expectation}, su 10",
    ),
    "card.unnamed": Text("unnamed", "senza nome"),
    "score.none": Text("not scored", "senza voto"),
    # adding
    "add.card": Text("Add", "Aggiungi"),
    "add.in": Text("Add to {lane}, {step}", "Aggiungi a {lane}, {step}"),
    "add.action": Text("What does the customer do?", "Che cosa fa il cliente?"),
    "add.phase.before": Text("Add a phase before", "Aggiungi una fase prima"),
    "add.phase.after": Text("Add a phase after", "Aggiungi una fase dopo"),
    "add.step.before": Text("Add a step before", "Aggiungi un passo prima"),
    "add.step.after": Text("Add a step after", "Aggiungi un passo dopo"),
    "add.step.first": Text("Add a step", "Aggiungi un passo"),
    "add.phase.name": Text("New phase", "Nuova fase"),
    "add.step.name": Text("New step", "Nuovo passo"),
    # menus
    "menu.of": Text("Actions for {name}", "Azioni per {name}"),
    "menu.rename": Text("Rename", "Rinomina"),
    "menu.left": Text("Move left", "Sposta a sinistra"),
    "menu.right": Text("Move right", "Sposta a destra"),
    "menu.delete": Text("Delete", "Elimina"),
    # emotion
    "emotion.at": Text("Emotion at {step}: {value}", "Emozione a {step}: {value}"),
    "emotion.none": Text("Emotion at {step}: not set", "Emozione a {step}: non indicata"),
    "emotion.peak": Text("low {value}", "minimo {value}"),
    # what happened, for the status line and for screen readers
    "said.deleted": Text("Deleted: {name}", "Eliminato: {name}"),
    "said.leftFuture": Text("Not in the future map any more: {name}", "Non più nella mappa futura: {name}"),
    "said.moved": Text("{name} moved to {place}", "{name} spostato in {place}"),
    "said.added": Text("Added: {name}", "Aggiunto: {name}"),
    "said.emotion": Text("Emotion at {step} is {value}", "Emozione a {step}: {value}"),
    "said.undone": Text("Undone", "Annullato"),
    "said.redone": Text("Done again", "Ripetuto"),
    "said.readOnly": Text("Run the cell to edit this map", "Esegui la cella per modificare questa mappa"),
    "said.edge": Text("It cannot go further", "Non può andare oltre"),
    # what is not taken
    "refused.range": Text("From {minimum} to {maximum}", "Da {minimum} a {maximum}"),
    "refused.number": Text("A number, please", "Serve un numero"),
    "refused.choice": Text("One of the values listed", "Uno dei valori in elenco"),
    "refused.text": Text("Too long", "Troppo lungo"),
    # help for the keyboard, read out with the grid
    "help.keys": Text(
        "Arrow keys move. Enter edits, Insert adds, Delete removes, Alt with arrows moves a card or an emotion point, "
        "Tab goes to the values of a card, Control Z undoes. The question mark shows all keys.",
        "Le frecce spostano il fuoco. Invio modifica, Ins aggiunge, Canc elimina, Alt con le frecce sposta una scheda "
        "o un punto dell'emozione, Tab passa ai valori della scheda, Ctrl Z annulla. "
        "Il punto interrogativo mostra tutti i tasti.",
    ),
    # the still picture and its table
    "still.summary": Text("{name} · {state} · {counts}", "{name} · {state} · {counts}"),
    "still.phases.one": Text("1 phase", "1 fase"),
    "still.phases.many": Text("{count} phases", "{count} fasi"),
    "still.steps.one": Text("1 step", "1 passo"),
    "still.steps.many": Text("{count} steps", "{count} passi"),
    "still.touchpoints.one": Text("1 touchpoint", "1 touchpoint"),
    "still.touchpoints.many": Text("{count} touchpoints", "{count} touchpoint"),
    "still.truths.one": Text("1 moment of truth", "1 momento della verità"),
    "still.truths.many": Text("{count} moments of truth", "{count} momenti della verità"),
    "still.handoffs.one": Text("1 hand-off", "1 passaggio di mano"),
    "still.handoffs.many": Text("{count} hand-offs", "{count} passaggi di mano"),
    "still.cards.one": Text("1 card", "1 scheda"),
    "still.cards.many": Text("{count} cards", "{count} schede"),
    "still.moreSteps.one": Text("… 1 more step", "… ancora 1 passo"),
    "still.moreSteps.many": Text("… {count} more steps", "… altri {count} passi"),
    "still.morePhases.one": Text("… 1 more phase", "… ancora 1 fase"),
    "still.morePhases.many": Text("… {count} more phases", "… altre {count} fasi"),
    "still.moreCards.one": Text("… 1 more", "… ancora 1"),
    "still.moreCards.many": Text("… {count} more", "… altre {count}"),
    "still.moreLanes.one": Text("… 1 more lane", "… ancora 1 corsia"),
    "still.moreLanes.many": Text("… {count} more lanes", "… altre {count} corsie"),
    "live.table": Text("Table", "Tabella"),
    "live.moreRows.one": Text("… 1 more row", "… ancora 1 riga"),
    "live.moreRows.many": Text("… {count} more rows", "… altre {count} righe"),
    "live.none": Text("Nothing yet", "Ancora nulla"),
    "live.yes": Text("yes", "sì"),
    "live.no": Text("no", "no"),
    "live.failed": Text("This cell failed", "Questa cella ha dato un errore"),
    "live.line": Text("line {line}", "riga {line}"),
    "live.details": Text("Details", "Dettagli"),
    "live.gone": Text(
        "Its kernel is not there: run the cell to bring it to life.",
        "Il suo kernel non c'è: esegui la cella per riportarla in vita.",
    ),
    "still.data": Text("The same data as a table", "Gli stessi dati in forma di tabella"),
    "still.moreRows.one": Text("… 1 more row", "… ancora 1 riga"),
    "still.moreRows.many": Text("… {count} more rows", "… altre {count} righe"),
    "still.table": Text("The same map as a table", "La stessa mappa in forma di tabella"),
    "still.phase": Text("Phase", "Fase"),
    "still.step": Text("Step", "Passo"),
    "still.noStep": Text("no step yet", "ancora nessun passo"),
    "still.label": Text("{label}: {value}", "{label}: {value}"),
    "still.ofTen": Text("{label} {value} of 10", "{label} {value} su 10"),
    "still.experience": Text("experience", "esperienza"),
    "still.expectation": Text("expectation", "aspettativa"),
    "still.notScored": Text("{label} not scored", "{label} senza voto"),
    "still.toEnable": Text("{channel} (to enable)", "{channel} (da abilitare)"),
    "still.truth": Text("moment of truth", "momento della verità"),
    "still.target": Text("target {value}", "obiettivo {value}"),
    "still.today": Text("today {value}", "oggi {value}"),
    "still.curve": Text("Emotion from −2 to +2, {state}: {values}", "Emozione da −2 a +2, {state}: {values}"),
    "still.lowest": Text("Lowest emotion: {value} at “{step}”", "Emozione più bassa: {value} a «{step}»"),
    "still.carries": Text(
        'The notebook also carries {parts}; share="view" leaves them out.',
        'Il notebook porta con sé anche {parts}; share="view" li lascia fuori.',
    ),
    "still.carries.costs": Text("costs", "costi"),
    "still.carries.comments": Text("comments ({count})", "commenti ({count})"),
    "still.carries.evidence": Text("evidence ({count})", "evidenze ({count})"),
    "still.carries.verbatims": Text("customers' words", "parole dei clienti"),
    "still.carries.plan": Text("the tables of the five steps ({count})", "le tabelle dei cinque passi ({count})"),
    "still.noPicture": Text(
        "No still picture of this map: drawing it failed, the reason is in the kernel's log.",
        "Nessuna immagine di questa mappa: il disegno non è riuscito, il motivo è nel registro del kernel.",
    ),
    # what is incomplete, and what to do
    "problem.orphan": Text(
        "refers to {value}, which was deleted at the same moment; the row is not shown, and not saved",
        "rimanda a {value}, eliminato nello stesso momento; la riga non è mostrata né salvata",
    ),
    "problem.orphan.hint": Text("undo the deletion, and it is back", "annulla l'eliminazione, e la riga torna"),
    "problem.stray": Text(
        "{value} cannot be the id of a row here; the row is not shown, and not saved",
        "{value} non può essere l'id di una riga di questa tabella; la riga non è mostrata né salvata",
    ),
    "problem.stray.hint": Text("add the row again under another id", "aggiungi di nuovo la riga con un altro id"),
    "problem.value": Text(
        "{value} is not allowed here; it reads as empty", "{value} qui non è ammesso; vale come vuoto"
    ),
    "problem.value.hint": Text("fill in another value", "inserisci un altro valore"),
    "problem.unlinked": Text(
        "refers to {value}, which is not there; it reads as empty", "rimanda a {value}, che non c'è; vale come vuoto"
    ),
    "problem.unlinked.hint": Text("choose another row of `{table}`", "scegli un'altra riga di `{table}`"),
    "problem.persona": Text(
        "speaks for a persona who is not there; it is not shown, and not saved",
        "parla per una persona che non c'è; non è mostrato né salvato",
    ),
    "problem.persona.hint": Text("undo the deletion, and it is back", "annulla l'eliminazione, e torna"),
    "problem.missing": Text("missing: {label}", "manca: {label}"),
    "problem.missing.hint": Text("fill in `{column}`", "compila `{column}`"),
    "problem.truth": Text(
        "is a moment of truth, and nothing says why", "è un momento della verità, e nulla dice perché"
    ),
    "problem.truth.hint": Text("say what is won or lost here", "di' che cosa si vince o si perde qui"),
    "problem.blocker": Text("is a blocker that neither slows nor stops", "è un ostacolo che non rallenta né ferma"),
    "problem.blocker.hint": Text("choose 'slows' or 'stops'", "scegli 'slows' (rallenta) o 'stops' (ferma)"),
    "problem.loose": Text(
        "is attached to nothing, so it stands on no map", "non è legata a nulla: non sta in alcuna mappa"
    ),
    "problem.loose.hint": Text(
        "fill in `touchpoint_id`, `step_id` or `phase_id`", "compila `touchpoint_id`, `step_id` o `phase_id`"
    ),
    "problem.noPhases": Text("has no phases", "non ha fasi"),
    "problem.noPhases.hint": Text("add one in `phases` or on the map", "aggiungine una in `phases` o sulla mappa"),
    "problem.noSteps": Text("has no steps", "non ha passi"),
    "problem.noSteps.hint": Text("add one in `steps` or on the map", "aggiungine uno in `steps` o sulla mappa"),
    "problem.role": Text("nobody has the role '{role}': {label}", "nessuno ha il ruolo '{role}': {label}"),
    "problem.role.hint": Text("add who has it to `stakeholders`", "aggiungi chi lo ricopre a `stakeholders`"),
}

# the settings say what the lanes are called on the map
TEXTS |= {
    f"lab.setting.lane.{kind}": LANE_KIND.values.get(kind) or TEXTS[f"lane.name.{kind}"]
    for kind in ("action", "emotion", "touchpoint", "channel", "org_unit", "number", "kpi", *NOTE_KIND.values)
}

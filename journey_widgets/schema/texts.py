"""Every sentence of the interface, in English and Italian; the page reads its twin `texts.generated.ts`.

Keys are dotted by place. A `{word}` is filled in by whoever shows the text.
"""

from journey_widgets.schema.spec import Text

TEXTS: dict[str, Text] = {
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
    "lane.emotion.hint": Text("−2 … +2 · dashed: target", "−2 … +2 · tratto: obiettivo"),
    "lane.touchpoint.hint": Text("experience ┃ expectation", "esperienza ┃ aspettativa"),
    "lane.fold": Text("Fold the lane {name}", "Ripiega la corsia {name}"),
    "lane.unfold": Text("Unfold the lane {name}", "Apri la corsia {name}"),
    "lane.folded": Text("{count} cards", "{count} schede"),
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
    "lane.name.image": Text("Images", "Immagini"),
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
    # states of a card
    "card.new": Text("new", "nuovo"),
    "card.changed": Text("changed", "cambiato"),
    "card.handoff": Text("The owner changes here: {from} → {to}", "Qui cambia il responsabile: {from} → {to}"),
    "card.momentOfTruth": Text("Moment of truth", "Momento della verità"),
    "card.noMomentOfTruth": Text("Not a moment of truth", "Non è un momento della verità"),
    "card.noChannel": Text("channel?", "canale?"),
    "card.noMode": Text("mode?", "modalità?"),
    "card.scores": Text(
        "Experience {experience}, expectation {expectation}, of 10",
        "Esperienza {experience}, aspettativa {expectation}, su 10",
    ),
    "card.unnamed": Text("unnamed", "senza nome"),
    "card.target": Text("target", "obiettivo"),
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
    "emotion.curve": Text("Emotion along the journey, {state}", "Emozione lungo il percorso, {state}"),
    "emotion.peak": Text("low {value}", "minimo {value}"),
    "emotion.best": Text("peak {value}", "picco {value}"),
    # what happened, for the status line and for screen readers
    "said.deleted": Text("Deleted: {name}", "Eliminato: {name}"),
    "said.leftFuture": Text("Not in the future map any more: {name}", "Non più nella mappa futura: {name}"),
    "said.moved": Text("{name} moved to {place}", "{name} spostato in {place}"),
    "said.added": Text("Added: {name}", "Aggiunto: {name}"),
    "said.emotion": Text("Emotion at {step} is {value}", "Emozione a {step}: {value}"),
    "said.undone": Text("Undone", "Annullato"),
    "said.redone": Text("Done again", "Ripetuto"),
    "said.edge": Text("It cannot go further", "Non può andare oltre"),
    # what is not taken
    "refused.range": Text("From {minimum} to {maximum}", "Da {minimum} a {maximum}"),
    "refused.number": Text("A number, please", "Serve un numero"),
    "refused.choice": Text("One of the values listed", "Uno dei valori in elenco"),
    "refused.text": Text("Too long", "Troppo lungo"),
    # help for the keyboard, read out with the grid
    "help.keys": Text(
        "Arrow keys move. Enter edits, Insert adds, Delete removes, Alt with arrows moves a card or an emotion point, "
        "Tab goes to the values of a card, Control Z undoes.",
        "Le frecce spostano il fuoco. Invio modifica, Ins aggiunge, Canc elimina, Alt con le frecce sposta una scheda "
        "o un punto dell'emozione, Tab passa ai valori della scheda, Ctrl Z annulla.",
    ),
    # the still picture and its table
    "still.summary": Text(
        "{name}: {phases} phases, {steps} steps, {touchpoints} touchpoints, {state}",
        "{name}: {phases} fasi, {steps} passi, {touchpoints} touchpoint, {state}",
    ),
}

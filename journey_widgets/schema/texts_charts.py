"""The sentences of charts, which Python alone says: what they find, and what stands around it."""

from journey_widgets.schema.spec import Text

CHART_TEXTS: dict[str, Text] = {
    # words and numbers
    "chart.months": Text(
        "January February March April May June July August September October November December",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
    "chart.numerals": Text(
        "two three four five six seven eight nine ten eleven twelve",
        "due tre quattro cinque sei sette otto nove dieci undici dodici",
    ),
    "chart.one": Text("one", "uno"),
    "chart.no": Text("none", "nessuno"),
    "chart.and": Text("and", "e"),
    "chart.hours": Text("hours", "ore"),
    "chart.nothing": Text("nothing", "nulla"),
    "chart.today": Text("today", "oggi"),
    "chart.others.one": Text("one other", "un altro"),
    "chart.others.many": Text("{count} others", "altri {count}"),
    "chart.rest.one": Text("… and one more", "… e un altro"),
    "chart.rest.many": Text("… and {count} more", "… e altri {count}"),
    "chart.rest.kind": Text("others together", "altri insieme"),
    "chart.most_at": Text(", most of them at {name}", ", soprattutto a {name}"),
    "chart.gain": Text("gain", "guadagno"),
    "chart.loss": Text("loss", "perdita"),
    "chart.same": Text("no change", "nessun cambiamento"),
    "chart.above": Text("above what is expected", "sopra le aspettative"),
    "chart.below": Text("below what is expected", "sotto le aspettative"),
    "chart.ties": Text("ties customers to us", "lega il cliente a noi"),
    "chart.drives": Text("drives customers away", "allontana il cliente"),
    "chart.mean": Text("Mean", "Media"),
    "chart.mean.of": Text("Mean: {name}", "Media: {name}"),
    "chart.series.today": Text("Today", "Oggi"),
    "chart.series.future": Text("Future", "Futuro"),
    "chart.series.best": Text("Best practice", "Migliore pratica"),
    "chart.series.expectation": Text("Expectation", "Aspettativa"),
    "chart.term.coherence": Text("Strategic fit", "Coerenza con gli obiettivi"),
    "chart.term.effect": Text("Effect on customers", "Effetto sui clienti"),
    "chart.term.efficiency": Text("Efficiency", "Efficienza"),
    "chart.axis.score": Text("Points, 0–10", "Punti, 0–10"),
    "chart.axis.emotion": Text("Emotion, −2 … +2", "Emozione, −2 … +2"),
    "chart.axis.experience": Text(
        "Points of experience to gain (scale 0–10)", "Punti di esperienza da guadagnare (scala 0–10)"
    ),
    "chart.axis.expectation": Text("Points of expectation (scale 0–10)", "Punti di aspettativa (scala 0–10)"),
    "chart.axis.duration_hours": Text("Hours of a contact to save", "Ore per contatto da risparmiare"),
    "chart.axis.cost_eur": Text("Euros of a contact to save", "Euro per contatto da risparmiare"),
    "chart.axis.values": Text("← Values offered · Values wanted →", "← Valori offerti · Valori attesi →"),
    "chart.axis.importance": Text("Importance to customers", "Importanza per il cliente"),
    "chart.axis.performance": Text("Performance, as customers see it", "Prestazione, come la vede il cliente"),
    "chart.axis.better": Text("Better: how much having it satisfies", "Better: quanto soddisfa averlo"),
    "chart.axis.worse": Text("Worse: how much lacking it hurts", "Worse: quanto pesa non averlo"),
    "chart.axis.priority": Text("Priority, 0–100", "Priorità, 0–100"),
    "chart.axis.weighted": Text("Weighted score, 0–10", "Punteggio ponderato, 0–10"),
    "chart.axis.budget": Text("Budget", "Budget"),
    "chart.axis.worth": Text("Worth of the best set", "Valore dell'insieme migliore"),
    "chart.tip.touchpoint_id": Text("Touchpoint", "Punto di contatto"),
    "chart.tip.step_id": Text("Step", "Passo"),
    "chart.tip.phase_id": Text("Phase", "Fase"),
    "chart.tip.journey_id": Text("Journey", "Percorso"),
    "chart.tip.intervention_id": Text("Intervention", "Intervento"),
    "chart.tip.objective_id": Text("Objective", "Obiettivo"),
    "chart.tip.activity_id": Text("Activity", "Attività"),
    "chart.tip.capability_id": Text("Capability", "Capacità"),
    "chart.tip.kpi_id": Text("KPI", "KPI"),
    "chart.tip.item": Text("Item", "Elemento"),
    "chart.tip.place": Text("Place", "Luogo"),
    "chart.tip.curve": Text("Curve", "Curva"),
    "chart.tip.kind": Text("Kind", "Tipo"),
    "chart.tip.count": Text("Values", "Valori"),
    "chart.tip.values": Text("Which", "Quali"),
    "chart.tip.service_gap": Text("Service gap (points)", "Scarto di servizio (punti)"),
    "chart.tip.relevance": Text("Relevance (0–10)", "Rilevanza (0–10)"),
    "chart.tip.experience": Text("Experience (0–10)", "Esperienza (0–10)"),
    "chart.tip.weight_rate": Text("Share of the relevance", "Quota della rilevanza"),
    "chart.tip.contribution": Text("Contribution (points)", "Contributo (punti)"),
    "chart.tip.better": Text("Better", "Better"),
    "chart.tip.worse": Text("Worse", "Worse"),
    "chart.tip.answers": Text("Answers", "Risposte"),
    "chart.tip.strength": Text("Strength", "Forza"),
    "chart.tip.criterion": Text("Criterion", "Criterio"),
    "chart.tip.points": Text("Points it adds", "Punti che aggiunge"),
    "chart.tip.cost": Text("Cost", "Costo"),
    "chart.tip.chosen": Text("Chosen", "Scelti"),
    "chart.tip.came": Text("New", "Nuovi"),
    "chart.tip.went": Text("Dropped", "Usciti"),
    "chart.tip.owner": Text("Owner", "Responsabile"),
    "chart.tip.status": Text("Status", "Stato"),
    "chart.tip.start": Text("Start", "Inizio"),
    "chart.tip.end": Text("End", "Fine"),
    "chart.tip.latest": Text("Latest end", "Fine al più tardi"),
    "chart.tip.slack": Text("Days to spare", "Giorni di margine"),
    "chart.tip.date": Text("Date", "Data"),
    "chart.tip.value": Text("Value", "Valore"),
    "chart.tip.low": Text("Interval from", "Intervallo da"),
    "chart.tip.high": Text("Interval to", "Intervallo a"),
    "chart.tip.n": Text("Sample", "Campione"),
    "chart.tip.target": Text("Target", "Obiettivo"),
    "chart.tip.unit": Text("Unit", "Unità"),
    "chart.tip.centre": Text("Centre", "Centro"),
    "chart.tip.lower": Text("Lower limit", "Limite inferiore"),
    "chart.tip.upper": Text("Upper limit", "Limite superiore"),
    "chart.tip.signal": Text("Rules that fire", "Regole violate"),
    "chart.tip.live": Text("Went live", "Avviato"),
    "chart.tip.measure": Text("Measure", "Misura"),
    "chart.advice.intervene": Text("intervene", "intervenire"),
    "chart.advice.save": Text("save", "risparmiare"),
    "chart.advice.keep": Text("keep", "mantenere"),
    "chart.corner.concentrate": Text("Intervene here", "Intervenire qui"),
    "chart.corner.keep_up": Text("Keep up the good work", "Continuare così"),
    "chart.corner.low_priority": Text("Low priority", "Bassa priorità"),
    "chart.corner.overkill": Text("Save here", "Risparmiare qui"),
    "chart.kano.must_be": Text("Must-be", "Indispensabile"),
    "chart.kano.one_dimensional": Text("The more the better", "Più ce n'è, meglio è"),
    "chart.kano.attractive": Text("Delights", "Sorprende"),
    "chart.kano.indifferent": Text("Indifferent", "Indifferente"),
    "chart.kano.reverse": Text("Not wanted", "Non voluto"),
    "chart.kano.questionable": Text("Contradictory answers", "Risposte contraddittorie"),
    "chart.status.done": Text("done", "conclusa"),
    "chart.status.running": Text("running", "in corso"),
    "chart.status.planned": Text("planned", "pianificata"),
    "chart.kpi.met": Text("meets the target", "raggiunge l'obiettivo"),
    "chart.kpi.missed": Text("misses the target", "manca l'obiettivo"),
    "chart.kpi.open": Text("no target", "senza obiettivo"),
    "chart.kpi.calm": Text("within what chance does", "entro il caso"),
    "chart.kpi.signal": Text("signal: more than chance", "segnale: più del caso"),
    # what they say where there is nothing to draw
    "chart.empty.scores": Text(
        "No touchpoint has scores to draw yet", "Nessun punto di contatto ha ancora punteggi da disegnare"
    ),
    "chart.empty.emotions": Text(
        "Nobody has said yet how the steps feel today", "Nessuno ha ancora detto come si vivono oggi i passi"
    ),
    "chart.empty.values": Text(
        "No values are offered or wanted on this map yet", "In questa mappa non ci sono ancora valori offerti o attesi"
    ),
    "chart.empty.gaps": Text(
        "There are no gaps to draw between today and the future", "Non ci sono scarti da disegnare tra oggi e il futuro"
    ),
    "chart.empty.features": Text(
        "No feature has answers to draw yet", "Nessuna caratteristica ha ancora risposte da disegnare"
    ),
    "chart.empty.coherences": Text(
        "No intervention has been judged against the objectives yet",
        "Nessun intervento è ancora stato valutato rispetto agli obiettivi",
    ),
    "chart.empty.ranking": Text("There is nothing to rank yet", "Non c'è ancora nulla da mettere in ordine"),
    "chart.empty.frontier": Text(
        "None of these budgets pays for what must be done", "Nessuno di questi budget paga ciò che va fatto"
    ),
    "chart.empty.activities": Text(
        "No activity has a start and an end yet", "Nessuna attività ha ancora un inizio e una fine"
    ),
    "chart.empty.kpis": Text("No KPI has been measured yet", "Nessun KPI è ancora stato misurato"),
    "chart.empty.journeys": Text("There are no journeys to compare yet", "Non ci sono ancora percorsi da confrontare"),
    # findings
    "chart.experience.none": Text(
        "Nowhere does the experience fall short of what customers expect",
        "In nessun punto l'esperienza è inferiore alle aspettative",
    ),
    "chart.experience.one": Text(
        "One of {total} touchpoints falls short of what customers expect: {name} ({gap} points)",
        "Un punto di contatto su {total} delude le aspettative: {name} ({gap} punti)",
    ),
    "chart.experience.many": Text(
        "{count} of {total} touchpoints fall short of what customers expect, {name} most of all ({gap} points)",
        "{count} punti di contatto su {total} deludono le aspettative, {name} più di tutti ({gap} punti)",
    ),
    "chart.experience.no_today": Text(
        "Today's experience has not been scored against expectations yet",
        "L'esperienza di oggi non è ancora stata confrontata con le aspettative",
    ),
    "chart.experience.subtitle": Text(
        "Experience and expectation, 0–10. Bars: service gap = experience − expectation, green above, orange below",
        "Esperienza e aspettativa, 0–10. Barre: scarto = esperienza − aspettativa, verde sopra, arancione sotto",
    ),
    "chart.emotion.lowest": Text(
        "The journey feels worst at {name} ({value})", "Il momento peggiore del percorso è {name} ({value})"
    ),
    "chart.emotion.lifted": Text(
        "The journey feels worst at {name} ({value}), which is to become {future}",
        "Il momento peggiore del percorso è {name} ({value}), che deve diventare {future}",
    ),
    "chart.emotion.subtitle": Text(
        "How each step feels, −2 … +2; what is dashed is a target",
        "Come si vive ogni passo, −2 … +2; il tratteggio è un obiettivo",
    ),
    "chart.value.unwanted": Text("offered, wanted by nobody", "offerto, non atteso da nessuno"),
    "chart.value.matched": Text("offered and wanted", "offerto e atteso"),
    "chart.value.unmet": Text("wanted, offered by nobody", "atteso, non offerto da nessuno"),
    "chart.value.elsewhere": Text("Nowhere on the map", "Fuori dalla mappa"),
    "chart.value.offers.none": Text("All values offered answer a wish", "Ogni valore offerto risponde a un'attesa"),
    "chart.value.offers.one": Text(
        "One of {total} values offered answers no wish", "Un valore offerto su {total} non risponde ad alcuna attesa"
    ),
    "chart.value.offers.many": Text(
        "{count} of {total} values offered answer no wish",
        "{count} valori offerti su {total} non rispondono ad alcuna attesa",
    ),
    "chart.value.wishes.none": Text("no wish goes unanswered", "nessuna attesa resta senza risposta"),
    "chart.value.wishes.one": Text(
        "one of {total} wishes goes unanswered", "un'attesa su {total} resta senza risposta"
    ),
    "chart.value.wishes.many": Text(
        "{count} of {total} wishes go unanswered", "{count} attese su {total} restano senza risposta"
    ),
    "chart.value.subtitle": Text(
        "Number of values at each place of the journey, in the map's order; only what is linked counts as meeting",
        "Numero di valori in ogni luogo del percorso, nell'ordine della mappa; si incontrano solo quelli collegati",
    ),
    "chart.gaps.most": Text(
        "The future map gains most at {name}: {amount} points",
        "La mappa futura guadagna di più a {name}: {amount} punti",
    ),
    "chart.gaps.spared": Text(
        "The future map saves most at {name}: {amount} a contact",
        "La mappa futura risparmia di più a {name}: {amount} a contatto",
    ),
    "chart.gaps.nothing": Text("The future map gains nothing", "La mappa futura non guadagna nulla"),
    "chart.gaps.worse.one": Text("; one touchpoint loses", "; un punto di contatto perde"),
    "chart.gaps.worse.many": Text("; {count} touchpoints lose", "; {count} punti di contatto perdono"),
    "chart.gaps.subtitle.experience": Text(
        "Bars: gap = future − current experience, in points of 10. Diamonds: best practice − current",
        "Barre: scarto = esperienza futura − attuale, in punti su 10. Rombi: migliore pratica − attuale",
    ),
    "chart.gaps.subtitle.expectation": Text(
        "Bars: gap = future − current expectation, in points of 10. Diamonds: best practice − current",
        "Barre: scarto = aspettativa futura − attuale, in punti su 10. Rombi: migliore pratica − attuale",
    ),
    "chart.gaps.subtitle.duration_hours": Text(
        "Bars: hours of a contact saved = current − future. Diamonds: current − best practice",
        "Barre: ore risparmiate per contatto = attuali − future. Rombi: attuali − migliore pratica",
    ),
    "chart.gaps.subtitle.cost_eur": Text(
        "Bars: euros of a contact saved = current − future. Diamonds: current − best practice",
        "Barre: euro risparmiati per contatto = attuali − futuri. Rombi: attuali − migliore pratica",
    ),
    "chart.importance.none": Text(
        "Nothing that matters to customers is done badly", "Nulla di ciò che conta per il cliente è fatto male"
    ),
    "chart.importance.one": Text(
        "One of {total} matters to customers and disappoints them: {name}",
        "Uno su {total} conta per il cliente e lo delude: {name}",
    ),
    "chart.importance.many": Text(
        "{count} of {total} matter to customers and disappoint them, {name} most of all",
        "{count} su {total} contano per il cliente e lo deludono, {name} più di tutti",
    ),
    "chart.importance.save.one": Text("; at one there is something to save", "; in uno c'è da risparmiare"),
    "chart.importance.save.many": Text("; at {count} there is something to save", "; in {count} c'è da risparmiare"),
    "chart.importance.subtitle": Text(
        "Importance–performance analysis (Martilla & James 1977). A value on a dashed line counts as high",
        "Analisi importanza–prestazione (Martilla & James 1977). Un valore sulla linea tratteggiata vale come alto",
    ),
    "chart.kano.blocks": Text("nothing makes up for lacking {names}", "nulla compensa la mancanza di {names}"),
    "chart.kano.delights.one": Text("{names} delights", "{names} sorprende"),
    "chart.kano.delights.many": Text("{names} delight", "{names} sorprendono"),
    "chart.kano.neither.none": Text(
        "No feature is a must, and none delights", "Nessuna caratteristica è indispensabile, nessuna sorprende"
    ),
    "chart.kano.neither.one": Text(
        "One of {total} features leaves customers indifferent",
        "Una caratteristica su {total} lascia il cliente indifferente",
    ),
    "chart.kano.neither.many": Text(
        "{count} of {total} features leave customers indifferent",
        "{count} caratteristiche su {total} lasciano il cliente indifferente",
    ),
    "chart.kano.subtitle": Text(
        "Kano: better = (A + O)/(A + O + M + I), worse = (O + M)/(A + O + M + I). Colour, shape: most frequent answer",
        "Kano: better = (A + O)/(A + O + M + I), worse = (O + M)/(A + O + M + I). Colore, forma: più frequente",
    ),
    "chart.contributions.none": Text(
        "No touchpoint drives customers away; {name} ties them most",
        "Nessun punto di contatto allontana il cliente; {name} lo lega più di tutti",
    ),
    "chart.contributions.one": Text(
        "One of {total} touchpoints drives customers away: {name}",
        "Un punto di contatto su {total} allontana il cliente: {name}",
    ),
    "chart.contributions.many": Text(
        "{count} of {total} touchpoints drive customers away, {name} most of all",
        "{count} punti di contatto su {total} allontanano il cliente, {name} più di tutti",
    ),
    "chart.contributions.subtitle": Text(
        "From neutral (dashed) to the mean, in points: relevance · (experience − neutral) / Σ relevance",
        "Dal punto neutro (tratteggio) alla media, in punti: rilevanza · (esperienza − neutro) / Σ rilevanza",
    ),
    "chart.heat.all": Text("All, weighted", "Tutti, ponderati"),
    "chart.heat.serves": Text("serves the objective", "serve l'obiettivo"),
    "chart.heat.against": Text("works against it", "lo contrasta"),
    "chart.heat.best": Text("{name} serves the objectives best", "{name} serve meglio gli obiettivi"),
    "chart.heat.orphans.one": Text("; one intervention serves none", "; un intervento non ne serve alcuno"),
    "chart.heat.orphans.many": Text("; {count} interventions serve none", "; {count} interventi non ne servono alcuno"),
    "chart.heat.uncovered.one": Text("; one objective is served by nothing", "; un obiettivo non è servito da nulla"),
    "chart.heat.uncovered.many": Text(
        "; {count} objectives are served by nothing", "; {count} obiettivi non sono serviti da nulla"
    ),
    "chart.heat.subtitle": Text(
        "Strength 9, 3, 1, 0; below 0 (orange) against it. All, weighted = Σ weight · strength / (9 · Σ weight)",
        "Forza 9, 3, 1, 0; sotto 0 (arancione) lo contrasta. Tutti, ponderati = Σ peso · forza / (9 · Σ peso)",
    ),
    "chart.ranking.alone": Text("{name} is the only one to be ranked", "{name} è l'unico in classifica"),
    "chart.ranking.first": Text("{name} comes first, before {next}", "{name} è al primo posto, davanti a {next}"),
    "chart.ranking.close": Text(
        "; least firm is the order of {name} and {next}", "; l'ordine meno sicuro è quello di {name} e {next}"
    ),
    "chart.ranking.override": Text(
        "{used}, set by hand (computed: {own})", "{used}, fissata a mano (calcolata: {own})"
    ),
    "chart.ranking.swap": Text("↕ {name}: weight {weight} → {swap}", "↕ {name}: peso {weight} → {swap}"),
    "chart.ranking.firm": Text("firm: no single weight swaps them", "saldo: nessun peso da solo li scambia"),
    "chart.ranking.subtitle": Text(
        "Priority = 100 · Σ weight · part · confidence. Right: the least change of a weight that makes two equal",
        "Priorità = 100 · Σ peso · parte · fiducia. A destra: la minima variazione di un peso che pareggia due vicini",
    ),
    "chart.ranking.subtitle.weighted": Text(
        "Weighted score = 10 · Σ weight · value. Right: the smallest change of a weight that makes neighbours equal",
        "Punteggio = 10 · Σ peso · valore. A destra: la minima variazione di un peso che pareggia due vicini",
    ),
    "chart.frontier.budget": Text("Budget: {amount}", "Budget: {amount}"),
    "chart.frontier.enough": Text(
        "{budget} buys {share} of what {most} would", "Con {budget} si ottiene {share} di quanto darebbero {most}"
    ),
    "chart.frontier.no_end": Text(
        "Worth goes on growing: less than {budget} does not buy {share} of it",
        "Il valore continua a crescere: con meno di {budget} non se ne ottiene {share}",
    ),
    "chart.frontier.subtitle": Text(
        "Worth of the best set within each budget; above the points where it changes, how many interventions it has",
        "Valore dell'insieme migliore entro ogni budget; sopra i punti in cui cambia, quanti interventi contiene",
    ),
    "chart.roadmap.none": Text("Every activity has days to spare", "Ogni attività ha giorni di margine"),
    "chart.roadmap.one": Text(
        "One of {total} activities may not be late by a day: {name}",
        "Un'attività su {total} non può tardare di un giorno: {name}",
    ),
    "chart.roadmap.many": Text(
        "{count} of {total} activities may not be late by a day",
        "{count} attività su {total} non possono tardare di un giorno",
    ),
    "chart.roadmap.overdue.one": Text(
        "One of {total} activities ends too late", "Un'attività su {total} finisce troppo tardi"
    ),
    "chart.roadmap.overdue.many": Text(
        "{count} of {total} activities end too late", "{count} attività su {total} finiscono troppo tardi"
    ),
    "chart.roadmap.until": Text("; all is done by {day}", "; tutto è concluso entro il {day}"),
    "chart.roadmap.critical": Text("no day to spare", "nessun giorno di margine"),
    "chart.roadmap.slack.none": Text("no day to spare", "nessun giorno di margine"),
    "chart.roadmap.slack.one": Text("one day to spare", "un giorno di margine"),
    "chart.roadmap.slack.many": Text("{count} days to spare", "{count} giorni di margine"),
    "chart.roadmap.late.one": Text("one day too late", "un giorno di troppo"),
    "chart.roadmap.late.many": Text("{count} days too late", "{count} giorni di troppo"),
    "chart.roadmap.subtitle": Text(
        "Bars: from start to end. Dotted: up to the day by which it must have ended for all to be done in time",
        "Barre: dall'inizio alla fine. Punteggiato: fino al giorno in cui deve finire perché tutto sia pronto",
    ),
    "chart.intervals.none": Text(
        "None of {total} KPIs meets its target", "Nessuno dei {total} KPI raggiunge l'obiettivo"
    ),
    "chart.intervals.one": Text("One of {total} KPIs meets its target", "Un KPI su {total} raggiunge l'obiettivo"),
    "chart.intervals.alone": Text("{name} is at {value}", "{name} è a {value}"),
    "chart.intervals.alone.met": Text(
        "{name} is at {value} and meets its target of {target}",
        "{name} è a {value} e raggiunge l'obiettivo di {target}",
    ),
    "chart.intervals.alone.missed": Text(
        "{name} is at {value} and misses its target of {target}", "{name} è a {value} e manca l'obiettivo di {target}"
    ),
    "chart.intervals.many": Text(
        "{count} of {total} KPIs meet their target", "{count} KPI su {total} raggiungono l'obiettivo"
    ),
    "chart.intervals.open.one": Text(
        "; for one the interval leaves it open", "; per uno l'intervallo lascia il dubbio"
    ),
    "chart.intervals.open.many": Text(
        "; for {count} the interval leaves it open", "; per {count} l'intervallo lascia il dubbio"
    ),
    "chart.intervals.no_target.one": Text("The KPI has no target", "Il KPI non ha un obiettivo"),
    "chart.intervals.no_target.many": Text(
        "None of the {count} KPIs has a target", "Nessuno dei {count} KPI ha un obiettivo"
    ),
    "chart.intervals.subtitle": Text(
        "Values with their intervals (bars) where the sample says them; dashed: target",
        "Valori con intervalli (barre) dove il campione li dice; tratteggio: obiettivo",
    ),
    "chart.control.none": Text(
        "None of {total} KPIs has moved by more than chance since its limits were set",
        "Nessuno dei {total} KPI si è mosso più del caso da quando sono fissati i limiti",
    ),
    "chart.control.one": Text(
        "One of {total} KPIs has moved by more than chance since its limits were set: {names}",
        "Un KPI su {total} si è mosso più del caso da quando sono fissati i limiti: {names}",
    ),
    "chart.control.many": Text(
        "{count} of {total} KPIs have moved by more than chance since their limits were set: {names}",
        "{count} KPI su {total} si sono mossi più del caso da quando sono fissati i limiti: {names}",
    ),
    "chart.control.one.signal": Text(
        "{name} has moved by more than chance since its limits were set",
        "{name} si è mosso più del caso da quando sono fissati i limiti",
    ),
    "chart.control.one.calm": Text(
        "{name} has not moved by more than chance since its limits were set",
        "{name} non si è mosso più del caso da quando sono fissati i limiti",
    ),
    "chart.control.subtitle": Text(
        "Grey: limits, ±3 σ of the baseline (thick line below); upright line: an intervention went live",
        "Grigio: limiti, ±3 σ del periodo base (linea spessa in basso); linea verticale: avvio di un intervento",
    ),
    "chart.deltas.duration_hours": Text("Hours of the whole journey", "Ore dell'intero percorso"),
    "chart.deltas.steps": Text("Steps", "Passi"),
    "chart.deltas.personalised": Text("Personalised touchpoints", "Punti di contatto personalizzati"),
    "chart.deltas.emotion": Text("Mean emotion, −2 … +2", "Emozione media, −2 … +2"),
    "chart.deltas.shorter": Text("shorter", "più breve"),
    "chart.deltas.personal": Text("more personal", "più personale"),
    "chart.deltas.positive": Text("more positive", "più positivo"),
    "chart.deltas.all.one": Text("The journey becomes {aims}", "Il percorso diventa {aims}"),
    "chart.deltas.all.many": Text(
        "Each of the {count} journeys becomes {aims}", "Ciascuno dei {count} percorsi diventa {aims}"
    ),
    "chart.deltas.only": Text(
        "The journey becomes {aims}, and no more than that", "Il percorso diventa {aims}, e nient'altro"
    ),
    "chart.deltas.none": Text(
        "No journey becomes shorter, more personal or more positive",
        "Nessun percorso diventa più breve, più personale o più positivo",
    ),
    "chart.deltas.parts": Text(
        "Shorter: {is_shorter} of {total} journeys; more personal: {is_more_personal}; "
        "more positive: {is_more_positive}",
        "Più brevi: {is_shorter} di {total} percorsi; più personali: {is_more_personal}; "
        "più positivi: {is_more_positive}",
    ),
    "chart.deltas.subtitle": Text(
        "Circle: today. Diamond: future. Green gains, orange loses",
        "Cerchio: oggi. Rombo: futuro. Verde guadagna, arancione perde",
    ),
}

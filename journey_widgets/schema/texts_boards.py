"""The sentences of boards: `board.*` are the page's, `boards.*` what Python puts into a board."""

from journey_widgets.schema.spec import Text

BOARD_TEXTS: dict[str, Text] = {
    "board.undo": Text("Undo", "Annulla"),
    "board.redo": Text("Redo", "Ripeti"),
    "board.lead": Text("Show it on the map", "Mostralo sulla mappa"),
    "board.nowhere": Text(
        "No map in this notebook shows it: open one with jw.Swimlane(rd)",
        "Nessuna mappa in questo notebook lo mostra: aprine una con jw.Swimlane(rd)",
    ),
    "board.noNumber": Text("This is no number", "Non è un numero"),
    "board.empty": Text("empty", "vuoto"),
    "board.newer": Text(
        "This board was made by a newer version of journey-widgets",
        "Questa tavola è stata fatta da una versione più recente di journey-widgets",
    ),
    "board.today": Text("Today", "Oggi"),
    "board.done": Text("done", "fatto"),
    "board.missing": Text("missing", "manca"),
    "board.doubtful": Text("doubtful", "dubbio"),
    "board.state.current": Text("Today", "Oggi"),
    "board.state.future": Text("Future", "Futuro"),
    "board.state.best_practice": Text("Best practice", "Migliore pratica"),
    "board.state.expectation": Text("Expectation", "Aspettativa"),
    # what every board may say
    "boards.measure": Text("Measure", "Misura"),
    "boards.view": Text("View", "Vista"),
    "boards.none": Text("–", "–"),
    "boards.year": Text("a year", "l'anno"),
    # the matrix
    "boards.matrix": Text("Segments, products and errands", "Segmenti, prodotti e occasioni"),
    "boards.matrix.corner": Text("Segment · product", "Segmento · prodotto"),
    "boards.matrix.value_at_risk_eur": Text("Value at risk", "Valore a rischio"),
    "boards.matrix.customers": Text("Customers", "Clienti"),
    "boards.matrix.revenue_eur": Text("Revenue", "Ricavi"),
    "boards.matrix.margin_rate": Text("Margin", "Margine"),
    "boards.matrix.churn_rate": Text("Churn", "Abbandono"),
    "boards.matrix.dissatisfied_rate": Text("Dissatisfied", "Insoddisfatti"),
    "boards.matrix.finding.none": Text("Every cell with customers has a map", "Ogni casella con clienti ha una mappa"),
    "boards.matrix.finding.empty": Text("No cell has customers yet", "Nessuna casella ha ancora clienti"),
    "boards.matrix.finding.one": Text(
        "One cell without a finished map, {money} a year at risk in it: {name}",
        "Una casella senza mappa finita, con {money} l'anno a rischio: {name}",
    ),
    "boards.matrix.finding.many": Text(
        "{count} cells without a finished map, {money} a year at risk in them; first {name}",
        "{count} caselle senza mappa finita, con {money} l'anno a rischio; per prima {name}",
    ),
    "boards.matrix.note": Text(
        "Value at risk = revenue · margin · churn, a year. A hole has customers and no map.",
        "Valore a rischio = ricavi · margine · abbandono, all'anno. Un buco ha clienti e nessuna mappa.",
    ),
    "boards.matrix.hole": Text("hole", "buco"),
    "boards.matrix.unmapped": Text("no map", "senza mappa"),
    "boards.matrix.drafted": Text("drafted", "in bozza"),
    "boards.matrix.mapped": Text("mapped", "mappata"),
    "boards.matrix.measured": Text("measured", "misurata"),
    # coherence
    "boards.coherence": Text("Do the interventions serve the objectives?", "Gli interventi servono gli obiettivi?"),
    "boards.coherence.corner": Text("Intervention", "Intervento"),
    "boards.coherence.weight": Text("weight {value}", "peso {value}"),
    "boards.coherence.9": Text("9 · strongly", "9 · molto"),
    "boards.coherence.3": Text("3 · clearly", "3 · chiaramente"),
    "boards.coherence.1": Text("1 · a little", "1 · un poco"),
    "boards.coherence.0": Text("0 · not at all", "0 · per nulla"),
    "boards.coherence.-1": Text("−1 · a little against", "−1 · un poco contro"),
    "boards.coherence.-3": Text("−3 · clearly against", "−3 · chiaramente contro"),
    "boards.coherence.-9": Text("−9 · strongly against", "−9 · molto contro"),
    "boards.coherence.orphan": Text("serves no objective", "non serve alcun obiettivo"),
    "boards.coherence.uncovered": Text("served by no intervention", "nessun intervento lo serve"),
    "boards.coherence.conflict": Text("works against it", "va contro"),
    "boards.coherence.finding.none": Text("Nothing has been judged yet", "Non è ancora stato giudicato nulla"),
    "boards.coherence.finding": Text("“{name}” serves the objectives most", "«{name}» serve di più gli obiettivi"),
    "boards.coherence.finding.uncovered.one": Text(
        "; no intervention serves “{name}”", "; nessun intervento serve «{name}»"
    ),
    "boards.coherence.finding.uncovered.many": Text(
        "; {count} objectives are served by none", "; {count} obiettivi non sono serviti da nessuno"
    ),
    "boards.coherence.finding.orphan.one": Text("; “{name}” serves none", "; «{name}» non ne serve alcuno"),
    "boards.coherence.finding.orphan.many": Text(
        "; {count} interventions serve none", "; {count} interventi non ne servono alcuno"
    ),
    "boards.coherence.finding.conflict.one": Text("; one conflict", "; un conflitto"),
    "boards.coherence.finding.conflict.many": Text("; {count} conflicts", "; {count} conflitti"),
    "boards.coherence.note": Text(
        "Coherence = Σ weight · strength / (9 · Σ weights), from −100 % to 100 %; in the order of coherence.",
        "Coerenza = Σ peso · forza / (9 · Σ pesi), da −100 % a 100 %; in ordine di coerenza.",
    ),
    # channels
    "boards.channels": Text("Which channel for which contact?", "Quale canale per quale contatto?"),
    "boards.channels.corner": Text("Touchpoint", "Touchpoint"),
    "boards.channels.fit_score": Text("Fit", "Idoneità"),
    "boards.channels.preference": Text("Preference", "Preferenza"),
    "boards.channels.ability": Text("Ability", "Capacità"),
    "boards.channels.cost_eur": Text("Cost", "Costo"),
    "boards.channels.best": Text("best", "migliore"),
    "boards.channels.current": Text("used today", "usato oggi"),
    "boards.channels.future": Text("in the future map", "nella mappa futura"),
    "boards.channels.to_enable": Text("to enable", "da abilitare"),
    "boards.channels.enabled": Text("enabled", "abilitato"),
    "boards.channels.retired": Text("retired", "dismesso"),
    "boards.channels.finding.none": Text(
        "Every contact scored is on its best channel", "Ogni contatto valutato è sul suo canale migliore"
    ),
    "boards.channels.finding.one": Text(
        "One contact would be better on another channel: “{name}” (+{gain})",
        "Un contatto starebbe meglio su un altro canale: «{name}» (+{gain})",
    ),
    "boards.channels.finding.many": Text(
        "{count} contacts would be better on another channel, “{name}” most of all (+{gain})",
        "{count} contatti starebbero meglio su un altro canale, soprattutto «{name}» (+{gain})",
    ),
    "boards.channels.note": Text(
        "Fit, 0–100: ½ preference + ¼ ability + ¼ low cost.",
        "Idoneità, 0–100: ½ preferenza + ¼ capacità + ¼ basso costo.",
    ),
    # quadrants
    "boards.quadrants.importance": Text("Where to intervene, where to save", "Dove intervenire, dove risparmiare"),
    "boards.quadrants.importance.name": Text("Touchpoints", "Touchpoint"),
    "boards.quadrants.effort": Text("Effect and effort", "Effetto e sforzo"),
    "boards.quadrants.effort.name": Text("Interventions", "Interventi"),
    "boards.quadrants.relevance": Text("Relevance to the customer, 0–10", "Rilevanza per il cliente, 0–10"),
    "boards.quadrants.experience": Text("Experience today, 0–10", "Esperienza oggi, 0–10"),
    "boards.quadrants.effect": Text("Effect on customers, 0–10", "Effetto sui clienti, 0–10"),
    "boards.quadrants.effort.axis": Text("Effort, 0–10", "Sforzo, 0–10"),
    "boards.quadrants.intervene": Text("Intervene", "Intervenire"),
    "boards.quadrants.keep": Text("Keep up", "Mantenere"),
    "boards.quadrants.low": Text("Leave for later", "Rimandare"),
    "boards.quadrants.save": Text("Save", "Risparmiare"),
    "boards.quadrants.first": Text("Do first", "Fare subito"),
    "boards.quadrants.plan": Text("Plan", "Pianificare"),
    "boards.quadrants.fill": Text("If there is time", "Se c'è tempo"),
    "boards.quadrants.drop": Text("Drop", "Lasciare"),
    "boards.quadrants.crosshair": Text("Cross-hair", "Soglia"),
    "boards.quadrants.scale": Text("Middle of the scale", "Metà scala"),
    "boards.quadrants.mean": Text("Mean", "Media"),
    "boards.quadrants.median": Text("Median", "Mediana"),
    "boards.quadrants.truth": Text("moment of truth", "momento della verità"),
    "boards.quadrants.quick": Text("quick win", "intervento rapido"),
    "boards.quadrants.finding.importance.one": Text(
        "One of {total} touchpoints is relevant and badly experienced: {names}",
        "Un touchpoint su {total} è rilevante e vissuto male: {names}",
    ),
    "boards.quadrants.finding.importance.many": Text(
        "{count} of {total} touchpoints are relevant and badly experienced: {names}",
        "{count} touchpoint su {total} sono rilevanti e vissuti male: {names}",
    ),
    "boards.quadrants.finding.effort.one": Text(
        "One of {total} interventions has much effect for little effort: {names}",
        "Un intervento su {total} ha molto effetto con poco sforzo: {names}",
    ),
    "boards.quadrants.finding.effort.many": Text(
        "{count} of {total} interventions have much effect for little effort: {names}",
        "{count} interventi su {total} hanno molto effetto con poco sforzo: {names}",
    ),
    "boards.quadrants.finding.none": Text(
        "Nothing in the corner that matters most", "Nulla nell'angolo che conta di più"
    ),
    "boards.quadrants.note.importance": Text(
        "Drag a bubble, or move it with the arrow keys: relevance and experience of today change in the tables.",
        "Trascina una bolla, o spostala con le frecce: rilevanza ed esperienza di oggi cambiano nelle tabelle.",
    ),
    "boards.quadrants.note.effort": Text(
        "Drag a bubble, or move it with the arrow keys. Its height writes the effect by hand, over that of the gaps.",
        "Trascina una bolla, o spostala con le frecce. L'altezza scrive l'effetto a mano, invece degli scarti.",
    ),
    # gaps
    "boards.gaps": Text("From today to the future", "Da oggi al futuro"),
    "boards.gaps.experience": Text("Experience", "Esperienza"),
    "boards.gaps.expectation": Text("Expectation", "Aspettativa"),
    "boards.gaps.duration_hours": Text("Duration, hours", "Durata, ore"),
    "boards.gaps.cost_eur": Text("Cost, €", "Costo, €"),
    "boards.gaps.improve": Text("improve", "migliorare"),
    "boards.gaps.correct": Text("correct", "correggere"),
    "boards.gaps.redesign": Text("redesign", "ridisegnare"),
    "boards.gaps.need": Text("need for action {value}", "urgenza {value}"),
    "boards.gaps.finding.none": Text(
        "No gap yet between today and the future", "Ancora nessuno scarto tra oggi e il futuro"
    ),
    "boards.gaps.finding.one": Text(
        "“{name}” has most to gain: {text}; one of {total} touchpoints is to improve",
        "«{name}» ha più da guadagnare: {text}; un touchpoint su {total} è da migliorare",
    ),
    "boards.gaps.finding.many": Text(
        "“{name}” has most to gain: {text}; {count} of {total} touchpoints are to improve",
        "«{name}» ha più da guadagnare: {text}; {count} touchpoint su {total} sono da migliorare",
    ),
    "boards.gaps.note": Text(
        "Gap = future − today (durations and costs the other way round), the widest first.",
        "Scarto = futuro − oggi (per durate e costi al contrario), prima il più ampio.",
    ),
    # interventions
    "boards.interventions": Text("Interventions", "Interventi"),
    "boards.interventions.quick_win": Text("Quick wins", "Interventi rapidi"),
    "boards.interventions.structural": Text("Structural", "Strutturali"),
    "boards.interventions.count.one": Text("1 intervention · {money}", "1 intervento · {money}"),
    "boards.interventions.count.many": Text("{count} interventions · {money}", "{count} interventi · {money}"),
    "boards.interventions.priority": Text("priority {value}", "priorità {value}"),
    "boards.interventions.effect": Text("Effect", "Effetto"),
    "boards.interventions.effort": Text("Effort", "Sforzo"),
    "boards.interventions.cost_eur": Text("Cost", "Costo"),
    "boards.interventions.duration_weeks": Text("Weeks", "Settimane"),
    "boards.interventions.efficiency_eur": Text("Efficiency a year", "Efficienza l'anno"),
    "boards.interventions.confidence_rate": Text("Confidence", "Fiducia"),
    "boards.interventions.kind": Text("Kind", "Tipo"),
    "boards.interventions.by_rule": Text("by the rule", "per regola"),
    "boards.interventions.why.effort": Text("too much effort for a quick win", "troppo sforzo per essere rapido"),
    "boards.interventions.why.weeks": Text("too long for a quick win", "troppo lungo per essere rapido"),
    "boards.interventions.why.units": Text("needs several functions", "coinvolge più funzioni"),
    "boards.interventions.why.open": Text("waits for another intervention", "dipende da un altro intervento"),
    "boards.interventions.overridden": Text("The rule says “{kind}”. {reason}", "La regola dice «{kind}». {reason}"),
    "boards.interventions.conflict": Text("works against an objective", "va contro un obiettivo"),
    "boards.interventions.orphan": Text("serves no objective", "non serve alcun obiettivo"),
    "boards.interventions.finding.none": Text("No intervention yet", "Ancora nessun intervento"),
    "boards.interventions.finding.unranked": Text(
        "No intervention has a priority yet", "Nessun intervento ha ancora una priorità"
    ),
    "boards.interventions.finding.one": Text(
        "One of {total} interventions is a quick win; “{name}” comes first",
        "Un intervento su {total} è rapido; «{name}» viene per primo",
    ),
    "boards.interventions.finding.many": Text(
        "{count} of {total} interventions are quick wins; “{name}” comes first",
        "{count} interventi su {total} sono rapidi; «{name}» viene per primo",
    ),
    "boards.interventions.note": Text(
        "Quick win: effort ≤ 3, at most 8 weeks, one function, no open dependency. What you write over it stays.",
        "Rapido: sforzo ≤ 3, al massimo 8 settimane, una funzione, nessuna dipendenza aperta. "
        "Ciò che scrivi al suo posto resta.",
    ),
    # roadmap
    "boards.roadmap": Text("Roadmap of capabilities and activities", "Roadmap di capacità e attività"),
    "boards.roadmap.none": Text("no dates yet", "ancora senza date"),
    "boards.roadmap.finding.none": Text("No activity has dates yet", "Nessuna attività ha ancora date"),
    "boards.roadmap.finding.one": Text(
        "One activity until {until}; {critical}",
        "Un'attività fino al {until}; {critical}",
    ),
    "boards.roadmap.finding.many": Text(
        "{count} activities until {until}; {critical}", "{count} attività fino al {until}; {critical}"
    ),
    "boards.roadmap.critical.none": Text("every one can be late by a few days", "ognuna può tardare di qualche giorno"),
    "boards.roadmap.critical.one": Text("“{name}” cannot be late by a day", "«{name}» non può tardare di un giorno"),
    "boards.roadmap.critical.many": Text(
        "{count} cannot be late by a day, “{name}” first of all",
        "{count} non possono tardare di un giorno, per prima «{name}»",
    ),
    "boards.roadmap.early": Text(
        "starts before what it waits for has ended", "inizia prima che finisca ciò che attende"
    ),
    "boards.roadmap.slack.one": Text(
        "may be one day late",
        "può tardare di un giorno",
    ),
    "boards.roadmap.slack.many": Text("may be {count} days late", "può tardare di {count} giorni"),
    "boards.roadmap.late.one": Text(
        "ends one day too late for what follows",
        "finisce un giorno tardi per ciò che segue",
    ),
    "boards.roadmap.late.many": Text(
        "ends {count} days too late for what follows", "finisce {count} giorni tardi per ciò che segue"
    ),
    "boards.roadmap.critical": Text("critical", "critica"),
    "boards.roadmap.note": Text(
        "Drag a bar or its ends; with the keys ← and → it moves by a week, with Shift its end.",
        "Trascina una barra o i suoi estremi; con ← e → si sposta di una settimana, con Maiusc il suo termine.",
    ),
    # KPIs
    "boards.kpis": Text("Is the experience under control?", "L'esperienza è sotto controllo?"),
    "boards.kpis.target": Text("target", "obiettivo"),
    "boards.kpis.met": Text("target met", "obiettivo raggiunto"),
    "boards.kpis.short": Text("target not met", "obiettivo mancato"),
    "boards.kpis.signal": Text("signal: more than chance", "segnale: più del caso"),
    "boards.kpis.unmeasured": Text("never measured", "mai misurato"),
    "boards.kpis.noTarget": Text("no target", "nessun obiettivo"),
    "boards.kpis.finding.one": Text(
        "One of {total} KPIs meets its target",
        "Un KPI su {total} raggiunge l'obiettivo",
    ),
    "boards.kpis.finding.many": Text(
        "{count} of {total} KPIs meet their target", "{count} KPI su {total} raggiungono l'obiettivo"
    ),
    "boards.kpis.finding.none": Text("No KPI yet", "Ancora nessun KPI"),
    "boards.kpis.finding.signal.one": Text("; a signal at “{name}”", "; un segnale su «{name}»"),
    "boards.kpis.finding.signal.many": Text(
        "; {count} signals, “{name}” among them", "; {count} segnali, tra cui «{name}»"
    ),
    "boards.kpis.note": Text(
        "Band: limits of the baseline. Dashed: target. A larger point is a signal of the KPI's own rules.",
        "Banda: limiti del periodo base. Tratteggio: obiettivo. Un punto più grande è un segnale delle regole del KPI.",
    ),
    # the guide
    "boards.guide": Text("The five steps", "I cinque passi"),
    "boards.guide.finding": Text("{done} of {total} done; next: {next}", "{done} su {total} fatti; adesso: {next}"),
    "boards.guide.finding.all": Text("All {total} done", "Tutti i {total} fatti"),
    "boards.guide.1": Text("Photograph the current state", "Fotografare lo stato attuale"),
    "boards.guide.2": Text("Design the future state", "Disegnare lo stato futuro"),
    "boards.guide.3": Text("Find gaps and interventions", "Trovare scarti e interventi"),
    "boards.guide.4": Text("Check coherence, set priorities", "Verificare la coerenza, dare priorità"),
    "boards.guide.5": Text("Measure and monitor", "Misurare e monitorare"),
    "boards.guide.share": Text("{done} of {total}", "{done} su {total}"),
    "boards.guide.question": Text("The business question is written down", "La domanda di business è scritta"),
    "boards.guide.roles": Text("Everybody who must be in the room is named", "Chi deve esserci è indicato"),
    "boards.guide.persona": Text("One point of view, with a goal", "Un solo punto di vista, con un obiettivo"),
    "boards.guide.matrix": Text("The matrix has no holes", "La matrice non ha buchi"),
    "boards.guide.groups": Text("Each touchpoint has its four groups", "Ogni touchpoint ha i suoi quattro gruppi"),
    "boards.guide.scores": Text(
        "Expectation, experience and relevance are scored", "Aspettativa, esperienza e rilevanza hanno un voto"
    ),
    "boards.guide.evidence": Text("Something proves each touchpoint", "Ogni touchpoint è provato da qualcosa"),
    "boards.guide.photograph": Text("The current state is photographed", "Lo stato attuale è fotografato"),
    "boards.guide.future": Text("The future map is drawn", "La mappa futura è disegnata"),
    "boards.guide.needs": Text("Each change answers a need", "Ogni cambiamento risponde a un bisogno"),
    "boards.guide.channels": Text("Channels are scored for the contacts", "I canali sono valutati per i contatti"),
    "boards.guide.targets": Text("Each step has a target emotion", "Ogni passo ha un'emozione obiettivo"),
    "boards.guide.best": Text("Best practices stand beside it", "Le migliori pratiche sono accanto"),
    "boards.guide.interventions": Text("Each intervention closes a gap", "Ogni intervento chiude uno scarto"),
    "boards.guide.efforts": Text("Effort, time and cost are estimated", "Sforzo, tempo e costo sono stimati"),
    "boards.guide.benefits": Text(
        "Each says what customer and company gain", "Ognuno dice che cosa guadagnano cliente e azienda"
    ),
    "boards.guide.objectives": Text("The objectives have weights", "Gli obiettivi hanno pesi"),
    "boards.guide.judged": Text("Coherence is judged", "La coerenza è giudicata"),
    "boards.guide.covered": Text("Each objective is served", "Ogni obiettivo è servito"),
    "boards.guide.capabilities": Text(
        "Interventions need capabilities, which activities build", "Gli interventi hanno capacità, e queste attività"
    ),
    "boards.guide.plan": Text("Nothing is wrong in the plan", "Nel piano non c'è nulla di sbagliato"),
    "boards.guide.kpis": Text("Each KPI has a target and an owner", "Ogni KPI ha un obiettivo e un responsabile"),
    "boards.guide.kinds": Text(
        "Experience, loyalty and operations are measured", "Si misurano esperienza, fedeltà e operatività"
    ),
    "boards.guide.measured": Text("Each KPI is measured", "Ogni KPI è misurato"),
    "boards.guide.signals": Text(
        "No signal and no date asks for a new look", "Nessun segnale e nessuna data chiede un nuovo sguardo"
    ),
    "boards.guide.again": Text("Photographed again, and compared", "Fotografato di nuovo, e confrontato"),
    # persona
    "board.portrait": Text("Portrait of {name}", "Ritratto di {name}"),
    "board.portrait.emoji": Text("Emoji", "Emoji"),
    "board.portrait.file": Text("Choose a picture", "Scegli un'immagine"),
    "board.portrait.clear": Text("Back to initials", "Torna alle iniziali"),
    "board.portrait.wrong": Text("This file is no picture that can be read", "Questo file non è un'immagine leggibile"),
    "board.added": Text("Added: {name}", "Aggiunto: {name}"),
    "board.undone": Text("Undone", "Annullato"),
    "board.redone": Text("Done again", "Ripetuto"),
    "board.removed": Text("Removed: {name}. Undo brings it back", "Rimosso: {name}. Annulla lo riporta"),
    "boards.persona": Text("Persona", "Persona"),
    "boards.persona.add": Text("Add a persona", "Aggiungi una persona"),
    "boards.persona.note": Text(
        "Every text and number is edited in place. Click a journey to see its lowest step on the map.",
        "Ogni testo e numero si modifica dov'è. Un clic su un percorso mostra sulla mappa il suo passo peggiore.",
    ),
    "boards.persona.current": Text("today", "oggi"),
    "boards.persona.future": Text("future", "futuro"),
    "boards.persona.segment": Text("Segment", "Segmento"),
    "boards.persona.segment.none": Text("no segment", "nessun segmento"),
    "boards.persona.journeys": Text("Journeys", "I suoi percorsi"),
    "boards.persona.journeys.none": Text(
        "No journey is told from this point of view yet", "Nessun percorso ha ancora questo punto di vista"
    ),
    "boards.persona.untitled": Text("Untitled journey", "Percorso senza titolo"),
    "boards.persona.expected": Text("Expectations in numbers", "Che cosa si aspetta, in numeri"),
    "boards.persona.expected.none": Text(
        "No expectation has been put in numbers yet", "Nessuna aspettativa è ancora espressa in numeri"
    ),
    "boards.persona.lowest": Text("Lowest moment", "Momento peggiore"),
    "boards.persona.mean": Text("Mean emotion", "Emozione media"),
    "boards.persona.truths.one": Text("Moment of truth", "Momento della verità"),
    "boards.persona.truths.many": Text("{count} moments of truth", "{count} momenti della verità"),
    "boards.persona.target": Text("Expected", "Atteso"),
    "boards.persona.actual": Text("Today", "Oggi"),
    "boards.persona.met": Text("met", "rispettata"),
    "boards.persona.unmet": Text("not met", "delusa"),
    "boards.persona.unmeasured": Text("not measured", "non misurata"),
    "boards.persona.strip": Text("mean {mean}, worst at “{name}”", "media {mean}, il peggio a «{name}»"),
    "boards.persona.strip.none": Text("no emotions yet", "ancora senza emozioni"),
    "boards.persona.finding.none": Text(
        "There is no persona yet: write a name below", "Non c'è ancora nessuna persona: scrivi un nome qui sotto"
    ),
    "boards.persona.finding.low": Text("The worst moment is “{name}”", "Il momento peggiore è «{name}»"),
    "boards.persona.finding.met": Text(
        "{count} of {total} measured expectations are met", "{count} aspettative misurate su {total} sono rispettate"
    ),
    "boards.persona.finding.silent": Text(
        "Nobody has said yet how the steps feel", "Nessuno ha ancora detto come si vivono i passi"
    ),
    "boards.persona.finding.elsewhere": Text(
        "No emotion is told from this point of view yet", "Nessuna emozione ha ancora questo punto di vista"
    ),
    # stakeholders
    "boards.stakeholders": Text("Stakeholders", "Portatori di interesse"),
    "boards.stakeholders.interest": Text("Interest", "Interesse"),
    "boards.stakeholders.influence": Text("Influence", "Influenza"),
    "boards.stakeholders.interest.axis": Text("Interest in the result, 0–10", "Interesse per il risultato, 0–10"),
    "boards.stakeholders.influence.axis": Text("Influence on the result, 0–10", "Influenza sul risultato, 0–10"),
    "boards.stakeholders.closely": Text("Manage closely", "Gestire da vicino"),
    "boards.stakeholders.satisfied": Text("Keep satisfied", "Tenere soddisfatti"),
    "boards.stakeholders.informed": Text("Keep informed", "Tenere informati"),
    "boards.stakeholders.monitor": Text("Monitor", "Monitorare"),
    "boards.stakeholders.role_kind": Text("Role", "Ruolo"),
    "boards.stakeholders.raci_kind": Text("RACI", "RACI"),
    "boards.stakeholders.org_unit_id": Text("Function", "Funzione"),
    "boards.stakeholders.roster": Text("Everybody", "Tutti"),
    "boards.stakeholders.unplaced": Text("Without scores: drag onto the map", "Senza punteggi: trascinali sulla mappa"),
    "boards.stakeholders.placed": Text("On the map", "Sulla mappa"),
    "boards.stakeholders.add": Text("Add a stakeholder", "Aggiungi una persona o un gruppo"),
    "boards.stakeholders.remove": Text("Remove {name}", "Togli {name}"),
    "boards.stakeholders.nobody": Text("Nobody has the role “{role}”", "Nessuno ha il ruolo «{role}»"),
    "boards.stakeholders.note": Text(
        "R carries it out, A answers for it, C is asked, I is told. Drag a bubble, or move it with the arrow keys.",
        "R esegue, A risponde, C è consultato, I è informato. Trascina una bolla, o spostala con le frecce.",
    ),
    "boards.stakeholders.finding.one": Text(
        "One of {total} is to be managed closely: {names}", "Uno su {total} va gestito da vicino: {names}"
    ),
    "boards.stakeholders.finding.many": Text(
        "{count} of {total} are to be managed closely: {names}", "{count} su {total} vanno gestiti da vicino: {names}"
    ),
    "boards.stakeholders.finding.nobody": Text("nobody has the role of {roles}", "nessuno ha il ruolo di {roles}"),
    "boards.stakeholders.finding.unplaced.one": Text("one has no scores yet", "uno è ancora senza punteggi"),
    "boards.stakeholders.finding.unplaced.many": Text(
        "{count} have no scores yet", "{count} sono ancora senza punteggi"
    ),
    "boards.stakeholders.finding.far": Text(
        "Nobody has both much influence and much interest", "Nessuno ha insieme molta influenza e molto interesse"
    ),
    "boards.stakeholders.finding.none": Text(
        "Nobody is named yet: write who must be in the room",
        "Nessuno è ancora indicato: scrivi chi deve essere nella stanza",
    ),
}

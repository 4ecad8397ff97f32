"""Ready sets of phases: what each is about, and what to ask there. Copies to begin with, not constraints."""

from __future__ import annotations

from typing import NamedTuple

from journey_widgets.schema.spec import Text


class ReadyPhase(NamedTuple):
    """A phase of a set.

    Attributes
    ----------
    key
        Its name in code.
    macro_phase
        Before, during or after the purchase.
    name, definition
        What a reader sees: its name, and what it is about.
    prompts
        Questions that help to fill it in.
    """

    key: str
    macro_phase: str
    name: Text
    definition: Text
    prompts: tuple[Text, ...]


class PhaseSet(NamedTuple):
    """A set of phases: what it is called, what it is for, its phases in order."""

    label: Text
    meaning: Text
    phases: tuple[ReadyPhase, ...]


_B2B = (
    ReadyPhase(
        "out_of_market",
        "pre_purchase",
        Text("Out of market", "Fuori mercato"),
        Text(
            "The customer wants her business to do better, has no plan for it yet, and is open to ideas.",
            "Il cliente vuole che la sua attività vada meglio; non ha ancora un piano, ma è aperto alle idee.",
        ),
        (
            Text(
                "What does she read, whom does she meet, whom does she believe?",
                "Che cosa legge, chi incontra, a chi crede?",
            ),
            Text("What would make her remember us later?", "Che cosa le farebbe ricordare di noi più avanti?"),
        ),
    ),
    ReadyPhase(
        "trigger",
        "pre_purchase",
        Text("Trigger", "Attivazione"),
        Text(
            "Something shows that there is a problem, and that it could be solved.",
            "Qualcosa rivela che c'è un problema, e che si può risolvere.",
        ),
        (
            Text("What happened, and who felt it first?", "Che cosa è successo, e chi l'ha sentito per primo?"),
            Text("What does it cost to leave it as it is?", "Quanto costa lasciare tutto com'è?"),
        ),
    ),
    ReadyPhase(
        "initial_consideration",
        "pre_purchase",
        Text("Initial consideration", "Considerazione iniziale"),
        Text(
            "A project team forms, draws the scope, and looks for the names on the market and for what it needs.",
            "Nasce un gruppo di progetto: traccia il perimetro, cerca i nomi sul mercato e ciò che gli serve.",
        ),
        (
            Text("Who is in the team, and what does each one want?", "Chi c'è nel gruppo, e che cosa vuole ciascuno?"),
            Text("Where does the long list come from? Are we on it?", "Da dove viene la lista lunga? Ci siamo?"),
            Text("Which requirements are musts?", "Quali requisiti sono irrinunciabili?"),
        ),
    ),
    ReadyPhase(
        "active_evaluation",
        "pre_purchase",
        Text("Active evaluation", "Valutazione attiva"),
        Text(
            "The long list gets short; meetings and demos; reliability, competence and room to grow are weighed.",
            "La lista lunga si accorcia; incontri e demo; si pesano affidabilità, competenza e capacità di crescere.",
        ),
        (
            Text("What must a demo show, with whose data?", "Che cosa deve mostrare una demo, e con i dati di chi?"),
            Text(
                "What proves that we are reliable and competent?", "Che cosa prova che siamo affidabili e competenti?"
            ),
            Text(
                "Will it still do when she is three times as large?", "Basterà anche quando sarà tre volte più grande?"
            ),
        ),
    ),
    ReadyPhase(
        "purchase_decision",
        "purchase",
        Text("Purchase decision", "Decisione di acquisto"),
        Text(
            "A supplier is chosen and a contract signed; KPIs, criteria of success and a timeline are agreed.",
            "Si sceglie un fornitore e si firma; si concordano KPI, criteri di successo e tempi.",
        ),
        (
            Text("Who signs, and what holds the signature up?", "Chi firma, e che cosa trattiene la firma?"),
            Text("By which figures will she say it was a success?", "Da quali numeri dirà che è stato un successo?"),
            Text(
                "Who takes over after the signature, and what do they know?",
                "Chi subentra dopo la firma, e che cosa sa?",
            ),
        ),
    ),
    ReadyPhase(
        "deployment",
        "post_purchase",
        Text("Onboarding and implementation", "Onboarding e implementazione"),
        Text(
            "The solution is put to work, fast and without trouble; users are trained and have somebody to turn to.",
            "La soluzione parte in fretta e senza intoppi; gli utenti sono formati e sanno a chi rivolgersi.",
        ),
        (
            Text("Who is trained, when, and on what?", "Chi viene formato, quando e su che cosa?"),
            Text("Whom does a user call on the first bad day?", "Chi chiama un utente nella prima giornata storta?"),
            Text(
                "What did sales promise that nobody told the project?",
                "Che cosa è stato promesso in vendita e mai detto al progetto?",
            ),
        ),
    ),
    ReadyPhase(
        "loyalty",
        "post_purchase",
        Text("Loyalty", "Fedeltà"),
        Text(
            "Quick results count; the supplier follows up and goes on helping, and the customer stays as results come.",
            "Contano i risultati rapidi; il fornitore resta accanto e aiuta ancora: il cliente resta perché arrivano.",
        ),
        (
            Text(
                "Which result does she see first, and who shows it to her?",
                "Quale risultato vede per primo, e chi glielo mostra?",
            ),
            Text("How do we hear that she is about to leave?", "Come veniamo a sapere che sta per andarsene?"),
            Text("What would she recommend us for?", "Per che cosa ci consiglierebbe?"),
        ),
    ),
)

_CONSUMER = (
    ReadyPhase(
        "notice",
        "pre_purchase",
        Text("Noticing", "Scoperta"),
        Text(
            "A wish or a need arises, and first names come to mind.",
            "Nasce un desiderio o un bisogno, e vengono in mente i primi nomi.",
        ),
        (Text("What sets it off, and where is she then?", "Che cosa lo fa nascere, e dove si trova in quel momento?"),),
    ),
    ReadyPhase(
        "choose",
        "pre_purchase",
        Text("Choosing", "Scelta"),
        Text(
            "She compares, asks others and reads what they say.", "Confronta, chiede ad altri e legge che cosa dicono."
        ),
        (
            Text(
                "What does she compare, and what can she not find out?",
                "Che cosa confronta, e che cosa non riesce a sapere?",
            ),
            Text("Whose word decides?", "La parola di chi decide?"),
        ),
    ),
    ReadyPhase(
        "buy",
        "purchase",
        Text("Buying", "Acquisto"),
        Text("She orders or signs, and pays.", "Ordina o firma, e paga."),
        (Text("What makes her stop halfway?", "Che cosa la fa fermare a metà?"),),
    ),
    ReadyPhase(
        "start",
        "post_purchase",
        Text("Starting", "Primo uso"),
        Text("She gets it and uses it for the first time.", "Lo riceve e lo usa per la prima volta."),
        (Text("Is it what she was told before she bought?", "È quello che le avevano detto prima di comprare?"),),
    ),
    ReadyPhase(
        "use",
        "post_purchase",
        Text("Using", "Uso"),
        Text(
            "It is part of her days, with its bills, changes and news.",
            "Fa parte delle sue giornate, con bollette, modifiche e novità.",
        ),
        (
            Text(
                "When does she notice us, and would she rather not?", "Quando si accorge di noi, e preferirebbe di no?"
            ),
        ),
    ),
    ReadyPhase(
        "get_help",
        "post_purchase",
        Text("Getting help", "Assistenza"),
        Text("Something is unclear or does not work, and she asks.", "Qualcosa non è chiaro o non va, e chiede."),
        (
            Text("How often must she tell it again?", "Quante volte deve raccontarlo da capo?"),
            Text(
                "What could have been said before she had to ask?",
                "Che cosa si poteva dire prima che dovesse chiedere?",
            ),
        ),
    ),
    ReadyPhase(
        "stay_or_leave",
        "post_purchase",
        Text("Staying or leaving", "Fedeltà o addio"),
        Text("She renews, buys again, recommends us, or goes.", "Rinnova, ricompra, ci consiglia, oppure se ne va."),
        (Text("What was the moment in which it was decided?", "Qual è stato il momento in cui si è deciso?"),),
    ),
)

PHASE_SETS: dict[str, PhaseSet] = {
    "b2b_seven": PhaseSet(
        Text("B2B, seven stages", "B2B, sette fasi"),
        Text("From nothing planned to a loyal business customer.", "Da nessun progetto a un'azienda cliente fedele."),
        _B2B,
    ),
    "consumer": PhaseSet(
        Text("Consumer, past the purchase", "Consumatore, oltre l'acquisto"),
        Text(
            "From a wish to staying or leaving: as much after the purchase as before it.",
            "Da un desiderio al restare o andarsene: quanto c'è dopo l'acquisto, non solo prima.",
        ),
        _CONSUMER,
    ),
}
"""Name → set. The source's name for the sixth stage of the first is garbled; its text is about implementing."""

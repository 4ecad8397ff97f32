"""The rules of `lint`: each a function with its severity, source row and words; its docstring says what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from journey_widgets.analysis._links import among
from journey_widgets.analysis._lint import RULES, Finding, Looked, rule
from journey_widgets.analysis._notes import FOUR_GROUPS, counts, phase_of
from journey_widgets.schema import Text
from journey_widgets.schema.choices import ROLE_KIND

__all__ = ["RULES"]

OUR_WORDS = {
    "en": "acquisition|lead|leads|funnel|onboarding|upsell|upselling|cross-selling|crm|conversion|retention|churn|"
    "ticketing|sales process|customer management|pipeline|campaign|billing|prospect|prospects|kpi|lifecycle",
    "it": "acquisizione|lead|funnel|onboarding|upselling|cross-selling|crm|conversione|fidelizzazione|retention|churn|"
    "ticketing|processo di vendita|gestione del cliente|gestione clienti|campagna|fatturazione|prospect|kpi|erogazione",
}
"""Words that companies use of customers, and customers never of themselves."""


def _of(name: object, **more: object) -> tuple[tuple[str, object], ...]:
    return (("name", "?" if pd.isna(name) else name), *more.items())  # type: ignore[call-overload] # one value


def _without(looked: Looked, table: str, column: str) -> Iterator[Finding]:
    frame = looked.table(table)
    for row in frame[frame[column].isna() | (frame[column] == "")].itertuples():
        yield Finding(str(row.Index), _of(getattr(row, "name", "")))


# ---------------------------------------------------------------------- scope


@rule(
    "warning", 1, "journeys.goal",
    ("‘{name}’ says no goal of the customer", "«{name}» non dice l'obiettivo del cliente"),
    ("Write what the customer wants, in her words", "Scrivi che cosa vuole il cliente, con parole sue"),
)  # fmt: skip
def no_goal(looked: Looked) -> Iterator[Finding]:
    """A journey is the way to a goal of the customer."""
    return _without(looked, "journeys", "goal")


@rule(
    "warning", 1, "journeys.outcome",
    ("‘{name}’ says no outcome", "«{name}» non dice il risultato"),
    ("Write what the customer has when the goal is reached", "Scrivi che cosa ha il cliente a obiettivo raggiunto"),
)  # fmt: skip
def no_outcome(looked: Looked) -> Iterator[Finding]:
    """A journey leads to an outcome with the company."""
    return _without(looked, "journeys", "outcome")


@rule(
    "warning", 1, "journeys.name",
    ("‘{name}’ is said in the company's language: ‘{word}’", "«{name}» parla la lingua dell'azienda: «{word}»"),
    ("Name the journey as the customer would: ‘I choose …’", "Chiama il percorso come farebbe il cliente: «Scelgo …»"),
)  # fmt: skip
def company_language(looked: Looked) -> Iterator[Finding]:
    """A journey is named from the customer's viewpoint."""
    pattern = re.compile(rf"\b({'|'.join(OUR_WORDS.values())})\b", re.IGNORECASE)
    names = looked.table("journeys")["name"].dropna()
    for row, name in names.items():
        if found := pattern.search(name):
            yield Finding(str(row), _of(name, word=found[0]))


@rule(
    "warning", 41, "journeys.start",
    ("‘{name}’ has no clear start", "«{name}» non ha un inizio chiaro"),
    ("Write where the customer begins", "Scrivi dove comincia il cliente"),
)  # fmt: skip
def no_start(looked: Looked) -> Iterator[Finding]:
    """A journey has a clear start."""
    return _without(looked, "journeys", "start")


@rule(
    "warning", 41, "journeys.end",
    ("‘{name}’ has no clear end", "«{name}» non ha una fine chiara"),
    ("Write where the journey ends", "Scrivi dove finisce il percorso"),
)  # fmt: skip
def no_end(looked: Looked) -> Iterator[Finding]:
    """A journey has a clear end."""
    return _without(looked, "journeys", "end")


@rule(
    "warning", 41, "facts.business_question",
    ("The map answers no business question", "La mappa non risponde a nessuna domanda di business"),
    ("Write what the company wants to know from it", "Scrivi che cosa l'azienda vuole saperne"),
)  # fmt: skip
def no_business_question(looked: Looked) -> Iterator[Finding]:
    """A map is tied to the business information that is sought."""
    frame = looked.table("facts")
    if frame.empty or frame["business_question"].isna().any():
        yield Finding("redesign")


@rule(
    "warning", 40, "journeys.persona_id",
    ("‘{name}’ has no persona: nobody's point of view", "«{name}» non ha una persona: il punto di vista di nessuno"),
    ("Choose one persona for each map", "Scegli una persona per ogni mappa"),
)  # fmt: skip
def no_persona(looked: Looked) -> Iterator[Finding]:
    """A map has one point of view."""
    return _without(looked, "journeys", "persona_id")


@rule(
    "info", 40, "journeys.persona_id",
    ("‘{name}’ tells the emotions of {count} personas", "«{name}» racconta le emozioni di {count} personas"),
    ("One map, one point of view: give each persona a map of her own",
     "Una mappa, un punto di vista: dai a ogni persona la sua"),
)  # fmt: skip
def several_personas(looked: Looked) -> Iterator[Finding]:
    """A map is not told from several points of view."""
    felt = looked.table("emotions").reset_index()
    felt = felt[felt["valence"].notna() & (felt["persona_id"] != "")]
    felt["journey_id"] = looked.steps["journey_id"].reindex(pd.Index(felt["step_id"])).array
    names, told_by = looked.names("journeys"), looked.table("journeys")["persona_id"].to_dict()
    for journey, personas in felt.dropna(subset=["journey_id"]).groupby("journey_id")["persona_id"].unique().items():
        own = told_by.get(journey)
        number = len({*personas, *([own] if isinstance(own, str) else [])})
        if number > 1:
            yield Finding(str(journey), _of(names.get(str(journey), journey), count=number))


@rule(
    "info", 27, "personas",
    ("‘{name}’ is described by {count} of five traits", "«{name}» è descritta da {count} tratti su cinque"),
    ("Fill in demographics, traits, needs, pain points and goals",
     "Compila dati demografici, tratti, esigenze, punti critici e obiettivi"),
)  # fmt: skip
def thin_persona(looked: Looked) -> Iterator[Finding]:
    """A persona has demographics, traits, needs, pain points and goals."""
    columns = ["demographics", "traits", "needs", "pain_points", "goals"]
    frame = looked.table("personas")
    number = frame[columns].notna().sum(axis=1)
    for row, count in number[number < len(columns)].items():
        yield Finding(str(row), _of(looked.names("personas")[str(row)], count=int(count)))


@rule(
    "warning", 49, "stakeholders.role_kind",
    ("Nobody is there as: {role}", "Non c'è nessuno come: {role}"),
    ("Add who stands for this role to the stakeholders", "Aggiungi chi lo rappresenta tra i portatori di interesse"),
)  # fmt: skip
def missing_role(looked: Looked) -> Iterator[Finding]:
    """The five roles are in the room."""
    there = set(looked.table("stakeholders")["role_kind"].dropna())
    for role, label in ROLE_KIND.values.items():
        if role not in there:
            yield Finding("", (("role", label),))


# ---------------------------------------------------------------------- the map


@rule(
    "warning", 3, "journeys",
    ("‘{name}’ ends with the purchase: no touchpoint after it",
     "«{name}» finisce con l'acquisto: poi nessun touchpoint"),
    ("Map use, assistance and renewal too, in phases after the purchase",
     "Mappa anche uso, assistenza e rinnovo, in fasi dopo l'acquisto"),
)  # fmt: skip
def no_post_purchase(looked: Looked) -> Iterator[Finding]:
    """A journey goes on past the purchase."""
    kinds = looked.table("phases")["macro_phase"]
    told_of = looked.table("phases").loc[kinds.isin(["pre_purchase", "purchase"]), "journey_id"]
    place = kinds.reindex(pd.Index(looked.contacts["phase_id"])).to_numpy()
    after = set(looked.contacts.loc[place == "post_purchase", "journey_id"])
    names = looked.names("journeys")
    for journey in sorted(set(told_of.dropna()) - after):
        yield Finding(journey, _of(names.get(journey, journey)))


@rule(
    "info", 38, "phases.macro_phase",
    ("‘{name}’ is neither before, during nor after the purchase",
     "«{name}» non è né prima, né durante, né dopo l'acquisto"),
    ("Choose the instance of the phase", "Scegli il momento della fase"),
)  # fmt: skip
def no_instance(looked: Looked) -> Iterator[Finding]:
    """Each phase is before, during or after the purchase."""
    return _without(looked, "phases", "macro_phase")


@rule(
    "info", 39, "phases.description",
    ("‘{name}’ does not say what it is about", "«{name}» non dice di che cosa tratta"),
    ("Describe the phase in a sentence", "Descrivi la fase in una frase"),
)  # fmt: skip
def no_description(looked: Looked) -> Iterator[Finding]:
    """Each phase says what it is about."""
    return _without(looked, "phases", "description")


def _stories(looked: Looked) -> Iterator[tuple[str, object, int]]:
    number = looked.steps[f"{looked.limits.steps_per}_id"].value_counts().to_dict()
    for row, name in looked.names(_table(looked)).items():
        yield row, name, int(number.get(row, 0))


def _table(looked: Looked) -> str:
    return f"{looked.limits.steps_per}s"


@rule(
    "info", 45, "",
    ("‘{name}’ has {count} steps, fewer than {least}", "«{name}» ha {count} passi, meno di {least}"),
    ("A few more actions of the customer make it a story", "Qualche azione del cliente in più ne fa una storia"),
)  # fmt: skip
def few_steps(looked: Looked) -> Iterator[Finding]:
    """A map has at least four steps, in most cases."""
    least = looked.limits.least_steps
    for row, name, count in _stories(looked):
        if count < least:
            yield Finding(row, _of(name, count=count, least=least), _table(looked))


@rule(
    "info", 45, "",
    ("‘{name}’ has {count} steps, more than {most}", "«{name}» ha {count} passi, più di {most}"),
    ("Put small steps together, or split the map", "Unisci i passi piccoli, o dividi la mappa"),
)  # fmt: skip
def many_steps(looked: Looked) -> Iterator[Finding]:
    """A map has at most twelve steps, in most cases."""
    most = looked.limits.most_steps
    for row, name, count in _stories(looked):
        if count > most:
            yield Finding(row, _of(name, count=count, most=most), _table(looked))


@rule(
    "info", 44, "steps",
    ("‘{name}’ holds {count} touchpoints, more than {most}", "«{name}» contiene {count} touchpoint, più di {most}"),
    ("Split the step, or open up a journey of its own", "Dividi il passo, o aprine un percorso a parte"),
)  # fmt: skip
def dense_step(looked: Looked) -> Iterator[Finding]:
    """A step does not hold too many touchpoints to be read."""
    most, names = looked.limits.most_touchpoints_per_step, looked.names("steps")
    number = looked.contacts["step_id"].value_counts()
    for row, count in number[number > most].items():
        yield Finding(str(row), _of(names.get(str(row), row), count=int(count), most=most))


@rule(
    "info", 44, "touchpoints",
    ("‘{name}’ carries {count} notes, more than {most}", "«{name}» porta {count} note, più di {most}"),
    ("Keep what decides; the rest may stand in the evidence",
     "Tieni ciò che decide; il resto può stare nelle evidenze"),
)  # fmt: skip
def dense_touchpoint(looked: Looked) -> Iterator[Finding]:
    """A touchpoint does not carry too many notes to be read."""
    most, names = looked.limits.most_notes_per_touchpoint, looked.names("touchpoints")
    number = looked.notes["touchpoint_id"].value_counts()
    for row, count in number[number > most].items():
        yield Finding(str(row), _of(names.get(str(row), row), count=int(count), most=most))


@rule(
    "info", 22, "steps",
    ("‘{name}’ says nothing of: {factors}", "«{name}» non dice nulla di: {factors}"),
    ("Say what she does, how she feels, what she meets and what runs behind",
     "Di' che cosa fa, come si sente, che cosa incontra e che cosa serve dietro le quinte"),
)  # fmt: skip
def missing_factor(looked: Looked) -> Iterator[Finding]:
    """Each step answers the four questions: action, emotion, touchpoint, backstage."""
    steps, ids = looked.table("steps"), looked.steps.index
    felt = looked.table("emotions").reset_index()
    felt = felt[(felt["state"] == "current") & felt["valence"].notna()]
    behind = looked.notes[looked.notes["note_kind"] == "backstage"]
    of_contacts = looked.contacts["step_id"].reindex(pd.Index(behind["touchpoint_id"].dropna())).dropna()
    there = {
        Text("action", "azione"): among(ids, steps.index[steps["action"].notna()]),
        Text("emotion", "emozione"): among(ids, felt["step_id"]),
        Text("touchpoint", "touchpoint"): among(ids, looked.contacts["step_id"]),
        Text("backstage", "dietro le quinte"): among(ids, pd.Index([*behind["step_id"].dropna(), *of_contacts])),
    }
    names = looked.names("steps")
    for row, *has in zip(ids, *there.values(), strict=True):
        lost = [label for label, is_there in zip(there, has, strict=True) if not is_there]
        if lost:
            said = Text(*(", ".join(label.in_language(language) for label in lost) for language in ("en", "it")))
            yield Finding(str(row), _of(names.get(str(row)), factors=said))


@rule(
    "info", 46, "phases",
    ("‘{name}’ has neither a pain point nor a challenge", "«{name}» non ha né criticità né sfide"),
    ("Ask what hurts and what hinders there", "Chiedi che cosa fa male e che cosa ostacola lì"),
)  # fmt: skip
def painless_phase(looked: Looked) -> Iterator[Finding]:
    """Each phase documents pain points and challenges."""
    hurts = looked.notes[looked.notes["note_kind"].isin(["problem", "blocker"])]
    there = phase_of(hurts, looked.contacts, looked.steps).dropna()
    frame = looked.table("phases")
    for row in frame.index[~among(frame.index, there)]:
        yield Finding(str(row), _of(looked.names("phases")[str(row)]))


@rule(
    "info", 9, "touchpoints.contact_route",
    ("No touchpoint is indirect: the map sees only what the company does itself",
     "Nessun touchpoint è indiretto: la mappa vede solo ciò che l'azienda fa da sé"),
    ("Add reviews, friends, partners, the product itself", "Aggiungi recensioni, amici, partner, il prodotto stesso"),
)  # fmt: skip
def nothing_indirect(looked: Looked) -> Iterator[Finding]:
    """A map has the indirect touchpoints too."""
    frame = looked.table("touchpoints")
    if len(frame) and (frame["contact_route"] != "indirect").all():
        yield Finding()


@rule(
    "info", 10, "touchpoints.contact_mode",
    ("Every touchpoint is {mode}", "Ogni touchpoint è {mode}"),
    ("Look for what happens on the other side", "Cerca che cosa succede dall'altra parte"),
)  # fmt: skip
def one_mode(looked: Looked) -> Iterator[Finding]:
    """A map has physical and digital touchpoints."""
    modes = set(looked.table("touchpoints")["contact_mode"].dropna())
    words = {"physical": Text("physical", "fisico"), "digital": Text("digital", "digitale")}
    if len(modes) == 1 and (mode := modes.pop()) in words:
        yield Finding("", (("mode", words[mode]),))


@rule(
    "info", 11, "touchpoints",
    ("{count} of {total} touchpoints lack one of the four groups",
     "A {count} touchpoint su {total} manca uno dei quattro gruppi"),
    ("Fill in value offered, value wanted, accelerators and blockers",
     "Compila valore offerto, valore atteso, acceleratori e ostacoli"),
)  # fmt: skip
def four_groups_missing(looked: Looked) -> Iterator[Finding]:
    """Each touchpoint has the four groups of elements."""
    groups = counts(looked.notes, "touchpoint_id", looked.contacts.index, FOUR_GROUPS)
    lacking = int((groups == 0).any(axis=1).sum())
    if lacking:
        yield Finding("", (("count", lacking), ("total", len(groups))))


# ---------------------------------------------------------------------- what it stands on


@rule(
    "warning", 42, "evidence",
    ("{count} of {total} touchpoints are proved by something, less than {least}",
     "{count} touchpoint su {total} sono provati da qualcosa, meno del {least}"),
    ("Cite call-centre logs, field studies, usability findings or feedback",
     "Cita registri del call center, studi sul campo, risultati di usabilità o feedback"),
)  # fmt: skip
def little_evidence(looked: Looked) -> Iterator[Finding]:
    """A map stands on research."""
    proofs = looked.table("evidence")
    proofs = proofs[proofs["source_kind"] != "assumption"]
    cited = looked.table("citations")
    cited = cited[among(cited["evidence_id"], proofs.index) & cited["table_name"].isin(["touchpoints", "assessments"])]
    number = int(among(looked.contacts.index, cited["row_id"]).sum())
    least, total = looked.limits.least_touchpoint_evidence_rate, len(looked.contacts)
    if total and number / total < least:
        yield Finding("", (("count", number), ("total", total), ("least", f"{least:.0%}")))


@rule(
    "info", 43, "journeys",
    ("‘{name}’ has no quantified expectation", "«{name}» non ha aspettative quantificate"),
    ("Write what she counts on in figures: time to complete, visits, price",
     "Scrivi in cifre su che cosa conta: tempo per completare, visite, prezzo"),
)  # fmt: skip
def nothing_quantified(looked: Looked) -> Iterator[Finding]:
    """A journey has expectations that can be measured, such as time to complete."""
    there = set(looked.table("expected_measures")["journey_id"].dropna())
    for row, name in looked.table("journeys")["name"].items():
        if row not in there:
            yield Finding(str(row), _of(name))


@rule(
    "info", 47, "facts.review_on",
    ("The map has no date of review", "La mappa non ha una data di revisione"),
    ("Say when it is looked at again", "Di' quando la si riguarda"),
)  # fmt: skip
def no_review(looked: Looked) -> Iterator[Finding]:
    """A map is shared and evolves."""
    frame = looked.table("facts")
    if frame.empty or frame["review_on"].isna().any():
        yield Finding("redesign")


@rule(
    "info", 47, "comments",
    ("Nobody has commented the map", "Nessuno ha commentato la mappa"),
    ("Show it to key users and write down what they say", "Mostrala agli utenti chiave e annota che cosa dicono"),
)  # fmt: skip
def no_feedback(looked: Looked) -> Iterator[Finding]:
    """A map has the feedback of key users."""
    if looked.table("comments").empty and len(looked.contacts):
        yield Finding()


@rule(
    "info", 48, "kpis",
    ("No KPI of the customer's experience is watched", "Nessun KPI dell'esperienza del cliente è osservato"),
    ("Add effort (CES), recommendation (NPS) or satisfaction (CSAT)",
     "Aggiungi sforzo (CES), raccomandazione (NPS) o soddisfazione (CSAT)"),
)  # fmt: skip
def nothing_measured(looked: Looked) -> Iterator[Finding]:
    """Experience is measured: effort, recommendation, satisfaction."""
    if (looked.table("kpis")["kpi_kind"] != "experience").all():
        yield Finding()

"""Step 5 of the redesign: what is measured, for ever, and what people answered."""

from journey_widgets.schema.choices import (
    ALARM_RULES,
    CHART_KIND,
    DIRECTION,
    FORMULA_KIND,
    FREQUENCY,
    KANO_ANSWER,
    KPI_KIND,
    KPI_LEVEL,
    QUESTION_KIND,
    SERVICE_DIMENSION,
)
from journey_widgets.schema.spec import amount, choice, count, day, flag, number, refers, table, text

KPIS = table(
    "kpis",
    "kpi",
    ("KPIs", "KPI"),
    "What is watched: how it is computed, which way is good, and where it should be.",
    text("name", "Name of the KPI.", ("Name", "Nome"), is_asked=True),
    choice("kpi_kind", "Experience, loyalty or operating result.", ("Class", "Classe"), KPI_KIND, is_asked=True),
    choice("kpi_level", "Of a touchpoint, a journey or the company.", ("Level", "Livello"), KPI_LEVEL, is_asked=True),
    choice("formula_kind", "How measurements become the value.", ("Formula", "Formula"), FORMULA_KIND, is_asked=True),
    text("formula", "The formula in words.", ("In words", "In parole")),
    text("unit", "Unit of the value.", ("Unit", "Unità"), is_asked=True),
    number("scale_minimum", "Lowest answer there is.", ("Scale from", "Scala da")),
    number("scale_maximum", "Highest answer there is.", ("Scale to", "Scala a")),
    number("good_from", "Lowest answer that counts as good, for a share of good answers.", ("Good from", "Buono da")),
    choice("direction", "Which way is good.", ("Direction", "Direzione"), DIRECTION, is_asked=True),
    number("target", "Where it should be.", ("Target", "Obiettivo"), is_asked=True),
    flag("is_leading", "Whether it tells before the customer complains.", ("Leading", "Anticipatore"), default=False),
    choice("chart_kind", "Its control chart.", ("Control chart", "Carta di controllo"), CHART_KIND, default="xmr"),
    choice(
        "alarm_rules",
        "Which patterns are signals.",
        ("Alarm rules", "Regole di allarme"),
        ALARM_RULES,
        default="nelson",
    ),
    day("baseline_until", "Its limits stand on what was measured until then.", ("Baseline until", "Base fino al")),
    choice("frequency", "How often it is measured.", ("Frequency", "Frequenza"), FREQUENCY, is_asked=True),
    text("source", "Where the figures come from.", ("Source", "Fonte"), is_asked=True),
    refers("org_unit_id", "org_units", "unlink", "Who answers for it.", ("Owner", "Responsabile"), is_asked=True),
    refers("objective_id", "objectives", "unlink", "The objective it measures.", ("Objective", "Obiettivo")),
    refers("journey_id", "journeys", "unlink", "Of which journey.", ("Journey", "Percorso")),
    refers("touchpoint_id", "touchpoints", "unlink", "Of which touchpoint.", ("Touchpoint", "Touchpoint")),
    prefix="kp",
)

MEASUREMENTS = table(
    "measurements",
    "measurement",
    ("Measurements", "Misurazioni"),
    "What was observed of a KPI: how many gave an answer, or a value and of how many.",
    refers("kpi_id", "kpis", "cascade", "Of which KPI.", ("KPI", "KPI"), is_asked=True),
    day("measured_on", "For the period that begins then.", ("Date", "Data"), is_asked=True),
    number("answer", "The answer that was counted, on the KPI's scale.", ("Answer", "Risposta")),
    count("answer_count", "How many gave that answer.", ("How many", "Quanti")),
    number("value", "The value, where no answers are counted; of a rate, how many cases.", ("Value", "Valore")),
    amount("deviation", "Standard deviation of what the value is the mean of.", ("Deviation", "Deviazione"), ""),
    count("sample_size", "Of how many the value is: cases, calls, customers.", ("Of how many", "Su quanti")),
    refers("segment_id", "segments", "unlink", "Of which segment.", ("Segment", "Segmento")),
    refers("evidence_id", "evidence", "unlink", "Where it is from.", ("Evidence", "Evidenza")),
    parents=("kpi_id",),
    prefix="me",
)

QUESTIONS = table(
    "questions",
    "question",
    ("Survey questions", "Domande del sondaggio"),
    "A question that respondents were asked.",
    text("text", "The question as it was put.", ("Question", "Domanda"), is_asked=True),
    choice("question_kind", "What it asks for.", ("Kind", "Tipo"), QUESTION_KIND, is_asked=True),
    text("item", "What it is about; the questions of one pair share it.", ("Item", "Elemento")),
    choice("service_dimension", "Dimension of service quality.", ("Dimension", "Dimensione"), SERVICE_DIMENSION),
    number("scale_minimum", "Lowest answer there is.", ("Scale from", "Scala da")),
    number("scale_maximum", "Highest answer there is.", ("Scale to", "Scala a")),
    refers("touchpoint_id", "touchpoints", "unlink", "About which touchpoint.", ("Touchpoint", "Touchpoint")),
    refers("intervention_id", "interventions", "unlink", "About which intervention.", ("Intervention", "Intervento")),
    refers("kpi_id", "kpis", "unlink", "Which KPI it feeds.", ("KPI", "KPI")),
    prefix="qu",
)

ANSWERS = table(
    "answers",
    "answer",
    ("Survey answers", "Risposte al sondaggio"),
    "What one respondent answered to one question.",
    refers("question_id", "questions", "cascade", "To which question.", ("Question", "Domanda"), is_asked=True),
    text("respondent", "A pseudonym; never a name or an address.", ("Respondent", "Rispondente")),
    day("answered_on", "When.", ("Date", "Data")),
    number("rating", "The answer on the question's scale.", ("Answer", "Risposta")),
    choice("kano_answer", "The answer to a Kano question.", ("Kano answer", "Risposta Kano"), KANO_ANSWER),
    text("words", "What was said.", ("Words", "Parole")),
    refers("segment_id", "segments", "unlink", "Of which segment.", ("Segment", "Segmento")),
    parents=("question_id",),
    prefix="an",
)

TABLES = (KPIS, MEASUREMENTS, QUESTIONS, ANSWERS)

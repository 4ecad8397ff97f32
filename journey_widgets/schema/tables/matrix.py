"""Step 1 of the redesign: the matrix of segments, products and errands, what it is worth, and its photographs."""

from journey_widgets.schema.choices import COVERAGE_STATUS, ERRAND_KIND, STATE
from journey_widgets.schema.spec import amount, choice, count, day, rate, refers, table, text

COVERAGE_CELLS = table(
    "coverage_cells",
    "coverage_cell",
    ("Coverage matrix", "Matrice di copertura"),
    "One cell of the segment × product × journey matrix: an errand that customers of a segment run about a product.",
    refers("segment_id", "segments", "cascade", "Who runs the errand.", ("Segment", "Segmento"), is_asked=True),
    refers("product_id", "products", "cascade", "About what.", ("Product", "Prodotto"), is_asked=True),
    choice("errand_kind", "What the customer is about.", ("Errand", "Commissione"), ERRAND_KIND, is_asked=True),
    refers("journey_id", "journeys", "unlink", "The map that covers the cell.", ("Map", "Mappa")),
    choice(
        "coverage_status",
        "What the analyst says of the cell; empty = what the tables show.",
        ("Status", "Stato"),
        COVERAGE_STATUS,
    ),
    count("customers", "Customers who run the errand in a year.", ("Customers a year", "Clienti l'anno")),
    amount("revenue_eur", "Revenue with them in a year.", ("Revenue a year", "Ricavi l'anno"), "€"),
    rate("margin_rate", "Margin on that revenue.", ("Margin", "Margine")),
    rate("churn_rate", "Share of them lost in a year.", ("Churn", "Abbandono")),
    count("very_dissatisfied_count", "Answers: very dissatisfied.", ("Very dissatisfied", "Molto insoddisfatti")),
    count("dissatisfied_count", "Answers: dissatisfied.", ("Dissatisfied", "Insoddisfatti")),
    count("neutral_count", "Answers: neither.", ("Neither", "Né l'uno né l'altro")),
    count("satisfied_count", "Answers: satisfied.", ("Satisfied", "Soddisfatti")),
    count("very_satisfied_count", "Answers: very satisfied.", ("Very satisfied", "Molto soddisfatti")),
    refers("org_unit_id", "org_units", "unlink", "The function that answers for it.", ("Owner", "Responsabile")),
    prefix="cc",
)

ECONOMICS = table(
    "economics",
    "economics",
    ("Economics", "Economia"),
    "What a segment's customers are worth in one state: today, and as the redesign promises.",
    refers("segment_id", "segments", "cascade", "Whose customers.", ("Segment", "Segmento"), is_asked=True),
    refers("product_id", "products", "cascade", "About what; empty = all products.", ("Product", "Prodotto")),
    choice("state", "Today, or as promised.", ("State", "Stato"), STATE, is_asked=True),
    count("customers", "Customers at the beginning of the year.", ("Customers", "Clienti")),
    amount("revenue_eur", "Revenue of one customer in a year.", ("Revenue of one", "Ricavi di uno"), "€"),
    rate("margin_rate", "Margin on that revenue.", ("Margin", "Margine")),
    rate("churn_rate", "Share of customers lost in a year.", ("Churn", "Abbandono")),
    rate("discount_rate", "By how much a euro in a year is worth less today.", ("Discount", "Sconto")),
    amount("acquisition_cost_eur", "Cost of winning one customer.", ("Acquisition", "Acquisizione"), "€"),
    amount(
        "contagion",
        "Assumed: customers whom one dissatisfied customer keeps away in a year.",
        ("Domino effect", "Effetto domino"),
        "customers",
    ),
    prefix="ec",
)

PHOTOGRAPHS = table(
    "photographs",
    "photograph",
    ("Photographs", "Fotografie"),
    "All tables as they were at one moment; never changed afterwards.",
    text("name", "What the photograph is called.", ("Name", "Nome"), is_asked=True),
    text("author", "Who took it.", ("Author", "Autore")),
    day("taken_at", "When it was taken.", ("Taken at", "Scattata il"), is_asked=True),
    text("digest", "SHA-256 of the canonical JSON of the tables.", ("Digest", "Impronta")),
    text("content", "The tables: their canonical JSON, packed (zlib, base64).", ("Content", "Contenuto")),
    prefix="fo",
)

TABLES = (COVERAGE_CELLS, ECONOMICS, PHOTOGRAPHS)

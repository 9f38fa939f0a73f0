"""When two claims are about the same thing: what they must share to meet, and what keeps them apart."""

import pytest
from article_claims import Article, Line, facts_of
from mention_tables import rows

Q1, Q2 = {"period": "FY2026Q1"}, {"period": "FY2026Q2"}
CONTEXT = {"period": "FY2026Q1", "period_from": "context"}
DEFAULT = {"period": "2026-02-09", "period_from": "default"}
JANUARY = {"period": "2026-01", "period_start": "2026-01-01", "period_end": "2026-01-31"}
MONTH_END = {"period": "2026-01-31", "period_start": "2026-01-31", "period_end": "2026-01-31"}
QUARTER = {"period_start": "2025-10-01", "period_end": "2025-12-31"}
PRICE = {"metric": "share_price", "unit": "USD/share"}
TARGET = {"metric": "price_target_mean", "basis": "estimate", "unit": "USD/share"}
COUNT = {"metric": "customers"}
GUIDED, EXPECTED = {"basis": "guidance"} | Q1, {"basis": "estimate"} | Q1
GROWTH = {"measure": "percent_change", "comparator": "yoy"}

# The two claims stand in two articles. Expected: the status of the figure that they share, or "apart".
APART_OR_NOT = [
    ("the stated time is the same", "$181.2 million", Q1, "$181.2 million", Q1, "agreed"),
    ("the context gives the same time", "$181.2 million", Q1, "$181.18 million", CONTEXT, "refined"),
    ("the contexts disagree with a value", "$181.2 million", Q1, "$162.3 million", CONTEXT, "contested"),
    ("another quarter", "$181.2 million", Q1, "$181.2 million", Q2, "apart"),
    (
        "labels of one quarter",
        "$181.2 million",
        Q1 | QUARTER,
        "$181.2 million",
        {"period": "2025Q4"} | QUARTER,
        "agreed",
    ),
    ("a time that is a default is unknown", "$181.2 million", DEFAULT, "$190.4 million", DEFAULT, "apart"),
    ("a time since is not the quarter's", "$181.2 million", Q1, "$181.2 million", {"period": "since 2024-12"}, "apart"),
    ("known and unknown time", "$181.2 million", Q1, "$181.2 million", {}, "apart"),
    ("an instant is its last day", "12", COUNT | JANUARY, "12", COUNT | MONTH_END, "agreed"),
    ("a duration is both its days", "$5 million", JANUARY, "$5 million", MONTH_END, "apart"),
    # Unknown time.
    ("equal values join", "12", COUNT, "12", COUNT, "agreed"),
    ("an equal value joins whatever limits it", "$600 million", {}, "over $600 million", {}, "agreed"),
    ("different values do not meet", "12", COUNT, "15", COUNT, "apart"),
    ("market prices never meet", "$9.68", PRICE, "$9.68", PRICE, "apart"),
    ("market prices of different values", "$9.68", PRICE, "$7.50", PRICE, "apart"),
    (
        "moves of a price never meet",
        "-3%",
        PRICE | {"measure": "percent_change", "comparator": "1d", "unit": "percent"},
        "-3%",
        PRICE | {"measure": "percent_change", "comparator": "1d", "unit": "percent"},
        "apart",
    ),
    ("prices of one day join where equal", "$9.68", PRICE | MONTH_END, "$9.68", PRICE | MONTH_END, "agreed"),
    ("prices of one day differ from hour to hour", "$9.68", PRICE | MONTH_END, "$9.71", PRICE | MONTH_END, "apart"),
    # The rest of the key.
    ("another entity", "$5 million", Q1, "$5 million", Q1 | {"entity": "OTHER"}, "apart"),
    ("no entity", "$5 million", Q1 | {"entity": None}, "$5 million", Q1 | {"entity": None}, "apart"),
    (
        "no metric that is known",
        "$5 million",
        Q1 | {"metric": "other"},
        "$5 million",
        Q1 | {"metric": "other"},
        "apart",
    ),
    ("another metric", "$600 million", {"metric": "share_repurchases"}, "$600 million", {"metric": "cash"}, "apart"),
    ("another measure", "$5 million", Q1, "$5 million", Q1 | {"measure": "change", "comparator": "yoy"}, "apart"),
    ("another comparator", "5%", Q1 | GROWTH, "5%", Q1 | GROWTH | {"comparator": "qoq"}, "apart"),
    ("the same growth", "11.6%", Q1 | GROWTH, "11.6%", Q1 | GROWTH, "agreed"),
    (
        "growth against nothing named",
        "5%",
        Q1 | {"measure": "percent_change"},
        "5%",
        Q1 | {"measure": "percent_change"},
        "apart",
    ),
    (
        "growth against something else",
        "5%",
        Q1 | GROWTH | {"comparator": "other"},
        "6%",
        Q1 | GROWTH | {"comparator": "other"},
        "apart",
    ),
    ("another unit", "$5 million", Q1, "$5 million", Q1 | {"unit": "EUR"}, "apart"),
    (
        "another unit of one dimension",
        "2 GW",
        Q1 | {"metric": "energy_consumed"},
        "2,000 MW",
        Q1 | {"metric": "energy_consumed"},
        "refined",
    ),
    ("an aspect and the whole", "$5 million", Q1, "$5 million", Q1 | {"aspect": "cloud"}, "apart"),
    ("two aspects", "$5 million", Q1 | {"aspect": "ads"}, "$6 million", Q1 | {"aspect": "cloud"}, "apart"),
    ("one aspect", "$5 million", Q1 | {"aspect": "ads"}, "$5.2 million", Q1 | {"aspect": "ads"}, "refined"),
    (
        "a metric that needs an aspect, without",
        "285 MW",
        {"metric": "power_capacity"},
        "285 MW",
        {"metric": "power_capacity"},
        "apart",
    ),
    (
        "a metric that needs an aspect, with",
        "285 MW",
        {"metric": "power_capacity", "aspect": "contracted"},
        "285 MW",
        {"metric": "power_capacity", "aspect": "contracted"},
        "agreed",
    ),
    ("reported and expected", "$181.2 million", Q1, "$187.73 million", EXPECTED, "apart"),
    ("expected and planned", "$190 million", GUIDED, "$187.73 million", EXPECTED, "apart"),
    ("estimates that differ", "$187.73 million", EXPECTED, "$195.54 million", EXPECTED, "plural"),
    ("estimates that agree", "$187.73 million", EXPECTED, "$187.7 million", EXPECTED, "refined"),
    ("plans that differ", "$190 million", GUIDED, "$200 million", GUIDED, "plural"),
    (
        "gaap and adjusted",
        "-1.35",
        Q1 | {"metric": "eps", "accounting": "gaap", "unit": "USD/share"},
        "-0.10",
        Q1 | {"metric": "eps", "accounting": "adjusted", "unit": "USD/share"},
        "apart",
    ),
    (
        "an equal value that does not name its accounting",
        "-1.35",
        Q1 | {"metric": "eps", "accounting": "gaap", "unit": "USD/share"},
        "-1.35",
        Q1 | {"metric": "eps", "unit": "USD/share"},
        "agreed",
    ),
    (
        "another value that does not name its accounting",
        "-1.35",
        Q1 | {"metric": "eps", "accounting": "gaap", "unit": "USD/share"},
        "-0.10",
        Q1 | {"metric": "eps", "unit": "USD/share"},
        "apart",
    ),
    (
        "a superseded value and its successor",
        "4.0%",
        Q1 | {"vintage": "prior", "metric": "unemployment_rate"},
        "3.5%",
        Q1 | {"metric": "unemployment_rate"},
        "single",
    ),
    (
        "two superseded values",
        "1.4%",
        Q1 | {"vintage": "prior", "metric": "unemployment_rate"},
        "1.6%",
        Q1 | {"vintage": "prior", "metric": "unemployment_rate"},
        "single",
    ),
    ("mean targets of unknown time", "$23.50", TARGET, "$23.16", TARGET, "apart"),
    ("mean targets of one day", "$23.50", TARGET | MONTH_END, "$23.16", TARGET | MONTH_END, "plural"),
]


def joined(statements, cases):
    facts = facts_of(*statements, until=["fct_mentions", "fct_figures"])
    found = rows(
        facts,
        "SELECT mentions.entity_name AS case_no, figures.figure_id, figures.status FROM fct_mentions AS mentions "
        "JOIN fct_figures AS figures USING (figure_id)",
    )
    told = []
    for number in range(len(cases)):
        figures = {row["figure_id"]: row["status"] for row in found if row["case_no"] == str(number)}
        told.append("apart" if len(figures) > 1 else next(iter(figures.values())))
    return told


def of_case(number, fields):
    """Each case has its own company, unless its fields say that it has none or another."""
    entity = f"E{number}"
    if "entity" in fields:
        entity = fields["entity"] and f"{fields['entity']}{number}"
    return {"entity_name": str(number)} | fields | {"entity": entity}


@pytest.fixture(scope="module")
def across_articles():
    return joined(
        [
            Article([Line(f"Case {number}, {side}: [{words}].", of_case(number, fields))])
            for number, (_, first, one, second, other, _) in enumerate(APART_OR_NOT)
            for side, words, fields in ((1, first, one), (2, second, other))
        ],
        APART_OR_NOT,
    )


@pytest.mark.parametrize(("number", "case"), list(enumerate(APART_OR_NOT)), ids=[case[0] for case in APART_OR_NOT])
def test_claims_of_two_articles(across_articles, number, case):
    assert across_articles[number] == case[5]


# Two claims in one text. Between sentences a contradiction shows; inside one the two are different things.
ONE_TEXT = [
    (
        "two sentences contradict",
        "It runs [over 40 EH/s]. Its fleet makes [27.6 EH/s].",
        {"metric": "hashrate"},
        "contested",
    ),
    ("two sentences agree", "It runs [over 20 EH/s]. Its fleet makes [27.6 EH/s].", {"metric": "hashrate"}, "refined"),
    ("one sentence names two things", "It has [40 EH/s] there and [27.6 EH/s] here.", {"metric": "hashrate"}, "apart"),
    ("one sentence repeats", "It has [40 EH/s], yes, [40 EH/s].", {"metric": "hashrate"}, "copies"),
    ("one sentence with a time", "Sales were [$5.2 million] and [$3.1 million].", Q1, "apart"),
    ("a far value of one author", "Sales were [$5.2 million]. Sales came to [$3.1 million].", Q1, "apart"),
    ("a near value of one author", "Sales were [$5.2 million]. Sales came to [$5.3 million].", Q1, "contested"),
    ("another sign of one author", "It made [$5.2 million]. It lost [-$5.2 million].", Q1, "contested"),
    ("another scale of one author", "It made [$5.2 million]. It lost [$5.2 billion].", Q1, "contested"),
    ("a far estimate", "They see [$5.2 million]. They see [$3.1 million].", EXPECTED, "plural"),
    ("prices of one text", "It opened at [$9.68]. It closed at [$7.50].", PRICE, "apart"),
    ("a price told twice", "It is at [$9.68]. Yes, it is at [$9.68].", PRICE, "copies"),
    ("two growth rates of one author", "Sales rose [7.4%]. Abroad they rose [20.4%].", Q1 | GROWTH, "apart"),
    ("one growth rate told twice", "Sales rose [7.4%]. They grew by [7.4%].", Q1 | GROWTH, "copies"),
    ("other things of one text", "It sold [12]. It made [15].", {"metric": "other"}, "apart"),
    ("one unnamed estimator", "They see [$187.73 million] or [$195.54 million].", EXPECTED, "apart"),
    (
        "an abbreviation ends no sentence",
        "It has [40 EH/s] at A. smith and [27.6 EH/s] here.",
        {"metric": "hashrate"},
        "apart",
    ),
]


@pytest.fixture(scope="module")
def in_one_text():
    return joined(
        [Article([Line(text, of_case(number, fields))]) for number, (_, text, fields, _) in enumerate(ONE_TEXT)],
        ONE_TEXT,
    )


@pytest.mark.parametrize(("number", "case"), list(enumerate(ONE_TEXT)), ids=[case[0] for case in ONE_TEXT])
def test_claims_of_one_text(in_one_text, number, case):
    assert in_one_text[number] == case[3]


def figures_of(*articles):
    return rows(facts_of(*articles, until=["fct_figures"]), "SELECT * FROM fct_figures ORDER BY value")


def test_a_copied_block_adds_no_source():
    copied = Line("Acme earned [$181.2 million] in the quarter.", Q1)
    (figure,) = figures_of(Article([copied]), Article([copied], published="2026-02-03"))
    assert (figure["status"], figure["n_mentions"], figure["n_articles"], figure["n_independent"]) == (
        "copies",
        2,
        2,
        1,
    )


def test_near_identical_articles_are_one_source():
    first = Article([Line("Acme earned [$181.2 million].", Q1)], cluster="a000")
    twin = Article([Line("So Acme earned [$181.2 million].", Q1)], cluster="a000")
    (figure,) = figures_of(first, twin)
    assert (figure["status"], figure["n_independent"]) == ("copies", 1)


def test_a_teaser_is_another_source_and_a_teaser_of_this_article_is_not():
    own = Line("Acme earned [$181.2 million].", Q1)
    teaser = Line("Elsewhere: Acme earned [$181.2 million].", Q1, section="related")
    copy = Line("Acme earned [$181.2 million].", Q1, section="related")
    assert [figure["n_independent"] for figure in figures_of(Article([own, teaser]))] == [2]
    assert [figure["n_independent"] for figure in figures_of(Article([own, copy]))] == [1]


def test_an_own_cell_holds_its_copies():
    text = Line("Acme bought [285 MW] and [271 MW].", {"metric": "power_capacity"})
    figures = figures_of(Article([text]), Article([text]))
    assert [(figure["value"], figure["n_mentions"], figure["status"]) for figure in figures] == [
        (271, 2, "copies"),
        (285, 2, "copies"),
    ]


def test_the_side_with_more_sources_wins_over_the_more_precise_claim():
    articles = [
        Article([Line(f"{paper}: [{words}].", Q1)])
        for paper, words in (("A", "$181.2 million"), ("B", "$181.2 million"), ("C", "$195.541 million"))
    ]
    (figure,) = figures_of(*articles)
    assert (figure["status"], str(figure["value"])) == ("contested", "181200000.000000000")


def test_copies_do_not_outvote_independent_sources():
    copied = Line("Wire: [$195.5 million].", Q1)
    others = [Article([Line(f"{paper}: [$181.2 million].", Q1)]) for paper in ("A", "B")]
    (figure,) = figures_of(*[Article([copied])] * 3, *others)
    assert (figure["n_mentions"], figure["n_independent"], figure["value"]) == (5, 3, 181200000)


def test_a_range_is_one_claim_without_a_value():
    plan = Line("Acme plans [$190 million] to [$200 million].", GUIDED | {"range_id": "r"}, GUIDED | {"range_id": "r"})
    (figure,) = figures_of(Article([plan]))
    assert (figure["value"], figure["status"]) == (None, "single")
    assert (figure["value_low"], figure["value_high"]) == (190000000, 200000000)


def test_a_superseded_value_is_deprecated_with_its_reason():
    prior = {"metric": "unemployment_rate", "vintage": "prior"} | Q1
    now = {"metric": "unemployment_rate"} | Q1
    facts = facts_of(Article([Line("It is [3.5%], first put at [4.0%].", now, prior)]))
    said = rows(
        facts,
        "SELECT quote, rank, relation, reason FROM figure_mentions JOIN fct_mentions USING (mention_id) ORDER BY quote",
    )
    assert [(row["quote"], row["rank"]) for row in said] == [("3.5%", "preferred"), ("4.0%", "deprecated")]
    assert said[1]["reason"] == "Its own text calls it an earlier value that no longer holds."
    assert rows(facts, "SELECT * FROM fct_conflicts") == []


def test_named_and_unnamed_providers_each_have_one_row():
    def estimate(words, name=None):
        return Article([Line(f"{name} expects [{words}].", EXPECTED | {"attributed_to": name})])

    facts = facts_of(
        estimate("$190 million", "Alpha"),
        estimate("$195 million", "Beta"),
        estimate("$200 million"),
        Article([Line("Again Alpha: [$190.0 million].", EXPECTED | {"attributed_to": "Alpha"})]),
        until=["consensus"],
    )
    consensus = rows(facts, "SELECT provider, value, median_value, n_providers FROM consensus ORDER BY value")
    assert [(row["provider"], int(row["value"])) for row in consensus] == [
        ("Alpha", 190000000),
        ("Beta", 195000000),
        ("unnamed 1", 200000000),
    ]
    assert {(int(row["median_value"]), row["n_providers"]) for row in consensus} == {(195000000, 3)}


@pytest.mark.parametrize("n", [2, 7, 40])
def test_the_order_of_articles_changes_nothing(n):
    articles = [
        Article([Line(f"{index}: [$18{index % 4}.{index % 3} million].", Q1)], name=f"n{index}") for index in range(n)
    ]
    forwards, backwards = figures_of(*articles), figures_of(*reversed(articles))
    compared = ("figure_id", "value", "status", "n_independent")
    assert [[row[name] for name in compared] for row in forwards] == [
        [row[name] for name in compared] for row in backwards
    ]


def test_a_copy_tells_of_the_time_of_its_text():
    text = "Acme holds [271 acres] there."
    land = {"metric": "land_area", "aspect": "texas"}
    body = Line(text, land | Q1 | {"period_from": "context"})
    teaser = Line(text, land, section="related")
    (figure,) = figures_of(Article([body, teaser]))
    assert (figure["period"], figure["n_mentions"], figure["status"]) == ("FY2026Q1", 2, "copies")


def test_analysts_without_a_name_are_no_provider():
    articles = [
        Article([Line(f"{words} is what analysts see: [{words}].", EXPECTED | {"attributed_to": "analysts"})])
        for words in ("$185.1 million", "$187.73 million", "$195.54 million")
    ]
    facts = facts_of(*articles, until=["consensus"])
    providers = rows(facts, "SELECT provider FROM consensus ORDER BY provider")
    assert [row["provider"] for row in providers] == ["unnamed 1", "unnamed 2", "unnamed 3"]


def test_of_the_far_values_of_one_author_the_one_that_others_give_stays():
    own = Article([Line("It took [$1.6 million] in fees.", Q1), Line("It took [$2.27 million].", Q1)])
    other = Article([Line("Sales of [$2.27 million].", Q1)])
    figures = figures_of(own, other)
    assert [(int(figure["value"]), figure["status"], figure["when_kind"]) for figure in figures] == [
        (1600000, "single", "own"),
        (2270000, "agreed", "stated"),
    ]


def test_a_cell_of_many_values_is_built_without_comparing_all_with_all():
    articles = [Article([Line(f"{index}: [${1000 + index} million].", Q1)]) for index in range(1500)]
    facts = facts_of(*articles, until=["fct_conflicts"])
    (conflict,) = rows(facts, "SELECT * FROM fct_conflicts")
    assert (conflict["n_sides"], conflict["explanation"].endswith("and 1496 more cannot all hold.")) == (1500, True)

"""What the facts say of the five bundled articles: from their gold labels, and from what extraction reads there."""

from decimal import Decimal

import duckdb
import pytest
from mention_tables import rows
from seed_claims import seed_facts

D = Decimal


@pytest.fixture(scope="module", params=["labels", "articles"])
def facts(request):
    if request.param == "labels":
        return seed_facts()
    return duckdb.connect(request.getfixturevalue("seeds_home") / "warehouse.duckdb", read_only=True)


def figures(facts, where):
    return rows(facts, f"SELECT * FROM fct_figures WHERE {where}")


def conflicts(facts, kind):
    return rows(
        facts,
        f"""
        SELECT conflicts.*, figures.entity, figures.metric, figures.period
        FROM fct_conflicts AS conflicts
        JOIN fct_figures AS figures USING (figure_id)
        WHERE kind = '{kind}'
        ORDER BY figures.metric
        """,
    )


def relations(facts, where):
    return rows(facts, f"SELECT * FROM fct_relations WHERE {where} ORDER BY implied_low")


REVENUE = "entity = 'CLSK' AND metric = 'revenue' AND measure = 'level' AND period = 'FY2026Q1'"


def test_revenue_is_one_figure_that_got_sharper(facts):
    (figure,) = figures(facts, f"{REVENUE} AND basis = 'reported'")
    assert (figure["value"], figure["unit"], figure["status"]) == (D("181180000"), "USD", "refined")
    # Six mentions; the bullet that the page repeats adds no source.
    assert (figure["n_mentions"], figure["n_articles"], figure["n_independent"]) == (6, 1, 5)
    said = rows(
        facts,
        f"""
        SELECT mentions.quote, said.rank, said.relation, said.reason
        FROM figure_mentions AS said JOIN fct_mentions AS mentions USING (mention_id)
        WHERE said.figure_id = '{figure["figure_id"]}' ORDER BY mentions.byte_start
        """,
    )
    assert [(row["quote"], row["rank"], row["relation"]) for row in said] == [
        ("$180 million", "normal", "refines"),
        ("$181.2 million", "normal", "refines"),
        ("$180 million", "normal", "refines"),
        ("$181.2 million", "normal", "refines"),
        ("$181.18 million", "preferred", "duplicate"),
        ("$181.2 million", "normal", "refines"),
    ]
    assert {row["reason"] for row in said if row["rank"] == "normal"} == {
        '"$181.18 million" lies inside it and is more precise.'
    }


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        ("land_area", "271"),
        ("convertible_notes_issued", "1150000000"),
        ("share_repurchases", "460000000"),
        ("gross_margin", "47"),
    ],
)
def test_a_repeated_bullet_counts_once(facts, metric, value):
    (figure,) = figures(facts, f"metric = '{metric}' AND value = {value}")
    assert (figure["status"], figure["n_mentions"], figure["n_independent"]) == ("copies", 2, 1)


def test_consensus_revenue_is_plural(facts):
    (figure,) = figures(facts, f"{REVENUE} AND basis = 'estimate'")
    assert (figure["status"], figure["value"], figure["preferred_mention_id"]) == ("plural", None, None)
    assert (figure["value_low"], figure["value_high"]) == (D("185100000"), D("195540000"))
    consensus = rows(facts, f"SELECT * FROM consensus WHERE figure_id = '{figure['figure_id']}' ORDER BY value")
    assert [row["value"] for row in consensus] == [D("185100000"), D("187730000"), D("195540000")]
    assert {(row["median_value"], row["n_providers"]) for row in consensus} == {(D("187730000"), 3)}


def test_the_miss_closes_on_one_estimate_and_no_other(facts):
    (surprise,) = relations(facts, "kind = 'surprise' AND metric = 'revenue'")
    assert (surprise["verdict"], surprise["target_words"]) == ("holds", "$187.73 million")
    assert (surprise["implied_low"], surprise["implied_high"]) == (D("187675000"), pytest.approx(D("187785000")))


def test_estimates_of_earnings_stand_apart(facts):
    (estimates,) = figures(facts, "metric = 'eps' AND basis = 'estimate'")
    assert (estimates["value_low"], estimates["value_high"], estimates["status"]) == (D("-0.15"), D("0.09"), "plural")
    (adjusted,) = figures(facts, "metric = 'adjusted_eps' AND basis = 'estimate'")
    assert (adjusted["value"], adjusted["accounting"]) == (D("-0.08"), "adjusted")
    (implied,) = relations(facts, "kind = 'surprise' AND metric = 'eps'")
    assert (implied["verdict"], implied["target_mention_id"]) == ("implied", None)
    assert implied["implied_low"] < D("-0.25") < implied["implied_high"]
    assert implied["implied_high"] < D("-0.23")


def test_gaap_and_adjusted_earnings_are_no_conflict(facts):
    (gaap,) = figures(facts, "metric = 'eps' AND basis = 'reported' AND measure = 'level' AND period = 'FY2026Q1'")
    # The bullet that does not name its accounting gives the value of the one that does.
    assert (gaap["value"], gaap["accounting"], gaap["n_mentions"]) == (D("-1.35"), "gaap", 2)
    (adjusted,) = figures(facts, "metric = 'adjusted_eps' AND basis = 'reported'")
    assert adjusted["value"] == D("-0.10")
    about_earnings = rows(
        facts,
        """
        SELECT DISTINCT kind FROM fct_conflicts JOIN fct_figures AS figures USING (figure_id)
        WHERE figures.metric LIKE '%eps'
        """,
    )
    assert {row["kind"] for row in about_earnings} == {"plural_estimate", "period_label"}


def test_one_fiscal_label_is_flagged_once_for_both_figures(facts):
    (flag,) = conflicts(facts, "period_label")
    assert (flag["period"], flag["metric"]) == ("FY2023Q1", "eps")
    assert flag["explanation"] == (
        '"fiscal Q1 2023" stands over "-$1.35" and "-$378.7 million", but the same "-$1.35" stands under FY2026Q1 '
        "elsewhere, which is the likely reading."
    )
    governed = rows(
        facts,
        f"""
        SELECT mentions.quote FROM conflict_mentions AS sides JOIN fct_mentions AS mentions USING (mention_id)
        WHERE sides.conflict_id = '{flag["conflict_id"]}' AND sides.side = 1 ORDER BY mentions.byte_start
        """,
    )
    assert [row["quote"] for row in governed] == ["$378.7 million", "$1.35"]


def test_two_hashrates_of_one_profile_conflict(facts):
    (conflict,) = conflicts(facts, "value")
    assert conflict["metric"] == "hashrate"
    assert conflict["explanation"] in {
        'Hashrate of CLSK: "about 27.6 EH/s", "over 40 exahashes per second" cannot all hold.',
        'Hashrate of CleanSpark: "approximately 27.6 EH/s", "over 40 exahashes per second" cannot all hold.',
    }


def test_the_hashrate_needs_more_power_than_is_contracted(facts):
    (physical,) = conflicts(facts, "physical")
    assert physical["metric"] == "power_capacity"
    needs = relations(facts, "kind = 'unit_identity'")
    assert [(row["verdict"], row["unit"]) for row in needs] == [("holds", "MW"), ("fails", "MW")]
    assert all(row["target_words"].endswith(" 853 megawatts") for row in needs)
    assert D(877) <= needs[1]["implied_low"] < D(878)
    assert needs[0]["implied_high"] < D(853)


def test_two_averages_imply_another_price_than_the_one_quoted(facts):
    distances = relations(facts, "kind = 'distance'")
    assert [(row["verdict"], row["target_words"]) for row in distances] == [("fails", "$11.08")] * 2
    assert all(row["implied_low"] < D("11.23") < row["implied_high"] < D("11.26") for row in distances)
    (arithmetic,) = conflicts(facts, "arithmetic")
    assert (arithmetic["metric"], arithmetic["n_mentions"]) == ("share_price", 5)


def test_a_percentage_move_implies_the_previous_close(facts):
    (move,) = relations(facts, "kind = 'move' AND worked LIKE '%$11.08%'")
    assert move["verdict"] == "implied"
    assert move["implied_low"] < D("9.725") < move["implied_high"]
    assert round(move["implied_low"], 2) == D("9.72")


def test_mean_price_targets_vary_by_date(facts):
    (varies,) = conflicts(facts, "as_of_varies")
    assert (varies["metric"], varies["n_mentions"]) == ("price_target_mean", 4)


def test_prices_are_moments(facts):
    prices = figures(facts, "metric = 'share_price' AND measure = 'level' AND entity = 'CLSK'")
    assert {D("10.22"), D("9.68"), D("7.50")} < {figure["value"] for figure in prices}
    assert {figure["status"] for figure in prices} == {"single", "copies"}


def test_equal_amounts_of_other_metrics_never_meet(facts):
    equal = figures(facts, "value = 600000000")
    owners = {(figure["metric"], figure["entity"].replace("-", " ")) for figure in equal}
    assert owners == {("share_repurchases", "CLSK"), ("liquidations", "crypto market")}


def test_growth_implies_the_base_at_the_precision_beside_it(facts):
    growth = relations(facts, "kind = 'growth'")
    million = [(row["implied_low"] / 10**6, row["implied_high"] / 10**6) for row in growth]
    assert [(round(low, 2), round(high, 2)) for low, high in million] == [
        (D("162.25"), D("162.48")),
        (D("162.27"), D("162.42")),
    ]
    assert [(row["verdict"], row["operands_from"]) for row in growth] == [("holds", "text")] * 2


def test_a_decline_implies_the_base_beside_it_and_with_the_figure(facts):
    wide, sharp = relations(facts, "kind = 'change' AND metric = 'revenue'")
    assert (wide["operands_from"], wide["verdict"]) == ("text", "implied")
    assert (wide["implied_low"], wide["implied_high"]) == (D("222500000"), D("233500000"))
    assert (sharp["operands_from"], sharp["verdict"]) == ("figure", "implied")
    assert sharp["implied_low"] < D("224200000") < sharp["implied_high"]


def test_nothing_else_is_in_conflict(facts):
    kinds = rows(facts, "SELECT kind, count(*) AS n FROM fct_conflicts GROUP BY kind ORDER BY kind")
    assert {row["kind"]: row["n"] for row in kinds} == {
        "arithmetic": 1,
        "as_of_varies": 1,
        "period_label": 1,
        "physical": 1,
        "plural_estimate": 2,
        "value": 1,
    }

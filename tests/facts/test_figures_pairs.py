"""Two claims of one cell: what their wordings mean for each other, from the table of intervals in DESIGN."""

import pytest
from article_claims import Article, Line, facts_of
from mention_tables import rows

# Both claims are reported revenue of one company in one quarter, told by two independent articles.
PAIRS = [
    # The same interval, however it is written.
    ("$181.2 million", "$181.2 million", "duplicate"),
    ("$181.2 million", "$181,200 thousand", "refines"),  # the second shows its digits down to the thousand
    ("$0.5 billion", "$500 million", "refines"),
    ("$1.0 billion", "$1,000 million", "refines"),
    ("$1 billion", "$1.0 billion", "refines"),
    ("over $180 million", "over $180 million", "duplicate"),
    ("over $180 million", "more than $180 million", "duplicate"),
    ("about 5%", "roughly 5%", "duplicate"),
    ("nearly $900 million", "almost $900 million", "duplicate"),
    ("under $900 million", "nearly $900 million", "duplicate"),
    ("up to $19 million", "at most $19 million", "duplicate"),
    ("12%", "12%", "duplicate"),
    ("-3.5%", "-3.5%", "duplicate"),
    ("0%", "0%", "duplicate"),
    # A precise claim inside a wider one.
    ("over $180 million", "$181.2 million", "refines"),
    ("over $180 million", "$181.18 million", "refines"),
    ("$181.2 million", "$181.18 million", "refines"),
    ("$181.2 million", "$181.24 million", "refines"),
    ("$181.2 million", "$181.15 million", "consistent"),  # [181.145, 181.155) crosses 181.15
    ("$181.2 million", "$181.25 million", "consistent"),
    ("about $180 million", "$181.2 million", "refines"),
    ("about $180 million", "$179 million", "refines"),
    ("about $180 million", "$184.4 million", "refines"),
    ("over $1 billion", "$1.5 billion", "refines"),
    ("over $1 billion", "$1.99 billion", "refines"),
    ("more than 40%", "41%", "refines"),
    ("more than 40%", "49.5%", "refines"),
    ("at least 40%", "45%", "refines"),
    ("at least 40%", "over 40%", "refines"),
    ("nearly 14%", "13.94%", "refines"),
    ("nearly 14%", "13.2%", "refines"),
    ("nearly $900 million", "$853 million", "refines"),
    ("almost $1 billion", "$867.4 million", "refines"),
    ("under 20%", "12.5%", "refines"),
    ("up to 20%", "12.5%", "refines"),
    ("up to 20%", "under 20%", "refines"),
    ("about 1.5%", "1.5%", "refines"),
    ("about 1.5%", "1.45%", "refines"),
    ("about 20%", "17.2%", "refines"),
    ("about 20%", "20%", "refines"),
    ("about 20%", "about 20.0%", "duplicate"),
    ("$3 billion", "$3.3 billion", "refines"),
    ("$3 billion", "$2.5 billion", "consistent"),  # [2.45, 2.55) crosses 2.5
    ("$3 billion", "$2.6 billion", "refines"),
    ("57%", "57.4%", "refines"),
    ("57%", "56.6%", "refines"),
    ("57%", "56.55%", "refines"),
    ("0%", "0.2%", "refines"),
    ("0%", "-0.2%", "refines"),
    ("188,500", "188,500.4", "refines"),
    ("about 188,500", "188,467", "refines"),
    ("about 188,500", "188,549", "refines"),
    # Mirrored below zero.
    ("over -3%", "-3.64%", "refines"),
    ("over -3%", "-3.2%", "refines"),
    ("nearly -14%", "-13.94%", "refines"),
    ("about -23%", "-22.6%", "refines"),
    ("about -20%", "-17%", "refines"),
    ("-$1.4 million", "-$1.35 million", "consistent"),  # (-1.355, -1.345] crosses -1.35
    ("-$1.4 million", "-$1.37 million", "refines"),
    ("-$378.7 million", "-$378.66 million", "refines"),
    ("at least -3%", "-3.2%", "refines"),
    ("up to -3%", "-2.5%", "refines"),
    ("about -1.5%", "-1.5%", "refines"),
    # Both can hold, and neither is inside the other.
    ("over 40%", "about 40%", "consistent"),
    ("at least 40%", "about 40%", "consistent"),
    ("nearly 40%", "about 40%", "consistent"),
    ("over 40%", "40%", "consistent"),
    ("at least 40%", "40%", "consistent"),
    ("up to 40%", "40%", "consistent"),
    ("nearly 40%", "40%", "consistent"),
    ("about 40%", "about 44%", "refines"),
    ("$181.2 million", "about $181.3 million", "consistent"),
    ("over $180 million", "over $185 million", "refines"),  # (185, 186] lies in (180, 190]
    ("2.45%", "2.5%", "consistent"),
    ("over -3%", "-3%", "consistent"),
    # Only an outer limit admits the other.
    ("over $180 million", "$250 million", "strained"),
    ("over $180 million", "$190.4 million", "strained"),
    ("more than 40%", "62%", "strained"),
    ("at least 40%", "60%", "strained"),
    ("over $1 billion", "$2.4 billion", "strained"),
    ("nearly $900 million", "$700 million", "strained"),
    ("under 20%", "5%", "strained"),
    ("up to $19 million", "$8 million", "strained"),
    ("at most 5%", "3.5%", "strained"),
    ("over 40%", "over 60%", "strained"),
    ("under 20%", "under 5%", "strained"),
    ("over 10%", "under 40%", "strained"),
    ("over -3%", "-6%", "strained"),
    ("nearly -14%", "-9%", "strained"),
    ("over $600 million", "$1.15 billion", "strained"),
    # They cannot both hold.
    ("$187.73 million", "$195.54 million", "conflicts"),
    ("$181.2 million", "$181.3 million", "conflicts"),
    ("$181.2 million", "$181.26 million", "conflicts"),
    ("$181.2 million", "$181.14 million", "conflicts"),
    ("$181.18 million", "$181.19 million", "conflicts"),
    ("$181 million", "$182 million", "conflicts"),
    ("over $180 million", "$179 million", "conflicts"),
    ("over $180 million", "$175.5 million", "conflicts"),
    ("more than 40%", "27.6%", "conflicts"),
    ("more than 40%", "about 27.6%", "conflicts"),
    ("at least 40%", "39%", "conflicts"),
    ("at least 40%", "39.4%", "conflicts"),
    ("nearly $900 million", "$901 million", "conflicts"),
    ("nearly $900 million", "$950 million", "conflicts"),
    ("under 20%", "21%", "conflicts"),
    ("up to 20%", "20.6%", "conflicts"),
    ("at most 5%", "over 5%", "conflicts"),
    ("under 20%", "over 20%", "conflicts"),
    ("under 20%", "at least 20%", "conflicts"),
    ("about 20%", "26%", "conflicts"),
    ("about 20%", "14%", "conflicts"),
    ("about 1.5%", "1.7%", "conflicts"),
    ("about $180 million", "$190 million", "conflicts"),
    ("57%", "47%", "conflicts"),
    ("57%", "56%", "conflicts"),
    ("0%", "1%", "conflicts"),
    ("-3%", "3%", "conflicts"),
    ("-$1.35 million", "$1.35 million", "conflicts"),
    ("over -3%", "-2%", "conflicts"),
    ("over -3%", "-2.4%", "conflicts"),
    ("over -3%", "3%", "conflicts"),
    ("nearly -14%", "-15%", "conflicts"),
    ("about -23%", "-25%", "conflicts"),
    ("-$295.4 million", "$295.4 million", "conflicts"),
    ("$1.2 billion", "$1.2 million", "conflicts"),
    ("188,500", "188,501", "conflicts"),
    # Units of one dimension meet in the base unit.
    ("2 GW", "2,000 MW", "refines"),
    ("2 GW", "2,400 MW", "refines"),
    ("2 GW", "2,600 MW", "conflicts"),
    ("1,000 PH/s", "1.000 EH/s", "duplicate"),
    ("40 EH/s", "0.04 ZH/s", "refines"),
    ("500 W", "0.5 kW", "refines"),
    ("over 40 EH/s", "27.6 EH/s", "conflicts"),
    ("over 40 EH/s", "41,500 PH/s", "refines"),
    ("1 acre", "4,047 sqm", "refines"),
    ("100 ha", "1 sqkm", "refines"),
    ("100 ha", "2 sqkm", "conflicts"),
    ("60 min", "1 h", "refines"),
    ("1 BTC", "100,000,000 sat", "refines"),
]


@pytest.fixture(scope="module")
def relations():
    articles = []
    for number, (first, second, _) in enumerate(PAIRS):
        fields = {"entity": f"E{number}", "period": "FY2026Q1"}
        for order, words in enumerate((first, second)):
            articles.append(Article([Line(f"Statement {number}, {order}: [{words}].", fields)]))
    facts = facts_of(*articles, until=["fct_mentions", "figure_mentions", "fct_figures"])
    told = rows(
        facts,
        """
        SELECT mentions.entity, said.rank, said.relation, figures.status, figures.n_independent
        FROM figure_mentions AS said
        JOIN fct_mentions AS mentions USING (mention_id)
        JOIN fct_figures AS figures ON figures.figure_id = said.figure_id
        """,
    )
    by_entity = {}
    for row in told:
        by_entity.setdefault(row["entity"], []).append(row)
    return by_entity


STATUS = {
    "duplicate": "agreed",
    "refines": "refined",
    "consistent": "agreed",
    "strained": "agreed",
    "conflicts": "contested",
}


@pytest.mark.parametrize(("number", "pair"), list(enumerate(PAIRS)), ids=[f"{a} | {b}" for a, b, _ in PAIRS])
def test_two_claims_of_one_cell(relations, number, pair):
    pair_rows = relations[f"E{number}"]
    preferred, other = sorted(pair_rows, key=lambda row: row["rank"] != "preferred")
    assert (preferred["rank"], preferred["relation"], other["rank"]) == ("preferred", "duplicate", "normal")
    assert (other["relation"], other["status"], other["n_independent"]) == (pair[2], STATUS[pair[2]], 2)

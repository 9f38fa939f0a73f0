"""Each kind of conflict where it must show, and the look-alikes that are none."""

import pytest
from article_claims import Article, Line, facts_of, tables_of
from mention_tables import build_facts, rows

Q1 = {"period": "FY2026Q1", "period_start": "2025-10-01", "period_end": "2025-12-31"}
Q2 = {"period": "FY2026Q2", "period_start": "2026-01-01", "period_end": "2026-03-31"}
OLD = {"period": "FY2023Q1", "period_start": "2022-10-01", "period_end": "2022-12-31"}
EXPECTED, PLANNED = {"basis": "estimate"}, {"basis": "guidance"}
EPS = {"metric": "eps", "unit": "USD/share"}
PRICE = {"metric": "share_price", "unit": "USD/share"}
HASH = {"metric": "hashrate"}
STAFF = {"metric": "employees"}


def quarter(words):
    return {
        "period": words,
        "evidence": [{"role": "period", "byte_start": 0, "byte_end": 2, "words": words, "note": None}],
    }


def told(name, *claims):
    """One article a claim: "Case 3: the text [claim]" with its fields."""
    return [
        Article([Line(f"{name} {place}: [{words}].", fields, section=fields.get("section", "body"))])
        for place, (words, fields) in enumerate(claims)
    ]


# What stands in the articles, and the kinds of conflict that it makes.
CASES = [
    # value
    ("two values of one quarter", [("$181.2 million", Q1), ("$190.4 million", Q1)], ["value"]),
    ("a sharper value", [("$181.2 million", Q1), ("$181.18 million", Q1)], []),
    ("an outer limit", [("over $180 million", Q1), ("$250 million", Q1)], []),
    ("two quarters", [("$181.2 million", Q1), ("$190.4 million", Q2)], []),
    ("three values", [("$181.2 million", Q1), ("$190.4 million", Q1), ("$195.1 million", Q1)], ["value"]),
    (
        "a third that bridges nothing",
        [("$181.2 million", Q1), ("over $100 million", Q1), ("$190.4 million", Q1)],
        ["value"],
    ),
    (
        "a chain without a gap",
        [("about $100 million", Q1), ("about $160 million", Q1), ("about $155 million", Q1)],
        ["value"],
    ),
    ("reported and expected", [("$181.2 million", Q1), ("$195.54 million", Q1 | EXPECTED)], []),
    ("superseded", [("$181.2 million", Q1), ("$190.4 million", Q1 | {"vintage": "prior"})], []),
    # plural_estimate
    (
        "estimates that differ",
        [("$185.1 million", Q1 | EXPECTED), ("$187.73 million", Q1 | EXPECTED)],
        ["plural_estimate"],
    ),
    ("estimates that agree", [("$187.7 million", Q1 | EXPECTED), ("$187.73 million", Q1 | EXPECTED)], []),
    (
        "targets of two named houses",
        [
            ("$18", {"metric": "price_target", "unit": "USD/share", "attributed_to": "Alpha"} | EXPECTED),
            ("$25", {"metric": "price_target", "unit": "USD/share", "attributed_to": "Beta"} | EXPECTED),
        ],
        ["plural_estimate"],
    ),
    (
        "targets of one house",
        [
            ("$18", {"metric": "price_target", "unit": "USD/share", "attributed_to": "Alpha"} | EXPECTED),
            ("$25", {"metric": "price_target", "unit": "USD/share", "attributed_to": "Alpha"} | EXPECTED),
        ],
        ["as_of_varies"],
    ),
    (
        "targets of nobody knows whom",
        [
            ("$18", {"metric": "price_target", "unit": "USD/share"} | EXPECTED),
            ("$25", {"metric": "price_target", "unit": "USD/share"} | EXPECTED),
        ],
        ["plural_estimate"],
    ),
    # as_of_varies
    ("values without a time", [("1,200", STAFF), ("1,300", STAFF)], ["as_of_varies"]),
    ("equal values without a time", [("1,200", STAFF), ("1,200", STAFF)], []),
    ("overlapping values without a time", [("over 1,000", STAFF), ("1,300", STAFF)], []),
    ("an outer limit without a time", [("over 1,000", STAFF), ("5,300", STAFF)], []),
    (
        "mean targets",
        [
            ("$23.50", {"metric": "price_target_mean", "unit": "USD/share"} | EXPECTED),
            ("$23.16", {"metric": "price_target_mean", "unit": "USD/share"} | EXPECTED),
        ],
        ["as_of_varies"],
    ),
    (
        "mean targets of one quarter",
        [
            ("$23.50", {"metric": "price_target_mean", "unit": "USD/share"} | EXPECTED | Q1),
            ("$23.16", {"metric": "price_target_mean", "unit": "USD/share"} | EXPECTED | Q1),
        ],
        ["as_of_varies"],
    ),
    ("plans that changed", [("$190 million", Q1 | PLANNED), ("$210 million", Q1 | PLANNED)], ["as_of_varies"]),
    ("prices", [("$10.22", PRICE), ("$9.68", PRICE), ("$7.50", PRICE)], []),
    (
        "moves",
        [
            ("-3%", PRICE | {"measure": "percent_change", "comparator": "1d", "unit": "percent"}),
            ("-9%", PRICE | {"measure": "percent_change", "comparator": "1d", "unit": "percent"}),
        ],
        [],
    ),
    (
        "capacities of nobody knows which site",
        [("285 MW", {"metric": "power_capacity"}), ("853 MW", {"metric": "power_capacity"})],
        [],
    ),
    ("a number of anything", [("285", {"metric": "other"}), ("853", {"metric": "other"})], []),
    ("nobody's numbers", [("285", STAFF | {"entity": None}), ("853", STAFF | {"entity": None})], []),
    # sign
    ("a loss told as a profit", [("-$1.35", EPS | Q1), ("$1.35", EPS | Q1)], ["sign"]),
    ("a loss and another profit", [("-$1.35", EPS | Q1), ("$1.36", EPS | Q1)], ["value"]),
    ("an estimate of unknown sign", [("-$0.08", EPS | Q1 | EXPECTED), ("$0.08", EPS | Q1 | EXPECTED)], ["sign"]),
    ("zero has no sign", [("0", STAFF | Q1), ("0", STAFF | Q1)], []),
    # scale
    ("millions for billions", [("$1.2 billion", Q1), ("$1.2 million", Q1)], ["scale"]),
    (
        "percent for fraction",
        [("12.4%", {"metric": "gross_margin"} | Q1), ("0.124%", {"metric": "gross_margin"} | Q1)],
        ["scale"],
    ),
    ("thousand for units", [("27,600 EH/s", HASH | Q1), ("27.6 EH/s", HASH | Q1)], ["scale"]),
    ("millions, a little off", [("$1.204 billion", Q1), ("$1.2 million", Q1)], ["scale"]),
    ("millions, too far off", [("$1.21 billion", Q1), ("$1.2 million", Q1)], ["value"]),
    ("ten times", [("$12 million", Q1), ("$1.2 million", Q1)], ["value"]),
    ("millions and the other sign", [("-$1.2 billion", Q1), ("$1.2 million", Q1)], ["value"]),
    # accounting_basis
    (
        "one names its accounting",
        [("-$1.35", EPS | Q1 | {"accounting": "gaap"}), ("-$0.10", EPS | Q1)],
        ["accounting_basis"],
    ),
    (
        "both name it",
        [("-$1.35", EPS | Q1 | {"accounting": "gaap"}), ("-$0.10", EPS | Q1 | {"accounting": "adjusted"})],
        [],
    ),
    ("an equal value", [("-$1.35", EPS | Q1 | {"accounting": "gaap"}), ("-$1.35", EPS | Q1)], []),
    ("of another quarter", [("-$1.35", EPS | Q1 | {"accounting": "gaap"}), ("-$0.10", EPS | Q2)], []),
    # period_label
    (
        "a precise value under two labels",
        [("-$1.35", EPS | Q1), ("-$1.35", EPS | Q1), ("-$1.35", EPS | OLD)],
        ["period_label"],
    ),
    ("nobody outnumbers the other", [("-$1.35", EPS | Q1), ("-$1.35", EPS | OLD)], []),
    ("a value of few digits", [("-$1.3", EPS | Q1), ("-$1.3", EPS | Q1), ("-$1.3", EPS | OLD)], []),
    ("a vague value", [("over $181.2 million", Q1), ("over $181.2 million", Q1), ("over $181.2 million", OLD)], []),
    (
        "a dividend repeats",
        [
            ("$0.125", EPS | Q1 | {"metric": "dividend_per_share"}),
            ("$0.125", EPS | Q1 | {"metric": "dividend_per_share"}),
            ("$0.125", EPS | OLD | {"metric": "dividend_per_share"}),
        ],
        [],
    ),
    (
        "an estimate repeats",
        [("$1.35", EPS | Q1 | EXPECTED), ("$1.35", EPS | Q1 | EXPECTED), ("$1.35", EPS | OLD | EXPECTED)],
        [],
    ),
    ("two values under two labels", [("$181.2 million", Q1), ("$181.2 million", Q1), ("$162.3 million", OLD)], []),
    # stale_profile
    (
        "a profile against a dated claim",
        [("27.6 EH/s", HASH | {"section": "profile"}), ("50.1 EH/s", HASH | Q1)],
        ["stale_profile"],
    ),
    ("a profile that agrees", [("over 40 EH/s", HASH | {"section": "profile"}), ("50.1 EH/s", HASH | Q1)], []),
    (
        "a profile against a profile",
        [("27.6 EH/s", HASH | {"section": "profile"}), ("50.1 EH/s", HASH | Q1 | {"section": "profile"})],
        [],
    ),
    (
        "a profile against a claim that the context dates",
        [("27.6 EH/s", HASH | {"section": "profile"}), ("50.1 EH/s", HASH | Q1 | {"period_from": "context"})],
        [],
    ),
    (
        "a profile's whole against a site",
        [
            ("853 MW", {"metric": "power_capacity", "aspect": "contracted", "section": "profile"}),
            ("285 MW", {"metric": "power_capacity", "aspect": "contracted"} | Q1),
        ],
        [],
    ),
    ("a text against a dated claim", [("27.6 EH/s", HASH), ("50.1 EH/s", HASH | Q1)], []),
    ("a profile against a flow", [("$150 million", {"section": "profile"}), ("$181.2 million", Q1)], []),
]

KINDS = """
SELECT figures.entity, conflicts.kind, conflicts.explanation
FROM fct_conflicts AS conflicts JOIN fct_figures AS figures USING (figure_id)
"""


def conflicts_by_entity(articles, case_nos):
    found = rows(facts_of(*articles, until=["fct_conflicts"]), KINDS)
    return [sorted(row["kind"] for row in found if row["entity"] == f"E{number}") for number in case_nos]


@pytest.fixture(scope="module")
def kinds():
    articles = [
        article
        for number, (name, claims, _) in enumerate(CASES)
        for article in told(name, *((words, {"entity": f"E{number}"} | fields) for words, fields in claims))
    ]
    return conflicts_by_entity(articles, range(len(CASES)))


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES)), ids=[case[0] for case in CASES])
def test_kinds_of_conflict(kinds, number, case):
    assert kinds[number] == case[2]


REPEATED = Line("Acme lost [-$1.35] a share.", EPS | Q1)
LABELS = [
    (
        "the text compares the two",
        [Line("It lost [-$1.35] again, as it lost [-$1.35] then.", EPS | Q1, EPS | OLD), REPEATED],
        0,
    ),
    (
        "a label that only the context gives",
        [
            REPEATED,
            Line("A loss: [-$1.35].", EPS | Q1),
            Line("It lost [-$1.35].", EPS | OLD | {"period_from": "context"}),
        ],
        0,
    ),
    (
        "a copied expression",
        [
            REPEATED,
            Line("A loss: [-$1.35].", EPS | Q1),
            Line("In 2023: [-$1.35].", EPS | OLD),
            Line("In 2023: [-$1.35].", EPS | OLD),
        ],
        1,
    ),
    (
        "an expression over two values that recur",
        [
            REPEATED,
            Line("A loss: [-$378.7 million].", Q1 | {"metric": "net_income"}),
            Line("It is [-$1.35].", EPS | Q1),
            Line("Again [-$378.7 million].", Q1 | {"metric": "net_income"}),
            Line("In 2023: [-$1.35], [-$378.7 million].", EPS | OLD, OLD | {"metric": "net_income"}),
        ],
        1,
    ),
]


@pytest.mark.parametrize(("lines", "flags"), [case[1:] for case in LABELS], ids=[case[0] for case in LABELS])
def test_a_label_is_flagged_once_for_its_expression(lines, flags):
    # Each line is a teaser: a source of its own.
    teasers = []
    for line in lines:
        line.section = "related"
        teasers.append(line)
    found = rows(facts_of(Article(teasers), until=["fct_conflicts"]), KINDS + " WHERE kind = 'period_label'")
    assert len(found) == flags


def test_a_flag_names_the_expression_and_all_that_it_governs():
    lines = [
        Line("Acme lost [-$1.35] a share.", EPS | Q1, section="related"),
        Line("The loss was [-$1.35].", EPS | Q1, section="related"),
        Line(
            "In fiscal Q1 2023 it lost [-$1.35], or [-$378.7 million].",
            EPS | OLD | {"evidence": quarter("fiscal Q1 2023")["evidence"]},
            OLD | {"metric": "net_income"},
            section="related",
        ),
    ]
    facts = facts_of(Article(lines), until=["fct_conflicts"])
    (flag,) = rows(facts, "SELECT * FROM fct_conflicts")
    assert flag["explanation"].startswith('"fiscal Q1 2023" stands over "-$1.35" and "-$378.7 million"')
    sides = rows(facts, "SELECT side, count(*) AS n FROM conflict_mentions GROUP BY side ORDER BY side")
    assert [(row["side"], row["n"]) for row in sides] == [(1, 2), (2, 2)]


def test_a_new_version_that_says_otherwise_is_revised_and_no_conflict_of_values():
    older = Article([Line("Acme earned [$181.2 million]. It has [1,200].", Q1, STAFF)], name="old", seen="2026-02-01")
    newer = Article([Line("Acme earned [$190.4 million]. It has [1,200].", Q1, STAFF)], name="new", seen="2026-02-02")
    tables = tables_of([older, newer])
    for row in tables["clean_articles"]:
        row["canonical_url"] = "https://example.com/news/acme"
    facts = build_facts(tables, ["fct_conflicts"])
    (revised,) = rows(facts, "SELECT * FROM fct_conflicts")
    assert (revised["kind"], revised["n_sides"], revised["n_mentions"]) == ("revised", 2, 2)
    assert revised["explanation"] == (
        'An earlier version of the article gave Revenue of Acme, FY2026Q1 as "$181.2 million"; '
        'it now says "$190.4 million".'
    )


def test_every_side_of_a_conflict_has_its_mentions():
    articles = told("x", ("$181.2 million", Q1), ("$181.2 million", Q1), ("$190.4 million", Q1))
    facts = facts_of(*articles, until=["fct_conflicts"])
    (conflict,) = rows(facts, "SELECT * FROM fct_conflicts")
    assert (conflict["kind"], conflict["severity"], conflict["n_sides"], conflict["n_mentions"]) == (
        "value",
        "high",
        2,
        3,
    )
    sides = rows(facts, "SELECT side, words, count(*) AS n FROM conflict_mentions GROUP BY ALL ORDER BY side")
    assert [(row["words"], row["n"]) for row in sides] == [("$181.2 million", 2), ("$190.4 million", 1)]
    assert conflict["explanation"] == 'Revenue of Acme, FY2026Q1: "$181.2 million", "$190.4 million" cannot all hold.'


def test_a_time_from_the_context_makes_a_conflict_less_severe():
    articles = told("x", ("$181.2 million", Q1), ("$190.4 million", Q1 | {"period_from": "context"}))
    (conflict,) = rows(facts_of(*articles, until=["fct_conflicts"]), "SELECT * FROM fct_conflicts")
    assert conflict["severity"] == "medium"

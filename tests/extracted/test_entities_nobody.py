"""Which capitalised words name nobody, which names are read whole, and which words mean another than a list says."""

from dataclasses import replace

import pytest
from entity_cases import article, index, lexicon, read, table

from assets.extracted.entities.find import find_names
from assets.extracted.entities.nobody import is_legal, names_nobody

NOBODY = [
    "Q3FY25",
    "9MFY26",
    "Q4'24",
    "FY27E",
    "April-December",
    "Non-GAAP",
    "Fair Value",
    "Insider Ownership",
    "Total Operating Expenses",
    "Life Insurance Company",
    "Finance Minister Perrin",
    "General Counsel Ovitt",
    "Association",
    "Paula",
    "ULIPs",
    "EVs",
]
SOMEBODY = [
    "Larkspur",
    "Larkspur Life Insurance",
    "Total Value Holdings Inc",
    "Minister Foods Ltd",
    "Quarter Brass ConstructionLtd",
    "FY Rubber",
]
WHOLE = [
    (
        "Hunan Brass and Copper Tubes Co., Ltd. (SZSE:002999) is listed. Hunan Brass posted revenue of $40 million.",
        "$40 million",
        "revenue",
        "Hunan Brass and Copper Tubes Co., Ltd",
    ),
    (
        "Ohira Pumps Co., Ltd. (Tokyo: 7999) reports today. Sales rose 8%. Ohira Pumps has plants in Brazil.",
        "8%",
        "revenue",
        "Ohira Pumps Co., Ltd",
    ),
    ("Austin Girders DevelopLtd earned $4 million.", "$4 million", "net_income", "Austin Girders DevelopLtd"),
    (
        "Shares of Meridian Foods (NYSE: MFDX) rose. Its revenue was $90 million.",
        "$90 million",
        "revenue",
        "Meridian Foods",
    ),
    (
        "While Meridian Foods (NYSE: MFDX) slid, its revenue was $90 million.",
        "$90 million",
        "revenue",
        "Meridian Foods",
    ),
    ("Drugmaker Eli Lilly (LLY) rose. Its revenue was $9 billion.", "$9 billion", "revenue", "Eli Lilly"),
    ("Carrier Brass (NYSE: CBRX) rose. Its revenue was $9 billion.", "$9 billion", "revenue", "Carrier Brass"),
    ("California ISO met today. ISO ran 44,947 megawatts of plants.", "44,947", "other", "California ISO"),
    ("ROCE of Meridian Foods (NSE: MFDX) was 12%.", "12%", "roic", "Meridian Foods"),
    ("Meridian Foods' (SGX:M99) revenue was $90 million.", "$90 million", "revenue", "Meridian Foods"),
    ("Papa John's said revenue was $500 million.", "$500 million", "revenue", "Papa John's"),
]
OTHERS = [
    ("Part-truck load (PTL) is steady. PTL rose 5%.", "PTL"),
    ("The Department of Government Efficiency (DOGE) cut 3,000 jobs. DOGE saved $2 billion.", "Dogecoin"),
    ("Care for age-related macular degeneration, or wet macular degeneration (WMD), grew. Here it is.", "Here"),
    ("The Test Controls (TC) segment grew by 9%, the Aerospace & Defense (A&D) segment by 4%.", "Aerospace & Defense"),
    ("Ready Mix Concrete Sales Rose In Brazil And Chile", "Concrete"),
    ("The CEO, Stephen J. Tarnqvist, sold 5,000 shares. Tarnqvist bought 20,000 shares.", "Tarnqvist"),
    ("Apple's CFO, Orsala Tarnqvist Dwell, sold 5,000 shares for $2 million.", "Orsala Tarnqvist Dwell"),
    ("He spoke before Congress. The index closed 67 points higher.", "Congress. The index"),
    ("Quorum Energy fell 2%, Apple Energy 3%.", "Energy"),
    ("The market value of NFT was $24 million.", "NFT"),
    ("Black Advocates Network (BAN) met. Black voters fell by 5%.", "Black"),
]


@pytest.mark.parametrize("words", NOBODY)
def test_these_words_name_nobody(words: str) -> None:
    assert names_nobody(words.split(), table())


@pytest.mark.parametrize("words", SOMEBODY)
def test_these_words_may_name_a_company(words: str) -> None:
    assert not names_nobody(words.split(), table())


@pytest.mark.parametrize(
    ("word", "legal"), [("Ltd", True), ("TubesLtd", True), ("Group", False), ("Limited", True), ("Malted", False)]
)
def test_legal_forms_stand_alone_or_glued(word: str, legal: bool) -> None:
    assert is_legal(word, table()) is legal


@pytest.mark.parametrize(("text", "words", "metric", "name"), WHOLE)
def test_the_name_is_read_whole(text: str, words: str, metric: str, name: str) -> None:
    assert read(text, words, metric).name == name


@pytest.mark.parametrize(("text", "name"), OTHERS)
def test_the_words_do_not_mean(text: str, name: str) -> None:
    words = {text[o.start : o.end] for o in index(text).occurrences if o.entity.kind != "agency"}
    names = {o.entity.name for o in index(text).occurrences}
    assert name not in words | names


TITLED = [
    (
        "Quillmatic, which builds looms, raises $30M",
        "Quillmatic is young. Looms by Quillmatic are fast. Few know Quillmatic.",
        {"Quillmatic"},
    ),
    ("Apple buys Quillmatic", "Quillmatic is young. Looms by Quillmatic are fast. Apple met Quillmatic.", set()),
    ("Apple buys Quill Labs", "Quill Labs is young. Looms by Quill Labs sell. Apple met Quill Labs.", {"Quill Labs"}),
    ("Singaporeans save more", "Few Singaporeans invest. Most Singaporeans save, as Singaporeans do.", set()),
    ("Quillmatic raises $30M", "Quillmatic is young. Looms are fast.", set()),
    ("Looms are back, says Quillmatic", "Tubs by Brandt are fast. Brandt tubs sell. Few know Brandt.", set()),
    ("Trump speaks again", "Voters met Trump. They like Trump. Few know Trump.", set()),
    ("Sales Rise at Mills", "Sales rose. The Mills said so, as Mills do. Old mills like Mills.", set()),
    ("Ovitt Timber Profit Falls", "Ovitt Timber on Friday reported a loss of timber.", {"Ovitt Timber"}),
]


@pytest.mark.parametrize(("title", "text", "names"), TITLED)
def test_whom_the_title_names_and_the_text_repeats(title: str, text: str, names: set[str]) -> None:
    found = find_names(replace(article(text), title=title), lexicon().find(text), table())
    assert {o.entity.name for o in found.occurrences if o.entity.kind == "unknown"} == names

"""Makes news articles of 4 KB from templates, as dense in figures as real ones, as text or Markdown.

Companies, figures and sentences are invented; the same number gives the same article. In 1,000 bytes stand about 6
figures and 10 runs of digits, those of dates and names among them, as in 20 real articles of every kind (5.9 and 10.1).
A dense article has twice as many figures, as an earnings report has.
"""

import random

_COMPANIES = (
    ("Northgate Mining Corp.", "Northgate", "NASDAQ: NGMX"),
    ("Harlow & Pine plc", "Harlow", "LSE: HLPN"),
    ("Calder Foods Inc.", "Calder", "NYSE: CDRF"),
    ("Vantor Semiconductor Ltd.", "Vantor", "TSX: VNTR"),
    ("Ostrava Steel AG", "Ostrava Steel", "ETR: OSTV"),
)
_FIGURES = (
    "{full} ({ticker}) reported {quarter}-quarter revenue of ${a} million, up {p}% from ${b} million a year earlier.",
    "Net income rose to ${c} million, or ${e} per share, compared with ${f} per share in the same period last year.",
    "Analysts polled by a data provider had expected earnings of ${f} per share on revenue of about ${b} million.",
    "{short} shares fell {p}% to ${s} in after-hours trading on Tuesday, and are down more than {q}% this year.",
    "The company now expects full-year sales of ${x} billion to ${y} billion; its previous forecast was ${w} billion.",
    "Gross margin widened to {q}% from {p}% as freight costs eased, finance chief Dana Whitlow said.",
    "The board approved a buyback of up to ${c} million and raised the quarterly dividend to {n} cents a share.",
    "Operating expenses were nearly ${d} million, including a one-time charge of ${e} million for closing {k} sites.",
    "Bitcoin slipped {p}% to ${big}, while the S&P 500 gained {e}% and the yield on 10-year notes stood at {e}%.",
    "Consumer prices rose {e}% in the 12 months to October, the statistics office said, after {f}% in September.",
    "The plant near Lindau has a capacity of {d} MW and employs about {n}00 people; a second line opens by 2027.",
    "Brent crude settled at ${s} a barrel, down {e}%, and copper traded {f}% higher at ${big} a tonne.",
)
_ASIDES = (
    "{short} bought the plant on March 14, 2023 and has run it around the clock since the autumn of that year.",
    "The index has lost ground in four of the past five weeks, and Monday's session was its worst since June 2022.",
    "In a note on Oct. 9, analysts at Brandt Research kept their rating and a price target of ${s} on the stock.",
    "Its 737 simulators and the older S21 machines will stay in use until the end of 2026, a person close to it said.",
    "The ruling of Nov. 3 leaves the penalty of ${c} million in place, though both sides may appeal until Dec. 18.",
    "About {q}% of the shares are held by the founder's family, which has run the business since 1987.",
    "By 9:30 a.m. in New York on Thursday the shares had recovered, having been {p}% lower at the open.",
    "Section 12 of the agreement, signed on 5 May 2024, says that either side may walk away after the first quarter.",
)
_WORDS = (
    "Demand in Europe was softer than planned, but orders from Asia held up well and the backlog grew again.",
    "A spokeswoman declined to comment on the talks, which people familiar with the matter described as advanced.",
    "Investors have waited for a sign that the long decline of the division is over, and may have found one.",
    "{short} has spent much of the year repairing relations with suppliers, some of whom had stopped shipping to it.",
    "The chief executive told reporters that the worst was behind the industry, though rivals sounded less sure of it.",
    "Under the agreement, the buyer takes over the factory, its workers and the contracts that come with them.",
    "Regulators in Brussels and Washington still have to approve the merger, and unions have asked for talks.",
    "“We are where we said we would be, and we got there without selling anything we needed,” Whitlow said on a call.",
    "Traders said that the move owed more to thin volumes before the holiday than to any news about the company.",
)
_QUARTERS = ("first", "second", "third", "fourth")
_SIZE = 4000  # characters
_USUAL, _DENSE = (1, 1, 2), (2, 0, 2)  # sentences of figures, of dates and asides, and of words in a paragraph


def write_paragraphs(seed: int, *, dense: bool = False) -> list[str]:
    """The paragraphs of article number `seed`, about 4,000 characters in all."""
    source = random.Random(seed)
    full, short, ticker = source.choice(_COMPANIES)
    paragraphs = [f"{short} beats forecasts as margins widen"]
    figures, asides, words = _DENSE if dense else _USUAL
    while sum(map(len, paragraphs)) < _SIZE:
        chosen = [*source.sample(_FIGURES, figures), *source.sample(_ASIDES, asides), *source.sample(_WORDS, words)]
        source.shuffle(chosen)
        filled = [one.format(full=full, short=short, ticker=ticker, **_draw_numbers(source)) for one in chosen]
        paragraphs.append(" ".join(filled))
        if not dense:
            paragraphs.append(" ".join(one.format(short=short) for one in source.sample(_WORDS, 1)))
    return paragraphs


def _draw_numbers(source: random.Random) -> dict[str, str]:
    numbers = {name: f"{source.uniform(20, 900):.1f}" for name in "abcd"}
    numbers |= {name: f"{source.uniform(0.1, 9):.2f}" for name in "efwxy"}
    numbers |= {name: str(source.randint(2, 60)) for name in "knpq"}
    return numbers | {
        "s": f"{source.uniform(5, 200):.2f}",
        "big": f"{source.randint(9000, 120000):,}",
        "quarter": source.choice(_QUARTERS),
    }


def write_text(seed: int) -> str:
    """The article as plain text."""
    return "\n\n".join(write_paragraphs(seed))


def write_dense(seed: int) -> str:
    """An article of twice as many figures, as plain text."""
    return "\n\n".join(write_paragraphs(seed, dense=True))


def write_markdown(seed: int) -> str:
    """The article as Markdown with front matter, a heading and a table."""
    title, *body = write_paragraphs(seed)
    table = "| Metric | Q3 2025 | Q3 2024 |\n|---|---|---|\n| Revenue | $181.2 million | $161.1 million |"
    return f"---\ntitle: {title}\ndate: 2025-11-04\n---\n\n# {title}\n\n" + "\n\n".join([*body, table])

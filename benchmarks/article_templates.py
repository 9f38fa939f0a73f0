"""Makes news articles of 4 KB with about 50 numbers each from templates, as text, Markdown or a page of HTML.

Companies, figures and sentences are invented; the same number gives the same article.
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
_WORDS = (
    "Demand in Europe was softer than planned, but orders from Asia held up well and the backlog grew again.",
    "A spokeswoman declined to comment on the talks, which people familiar with the matter described as advanced.",
    "Investors have waited for a sign that the long decline of the division is over, and may have found one.",
    "{short} has spent much of the year repairing relations with suppliers, some of whom had stopped shipping to it.",
    "The chief executive told reporters that the worst was behind the industry, though rivals sounded less sure of it.",
    "Under the agreement, the buyer takes over the factory, its workers and the contracts that come with them.",
    "Regulators in Brussels and Washington still have to approve the merger, and unions have asked for talks.",
)
_QUARTERS = ("first", "second", "third", "fourth")
_SIZE = 4000  # characters
_MENU = "".join(f'<li class="item"><a class="link" href="/section/{n}">Section {n}</a></li>' for n in range(150))
_STYLE = "".join(f".card-{n}{{margin:{n}px;padding:0 {n}px}}" for n in range(1000))


def write_paragraphs(seed: int) -> list[str]:
    """The paragraphs of article number `seed`, about 4,000 characters in all."""
    source = random.Random(seed)
    full, short, ticker = source.choice(_COMPANIES)
    paragraphs = [f"{short} beats forecasts as margins widen"]
    while sum(map(len, paragraphs)) < _SIZE:
        chosen = [*source.sample(_FIGURES, 2), *source.sample(_WORDS, 2)]
        source.shuffle(chosen)
        filled = [one.format(full=full, short=short, ticker=ticker, **_draw_numbers(source)) for one in chosen]
        paragraphs.append(" ".join(filled))
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


def write_markdown(seed: int) -> str:
    """The article as Markdown with front matter, a heading and a table."""
    title, *body = write_paragraphs(seed)
    table = "| Metric | Q3 2025 | Q3 2024 |\n|---|---|---|\n| Revenue | $181.2 million | $161.1 million |"
    return f"---\ntitle: {title}\ndate: 2025-11-04\n---\n\n# {title}\n\n" + "\n\n".join([*body, table])


def write_page(seed: int) -> str:
    """The article as a page of HTML between menus, scripts and a footer."""
    title, *body = write_paragraphs(seed)
    paragraphs = "".join(f"<p>{paragraph.replace('&', '&amp;')}</p>\n" for paragraph in body)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title><meta property='og:title' content='{title}'>"
        f"<style>{_STYLE}</style><script>var slots = {[n * seed for n in range(4000)]};</script></head>"
        f"<body><nav><ul>{_MENU}</ul></nav>"
        f"<main><article><h1>{title}</h1>\n{paragraphs}</article></main>"
        f"<aside><h2>More stories</h2><ul>{_MENU}</ul></aside><footer>© 2025 Example Press</footer></body></html>"
    )

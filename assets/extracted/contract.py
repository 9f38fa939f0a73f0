"""The tables `mentions` and `residual_numbers`: the schema that each row meets, and rows as frames of that schema."""

from collections.abc import Mapping, Sequence

import pandera.polars as pa
import polars as pl
from polars._typing import PolarsDataType

from assets.cleaned.record import Section
from assets.extracted.record import Basis, Bound, Measure, PeriodFrom
from assets.extracted.rows import Row, Value

AMOUNT = pl.Decimal(38, 9)
_CITED: dict[str, PolarsDataType] = {
    "role": pl.String, "byte_start": pl.Int64, "byte_end": pl.Int64, "words": pl.String, "note": pl.String,
}  # fmt: skip
EVIDENCE = pl.List(pl.Struct(_CITED))
_ID = pa.Check.str_matches(r"^[0-9a-f]{16}$")
_SHA256 = pa.Check.str_matches(r"^[0-9a-f]{64}$")
_OFFSET = pa.Check.ge(0)
_NOT_EMPTY = pa.Check.str_length(min_value=1)


def _one_of(kind: type[Section | Bound | Measure | Basis | PeriodFrom]) -> pa.Check:
    return pa.Check.isin([member.value for member in kind])


def _column(kind: PolarsDataType, meaning: str, check: pa.Check | None = None, *, null: bool = False) -> pa.Column:
    return pa.Column(kind, check, nullable=null, description=meaning)


MENTIONS = pa.DataFrameSchema(
    {
        "mention_id": _column(pl.String, "Hash of the article, the bytes, the value and the unit", _ID),
        "article_id": _column(pl.String, "SHA-256 of the article's bytes", _SHA256),
        "section": _column(pl.String, "Part of the page that the figure stands in", _one_of(Section)),
        "block_id": _column(pl.String, "Block of the clean text that the figure stands in", _ID),
        "byte_start": _column(pl.Int64, "First byte of the quote in the article's bytes", _OFFSET),
        "byte_end": _column(pl.Int64, "Byte after the quote", _OFFSET),
        "char_start": _column(pl.Int64, "First code point of the quote in the raw text", _OFFSET),
        "char_end": _column(pl.Int64, "Code point after the quote in the raw text", _OFFSET),
        "clean_start": _column(pl.Int64, "First code point of the quote in the clean text", _OFFSET),
        "clean_end": _column(pl.Int64, "Code point after the quote in the clean text", _OFFSET),
        "line": _column(pl.Int64, "Line of the raw text where the quote starts, from 1", pa.Check.ge(1)),
        "quote": _column(pl.String, "The number with its sign, currency, scale and unit, as cleaned", _NOT_EMPTY),
        "prefix": _column(pl.String, "Up to 32 characters of clean text before the quote"),
        "suffix": _column(pl.String, "Up to 32 characters of clean text after the quote"),
        "value": _column(AMOUNT, "Signed value, scaled out to the unit"),
        "decimals": _column(
            pl.Int32, "XBRL decimals: 2 where hundredths are the last digit shown, -6 where millions are"
        ),
        "value_low": _column(AMOUNT, "Lower end of the interval that the wording means, in the unit"),
        "value_high": _column(AMOUNT, "Upper end of the interval that the wording means, in the unit"),
        "low_closed": _column(pl.Boolean, "Whether value_low belongs to the interval"),
        "high_closed": _column(pl.Boolean, "Whether value_high belongs to the interval"),
        "outer_low": _column(AMOUNT, "Lower outer limit that the wording allows; null where there is none", null=True),
        "outer_high": _column(AMOUNT, "Upper outer limit that the wording allows; null where there is none", null=True),
        "bound": _column(
            pl.String, "=, ~ about, > over, < under, range_low or range_high; of the magnitude", _one_of(Bound)
        ),
        "qualifier": _column(pl.String, "The word that bounds the number, normalised", null=True),
        "range_id": _column(pl.String, "mention_id of the range's low end, on both ends", _ID, null=True),
        "unit": _column(pl.String, "Id of the unit as written: ISO 4217 for money, CUR/X for money per X", _NOT_EMPTY),
        "base_value": _column(AMOUNT, "Value in the base unit"),
        "base_unit": _column(pl.String, "Unit in which values of this dimension are compared", _NOT_EMPTY),
        "metric": _column(
            pl.String, "Id of what is measured; other where no metric of the vocabulary fits", _NOT_EMPTY
        ),
        "aspect": _column(pl.String, "What narrows the metric: segment, region, product, site ...", null=True),
        "entity": _column(pl.String, "Whose figure it is: ticker, ISO country, coin code or a slug", null=True),
        "entity_name": _column(pl.String, "The words that name the entity", null=True),
        "entity_kind": _column(pl.String, "company, coin, index, commodity, country, sector ...", null=True),
        "measure": _column(pl.String, "level, change (absolute) or percent_change", _one_of(Measure)),
        "comparator": _column(pl.String, "Against what a change is measured: yoy, 1d, estimate ...", null=True),
        "basis": _column(pl.String, "reported, estimate or guidance", _one_of(Basis)),
        "accounting": _column(
            pl.String,
            "gaap or adjusted, where the text or the metric says so",
            pa.Check.isin(["gaap", "adjusted"]),
            null=True,
        ),
        "vintage": _column(
            pl.String, "prior for a superseded value, else current", pa.Check.isin(["current", "prior"])
        ),
        "attributed_to": _column(pl.String, "Who says so, where the text names a source", null=True),
        "period": _column(pl.String, "What time the figure is about: FY2026Q1, 2025Q4, 2026-01 ...", null=True),
        "period_start": _column(pl.Date, "First day of the period", null=True),
        "period_end": _column(pl.Date, "Last day of the period", null=True),
        "period_from": _column(
            pl.String,
            "Whether the period was stated, or taken from context or a default",
            _one_of(PeriodFrom),
            null=True,
        ),
        "evidence": _column(EVIDENCE, "The words that decided each field; bytes null where the note names a context"),
        "copy_of_mention_id": _column(
            pl.String, "The same figure in the first copy of a repeated block", _ID, null=True
        ),
        "rule": _column(pl.String, "Rule of the grammar that read the quantity", _NOT_EMPTY),
        "run_id": _column(pl.String, "Run that first derived the row", _NOT_EMPTY),
        "code_version": _column(pl.String, "Version of the code that derived the row", _NOT_EMPTY),
        "vocabulary_hash": _column(pl.String, "Hash of the reference tables that the row was derived with", _NOT_EMPTY),
    },
    strict=True,
    unique=["mention_id"],
    name="mentions",
    description="One figure at one place of one article.",
)

RESIDUAL_NUMBERS = pa.DataFrameSchema(
    {
        "article_id": _column(pl.String, "SHA-256 of the article's bytes", _SHA256),
        "byte_start": _column(pl.Int64, "First byte of the number or of the hidden range", _OFFSET),
        "byte_end": _column(pl.Int64, "Byte after it", _OFFSET),
        "quote": _column(pl.String, "The digits as cleaned; null for a hidden range", null=True),
        "reason": _column(pl.String, "Why this is no figure: date, period, name, markup ...", _NOT_EMPTY),
        "count": _column(pl.Int64, "Runs of digits inside: 1 for a number", pa.Check.ge(1)),
        "section": _column(pl.String, "Part of the page; null for a hidden range", _one_of(Section), null=True),
        "run_id": _column(pl.String, "Run that first derived the row", _NOT_EMPTY),
        "code_version": _column(pl.String, "Version of the code that derived the row", _NOT_EMPTY),
    },
    strict=True,
    name="residual_numbers",
    description="One run of digits that is no figure, or one hidden range that holds some, with its reason.",
)


def to_frame(rows: Sequence[Row], schema: pa.DataFrameSchema) -> pl.DataFrame:
    """`rows` as a frame with the columns and types of `schema`; a missing column is an error, not a null."""
    types = {name: column.dtype.type for name, column in schema.columns.items()}
    columns: dict[str, list[Value] | pl.Series] = {name: [row[name] for row in rows] for name in types}
    if "evidence" in columns:
        columns["evidence"] = _nest([value for value in columns["evidence"] if isinstance(value, list)])
    return pl.DataFrame(columns, schema=types)


def _nest(lists: Sequence[Sequence[Mapping[str, str | int | None]]]) -> pl.Series:
    """The evidence of each row as a column, by way of one flat frame: polars itself makes a series for each list."""
    flat = {name: [cited[name] for evidence in lists for cited in evidence] for name in _CITED}
    places = [place for place, evidence in enumerate(lists) for _ in evidence]
    frame = pl.DataFrame({"place": places, **flat}, schema={"place": pl.Int64, **_CITED})
    nested = frame.group_by("place").agg(pl.struct(*_CITED).alias("nested"))
    whole = pl.DataFrame({"place": range(len(lists))}, schema={"place": pl.Int64}).join(nested, on="place", how="left")
    return whole.sort("place")["nested"].fill_null(pl.lit([], dtype=EVIDENCE))

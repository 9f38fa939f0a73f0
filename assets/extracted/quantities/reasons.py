"""Why a run of digits is no figure."""

from enum import StrEnum


class Reason(StrEnum):
    """The reasons of `residual_numbers`."""

    DATE = "date"  # a day, month or year
    PERIOD = "period"  # a label: Q1, FY2026, 1H25
    DURATION = "duration"  # over what time something was measured
    ORDINAL = "ordinal"  # 1st, No. 3, top 10
    LIST_NUMBER = "list_number"  # 1. or (2) before an item; page 5, figure 3
    NAME = "name"  # S&P 500, S21, Boeing 737
    PHONE = "phone"
    URL = "url"
    VERSION = "version"
    TIME = "time"  # a clock time, or how long ago
    PAGE_FURNITURE = "page_furniture"  # 5 min read
    IDENTIFIER = "identifier"  # section of a law, docket, ISIN
    SCORE_LINE = "score_line"  # 3-2, 2:1
    SECTION_SKIPPED = "section_skipped"  # promotions, bios, chrome, front matter
    COUNT_OF_NAMED = "count_of_named"  # "these 4 firms", "2 of the 3"
    UNHELD = "unheld"  # a figure with more digits than the table holds
    OTHER = "other"

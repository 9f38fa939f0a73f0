"""Turns what a page says into HTML: one Jinja environment, in which everything is escaped."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from explorer import values
from explorer.links import Links
from explorer.text import show_text, spell_hidden


@dataclass(frozen=True, slots=True)
class Page:
    """A template and what stands in it; `depth` is the number of folders above the page."""

    template: str
    values: Mapping[str, Any]
    depth: int = 0


@cache
def environment() -> Environment:
    """Templates of `explorer/templates`; a name that a page does not set is an error."""
    made = Environment(
        loader=PackageLoader("explorer"),
        autoescape=True,
        finalize=spell_hidden,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        amount=values.show_amount,
        number=values.show_number,
        count=values.show_count,
        words=values.show_words,
        moment=values.show_moment,
        interval=values.show_interval,
        label=values.show_label,
        up_to=values.show_range,
        unit=values.show_unit,
        against=values.show_comparator,
        month=values.show_month,
        text=show_text,
    )
    return made


def render(page: Page, *, live: bool) -> str:
    """The HTML of `page`; `live` pages have forms, which a folder of files could not answer."""
    template = environment().get_template(page.template)
    return template.render(page.values, to=Links(page.depth), live=live, here=page.template)

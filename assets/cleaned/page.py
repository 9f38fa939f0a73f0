"""Turns HTML, a whole page or markup inside another text, into a layout: the article's own blocks, the rest hidden."""

from itertools import groupby

from assets.cleaned.classify import HtmlNames
from assets.cleaned.cues import SectionCues
from assets.cleaned.draft import Draft, Layout
from assets.cleaned.elements import TreeReader
from assets.cleaned.heads import find_deck, find_title, is_link_list
from assets.cleaned.page_values import read_values
from assets.cleaned.record import Hidden, HiddenRange, Section
from assets.cleaned.tables import draft_table, is_data_table
from assets.cleaned.tree import Text, Tree

_MIN_TEXT = 60  # characters from which a block counts as prose
_PARAGRAPH = 100  # characters of prose that no byline has
_MARKED_SHARE = 0.5  # of the prose that an element marked as the article must hold
_SHARE = 0.9  # of the prose around it that an element must hold to be entered
_MOST = 0.3  # of all prose: an element with more is not furniture, whatever its class says
_CONTAINERS = frozenset(
    {"html", "body", "main", "article", "section", "div", "td", "tr", "tbody", "table", "form", "center", "span"}
)


def read_page(source: str, start: int, end: int, names: HtmlNames, cues: SectionCues) -> Layout:
    """The article of a whole page: the element that holds the prose, without navigation, teasers, captions, forms."""
    tree = TreeReader(source, names, cues, markdown=False).read(start, end)
    dropped = _drop(tree)
    inside = _inside(tree, _find_root(tree, dropped))
    title = find_title(source, tree, dropped)
    deck = set(map(id, find_deck(tree, title, dropped, inside)))
    kept = [
        text
        for text in tree.texts
        if text is title
        or id(text) in deck
        or (inside[text.element] and not dropped[text.element] and not is_link_list(text))
    ]
    return _lay_out(source, tree, kept, title)


def read_markup(source: str, start: int, end: int, names: HtmlNames, cues: SectionCues, *, markdown: bool) -> Layout:
    """Markup inside another text: all of it but what names itself page furniture."""
    tree = TreeReader(source, names, cues, markdown=markdown).read(start, end)
    dropped = _drop(tree)
    return _lay_out(source, tree, [text for text in tree.texts if not dropped[text.element]], None)


def _lay_out(source: str, tree: Tree, kept: list[Text], title: Text | None) -> Layout:
    chosen = set(map(id, kept))
    furniture = [
        HiddenRange(text.pieces[0].start, text.pieces[-1].end, Hidden.PAGE_FURNITURE)
        for text in tree.texts
        if id(text) not in chosen and text.pieces
    ]
    hidden = _disjoint(sorted([*furniture, *tree.hidden], key=lambda h: (h.start, -h.end)))
    return Layout(tuple(_draft(source, tree, kept, title)), hidden, read_values(tree.values))


def _prose(text: Text) -> int:
    return text.length if text.length >= _MIN_TEXT and not is_link_list(text) else 0


def _weigh(tree: Tree, dropped: list[bool] | None = None) -> list[int]:
    """The prose under each element."""
    weights = [0] * len(tree.elements)
    for text in tree.texts:
        if dropped is None or not dropped[text.element]:
            weights[text.element] += _prose(text)
    for index in range(len(weights) - 1, 0, -1):  # a child stands after its parent
        weights[tree.elements[index].parent] += weights[index]
    return weights


def _drop(tree: Tree) -> list[bool]:
    """Whether each element is page furniture, by its own names or those of an element around it."""
    weights = _weigh(tree)
    dropped = [False] * len(tree.elements)
    for index, element in enumerate(tree.elements[1:], start=1):
        cue, strong, line, *_ = element.verdict
        by_name = cue is not None and (strong or weights[index] <= _MOST * weights[0])
        by_name = by_name and not (line and weights[index] >= _PARAGRAPH)
        dropped[index] = dropped[element.parent] or by_name
    return dropped


def _find_root(tree: Tree, dropped: list[bool]) -> int:
    """The element that holds the article: the smallest marked as one with most of the prose, then down from there."""
    weights = _weigh(tree, dropped)
    root = 0
    for index, element in enumerate(tree.elements):
        if element.verdict.article and not dropped[index] and weights[index] >= max(1, _MARKED_SHARE * weights[0]):
            root = index
    heaviest: dict[int, int] = {}
    for index in range(len(tree.elements) - 1, root, -1):
        parent = tree.elements[index].parent
        if tree.elements[index].name in _CONTAINERS and weights[index] >= max(1, weights[heaviest.get(parent, index)]):
            heaviest[parent] = index
    while root in heaviest and weights[heaviest[root]] >= _SHARE * weights[root]:
        root = heaviest[root]
    return root


def _inside(tree: Tree, root: int) -> list[bool]:
    inside = [False] * len(tree.elements)
    for index, element in enumerate(tree.elements):
        inside[index] = index == root or (element.parent >= 0 and inside[element.parent])
    return inside


def _draft(source: str, tree: Tree, texts: list[Text], title: Text | None) -> list[Draft]:
    drafts: list[Draft] = []
    for table, group in groupby(texts, key=lambda text: text.table):
        held = list(group)
        if table >= 0 and is_data_table(tree, table, held):
            drafts.append(draft_table(source, tree, table, held))
            continue
        drafts += [
            Draft(text.kind, tuple(text.pieces), Section.HEADLINE if text is title else None, text.level)
            for text in held
        ]
    return drafts


def _disjoint(hidden: list[HiddenRange]) -> tuple[HiddenRange, ...]:
    """Sorted ranges without those that lie inside an earlier one."""
    kept: list[HiddenRange] = []
    for found in hidden:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return tuple(kept)

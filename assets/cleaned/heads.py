"""Finds what stands over an article on its page: the title, and the lines under it that tell what the article says."""

from collections.abc import Iterator

from assets.cleaned.record import Section
from assets.cleaned.tree import Text, Tree

_MAX_LINKED = 0.5  # of a block's characters: above this it is a link list
_MIN_DECK = 30  # characters of a line under the title that is no heading
_PROSE = 100  # characters of a paragraph
_NEAR = 12  # texts after the title among which its standfirst stands
_LEVELS = 4  # elements around a text of which one may call it a standfirst


def find_title(source: str, tree: Tree, dropped: list[bool]) -> Text | None:
    """The first h1 that the page's own title repeats, else the first in the article, else one in its header."""
    tops = [text for text in tree.texts if text.level == 1]
    named = _letters(" ".join(text for place, key, text in tree.values if place == "meta" and "title" in key))
    for text in tops:
        content = _letters("".join(source[piece.start : piece.end] for piece in text.pieces))
        if len(content) > 12 and content in named:
            return text
    tops = [text for text in tops if not is_link_list(text)]
    free = [text for text in tops if not dropped[text.element]]
    return next(iter(free or [text for text in tops if _is_in_article(tree, text.element)]), None)


def find_deck(tree: Tree, title: Text | None, dropped: list[bool], inside: list[bool]) -> Iterator[Text]:
    """The texts under `title` that tell what the article says: subheadings and standfirsts, no byline, date or link.

    They stand in a header that is furniture otherwise, or call themselves so before the article itself begins;
    `inside` marks the elements of the article.
    """
    if title is None:
        return
    head = _header_of(tree, title, dropped)
    after, passed = False, 0
    for text in tree.texts:
        after = after or text is title
        if not after or text is title:
            continue
        passed += 1
        is_line = (text.level > 1 or text.length >= _MIN_DECK) and not is_link_list(text)
        in_head = head is not None and _is_plain(tree, text.element, head)
        is_marked = passed <= _NEAR and text.length >= _MIN_DECK and _is_marked(tree, text.element)
        if is_line and (in_head or is_marked):
            yield text
        elif inside[text.element] and not dropped[text.element] and text.length >= _PROSE:
            passed = _NEAR  # the article has begun


def is_link_list(text: Text) -> bool:
    """Whether most of the text leads elsewhere."""
    return text.cell < 0 and text.linked > _MAX_LINKED * text.length


def _header_of(tree: Tree, title: Text, dropped: list[bool]) -> int | None:
    """The element around `title` that its own names make furniture, if it stands in the article itself."""
    index: int = title.element
    while index > 0 and not dropped[index]:
        index = tree.elements[index].parent
    while index > 0 and dropped[tree.elements[index].parent]:
        index = tree.elements[index].parent
    return index if index > 0 and _is_in_article(tree, index) else None


def _is_marked(tree: Tree, index: int) -> bool:
    """Whether an element around the text calls itself a standfirst, and none a teaser or a caption."""
    marked = False
    for _ in range(_LEVELS):
        verdict = tree.elements[index].verdict
        other = verdict.strong or verdict.cue not in (None, Section.CHROME)
        if other or tree.elements[index].name == "figcaption":
            return False
        marked = marked or verdict.deck
        index = tree.elements[index].parent
        if index <= 0:
            break
    return marked


def _is_in_article(tree: Tree, index: int) -> bool:
    """Whether an element around it says that it holds the article."""
    while index > 0:
        if tree.elements[index].verdict.article:
            return True
        index = tree.elements[index].parent
    return False


def _is_plain(tree: Tree, index: int, head: int) -> bool:
    """Whether the element stands in `head` with nothing between that names itself furniture."""
    while index > head:
        if tree.elements[index].verdict.cue is not None:
            return False
        index = tree.elements[index].parent
    return index == head


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())

"""Turns steps between tables into a drawing: a table stands right of all that it is made of. Lengths in SVG units."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_COLUMN = 232
_ROW = 28
_NODE = 196
_NODE_HEIGHT = 22
_PADDING = 8
_SWEEPS = 6  # of ordering; more change nothing that is seen


@dataclass(frozen=True, slots=True)
class Node:
    """A table in its place."""

    name: str
    x: float
    y: float
    is_focus: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing: nodes, and a curve (an SVG path) for each step."""

    nodes: tuple[Node, ...]
    curves: tuple[str, ...]
    width: int
    height: int
    node_width: int = _NODE
    node_height: int = _NODE_HEIGHT


def draw_graph(edges: Iterable[tuple[str, str]], focus: str | None = None) -> Graph:
    """The graph of `edges`, each (table, table that it is made of); `focus` is the table that it is about."""
    sources: dict[str, set[str]] = defaultdict(set)
    for table, source in edges:
        sources[table].add(source)
        sources[source].update()
    columns = _order(_columns(sources), sources)
    height = max((len(column) for column in columns), default=0) * _ROW
    places = {
        name: (_PADDING + x * _COLUMN, _PADDING + (height - len(column) * _ROW) / 2 + y * _ROW)
        for x, column in enumerate(columns)
        for y, name in enumerate(column)
    }
    curves = tuple(_curve(places[source], places[table]) for table in sources for source in sorted(sources[table]))
    nodes = tuple(Node(name, x, y, name == focus) for name, (x, y) in places.items())
    return Graph(nodes, curves, max(1, len(columns)) * _COLUMN + _PADDING, height + 2 * _PADDING)


def trace_back(edges: Iterable[tuple[str, str]], table: str) -> list[tuple[str, str]]:
    """The edges on all ways from `table` back to where everything begins."""
    sources: dict[str, list[str]] = defaultdict(list)
    for name, source in edges:
        sources[name].append(source)
    found, waiting = {table}, [table]
    while waiting:
        new = [source for source in sources[waiting.pop()] if source not in found]
        found.update(new)
        waiting += new
    return [(name, source) for name in sorted(found) for source in sources[name]]


def _columns(sources: Mapping[str, set[str]]) -> list[list[str]]:
    """Tables by the longest way back that they have."""
    depths: dict[str, int] = {}

    def depth(name: str, above: tuple[str, ...] = ()) -> int:
        if name not in depths:
            known = [
                depth(source, (*above, name)) for source in sources[name] if source not in above and source != name
            ]
            depths[name] = 1 + max(known, default=-1)
        return depths[name]

    columns: dict[int, list[str]] = defaultdict(list)
    for name in sorted(sources):
        columns[depth(name)].append(name)
    return [columns[index] for index in sorted(columns)]


def _order(columns: list[list[str]], sources: Mapping[str, set[str]]) -> list[list[str]]:
    """Each table beside the middle of its neighbours, so that few curves cross."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for table, made_of in sources.items():
        for source in made_of:
            neighbours[table].add(source)
            neighbours[source].add(table)
    for _ in range(_SWEEPS):
        heights = {name: i - len(column) / 2 for column in columns for i, name in enumerate(column)}
        columns = [sorted(column, key=lambda name: (_mean(neighbours[name], heights), name)) for column in columns]
    return columns


def _mean(names: set[str], heights: Mapping[str, float]) -> float:
    return sum(heights[name] for name in names) / len(names) if names else 0.0


def _curve(source: tuple[float, float], table: tuple[float, float]) -> str:
    left, right = source[0] + _NODE, table[0]
    y, to = source[1] + _NODE_HEIGHT / 2, table[1] + _NODE_HEIGHT / 2
    middle = (left + right) / 2
    return f"M{left:.0f} {y:.1f}C{middle:.0f} {y:.1f} {middle:.0f} {to:.1f} {right:.0f} {to:.1f}"

"""What is asked when the owner of a figure is sought: the figure, its passage, what it measures, who is named."""

from collections.abc import Mapping
from functools import cache

from assets.extracted.entities.kinds import Hint, Preference
from assets.extracted.entities.record import Entity, EntityIndex, Kind
from assets.extracted.entities.surroundings import Surroundings
from assets.extracted.passages import Passage
from assets.extracted.record import Quantity
from assets.kernel.records import record

PLACES = frozenset({Kind.COUNTRY, Kind.REGION})
_NATIONAL = frozenset({Kind.AGENCY, Kind.CENTRAL_BANK, Kind.CURRENCY})
_LATER_KINDS = (0, 12, 36, 44)  # what an entity of a less likely kind is behind
_ABOUT_PLACE = 12  # what a place is behind at most in an article about one


@record
class Question:
    """One figure in its article. `text` is the clean text, `kinds` the kinds of entity that can own the figure."""

    text: str
    index: EntityIndex
    passage: Passage
    quantity: Quantity
    hint: Hint
    kinds: Preference
    handicaps: Mapping[Kind, int]  # what an entity of a kind is behind one of the likeliest; kinds that cannot own lack
    around: Surroundings

    def handicap(self, kind: Kind) -> int | None:
        """What an entity of `kind` is behind one of the likeliest kind; None where it cannot own the figure."""
        return self.handicaps.get(kind)

    def owner(self, entity: Entity) -> Entity:
        """Whose an office's figures about the economy are: its country's; a falling pound, too, speaks of Britain."""
        if entity.kind in _NATIONAL and self.hint.category == "macro" and self.hint.metric != "policy_rate":
            place = self.index.countries.get(entity.entity_id)
            return place.entity if place else entity
        return entity


@cache
def find_handicaps(kinds: Preference, *, about_place: bool = False) -> Mapping[Kind, int]:
    """What entities of each of `kinds` are behind, by their rank; `about_place` where the article is about a place."""
    behind = {kind: _LATER_KINDS[rank] for rank in reversed(range(len(kinds))) for kind in kinds[rank]}
    if about_place:
        behind.update({kind: min(behind[kind], _ABOUT_PLACE) for kind in PLACES & behind.keys()})
    return behind

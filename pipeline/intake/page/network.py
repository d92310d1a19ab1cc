"""What every line says of each state: a network over the features and the characters of all lines of a page.

A line is the sum of its features, of what three neighbouring characters say wherever they stand in it (Kim 2014), and
of its edges: the last characters of one line and the first of the next tell whether a phrase goes on.  Lines hear each
other at growing distances, block by block, and the page as a whole (dilated convolutions: Strubell and others 2017, 3;
residual blocks: He and others 2016).  The weights, in ``weights.npz``, were learned by ``bench.page_weights``; several
networks that were begun differently are heard together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.intake.page.features import Features

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
    Single = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    Whole = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

__all__ = [
    "AWAY", "EDGE", "FLOOR", "KNOWN", "NOTHING", "UNKNOWN", "WHOLE_PAGE_AT", "WIDTH", "Member", "Network", "coded",
    "edges_of", "network",
]  # fmt: skip

WEIGHTS = Path(__file__).with_name("weights.npz")
FIRST_CHARACTERS, LAST_CHARACTERS = 24, 11
"""What is read of a longer line."""
WIDTH = FIRST_CHARACTERS + LAST_CHARACTERS + 3
EDGE = 6
"""Characters of a line that the line beside it hears as they stand."""
NOTHING, UNKNOWN, KNOWN = 0, 1, 2
"""Codes of characters: none, one that is not in the table, the first of the table; behind it begin, end and gap."""
AWAY = (1, 2, 4, 8, 1)
"""How many lines away a block hears, above and below."""
WHOLE_PAGE_AT = 1
"""The block before which a line hears the whole page."""
FLOOR = 1e-3


@dataclass(frozen=True, slots=True)
class Member:
    """One network.  Numbers of a line ``D``, a window of three characters ``C``, a character ``E``, an edge ``G``.

    ``windows`` 3E × C and its ``windows_bias``; ``line`` 3C × D; ``edges`` 2·``EDGE``·E × G and its ``edges_bias``;
    ``edge``, of those above and below, 2G × D; ``page`` 2D × D; ``near`` and ``near_bias``, one
    3D × D a block, and ``far``, D × D; ``states`` D × states.
    """

    bias: "Single"
    windows: "Single"
    windows_bias: "Single"
    line: "Single"
    edges: "Single"
    edges_bias: "Single"
    edge: "Single"
    page: "Single"
    near: "Single"
    near_bias: "Single"
    far: "Single"
    states: "Single"


@dataclass(frozen=True, slots=True)
class Network:
    """``table``: a row a feature, what it says of each state and then to each member; ``characters``: a row a code.

    ``moves``: from state (row) to state; ``first``, ``last``: at a page's ends.
    """

    features: dict[str, int]
    table: "Single"
    codes: dict[str, int]
    characters: "Single"
    members: tuple[Member, ...]
    moves: "Array"
    first: "Array"
    last: "Array"

    def scores(self, features: Sequence[Features], texts: Sequence[str]) -> "Array":
        """Lines × states, the mean of all members.

        Args:
            features: of every line.
            texts: of every line.
        """
        import numpy as np

        said = self._said(features)
        states = len(self.first)
        codes = np.array([coded(text, self.codes) for text in texts], dtype=np.int64)
        # What a character says to a window does not depend on the line: it is worked out once a page.
        met, places = np.unique(codes, return_inverse=True)
        edges = self.characters[edges_of(codes)].reshape(len(texts), -1)
        read, places, there = self.characters[met], places.reshape(codes.shape), codes != NOTHING
        heard = np.zeros((len(texts), states), dtype=np.float32)
        deep = (said.shape[1] - states) // len(self.members)
        for k, member in enumerate(self.members):
            own = said[:, states + k * deep : states + (k + 1) * deep]
            heard += _of(member, own, read, places, there, edges)
        result: Array = (said[:, :states] + heard / len(self.members)).astype(float)
        return result

    def _said(self, features: Sequence[Features]) -> "Single":
        import numpy as np

        said: Single = np.zeros((len(features), self.table.shape[1]), dtype=np.float32)
        for k, found in enumerate(features):
            known = [(self.features[name], value) for name, value in found.items() if value and name in self.features]
            if known:
                places, values = zip(*known, strict=True)
                said[k] = np.array(values, dtype=np.float32) @ self.table[list(places)]
        return said


@cache
def network() -> Network:
    """The network of the package."""
    import numpy as np

    with np.load(WEIGHTS, allow_pickle=False) as said:
        held = {name: said[name] for name in said.files}
    single = {name: value.astype(np.float32) for name, value in held.items() if value.dtype.kind == "f"}
    names = tuple(Member.__slots__)
    return Network(
        {str(name): k for k, name in enumerate(held["features"].tolist())},
        single["table"],
        {character: k for k, character in enumerate(str(held["codes"]), start=KNOWN)},
        single["characters"],
        tuple(Member(*(single[f"member {k} {name}"] for name in names)) for k in range(int(held["members"]))),
        held["moves"].astype(float),
        held["first"].astype(float),
        held["last"].astype(float),
    )


def coded(text: str, codes: dict[str, int]) -> list[int]:
    """The codes of a line's first and last characters, white left out, ``WIDTH`` of them."""
    begin = KNOWN + len(codes)
    own = [codes.get(character, UNKNOWN) for character in "".join(text.split())]
    if len(own) > FIRST_CHARACTERS + LAST_CHARACTERS + 1:
        own = [*own[:FIRST_CHARACTERS], begin + 2, *own[-LAST_CHARACTERS:]]
    return [begin, *own, begin + 1, *(NOTHING,) * (WIDTH - 2 - len(own))]


def edges_of(codes: "Whole") -> "Whole":
    """The last codes of the line above and the first of each line, ``EDGE`` of each; lines × ``WIDTH`` as ``coded``."""
    import numpy as np

    ends = (codes != NOTHING).sum(axis=1) - 1
    places = ends[:, None] - np.arange(EDGE, 0, -1)
    last = np.where(places > 0, np.take_along_axis(codes, np.maximum(places, 0), axis=1), NOTHING)
    first = np.where(np.arange(1, EDGE + 1) < ends[:, None], codes[:, 1 : EDGE + 1], NOTHING)
    result: Whole = np.concatenate([np.concatenate([np.zeros_like(last[:1]), last[:-1]]), first], axis=1)
    return result


def _of(
    own: Member,
    said: "Single",
    read: "Single",
    places: "Whole",
    there: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]",
    met: "Single",
) -> "Single":
    """What one network says of each state of every line.

    ``places``: of every character of a line in ``read``; ``met``: what is read at the edge above each line.
    """
    import numpy as np

    before, here, behind = read @ own.windows.reshape(3, read.shape[1], -1)
    windows: Single = before[places[:, :-2]] + here[places[:, 1:-1]] + behind[places[:, 2:]]
    windows = np.maximum(windows + own.windows_bias, 0.0) * there[:, 1:-1, None]
    counts = np.maximum(there.sum(axis=1, dtype=np.float32) - 2, 1)[:, None]
    of_characters: Single = np.concatenate(
        [windows.max(axis=1), windows.sum(axis=1) / counts, windows[:, :3].max(axis=1)], axis=1
    ).astype(np.float32)
    meeting: Single = np.maximum(met @ own.edges + own.edges_bias, 0.0).astype(np.float32)
    edge = np.concatenate([meeting, _moved(meeting, -1)], axis=1) @ own.edge
    lines: Single = np.maximum(said + own.bias + of_characters @ own.line + edge, 0.0)
    for k, away in enumerate(AWAY):
        even = _even(lines)
        beside = np.concatenate([_moved(even, away), even, _moved(even, -away)], axis=1)
        if k == WHOLE_PAGE_AT:
            whole: Single = np.concatenate([even.mean(axis=0), even.max(axis=0)])
            lines = lines + whole @ own.page
        lines = lines + np.maximum(beside @ own.near[k] + own.near_bias[k], 0.0) @ own.far[k]
    result: Single = _even(lines) @ own.states
    return result


def _even(lines: "Single") -> "Single":
    """Every line at one strength (root mean square: Zhang, Sennrich 2019)."""
    import numpy as np

    strength: Single = np.sqrt((lines * lines).mean(axis=1, keepdims=True) + FLOOR).astype(np.float32)
    result: Single = lines / strength
    return result


def _moved(lines: "Single", away: int) -> "Single":
    """Line k - away in the place of line k, nothing where there is none."""
    import numpy as np

    result: Single = np.zeros_like(lines)
    if abs(away) < len(lines):
        if away > 0:
            result[away:] = lines[:-away]
        else:
            result[:away] = lines[-away:]
    return result

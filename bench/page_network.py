"""The network of ``pipeline.intake.page.network`` while it learns, for ``bench.page_weights``.

What is climbed is the log-likelihood of whole pages: sums over all readings of a linear chain (Lafferty, McCallum,
Pereira 2001) whose scores the network gives.  Slopes are JAX's, steps Optax's (AdamW: Loshchilov, Hutter 2019, the rate
falling as a cosine); some features, characters and numbers are left out of every step, so that none is leaned on alone
(dropout: Srivastava and others 2014).
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.intake.page.features import Features
from pipeline.intake.page.network import AWAY, EDGE, FLOOR, UNKNOWN, WHOLE_PAGE_AT, WIDTH, coded, edges_of
from pipeline.intake.page.states import State

__all__ = ["Array", "Lesson", "Start", "learned"]

Array = np.ndarray[tuple[int, ...], Any]
LINE, WINDOWS, EDGES = 96, 96, 64
"""Numbers a line; numbers a window of three characters; numbers an edge between two lines."""
LENGTHS = (64, 96, 128, 176, 256, 400, 640, 1200)
"""Lines that a page is filled up to, so that pages of like length share a step."""
LINES_A_STEP = 1536
RATE, WARMED, LOWEST = 2e-3, 100, 0.02
DECAY, STEEPEST, FORGETS = 0.5, 5.0, 0.98
SCALED = 200.0
"""By what the loss of a step is divided, so that only steps out of the common are ``STEEPEST``."""
FEATURES_OUT, CHARACTERS_OUT, WINDOWS_OUT, NEAR_OUT = 0.35, 0.1, 0.2, 0.2
DECAYED = frozenset({"features", "windows", "line", "edges", "edge", "page", "near", "far", "states"})
FORBIDDEN = -60.0
THREADS = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page: features and text of its stream's lines, the states each may truly have, how much the page counts."""

    features: list[Features]
    texts: list[str]
    allowed: list[frozenset[State]]
    weight: float


@dataclass(frozen=True, slots=True)
class Start:
    """What every learner starts from: places of features, codes of characters and their table, what is known before."""

    places: dict[str, int]
    codes: dict[str, int]
    characters: Array
    emission: Array
    moves: Array


@dataclass(frozen=True, slots=True)
class _Page:
    """``rows``, ``columns``, ``values``: the features that are not 0."""

    lines: int
    rows: Array
    columns: Array
    values: Array
    characters: Array
    allowed: Array
    weight: float


def learned(lessons: Sequence[Lesson], start: Start, rounds: int, seed: int) -> dict[str, Any]:
    """The weights of one learner by name, after so many rounds over all pages.

    ``emission``, ``features``, ``moves``, ``first``, ``last``, and the fields of ``network.Member``.
    """
    # A learner a core: what JAX would do with more threads is done by the other learner.
    os.environ.setdefault("XLA_FLAGS", THREADS)
    import jax
    import optax

    pages = [_packed(lesson, start) for lesson in lessons if lesson.features]
    chance = np.random.default_rng(seed)
    values = _begun(start, chance)
    steps = rounds * sum(1 for _ in _steps(pages, np.random.default_rng(seed)))
    rate = optax.warmup_cosine_decay_schedule(0.0, RATE, WARMED, steps, RATE * LOWEST)
    decayed = {name: name in DECAYED for name in values}
    rule = optax.chain(
        optax.clip_by_global_norm(STEEPEST),
        optax.scale_by_adam(b2=FORGETS),
        optax.add_decayed_weights(DECAY, mask=decayed),
        optax.scale_by_learning_rate(rate),
    )

    def step(values: Any, state: Any, step_input: Any, key: Any) -> Any:  # noqa: ANN401 - trees of JAX
        loss, slopes = jax.value_and_grad(_loss)(values, start.characters, step_input, key)
        moved, state = rule.update(slopes, state, values)
        return optax.apply_updates(values, moved), state, loss

    once, state, key = jax.jit(step), rule.init(values), jax.random.PRNGKey(seed)
    for turn in range(1, rounds + 1):
        total, lines = 0.0, 0.0
        for own in _steps(pages, chance):
            key, this = jax.random.split(key)
            filled = _filled(own, len(start.places), chance)
            values, state, loss = once(values, state, filled, this)
            total += float(loss) * SCALED
            lines += float((filled[3].sum(axis=1) * filled[5]).sum())
        print(f"learner {seed}, round {turn}: log-likelihood a line {-total / lines:.4f}", flush=True)
    return {name: np.asarray(value) for name, value in values.items()}


def _packed(lesson: Lesson, start: Start) -> _Page:
    found = [
        (row, start.places[name], value)
        for row, own in enumerate(lesson.features)
        for name, value in own.items()
        if value and name in start.places
    ]
    rows, columns, values = zip(*found, strict=True)
    return _Page(
        len(lesson.features),
        np.array(rows, dtype=np.int32),
        np.array(columns, dtype=np.int32),
        np.array(values, dtype=np.float32),
        np.array([coded(text, start.codes) for text in lesson.texts], dtype=np.int32),
        np.array([[state in own for state in State] for own in lesson.allowed]),
        lesson.weight,
    )


def _begun(start: Start, chance: np.random.Generator) -> dict[str, Array]:
    states, letter = len(State), start.characters.shape[1]

    def drawn(*shape: int, spread: float = 0.0) -> Array:
        return chance.normal(0.0, spread or shape[-2] ** -0.5, shape).astype(np.float32)

    return {
        "features": drawn(len(start.places), LINE, spread=0.1),
        "emission": start.emission.astype(np.float32),
        "moves": start.moves.astype(np.float32),
        "first": np.zeros(states, dtype=np.float32),
        "last": np.zeros(states, dtype=np.float32),
        "bias": np.zeros(LINE, dtype=np.float32),
        "windows": drawn(3 * letter, WINDOWS),
        "windows_bias": np.zeros(WINDOWS, dtype=np.float32),
        "line": drawn(3 * WINDOWS, LINE, spread=0.05),
        "edges": drawn(2 * EDGE * letter, EDGES),
        "edges_bias": np.zeros(EDGES, dtype=np.float32),
        "edge": drawn(2 * EDGES, LINE, spread=0.05),
        "page": drawn(2 * LINE, LINE, spread=0.02),
        "near": drawn(len(AWAY), 3 * LINE, LINE),
        "near_bias": np.zeros((len(AWAY), LINE), dtype=np.float32),
        "far": drawn(len(AWAY), LINE, LINE, spread=0.03),
        "states": drawn(LINE, states, spread=0.05),
    }


def _steps(pages: Sequence[_Page], chance: np.random.Generator) -> Iterator[list[_Page]]:
    """Pages of like length, together some ``LINES_A_STEP`` lines; all pages once, by chance."""
    shelves: dict[int, list[_Page]] = {}
    for page in pages:
        shelves.setdefault(_length(page), []).append(page)
    steps = []
    for length, shelf in sorted(shelves.items()):
        size = max(1, LINES_A_STEP // length)
        mixed = [shelf[k] for k in chance.permutation(len(shelf))]
        steps += [mixed[k : k + size] for k in range(0, len(mixed), size)]
    for k in chance.permutation(len(steps)):
        yield steps[k]


def _length(page: _Page) -> int:
    return next((length for length in LENGTHS if page.lines <= length), page.lines)


def _filled(
    pages: Sequence[_Page], features: int, chance: np.random.Generator
) -> tuple[Array, Array, Array, Array, Array, Array]:
    """Features by line, characters, those at the edges of lines, lines that are there, allowed states, weights."""
    length = _length(pages[0])
    size = max(1, LINES_A_STEP // length)
    found = np.zeros((size * length, features), dtype=np.float32)
    characters = np.zeros((size, length, WIDTH), dtype=np.int32)
    edges = np.zeros((size, length, 2 * EDGE), dtype=np.int32)
    there = np.zeros((size, length), dtype=np.float32)
    allowed = np.ones((size, length, len(State)), dtype=bool)
    weights = np.zeros(size, dtype=np.float32)
    there[len(pages) :, 0] = 1.0
    for k, page in enumerate(pages):
        kept = chance.random(len(page.values), dtype=np.float32) >= FEATURES_OUT
        found[k * length + page.rows[kept], page.columns[kept]] = page.values[kept] / (1 - FEATURES_OUT)
        read = page.characters.copy()
        read[(chance.random(read.shape, dtype=np.float32) < CHARACTERS_OUT) & (read > UNKNOWN)] = UNKNOWN
        characters[k, : page.lines], there[k, : page.lines] = read, 1.0
        edges[k, : page.lines] = edges_of(read)
        allowed[k, : page.lines], weights[k] = page.allowed, page.weight
    return found, characters, edges, there, allowed, weights


def _loss(values: Any, table: Array, step: Any, key: Any) -> Any:  # noqa: ANN401 - trees of JAX
    import jax.numpy as jnp

    *_, there, allowed, weights = step
    scores = _scores(values, jnp.asarray(table), step, key)
    held = _all_readings(values, jnp.where(allowed, scores, scores + FORBIDDEN), there)
    return ((_all_readings(values, scores, there) - held) * weights).sum() / SCALED


def _scores(values: Any, table: Any, step: Any, key: Any) -> Any:  # noqa: ANN401
    """As ``Network.scores``, for the pages of a step, with numbers left out."""
    import jax
    import jax.numpy as jnp

    found, characters, edges, there, *_ = step
    pages, length = there.shape

    def kept(key: Any, numbers: Any, out: float) -> Any:  # noqa: ANN401
        return numbers * jax.random.bernoulli(key, 1 - out, numbers.shape) / (1 - out)

    def even(lines: Any) -> Any:  # noqa: ANN401
        return lines * jax.lax.rsqrt(jnp.mean(lines * lines, axis=-1, keepdims=True) + FLOOR)

    def moved(lines: Any, away: int) -> Any:  # noqa: ANN401
        if away > 0:
            return jnp.pad(lines, ((0, 0), (away, 0), (0, 0)))[:, :-away]
        return jnp.pad(lines, ((0, 0), (0, -away), (0, 0)))[:, -away:]

    key, *keys = jax.random.split(key, 4 + len(AWAY))
    codes = characters.reshape(-1, WIDTH)
    met = table[edges].reshape(pages, length, -1) @ values["edges"] + values["edges_bias"]
    met = jax.nn.relu(met) * there[..., None]
    met = jnp.concatenate([met, moved(met, -1)], axis=-1).reshape(-1, 2 * EDGES)
    read = table[codes]
    windows = jnp.concatenate([read[:, :-2], read[:, 1:-1], read[:, 2:]], axis=-1) @ values["windows"]
    windows = jax.nn.relu(windows + values["windows_bias"]) * (codes[:, 1:-1] != 0)[..., None]
    mean = windows.sum(axis=1) / jnp.maximum((codes != 0).sum(axis=1) - 2, 1)[:, None]
    of_characters = jnp.concatenate([windows.max(axis=1), mean, windows[:, :3].max(axis=1)], axis=-1)
    lines = found @ values["features"] + values["bias"] + kept(keys[0], of_characters, WINDOWS_OUT) @ values["line"]
    lines += kept(keys[2 + len(AWAY)], met, WINDOWS_OUT) @ values["edge"]
    live = there[..., None]
    lines = jax.nn.relu(lines).reshape(pages, length, LINE) * live
    for k, away in enumerate(AWAY):
        own = even(lines)
        if k == WHOLE_PAGE_AT:
            whole = [(own * live).sum(axis=1) / live.sum(axis=1), jnp.where(live > 0, own, -1e3).max(axis=1)]
            lines += (jnp.concatenate(whole, axis=-1) @ values["page"])[:, None]
        beside = jnp.concatenate([moved(own, away), own, moved(own, -away)], axis=-1)
        near = jax.nn.relu(beside @ values["near"][k] + values["near_bias"][k])
        lines = (lines + kept(keys[2 + k], near, NEAR_OUT) @ values["far"][k]) * live
    said = (found @ values["emission"]).reshape(pages, length, -1)
    return said + kept(keys[1], even(lines), FEATURES_OUT) @ values["states"]


def _all_readings(values: Any, scores: Any, there: Any) -> Any:  # noqa: ANN401
    """Log of the sum over all readings of every page."""
    import jax
    import jax.numpy as jnp

    moves = jnp.exp(values["moves"])

    def step(above: Any, line: Any) -> Any:  # noqa: ANN401
        scores, live = line
        most = above.max(axis=-1, keepdims=True)
        here = jnp.log(jnp.exp(above - most) @ moves + 1e-30) + most + scores
        return jnp.where(live[:, None] > 0, here, above), None

    lines = (scores[:, 1:].transpose(1, 0, 2), there[:, 1:].T)
    ends, _ = jax.lax.scan(step, values["first"] + scores[:, 0], lines)
    return jax.nn.logsumexp(ends + values["last"], axis=-1)

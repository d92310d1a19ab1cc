"""Raw text of a newspaper page → a ``Page``: one choice of what every line is, then fields, joins and doubts.

``lines`` and ``printed`` make the stream, ``margin`` and ``jumps`` take out what is no story's; ``look``, ``affinity``
and ``features`` measure every line; ``decoding`` chooses the states of all at once, by ``weights.json``; ``drafts``,
``mending``, ``loose`` and ``joins`` put stories together; ``story`` writes their fields, ``doubts`` what is left open.
"""

"""Raw text of a newspaper page → a ``Page``: one choice of what every line is, then fields, joins and doubts.

``lines`` and ``printed`` make the stream, ``margin`` and ``jumps`` take out what is no story's; ``day`` reads the date
there.  ``look``, ``manner``, ``affinity``, ``blocks``, ``heads``, ``fits``, ``paragraphs`` and ``features`` measure
every line; ``network`` says what each could be, by ``weights.npz``, ``cards`` what is no head; ``decoding`` chooses all
at once; ``drafts``, ``mending``, ``loose`` and ``joins`` put stories together; ``story`` writes their fields,
``asking`` and ``doubts`` what is left open.
"""

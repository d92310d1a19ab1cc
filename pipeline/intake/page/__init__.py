"""Raw text of a newspaper page → a ``Page``: one choice of what every line is, then fields, joins and doubts.

``lines`` and ``printed`` make the stream, ``margin`` and ``jumps`` take out what is no story's; ``day`` reads the date
there.  ``look``, ``manner``, ``affinity``, ``blocks``, ``heads``, ``paragraphs`` and ``features`` measure every line;
``decoding`` chooses the states of all at once, by ``weights.json``; ``drafts``, ``mending``, ``loose`` and ``joins``
put stories together; ``story`` writes their fields, ``asking`` and ``doubts`` what is left open.
"""

"""Raw text of a newspaper page → a ``Page``: one global choice of what every line is, then fields, joins, doubts."""

"""What keeps a PDF from the press: one rule a file.

Each module has ``CODE``, ``SEVERITY``, ``REASON``, ``REMEDY``, ``SOURCE`` and ``check(document) -> Iterator[Fault]``.
"""

"""Banmian: newspaper copy in; a press PDF, a proof and an EPUB out.

The packages stand in one order (``docs/architecture.md``); each imports only those
above it.  ``tests/test_architecture.py`` holds the order.
"""

__version__ = "0.1.0"

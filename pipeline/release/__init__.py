"""Finished products into ``dist/``: verified, listed, renamed in whole; the only place that writes there."""

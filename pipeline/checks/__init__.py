"""Rules on copy: one rule one file below ``rules/``, found by where it lies."""

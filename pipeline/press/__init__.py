"""A painted PDF made ready for the press, read back, and judged; the only home of pikepdf."""

"""Benchmarks: CPU seconds and peak memory, beside other programs on the same text in the same run."""

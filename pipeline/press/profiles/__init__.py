"""Output profiles that come with the program."""

from pathlib import Path

__all__ = ["output_profile"]


def output_profile() -> bytes:
    """The newsprint profile (SNAP TR 002)."""
    return (Path(__file__).parent / "snap-tr002.icc").read_bytes()

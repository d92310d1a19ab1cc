"""Raw newspaper pages made from stories, with their truth: ``raw_page`` and ``raw_pages``."""

from bench.raw_pages.noise import MIX, PROFILES, Noise
from bench.raw_pages.page import raw_page, raw_pages
from bench.raw_pages.town import Copy
from bench.raw_pages.truth import Owner, RawPage

__all__ = ["MIX", "PROFILES", "Copy", "Noise", "Owner", "RawPage", "raw_page", "raw_pages"]

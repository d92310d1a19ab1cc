"""The issue as an EPUB 3, valid and the same every time; the only home of EbookLib."""

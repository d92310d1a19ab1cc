"""Saved web pages: articles, pages of digital newspapers (数字报), and feeds."""

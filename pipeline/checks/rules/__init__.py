"""The rules.  Each module has ``CODE``, ``SEVERITY``, ``REASON``, ``SOURCE`` and ``check(issue, settings)``."""

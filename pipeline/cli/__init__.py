"""The command ``banmian``: parse words, call the conductor, print, exit."""

__all__ = ["main"]


def main() -> None:
    """Entry point of the command."""
    # Imported here so that importing the package costs nothing.
    from pipeline.cli.app import app
    from pipeline.cli.exits import run

    run(app)

"""``python -m bench.raw_pages PROFILE [SEED] [--truth]``: print a page, with whose each line is."""

import sys

from bench.raw_pages import raw_page


def main(profile: str, seed: int, *, truth: bool) -> None:
    page = raw_page(profile, seed)
    if not truth:
        sys.stdout.write(page.text)
        return
    for number, (line, owners) in enumerate(zip(page.text.splitlines(), page.owners, strict=True), start=1):
        whose = " + ".join(f"{own.story + 1}:{own.field}" for own in owners)
        print(f"{number:4} {whose:24} {line}")


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    main(words[0], int(words[1]) if len(words) > 1 else 0, truth="--truth" in sys.argv)

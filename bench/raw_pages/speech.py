"""What is said and counted at meetings: sentences without end, as long as a page needs them."""

from random import Random

from bench.raw_pages.noise import happens
from bench.raw_pages.town import Town

__all__ = ["speech"]


def speech(matter: str, chance: Random, town: Town) -> str:
    """A paragraph of some 80 to 350 characters; ``matter`` is what the story is about, a few words of its headline."""
    words = town.words["speech"]
    who = chance.choice(words["who"])
    verbs, objects, results = (chance.sample(words[name], 6) for name in ("verbs", "objects", "results"))
    clauses = [f"要{verb}{what}，{result}" for verb, what, result in zip(verbs, objects, results, strict=True)][
        : chance.randint(2, 6)
    ]
    marks = [chance.choice("；；。") for _ in clauses[1:]]
    text = clauses[0] + "".join(mark + clause for mark, clause in zip(marks, clauses[1:], strict=True)) + "。"
    text = chance.choice(words["opens"]).format(who=who, matter=matter) + text
    if happens(chance, 0.5):
        text += chance.choice(words["figures"]).format(
            place=chance.choice(town.of("places")),
            share=chance.randint(31, 96),
            points=chance.randint(2, 19),
            count=chance.randint(120, 990),
            less=chance.randint(21, 99),
            more=chance.randint(1200, 9800),
        )
    return str(text)

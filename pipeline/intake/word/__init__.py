"""Word files (WordprocessingML, ECMA-376 Part 1, 17) to stories, part by part; ``read_word`` is the way in."""

"""The text of a PDF page back to stories: characters → lines → legs and heads → stories, each doubt a finding."""

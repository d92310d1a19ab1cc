"""Plan to pages: HTML and CSS by Jinja2, rendered by WeasyPrint; the only home of WeasyPrint."""

"""Pages of a report: from executed notebooks and annotated articles to HTML that needs no network and no script."""

"""The pages of a report as one PDF a language, set by Typst."""

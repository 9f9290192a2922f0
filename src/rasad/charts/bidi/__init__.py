"""How a renderer is told the order of glyphs: the one place that knows; everything else is in logical order."""

"""Axes for readers from right to left: direction, ticks, legends, one reader's choices."""

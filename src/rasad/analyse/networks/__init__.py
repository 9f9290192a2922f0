"""Pairs as a graph: groups, places to rest, when its articles were published, files for other programs."""

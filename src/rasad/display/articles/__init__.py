"""An article as a reader sees it: its blocks, its names and dates marked, the passages that other pages lead to."""

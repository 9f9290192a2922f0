"""Running notebooks: what a run depends on, its kernel, its limits, and what it leaves."""

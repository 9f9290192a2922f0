"""Events that sentences suggest: what is said to happen, to whom, and who says so."""

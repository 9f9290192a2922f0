"""Events in time: the axis, its ticks and gaps, marks, rows, the legend."""

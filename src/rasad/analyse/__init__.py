"""What happened when, according to whom; who is named with whom."""

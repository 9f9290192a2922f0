"""Who is named with whom, drawn: the network, one name's surroundings, the chord."""

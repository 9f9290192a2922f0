"""What happened when, according to whom: episodes, their events, each tied to its passage."""

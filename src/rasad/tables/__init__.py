"""Tables between rooms: how they are made and written."""

"""Ground floor: letters, digits and sentences, with a way back to the raw text."""

"""Articles: read from files, told apart into blocks, described by what the editor knows."""

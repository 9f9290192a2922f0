"""What every chart stands on: fonts, words, wrapped lines, the sheet, alternative text, files that repeat."""

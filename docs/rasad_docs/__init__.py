"""What the site is made of: the public names, the pages of the reference, the picture of the house."""

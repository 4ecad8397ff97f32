"""Charts of redesigns, and of Altair's plain charts what a notebook of ours needs to show them."""

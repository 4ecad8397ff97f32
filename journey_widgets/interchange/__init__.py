"""Other people's formats, and our own file: text in, rows out; rows in, text out."""

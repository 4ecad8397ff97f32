"""The document of a redesign and its live DataFrames.

`document` holds the CRDT and tells what changed; `order` and `shown` say which rows stand where; `frames` keeps a
DataFrame of each table equal to the document, and `edits` finds out what a cell did to one.
"""

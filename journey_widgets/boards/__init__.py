"""Boards of a redesign as data: what stands where, and which value of which row each thing is.

Each function takes a redesign's tables, asks `analysis`, and gives a `Board`; a page draws it and sends back what
somebody typed or dragged. Nothing here knows a page, and nothing there computes.
"""

"""The widgets: thin classes that join a redesign to its views in the page."""

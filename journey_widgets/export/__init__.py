"""Pictures, pages and tables of a journey's map, for where no widget is alive."""

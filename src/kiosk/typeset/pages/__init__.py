"""One module for each kind of slide: slide in, page out."""

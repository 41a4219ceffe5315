"""A slide and a page in, marks out: the only place that knows where things stand."""

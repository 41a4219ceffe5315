"""Reviewing a show: what needs a decision, most important first, one key per usual answer."""

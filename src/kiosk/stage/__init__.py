"""The full-screen window: what is drawn when, and what a touch means.  With Qt."""

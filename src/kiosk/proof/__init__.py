"""The show on paper: every slide as a picture, or as one document."""

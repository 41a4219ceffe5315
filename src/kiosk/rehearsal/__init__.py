"""The fair before the fair: days of rotation and visitors, played as fast as they can be."""

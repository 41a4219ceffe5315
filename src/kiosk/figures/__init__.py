"""A number as data, and how it reads in Chinese and English."""

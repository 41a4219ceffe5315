"""What a show is; reading, checking, compiling and writing it."""

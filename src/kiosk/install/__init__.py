"""Makes a Linux computer a booth: a user, two services, a compositor; and undoes it."""

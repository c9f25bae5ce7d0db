"""Where the tables of a sheet stand, and which row, column and title each of their numbers belongs to."""

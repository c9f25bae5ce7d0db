"""What a server runs every night: the run, its log, its health file, its schedule."""

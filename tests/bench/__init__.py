"""How fast it is, how little it needs: measurements, side by side with a browser."""

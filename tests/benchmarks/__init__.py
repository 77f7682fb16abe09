"""What the program is fast enough for, measured by hand beside a floor: see RESULTS.md."""

"""The course in, the school year out: timetables, turns, dates, and what both tracks do at a time; pure arithmetic."""

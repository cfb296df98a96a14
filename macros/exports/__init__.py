"""What the site gives away beside its pages: the course as data, calendars, PDFs, Word files, one zip."""

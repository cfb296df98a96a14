"""PDFs of sheets, piles and modules, made from the articles of the built site and its own print style."""

"""The site in, the files for its experts beside the pages out."""

from __future__ import annotations

from macros.exports.job import Job
from macros.exports.review.document import review_documents

FOLDER = "gjennomgang"


def write_reviews(job: Job) -> None:
    """Write a Word file for each module; no page links to them, for they are for those who are asked."""
    from macros.exports.word.files import write_word

    folder = job.folder / FOLDER
    folder.mkdir(exist_ok=True)
    for document in review_documents(job.site):
        (folder / f"{document.id}.docx").write_bytes(write_word(document))
        job.say(f"Til gjennomgang: {FOLDER}/{document.id}.docx")

"""The course as a web page: its parts, its files, and how it's served."""

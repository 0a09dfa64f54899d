"""The course as a web page: what builds it, what serves it, and what runs in the browser's Python."""

"""The course's content at run time: frozen objects read from one compiled bundle, with the standard library alone."""

from .bundle import Bundle, UnknownId, bundle

__all__ = ["Bundle", "UnknownId", "bundle"]

"""Building a report: what runs again, where it is written, and whether it can be had twice."""

from rasad.faces import face

__getattr__ = face(__name__, {}, moved={"*": "rasad.report.build.build"})

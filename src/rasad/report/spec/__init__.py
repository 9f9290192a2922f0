"""What a report is asked for: report.yaml, its paths, the parameters and the prose of its notebooks."""

from rasad.faces import face

__getattr__ = face(__name__, {}, moved={"*": "rasad.report.spec.spec"})

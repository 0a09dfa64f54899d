"""nbgrader for instructors, after what holds for everybody: where their course lies, and its gradebook.

No password is in here. On one machine PostgreSQL knows who somebody is by their account; elsewhere PGHOST, PGUSER and
PGPASSWORD say it.
"""

import os

c = get_config()  # noqa: F821  (nbgrader gives it)
c.CourseDirectory.root = os.path.expanduser("~/course")
c.CourseDirectory.db_url = "postgresql+psycopg2:///attune"

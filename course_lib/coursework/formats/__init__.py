"""Questions and grades in the formats of other systems: GIFT, Moodle XML, QTI, and CSV for gradebooks."""

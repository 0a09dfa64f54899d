"""What the shapes of all asset files share. Unknown keys are errors."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

SLUG, MOMENT, DAY = r"^[a-z0-9]+(-[a-z0-9]+)*$", r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$", r"^\d{4}-\d{2}-\d{2}$"
CONCEPT, CONCEPT_OR_GROUP = r"^C-[A-Z]+-\d+$", r"^C-[A-Z]+(-\d+)?$"
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=64)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ConceptId = Annotated[str, StringConstraints(pattern=CONCEPT)]
MisconceptionId = Annotated[str, StringConstraints(pattern=r"^X-\d+$")]
NONE_FOUND = "none-found"  # said in place of a source where we looked and hold no study


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

"""What the shapes of all asset files share. Unknown keys are errors."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ConceptId = Annotated[str, StringConstraints(pattern=r"^C-[A-Z]+-\d+$")]
MisconceptionId = Annotated[str, StringConstraints(pattern=r"^X-\d+$")]
NONE_FOUND = "none-found"  # said in place of a source where we looked and hold no study


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

"""Faces that people pose for a feeling, as action units, and what can be done with them.

Which units: LIT (Du, Tao and Martinez 2014, posed; [checked]). How much of each, and all that is marked TOY below: TOY.
Posed faces are agreed signs, as words are; a face in life is a cue, and asking beats looking.
"""

from collections.abc import Mapping

from .face_units import NAMES, Units

# LIT which, TOY how much. TOY too: lids lowered, gaze, head and tilt, and each that says so.
FEELINGS: dict[str, Units] = {
    "joy": Units(au6=0.6, au12=0.8, au25=0.5),
    "sadness": Units(au1=0.7, au4=0.5, au6=0.2, au15=0.7, au17=0.5, au43=0.15, gaze_down=0.3, bow=0.25),
    "fear": Units(au1=0.8, au2=0.5, au4=0.6, au5=0.7, au20=0.6, au25=0.6, au26=0.3),
    "anger": Units(au4=0.9, au5=0.4, au7=0.7, au10=0.2, au17=0.4, au23=0.7),
    "surprise": Units(au1=0.8, au2=0.8, au5=0.6, au25=0.7, au26=0.8),
    "disgust": Units(au4=0.3, au7=0.2, au9=0.7, au10=0.7, au17=0.5),
    "contempt": Units(au12_one=0.4, au14_one=0.5, au43=0.25, gaze_across=-0.3, tilt=-0.35),
    "tenderness": Units(au1=0.5, au4=0.2, au6=0.3, au12=0.25, tilt=0.4),  # TOY: tender concern
    "calm": Units(au12=0.12, au43=0.1),  # TOY
    "shame": Units(au1=0.4, au4=0.2, au15=0.35, au17=0.3, au43=0.3, bow=0.8, gaze_down=0.9, gaze_across=-0.4),  # TOY
    "worry": Units(au1=0.6, au4=0.5, au7=0.25, au15=0.2, au23=0.35, gaze_across=0.2),  # TOY
    "hurt": Units(au1=0.65, au4=0.35, au7=0.3, au15=0.35, au17=0.35, au25=0.15, gaze_down=0.3),  # TOY
    # Two at once, after the same study.
    "happily surprised": Units(au1=0.7, au2=0.7, au5=0.5, au6=0.3, au12=0.8, au25=0.7, au26=0.5),
    "sadly fearful": Units(au1=0.85, au2=0.2, au4=0.6, au5=0.4, au15=0.3, au20=0.6, au25=0.5),
    "sadly angry": Units(au4=0.8, au6=0.2, au7=0.5, au15=0.7, au17=0.4),
    "happily disgusted": Units(au4=0.25, au6=0.5, au9=0.5, au10=0.7, au12=0.6, au25=0.5),
}
BASIC = ("joy", "sadness", "fear", "anger", "surprise", "disgust", "contempt")
COMPOUND = ("happily surprised", "sadly fearful", "sadly angry", "happily disgusted")
REST = Units()
LEAST_SHOWN = 0.3  # TOY: of what somebody feels, how much still shows where they feel no safety at all


def units_for(feeling: str, intensity: float) -> Units:
    """The posed face of a feeling, each unit times the intensity (0 at rest to 1). Raises KeyError for one not in FEELINGS,
    ValueError for an intensity out of range."""
    if not 0 <= intensity <= 1:
        raise ValueError(f"The intensity is {intensity}; it goes from 0 to 1.")
    return scaled(FEELINGS[feeling], intensity)


def blend(parts: Mapping[str, float]) -> Units:
    """Several feelings at once, as feeling -> intensity: of each unit, the strongest that any of them asks for (TOY)."""
    faces = [units_for(feeling, intensity) for feeling, intensity in parts.items()]
    return Units(**{name: max((getattr(face, name) for face in faces), key=abs, default=0) for name in NAMES})


def morph(a: Units, b: Units, share: float) -> Units:
    """The face on the way from `a` (share 0) to `b` (share 1): each unit blended linearly."""
    if share in (0, 1):
        return b if share else a
    return Units(
        **{name: one + (other - one) * share for (name, one), (_name, other) in zip(a.items(), b.items(), strict=True)}
    )


def guarded(units: Units, safety: float) -> Units:
    """What still shows of a face when somebody feels this safe (0 to 1): all of it at 1, LEAST_SHOWN of it at 0 (TOY).

    shown = felt · (LEAST_SHOWN + (1 − LEAST_SHOWN) · safety). That people show less where they feel less safe is the idea;
    the line and its numbers are made up, and in life it differs by person, place and culture.
    """
    if not 0 <= safety <= 1:
        raise ValueError(f"The safety is {safety}; it goes from 0 to 1.")
    return scaled(units, LEAST_SHOWN + (1 - LEAST_SHOWN) * safety)


def scaled(units: Units, factor: float) -> Units:
    """Each unit times a factor from 0 to 1; at 1 the very same units."""
    return units if factor == 1 else Units(**{name: value * factor for name, value in units.items()})

"""Questions as QTI 1.2, in the package that Canvas imports ("QTI .zip file").

The elements, their order and the manifest are those that Canvas exports and the package text2qti writes.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from ..zips import zipped
from .qti_questions import item, metadata
from .sheet import Section, Sheet, label_text

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier={id} xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" \
xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1 http://www.imsglobal.org/xsd/imscp_v1p1.xsd \
http://www.imsglobal.org/xsd/imsmd_v1p2 http://www.imsglobal.org/xsd/imsmd_v1p2p2.xsd">
  <metadata>
    <schema>IMS Content</schema>
    <schemaversion>1.1.3</schemaversion>
    <imsmd:lom><imsmd:general><imsmd:title><imsmd:string>{title}</imsmd:string></imsmd:title></imsmd:general></imsmd:lom>
  </metadata>
  <organizations/>
  <resources>
{resources}
  </resources>
</manifest>
"""
RESOURCE = """    <resource identifier="{id}" type="imsqti_xmlv1p2">
      <file href="{id}/{id}.xml"/>
      <dependency identifierref="{id}-meta"/>
    </resource>
    <resource identifier="{id}-meta" type="associatedcontent/imscc_xmlv1p1/learning-application-resource" href="{id}/assessment_meta.xml">
      <file href="{id}/assessment_meta.xml"/>
    </resource>"""
META = """<?xml version="1.0" encoding="UTF-8"?>
<quiz identifier="{id}" xmlns="http://canvas.instructure.com/xsd/cccv1p0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://canvas.instructure.com/xsd/cccv1p0 https://canvas.instructure.com/xsd/cccv1p0.xsd">
  <title>{title}</title>
  <description></description>
  <shuffle_answers>true</shuffle_answers>
  <scoring_policy>keep_highest</scoring_policy>
  <hide_results>always</hide_results>
  <quiz_type>assignment</quiz_type>
  <points_possible>{points:.2f}</points_possible>
  <show_correct_answers>false</show_correct_answers>
  <allowed_attempts>1</allowed_attempts>
  <available>false</available>
  <assignment identifier="{id}-assignment">
    <title>{title}</title>
    <workflow_state>unpublished</workflow_state>
    <quiz_identifierref>{id}</quiz_identifierref>
    <points_possible>{points:.2f}</points_possible>
    <grading_type>points</grading_type>
    <submission_types>online_quiz</submission_types>
  </assignment>
</quiz>
"""
TEST = """<?xml version="1.0" encoding="UTF-8"?>
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.imsglobal.org/xsd/ims_qtiasiv1p2 http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd">
  <assessment ident="{id}" title={title}>
    <qtimetadata>{attempts}</qtimetadata>
    <section ident="root_section">
{items}
    </section>
  </assessment>
</questestinterop>
"""


def write(sheet: Sheet) -> bytes:
    """`sheet` as a zip of QTI 1.2: one unpublished quiz for a test, and for a bank one quiz a section."""
    if sheet.one_test:
        tests = [(sheet.id, sheet.title, sheet.sections)]
    else:
        tests = [("-".join((sheet.id, *section.path[1:])), f"{sheet.title}: {' / '.join(section.path[1:])}", (section,))
                 for section in sheet.sections]
    files = {"imsmanifest.xml": MANIFEST.format(
        id=quoteattr(f"{sheet.id}-manifest"), title=escape(label_text(sheet.title)),
        resources="\n".join(RESOURCE.format(id=name) for name, _title, _sections in tests))}
    for name, title, sections in tests:
        says = label_text(title)
        files[f"{name}/assessment_meta.xml"] = META.format(id=name, title=escape(says), points=_points(sections))
        files[f"{name}/{name}.xml"] = TEST.format(
            id=name, title=quoteattr(says), attempts=metadata("cc_maxattempts", "1"),
            items="\n".join(_section(index, section) for index, section in enumerate(sections)))
    return zipped({name: text.encode() for name, text in files.items()}, 0o644)


def _points(sections: Iterable[Section]) -> float:
    """The most that a student can earn."""
    return sum(section.draw * section.questions[0].points if section.draw is not None else sum(one.points for one in section.questions)
               for section in sections)


def _section(index: int, section: Section) -> str:
    items = "\n".join(item(one) for one in section.questions)
    if section.draw is None:
        return items
    return (f'      <section ident="group{index}" title={quoteattr(label_text(section.path[-1]))}>\n'
            f"        <selection_ordering><selection><selection_number>{section.draw}</selection_number><selection_extension>"
            f"<points_per_item>{section.questions[0].points:g}</points_per_item></selection_extension></selection></selection_ordering>\n"
            f"{items}\n      </section>")

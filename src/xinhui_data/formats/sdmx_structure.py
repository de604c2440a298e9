"""SDMX-ML 3.0: the structures of the SDMX data, with concepts, code lists, data structures and dataflows."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from xinhui_data.formats.edition import Edition
from xinhui_data.formats.sdmx_concepts import (
    AGENCY,
    CONCEPT_LIST,
    CONCEPTS,
    DATED,
    UNDATED,
    Concept,
    Text,
    code_lists,
    components,
)

Element = ET.Element

_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
_PREFIXES = {"mes": "message", "str": "structure", "com": "common"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_URN = "urn:sdmx:org.sdmx.infomodel"
_LISTS = (("dimension", "DimensionList", "Dimension"), ("attribute", "AttributeList", "Attribute"),
          ("measure", "MeasureList", "Measure"))  # fmt: skip
_FLOWS = {
    DATED: Text("Figures with a period", "注明时期的数据"),
    UNDATED: Text(
        "Figures without a period: long-term prospects and values whose period is in doubt",
        "未注明时期的数据：远期数据，以及注意事项指出时期不明的数据",
    ),
}


def sdmx_structure(edition: Edition) -> bytes:
    """Write the SDMX-ML 3.0 structure message; every artefact has the version of the data set."""
    for prefix, schema in _PREFIXES.items():
        ET.register_namespace(prefix, f"{_SCHEMAS}/{schema}")
    message = Element(_name("mes:Structure"))
    _header(message, edition)
    structures = _add(message, "mes:Structures")
    version = edition.dataset.version
    flows = _add(structures, "str:Dataflows")
    for flow, title in _FLOWS.items():
        dataflow = _artefact(flows, "str:Dataflow", flow, version, title)
        _add(dataflow, "str:Structure", f"{_URN}.datastructure.DataStructure={AGENCY}:{flow}({version})")
    lists = _add(structures, "str:Codelists")
    for identifier, title, codes in code_lists(edition):
        codelist = _artefact(lists, "str:Codelist", identifier, version, title)
        for code in codes:
            _described(_add(codelist, "str:Code", id=code.id), code.name, code.description)
    scheme = _artefact(
        _add(structures, "str:ConceptSchemes"), "str:ConceptScheme", CONCEPTS, version, Text("Concepts", "概念")
    )
    for concept in CONCEPT_LIST:
        _described(_add(scheme, "str:Concept", id=concept.id), concept.name, concept.description)
    designs = _add(structures, "str:DataStructures")
    for flow, title in _FLOWS.items():
        _data_structure(_artefact(designs, "str:DataStructure", flow, version, title), flow, version)
    ET.indent(message)
    text = ET.tostring(message, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_SCHEMAS}/{_PREFIXES[prefix]}}}{local}"


def _add(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    child = ET.SubElement(parent, _name(name), attributes)
    child.text = text
    return child


def _header(message: Element, edition: Edition) -> None:
    header = _add(message, "mes:Header")
    _add(header, "mes:ID", f"{AGENCY}_{edition.dataset.version.replace('.', '_')}")
    _add(header, "mes:Test", "false")
    _add(header, "mes:Prepared", f"{edition.dataset.released}T00:00:00Z")
    _add(header, "mes:Sender", id=AGENCY)


def _artefact(parent: Element, kind: str, identifier: str, version: str, name: Text) -> Element:
    child = _add(parent, kind, id=identifier, agencyID=AGENCY, version=version)
    _described(child, name, None)
    return child


def _described(element: Element, name: Text, description: Text | None) -> None:
    for tag, text in (("com:Name", name), ("com:Description", description)):
        if text:
            for language, words in (("en", text.en), ("zh", text.zh)):
                _add(element, tag, words).set(_LANG, language)


def _data_structure(parent: Element, flow: str, version: str) -> None:
    whole = _add(parent, "str:DataStructureComponents")
    of_part: dict[str, list[Concept]] = {}
    for concept in components(flow):
        of_part.setdefault(concept.part, []).append(concept)
    measures = [concept.id for concept in of_part["measure"]]
    for part, list_tag, tag in _LISTS:
        group = _add(whole, f"str:{list_tag}")
        for position, concept in enumerate(of_part[part], start=1):
            element = _component(group, tag, concept, version)
            if part == "dimension":
                element.set("position", str(position))
            else:
                element.set("usage", "mandatory" if concept.required else "optional")
            if part == "attribute":
                _add(_add(element, "str:AttributeRelationship"), "str:Observation")
                related = _add(element, "str:MeasureRelationship")
                for measure in measures:
                    _add(related, "str:Measure", measure)
        if part == "dimension":
            for concept in of_part.get("time", []):
                _component(group, "TimeDimension", concept, version)


def _component(group: Element, tag: str, concept: Concept, version: str) -> Element:
    element = _add(group, f"str:{tag}", id=concept.id)
    _add(element, "str:ConceptIdentity", f"{_URN}.conceptscheme.Concept={AGENCY}:{CONCEPTS}({version}).{concept.id}")
    shape = _add(element, "str:LocalRepresentation")
    if concept.codes:
        _add(shape, "str:Enumeration", f"{_URN}.codelist.Codelist={AGENCY}:{concept.codes}({version})")
    else:
        _add(shape, "str:TextFormat", textType=concept.type)
    return element

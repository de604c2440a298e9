"""SDMX-ML 3.0: the structures of the SDMX data, with concepts, code lists, data structures and dataflows."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from xinhui_data.formats.edition import Edition, Format
from xinhui_data.formats.sdmx_concepts import AGENCY, DATED, UNDATED, code_lists, concepts
from xinhui_data.formats.templates import render
from xinhui_data.model.text import Text

_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
_PREFIXES = {"mes": f"{_SCHEMAS}/message", "str": f"{_SCHEMAS}/structure", "com": f"{_SCHEMAS}/common"}
_FLOWS = {
    DATED: Text("Figures with a period", "注明时期的数据"),
    UNDATED: Text(
        "Figures without a period: long-term prospects and values whose period is in doubt",
        "未注明时期的数据：远期数据，以及注意事项指出时期不明的数据",
    ),
}


def _write(edition: Edition) -> bytes:
    """Write the SDMX-ML 3.0 structure message; every artefact has the version of the data set."""
    message = ET.fromstring(  # noqa: S314 - from our own template
        render(
            "sdmx-structure.xml",
            agency=AGENCY,
            code_lists=list(code_lists(edition)),
            concepts=concepts(),
            dated=DATED,
            flows=_FLOWS,
            prefixes=_PREFIXES,
            released=edition.about.released,
            scheme="CS_XINHUI",
            scheme_name=Text("Concepts", "概念"),
            version=edition.about.version,
        )
    )
    for element in message.iter():
        if len(element):
            element.text = None
        element.tail = None
    for prefix, name in _PREFIXES.items():
        ET.register_namespace(prefix, name)
    ET.indent(message)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(message, encoding="unicode")}\n'.encode()


SDMX_STRUCTURE = Format(
    "sdmx-structure.xml",
    Text(
        "SDMX-ML 3.0: concepts, code lists and structures of the SDMX data",
        "SDMX-ML 3.0：SDMX数据的概念、代码表和结构",
    ),
    "application/xml",
    _write,
)

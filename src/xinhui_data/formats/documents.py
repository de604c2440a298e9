"""The published files other than the tables: each standard of data exchange with its file, title and function."""

from __future__ import annotations

from xinhui_data.formats.card import card
from xinhui_data.formats.croissant import croissant
from xinhui_data.formats.csvw import csvw
from xinhui_data.formats.descriptor import package
from xinhui_data.formats.edition import Edition
from xinhui_data.formats.json_text import json_bytes
from xinhui_data.formats.schema_org import schema_org
from xinhui_data.formats.sdmx_data import sdmx_data
from xinhui_data.formats.sdmx_structure import sdmx_structure
from xinhui_data.formats.web_annotation import web_annotations

DESCRIPTOR = "datapackage.json"
DOCUMENTS = {
    "croissant.json": ("Croissant 1.1, for machine learning tools", "Croissant 1.1，供机器学习工具使用"),
    "csv-metadata.json": ("CSV on the Web metadata of the CSV files", "各CSV文件的CSVW元数据"),
    "dataset.jsonld": ("schema.org Dataset, for search engines", "schema.org数据集描述，供搜索引擎使用"),
    "annotations.jsonld": ("W3C Web Annotations, one per mention", "W3C网页注释，每处数字表述一条"),
    "sdmx-data.csv": (
        "SDMX-CSV 2.0: figures printed, derived and from other sources",
        "SDMX-CSV 2.0：本报道数据、推算值和其他来源的数据",
    ),
    "sdmx-structure.xml": (
        "SDMX-ML 3.0: concepts, code lists and structures of the SDMX data",
        "SDMX-ML 3.0：SDMX数据的概念、代码表和结构",
    ),
    "README.md": ("Data set card", "数据集说明"),
}


def make_documents(edition: Edition) -> dict[str, bytes]:
    """Generate all files other than the tables, by name, the Data Package descriptor of everything last."""
    made = {
        "croissant.json": json_bytes(croissant(edition)),
        "csv-metadata.json": json_bytes(csvw(edition)),
        "dataset.jsonld": json_bytes(schema_org(edition)),
        "annotations.jsonld": json_bytes(web_annotations(edition)),
        "sdmx-data.csv": sdmx_data(edition),
        "sdmx-structure.xml": sdmx_structure(edition),
        "README.md": card(edition, DOCUMENTS),
    }
    whole = Edition(edition.dataset, edition.tables, {**edition.files, **made})
    return made | {DESCRIPTOR: json_bytes(package(whole, DOCUMENTS))}

from xinhui_data.api.archive import export_all as export_all
from xinhui_data.api.archive import export_partitioned as export_partitioned
from xinhui_data.api.book import page as page
from xinhui_data.api.check_text import CheckedFigure as CheckedFigure
from xinhui_data.api.check_text import check_text as check_text
from xinhui_data.api.checks import check_data as check_data
from xinhui_data.api.checks import verify as verify
from xinhui_data.api.citation import cite as cite
from xinhui_data.api.codebook import describe as describe
from xinhui_data.api.codebook import tables as tables
from xinhui_data.api.drafts import new_report as new_report
from xinhui_data.api.export import export as export
from xinhui_data.api.facts import facts as facts
from xinhui_data.api.history import compare as compare
from xinhui_data.api.history import history as history
from xinhui_data.api.history import plot as plot
from xinhui_data.api.history import series as series
from xinhui_data.api.project import build_data as build_data
from xinhui_data.api.query import observation as observation
from xinhui_data.api.query import search as search
from xinhui_data.api.tables import load as load
from xinhui_data.api.tables import path as path
from xinhui_data.figures.grammar import read_figure as read_figure
from xinhui_data.figures.records import NumericExpression as NumericExpression
from xinhui_data.figures.scan import scan as scan
from xinhui_data.figures.scan import scan_stream as scan_stream

__version__: str

"""Pictures of the record, each with its data as a table; drawn as SVG without a browser, always to the same bytes."""

from dragoman.pictures.figures import draw_figures
from dragoman.pictures.matrix import draw_matrix
from dragoman.pictures.months import draw_month_counts, draw_months
from dragoman.pictures.network import draw_network
from dragoman.pictures.timeline import draw_timeline

__all__ = ["draw_figures", "draw_matrix", "draw_month_counts", "draw_months", "draw_network", "draw_timeline"]

"""Charts, maps and tables for people: they take the stages' tables and return pictures or HTML.

What all functions that draw are given: `study`, the catalogue; `tables`, of which `kept` names those that are looked
at; `districts`, the polygons as `analysis.geography.load_districts` gives them; ids of the catalogue. Of an indicator
its main group is shown, unless something else is said.
"""

from analysis.charts.bivariate import bivariate_map, high_in_both
from analysis.charts.commune_map import commune_map, outside_their_district
from analysis.charts.context_maps import context_map
from analysis.charts.districts import districts_chart
from analysis.charts.equity import equity_chart
from analysis.charts.html import breakable, table_html
from analysis.charts.map_series import FEWEST_ON_A_MAP, map_series
from analysis.charts.maps import value_map
from analysis.charts.matrix import matrix_html, matrix_statements, matrix_style, province_only_html
from analysis.charts.multiples import multiples_chart
from analysis.charts.picture import Picture, for_telephones
from analysis.charts.series import series_chart
from analysis.charts.target_maps import gap_map, probability_map

__all__ = ["Picture", "series_chart", "districts_chart", "multiples_chart", "equity_chart", "value_map", "map_series",
           "FEWEST_ON_A_MAP", "gap_map", "probability_map", "bivariate_map", "high_in_both", "commune_map",
           "breakable", "outside_their_district", "context_map", "matrix_html", "matrix_statements", "matrix_style",
           "for_telephones", "province_only_html", "table_html"]

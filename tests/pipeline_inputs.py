"""What the tests of the pipeline's keys start from: hashes of inputs and a series of every indicator."""

from __future__ import annotations

import pandas as pd

from analysis.outlook import forecast_indicators
from analysis.outlook.family import COVARIATES
from analysis.pipeline.inputs import Inputs
from analysis.tables import check
from tests.catalogue import STUDY

INPUTS = Inputs({"targets.csv": "1", "gia-tri.xlsx": "1"}, {"daklak_districts.geojson": "1"}, "program", "software")
POVERTY = "poverty_rate"


def province_series(*changes: tuple[str, str, str, float]) -> pd.DataFrame:
    """Province figures of every indicator that may be forecast, of what explains them, and of what is counted."""
    names = (*forecast_indicators(STUDY), *COVARIATES, "population", "trained_labour_women")
    values = {(name, "66", "all"): 10.0 for name in names} | {("population", "66", "all"): 1000.0}
    values |= {(name, area, group): value for name, area, group, value in changes}
    rows = [{"indicator": name, "definition": "census", "area_code": area, "group": group, "year": 2019,
             "value": value, "figure_id": f"{name}-{area}-{group}", "qualifier": "",
             "unit": "persons" if name == "population" else "percent", "how": "stated", "verdict": "use",
             "status": "published"} for (name, area, group), value in values.items()]
    return check("series", pd.DataFrame(rows).astype({"year": "Int64"}))

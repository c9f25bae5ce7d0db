"""English headings, which are read in the words of the Vietnamese ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.ingest.wording import Lexicon, read_words
from analysis.ingest.wording.english import in_vietnamese
from analysis.study import Study
from tests.ingest_tables import Doubt, F, Rows, check

HEADINGS = {
    "poverty_rate": "Incidence of poverty (%)", "rural_hygienic_water": "Rural population using hygienic water (%)",
    "urban_clean_water": "Share of urban population with clean water",
    "health_insurance_coverage": "Population covered by health insurance (%)",
    "full_immunisation_u1": "Children under one year fully vaccinated (%)",
    "underweight_u5": "Prevalence of underweight among children under 5",
    "communes_new_rural_share": "Communes meeting new rural standards (%)",
    "urban_unemployment": "Unemployment rate, urban areas", "trained_labour": "Share of trained labour",
    "communes_radio_station": "Share of communes with functioning radio station",
    "villages_loudspeakers": "Villages with loudspeakers (%)",
    "households_information_access": "Share of households with access to information",
    "social_insurance_coverage": "Labour force in social insurance (%)",
    "social_insurance_compulsory": "Compulsory social insurance (persons)",
    "social_insurance_voluntary": "Number of people in voluntary social insurance",
    "unemployment_insurance": "Number of persons in unemployment insurance",
    "schools_national_standard": "Share of schools meeting national standards",
    "temporary_housing": "Number of households with temporary houses",
    "workers_housing": "Workers of industrial zones with housing (% of need)",
    "census_water_tap_or_drilled_well": "Households with tap or drilled-well water (%)",
    "census_flush_toilet": "Households with flush or semi-flush toilet (%)",
    "rural_clean_water": "Rural population with clean water by the national standard (%)",
    "urban_hygienic_water": "Urban households with hygienic water (%)",
    "em_hygienic_water_share": "Ethnic-minority households with hygienic water (%)",
    "hygienic_latrine": "Hygienic latrine coverage (%)", "rural_piped_schemes": "Number of rural piped water schemes",
    "rural_piped_schemes_not_working": "Piped-water schemes not functioning", "near_poverty_rate": "Near-poverty rate",
    "poor_households": "Number of poor households", "near_poor_households": "Number of near-poor households",
    "poverty_reduction": "Fall of the poverty rate (percentage points)", "households": "Households in total",
    "population": "Number of inhabitants", "population_average": "Mean population",
    "ethnic_minority_population": "Number of ethnic-minority people",
    "ethnic_minority_share": "Ethnic minority share of population (%)",
    "em_villages_buon": "Ethnic-minority villages (buôn) 2014", "em_area_communes_region_1": "Communes in region I",
    "em_area_communes_total": "Communes in ethnic-minority and mountain areas",
    "difficult_area_communes_qd1049_2014": "Difficult-area communes (Decision 1049/QĐ-TTg)",
    "difficult_villages": "Number of extremely difficult villages", "villages_total": "Number of villages",
    "communes_total": "Number of communes", "communes_new_rural": "Number of communes meeting the new-rural standard",
    "districts_new_rural": "Districts at the new-rural standard (number)",
    "ntm_criteria_per_commune": "New-rural criteria per commune",
    "ntm_criteria_total": "New-rural criteria met (total)",
    "commune_level_units_total": "Number of commune-level units",
    "admin_commune_units": "Number of communes, wards and townships",
    "admin_district_units": "Number of district-level units", "area_km2": "Natural area (km²)",
    "commune_stations_with_doctor": "Share of commune health stations having doctors",
    "communes_health_standard": "Communes meeting the national health standard (%)",
    "health_insured_persons": "Number of people with health insurance",
    "measles_rubella_18m": "Measles-rubella coverage at 18 months (%)", "measles_cases": "Cases of measles",
    "stunting_u5": "Stunted children under 5 (%)", "infant_mortality": "Infant mortality (per 1,000 live births)",
    "under5_mortality": "Under-five mortality rate (‰)", "doctors_per_10k": "Number of doctors per 10,000 inhabitants",
    "hospital_beds_per_10k": "Hospital beds per 10,000 population",
    "adult_literacy": "Literacy rate of population aged 15 and over (%)",
    "schools_national_standard_count": "Schools at national standard (number)",
    "electricity_access": "Share of households with electricity",
    "temporary_housing_progress": "Progress of replacing temporary housing (%)",
    "jobs_created": "New jobs created in the year (persons)", "labour_force": "Labour force 15+ (persons)",
    "employed": "Employed (persons)", "net_migration_rate": "Net migration (‰)",
    "forest_cover": "Forest coverage rate (%)",
    "targets_met": "Targets achieved"}


@pytest.mark.parametrize("indicator", HEADINGS)
def test_english_headings(lexicon: Lexicon, indicator: str) -> None:
    says = read_words(HEADINGS[indicator], lexicon)
    assert indicator in says.indicators | says.fallback | says.parts
    assert says.unknown == ()
    assert says.clash == ""


@pytest.mark.parametrize("heading", [
    "Children under 2 fully immunised (%)", "Households with internet", "Children not immunised (%)",
    "Households without electricity", "Health insurance of pupils (%)", "Population density", "Not poor households"])
def test_english_headings_of_something_else(lexicon: Lexicon, heading: str) -> None:
    assert read_words(heading, lexicon).unknown


def test_an_english_poverty_line(lexicon: Lexicon) -> None:
    for text in ("(Multidimensional poverty line 2022-2025)", "Multidimensional poverty line for the period 2022-2025"):
        says = read_words(text, lexicon)
        assert says.definitions == {"line_2022_2025"}
        assert says.indicators == frozenset()
        assert says.unknown == ()
    assert read_words("Income poverty line 2022-2025", lexicon).unknown


@pytest.mark.parametrize(("text", "vietnamese"), [
    ("Đang làm việc (người) - Employed (persons)", "Đang làm việc (người)"), ("Nam - Male (người)", "Nam (người)"),
    ("Population by ethnicity 2020 - Dân số theo dân tộc", "Dân số theo dân tộc\n2020"),
    ("Share of Ê Đê - Tỷ lệ người Ê Đê (%)", "Tỷ lệ người Ê Đê (%)"), ("Tiêm chủng (TCMR)", ""),
    ("Dân số 2020 - Population 2021", "")])
def test_the_vietnamese_half(text: str, vietnamese: str) -> None:
    assert in_vietnamese(text) == vietnamese


def test_years_beside_the_values_of_a_logical_framework(study: Study, tmp_path: Path) -> None:
    """A year that differs from row to row is asked for."""
    head: Rows = [["Annex B. Results framework - Ea Kar District"],
                  ["Result level", "Indicator", "Unit", "Baseline", "Baseline", "Target", "Target", "Risk"],
                  [None, None, None, "Year", "Value", "Year", "Value"]]
    name = "health_insurance_coverage"
    told = [["Outcome 1", "Health-insurance coverage", "%", 2020, F(90.6, name, "651", 2020, 90.6), 2025,
             F(94.3, name, "651", 2025, 94.3, kind="target"), "Medium"],
            ["Outcome 2", "Trained labour", "%", 2020, F(40.4, "trained_labour", "651", 2020, 40.4), 2025,
             F(49.8, "trained_labour", "651", 2025, 49.8, kind="target"), "Medium"]]
    check([*head, *told], study, tmp_path)
    other = [["Outcome 2", "Trained labour", "%", 2021, Doubt(40.4), 2025, Doubt(49.8), "Medium"]]
    check([*head, [Doubt(each.value) if isinstance(each, F) else each for each in told[0]], *other], study, tmp_path)


def test_levels_of_schools_and_the_poor_of_the_minorities(study: Study, tmp_path: Path) -> None:
    counted = "schools_national_standard_count"
    check([["Schools at the national standard by level, Dak Lak Province, 2023"],
           ["Level", "Number of schools", "Schools at the national standard (number)"],
           ["Preschool", Doubt(310), F(158, counted, "66", 2023, 158, group="preschool")],
           ["Lower secondary", Doubt(240), F(149, counted, "66", 2023, 149, group="lower_secondary")]], study, tmp_path)
    check([["Poor households, 2023"], ["District", "Poor ethnic minority households"],
           ["Lak", F(3778, "poor_households", "656", 2023, 3778, group="ethnic_minority")]], study, tmp_path)


@pytest.mark.parametrize(("line", "definition"), [
    ("2022-2025 line", "line_2022_2025"), ("2016-2020 multidimensional poverty line", "line_2016_2020"), ("", "")])
@pytest.mark.parametrize("above", [True, False])
def test_years_before_the_poverty_line(study: Study, tmp_path: Path, line: str, definition: str, above: bool) -> None:
    title, told = ("Year 2021, {}", "") if above else ("Baseline, 2021", f", {line}")
    rows: Rows = [[title.format(line)],
                  ["District", f"Poverty rate (% of households){told}", "Rural hygienic water (% of households)",
                   "Health insurance coverage (% of households)"],
                  *([name, F(rate, "poverty_rate", code, 2021, rate) if line else Doubt(rate),
                     F(water, "rural_hygienic_water", code, 2021, water), Doubt(90.5)]
                    for name, code, rate, water in (("Ea Sup", "646", 36.75, 94.1), ("Lak", "656", 26.12, 94.9)))]
    check(rows, study, tmp_path)
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert {f.definition for f in figures if f.indicator == "poverty_rate"} == {definition} - {""}


def test_a_share_beside_a_count_of_something_else_is_of_nobody_knows_whom(study: Study, tmp_path: Path) -> None:
    check([["Year 2023"], ["District", "Health insurance coverage (% of population)",
                           "Health insurance coverage (% of poor households)",
                           "Rural hygienic water (% of poor households)"],
           *([name, F(rate, "health_insurance_coverage", code, 2023, rate), Doubt(98.5), Doubt(71.4)]
             for name, code, rate in (("Ea Sup", "646", 90.3), ("Lak", "656", 91.2)))], study, tmp_path)

"""Headings that no rule understands, read as what they resemble; and those that are like nothing, or only like it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.ingest import read_files
from analysis.ingest.resemblance import Resemblance
from analysis.ingest.resemblance.fit import examples, fit
from analysis.ingest.resemblance.model import BLOCKS, NOTHING, document_frequency, features, weighed
from analysis.ingest.wording import Lexicon
from analysis.study import Study, Synonym
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, named_cells, severities

KNOWN = examples()


def test_an_indicator_is_learned_from_many_headings_or_not_at_all(study: Study) -> None:
    """A new row of the catalogue needs no headings; a few would let the classifier claim what it hardly knows."""
    counts = Counter(each.indicator for each in KNOWN if each.indicator != NOTHING)
    assert set(counts) <= {indicator.id for indicator in study.indicators}
    assert min(counts.values()) >= 20
    groups = {group.id for group in study.groups}
    assert {each.group for each in KNOWN} - {""} <= groups


def test_the_classifier_that_comes_with_the_package_is_that_of_its_corpus(lexicon: Lexicon) -> None:
    """Kept in half precision: on each hundredth heading it says the same as one that is fitted now."""
    fitted, kept = fit(KNOWN, lexicon), Resemblance.known()
    assert (kept.classes, dict(kept.places)) == (fitted.classes, dict(fitted.places))
    for each in KNOWN[::100]:
        now, before = fitted.scores(each.heading, each.title, lexicon), kept.scores(each.heading, each.title, lexicon)
        assert before == pytest.approx(now, abs=0.01)


def test_headings_of_a_hand_that_was_not_learned_from(lexicon: Lexicon) -> None:
    """What is claimed clearly is right in 98 of 100, and is more than half; hardly ever is it claimed of nothing."""
    hand = "appendices"
    classifier = fit([each for each in KNOWN if each.hand != hand][::2], lexicon)
    claims = [(each, classifier.claim(each.heading, each.title, lexicon)) for each in KNOWN if each.hand == hand]
    clear = [(each, claim) for each, claim in claims
             if claim.indicator != NOTHING and claim.score >= 0 and claim.lead >= 0.7]
    named = [(each, claim) for each, claim in clear if each.indicator != NOTHING]
    assert np.mean([each.indicator == claim.indicator for each, claim in named]) >= 0.98
    assert len(named) > 0.6 * sum(each.indicator != NOTHING for each, _ in claims)
    assert len(clear) - len(named) < 0.07 * sum(each.indicator == NOTHING for each, _ in claims)


def test_weights_are_those_of_an_independent_library(lexicon: Lexicon) -> None:
    documents = [features(each.heading, each.title, lexicon) for each in KNOWN[::60]]
    frequency = document_frequency(documents)
    places = {name: place for place, name in enumerate(sorted(frequency))}
    rarity = np.log((1 + len(documents)) / (1 + np.array([frequency[name] for name in places]))) + 1
    for kind, weight in BLOCKS.items():
        names = [name for name in places if name[0] == kind]
        machine = TfidfVectorizer(analyzer=lambda counts, kind=kind: [
            name for name, count in counts.items() if name[0] == kind for _ in range(count)],
            sublinear_tf=True, vocabulary=names).fit(documents)
        expected = machine.transform(documents).toarray() * weight
        for row, counts in zip(expected, documents, strict=True):
            at, weights = weighed(counts, places, rarity)
            ours = np.zeros(len(places))
            ours[at] = weights
            assert ours[[places[name] for name in names]] == pytest.approx(row)


def test_a_classifier_is_kept_and_read_back(tmp_path: Path, lexicon: Lexicon) -> None:
    fitted = fit(KNOWN[::20], lexicon)
    fitted.save(tmp_path / "kept.npz")
    kept = Resemblance.load(tmp_path / "kept.npz")
    assert (kept.classes, dict(kept.places)) == (fitted.classes, dict(fitted.places))
    assert kept.slopes == pytest.approx(fitted.slopes, abs=0.005)


@given(heading=st.lists(st.text(max_size=30), max_size=4), title=st.lists(st.text(max_size=30), max_size=2))
def test_any_text_has_a_score_in_every_class(lexicon: Lexicon, heading: list[str], title: list[str]) -> None:
    scores = Resemblance.known().scores(heading, title, lexicon)
    assert scores.shape == (len(Resemblance.known().classes),)
    assert np.isfinite(scores).all()


def _table(study: Study, heading: str, title: str, numbers: list[float], indicator: str, year: int) -> Rows:
    areas = study.districts[:len(numbers)]
    return [[title], ["Huyện", heading],
            *([area.name_vi, F(number, indicator, area.code, year, number) if indicator else Doubt(number)]
              for area, number in zip(areas, numbers, strict=True))]


@pytest.mark.parametrize(("heading", "title", "indicator"), [
    ("Trẻ 0-59 tháng có cân nặng theo tuổi dưới -2SD (%)", "THEO DÕI TRẺ NĂM 2021", "underweight_u5"),
    ("Giường bệnh tính trên vạn dân, không gồm trạm xá", "NGÀNH Y TẾ NĂM 2022", "hospital_beds_per_10k"),
    ("TS di cư thuần (‰)", "Dân số và di cư năm 2019", "net_migration_rate"),
    ("LD_03 Lao động qua đào tạo (%)", "Kỳ dữ liệu năm 2022", "trained_labour")])
def test_a_heading_is_read_as_what_it_resembles(study: Study, tmp_path: Path, heading: str, title: str,
                                                indicator: str) -> None:
    year = int(title[-4:])
    findings = check(_table(study, heading, title, [20.5, 17.25, 14.0, 19.5], indicator, year), study, tmp_path)
    assert {code for code, severity in severities(findings).items() if severity != "info"} == {"resembles"}
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert {figure.verdict for figure in figures} == {"weak"}


@pytest.mark.parametrize(("heading", "title"), [
    ("Tỷ lệ hộ thoát nghèo bền vững (%)", "GIẢM NGHÈO NĂM 2023"),
    ("Tỷ lệ tiêm vắc xin sởi - rubella (HSSV) lúc 18 tháng tuổi (%)", "Y TẾ NĂM 2023"),
    ("Lao động záqwê qua đào tạo (%)", "LAO ĐỘNG NĂM 2022"),
    ("Dược sĩ trên vạn dân", "NGÀNH Y TẾ NĂM 2022"),
    ("Hộ có thẻ thư viện (%)", "VĂN HÓA NĂM 2022")])
def test_a_heading_that_is_only_like_something(study: Study, tmp_path: Path, heading: str, title: str) -> None:
    check(_table(study, heading, title, [20.5, 17.25, 14.0, 19.5], "", int(title[-4:])), study, tmp_path)


def test_what_only_resembles_gives_way_to_what_is_named(study: Study, tmp_path: Path) -> None:
    """In the same table, and in another one of the sheet; the right numbers stay."""
    full = "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân (%)"
    like = "Trẻ 0-59 tháng cân nặng theo tuổi dưới -2SD (%)"
    areas = study.districts[:5]
    right = [[area.name_vi, F(20.5 + n, "underweight_u5", area.code, 2021, 20.5 + n)] for n, area in enumerate(areas)]
    other = [[area.name_vi, Doubt(11.5 + n)] for n, area in enumerate(areas)]
    rows: Rows = [["THEO DÕI TRẺ NĂM 2021"], ["Huyện", full], *right, [], [],
                  ["CÂN TRẺ NĂM 2021"], ["Huyện", like], *other]
    assert severities(check(rows, study, tmp_path))["resembling-left-out"] == "warning"
    beside: Rows = [["THEO DÕI TRẺ NĂM 2021"], ["Huyện", full, like],
                    *([*one, two[1]] for one, two in zip(right, other, strict=True))]
    check(beside, study, tmp_path, "b.xlsx")


def test_what_is_lent_by_what_only_resembles_does_so_too(study: Study, tmp_path: Path) -> None:
    """The rate of a count: weak, and with a warning at each number."""
    counts: Rows = [["KẾT QUẢ RÀ SOÁT CUỐI NĂM 2023"],
                    ["Huyện", "Tổng số hộ dân cư", "Hộ thuộc chuẩn nghèo (hộ)", "Tỷ lệ (%)"]]
    for n, area in enumerate(study.districts):
        counts.append([area.name_vi, 9000 + 100 * n, 900 + 7 * n, round(100 * (900 + 7 * n) / (9000 + 100 * n), 2)])
    _check_weak(counts, {"poor_households", "poverty_rate"}, study, tmp_path)


def _check_weak(rows: Rows, names: set[str], study: Study, folder: Path) -> None:
    write_xlsx(folder / "a.xlsx", rows)
    figures, findings = read_files({"a.xlsx": folder / "a.xlsx"}, study)
    told = named_cells([finding for finding in findings if finding.code == "ingest-resembles"])
    weak = [figure for figure in figures if figure.verdict == "weak"]
    assert {figure.indicator for figure in weak} == names
    assert told >= {figure.cell for figure in weak}
    assert not names & {figure.indicator for figure in figures if figure.verdict != "weak"}


def test_a_name_in_a_ledger_is_read_as_what_it_resembles(study: Study, tmp_path: Path) -> None:
    name = "Trẻ 0-59 tháng có cân nặng theo tuổi dưới -2SD"
    rows: Rows = [["Chỉ tiêu", "Huyện", "Năm", "Giá trị", "Đơn vị tính"],
                  [name, "Lắk", 2022, F(19.5, "underweight_u5", "656", 2022, 19.5), "%"],
                  [name, "Ea Kar", 2022, 1250, "hộ"]]
    assert severities(check(rows, study, tmp_path)) == {
        "resembles": "warning", "definition-assumed": "info", "unknown-name-no-idea": "error"}
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert [figure.verdict for figure in figures] == ["weak"]


def test_what_a_heading_comes_near_to_is_suggested(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["GIẢM NGHÈO NĂM 2023"], ["Huyện", "Hộ cận nghèo (hộ)", "Tỷ lệ hộ nghèo theo chuẩn zxw (%)"]]
    rows += [[area.name_vi, F(700 + n, "near_poor_households", area.code, 2023, 700 + n), Doubt(20.25 + n)]
             for n, area in enumerate(study.districts[:5])]
    advice = next(f.advice for f in check(rows, study, tmp_path) if f.code == "ingest-unknown-heading")
    assert study.indicator("poverty_rate").name in advice


def test_a_heading_that_a_planner_says_is_unlike(study: Study, tmp_path: Path) -> None:
    heading = "Trẻ 0-59 tháng có cân nặng theo tuổi dưới -2SD (%)"
    unlike = Synonym(indicator="underweight_u5", definition="", group="", use="unlike", wording=heading)
    told = study.model_copy(update={"synonyms": (*study.synonyms, unlike)})
    rows = _table(study, heading, "THEO DÕI TRẺ NĂM 2021", [20.5, 17.25, 14.0, 19.5], "", 2021)
    name = study.indicator("underweight_u5").name
    assert not any(name in finding.advice for finding in check(rows, told, tmp_path))

"""The 15 district-level units of Đắk Lắk as they stood until 30 June 2025."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["UNITS", "Unit", "VALID_TO"]

UnitType = Literal["city", "town", "district"]
VALID_TO = "2025-06-30"


@dataclass(frozen=True)
class Unit:
    """One unit; `valid_from` is None where it is older than the province's division of 1 January 2004."""

    code: str
    key: str
    name_vi: str
    name_en: str
    type: UnitType = "district"
    valid_from: str | None = None


UNITS: tuple[Unit, ...] = (
    Unit("643", "buon-ma-thuot", "Thành phố Buôn Ma Thuột", "Buôn Ma Thuột City", "city"),
    Unit("644", "buon-ho", "Thị xã Buôn Hồ", "Buôn Hồ Town", "town", "2008-12-23"),
    Unit("645", "ea-hleo", "Huyện Ea H'leo", "Ea H'leo District"),
    Unit("646", "ea-sup", "Huyện Ea Súp", "Ea Súp District"),
    Unit("647", "buon-don", "Huyện Buôn Đôn", "Buôn Đôn District"),
    Unit("648", "cu-mgar", "Huyện Cư M'gar", "Cư M'gar District"),
    Unit("649", "krong-buk", "Huyện Krông Búk", "Krông Búk District"),
    Unit("650", "krong-nang", "Huyện Krông Năng", "Krông Năng District"),
    Unit("651", "ea-kar", "Huyện Ea Kar", "Ea Kar District"),
    Unit("652", "m-drak", "Huyện M'Đrắk", "M'Đrắk District"),
    Unit("653", "krong-bong", "Huyện Krông Bông", "Krông Bông District"),
    Unit("654", "krong-pac", "Huyện Krông Pắc", "Krông Pắc District"),
    Unit("655", "krong-ana", "Huyện Krông Ana", "Krông Ana District"),
    Unit("656", "lak", "Huyện Lắk", "Lắk District"),
    Unit("657", "cu-kuin", "Huyện Cư Kuin", "Cư Kuin District", "district", "2007-08-27"),
)

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
    Unit("643", "buon-ma-thuot", "Thành phố Buôn Ma Thuột", "Buon Ma Thuot City", "city"),
    Unit("644", "buon-ho", "Thị xã Buôn Hồ", "Buon Ho Town", "town", "2008-12-23"),
    Unit("645", "ea-hleo", "Huyện Ea H'leo", "Ea H'leo District"),
    Unit("646", "ea-sup", "Huyện Ea Súp", "Ea Sup District"),
    Unit("647", "buon-don", "Huyện Buôn Đôn", "Buon Don District"),
    Unit("648", "cu-mgar", "Huyện Cư M'gar", "Cu M'gar District"),
    Unit("649", "krong-buk", "Huyện Krông Búk", "Krong Buk District"),
    Unit("650", "krong-nang", "Huyện Krông Năng", "Krong Nang District"),
    Unit("651", "ea-kar", "Huyện Ea Kar", "Ea Kar District"),
    Unit("652", "m-drak", "Huyện M'Đrắk", "M'Drak District"),
    Unit("653", "krong-bong", "Huyện Krông Bông", "Krong Bong District"),
    Unit("654", "krong-pac", "Huyện Krông Pắc", "Krong Pac District"),
    Unit("655", "krong-ana", "Huyện Krông Ana", "Krong Ana District"),
    Unit("656", "lak", "Huyện Lắk", "Lak District"),
    Unit("657", "cu-kuin", "Huyện Cư Kuin", "Cu Kuin District", "district", "2007-08-27"),
)

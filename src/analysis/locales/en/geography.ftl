# District boundaries: assembling them from lines
geography-assemble-description = Assemble the district polygons from a file of boundary lines (CSV).
geography-assemble-done = Wrote { $count } district-level units to { $file }, { NUMBER($area, maximumFractionDigits: 1) } km² in all.
geography-assemble-refused = The boundaries could not be assembled from { $file }: { $reason }
geography-lines-columns = the column { $columns } is missing.
geography-lines-number = row { $row } has a sequence number or a coordinate that is not a number.
geography-lines-district = there is no unit with the key { $districts }.
geography-lines-line = boundary line { $line } must have at least two points with different numbers and lie between one pair of units only.
geography-lines-open = the boundary lines of { $district } do not close to exactly one area.
geography-lines-coverage = the boundaries of these units overlap or do not match: { $districts }.

# District boundaries: reading and checking a map file
finding-geography-no-file = There is no map file of the district boundaries.
finding-geography-no-file-advice = Please put the map file back into its folder; without it the reports have no maps.
finding-geography-unreadable = The map file could not be read: { $reason }
finding-geography-unreadable-advice = Please open the file in QGIS, export it again as GeoJSON (UTF-8) or GeoPackage, and run again.
finding-geography-no-features = The map file holds no area, or no geometry.
finding-geography-no-features-advice = Please check the layer that was exported: a polygon layer is needed, one area a district.
finding-geography-no-identifier = The map file has no column known to hold the districts' codes or names; its columns: { $columns }.
finding-geography-no-identifier-advice = Please add a column "code" with the codes of the districts (643 to 657).
finding-geography-crs-missing = The map file does not say its coordinate system; longitude and latitude in WGS84 are assumed.
finding-geography-crs-missing-advice = Please check where the districts lie on the map, and export the file with its coordinate system (for a shapefile: the .prj file).
finding-geography-crs-converted = The coordinates were converted from { $crs } to WGS84.
finding-geography-crs-converted-advice = Nothing to do.
finding-geography-not-degrees = The coordinates are not longitude and latitude (for example { NUMBER($x, maximumFractionDigits: 1) }; { NUMBER($y, maximumFractionDigits: 1) }), but the file does not give the right coordinate system.
finding-geography-not-degrees-advice = Please assign the right coordinate system in QGIS (in Đắk Lắk usually VN-2000, central meridian 108°30', EPSG:9218) and export again.
finding-geography-swapped = Longitude and latitude are swapped in the map file.
finding-geography-swapped-advice = Please export the file again with longitude first and latitude second (as GeoJSON demands).
finding-geography-outside = { $district } lies outside Đắk Lắk (longitude { NUMBER($lon, maximumFractionDigits: 3) }, latitude { NUMBER($lat, maximumFractionDigits: 3) }); this area is not used.
finding-geography-outside-advice = Please check the coordinate system and the order of longitude and latitude in the file.
finding-geography-not-in-catalogue = { $count ->
    [one] One area in the map file matches
   *[other] { $count } areas in the map file match
 } no unit of the catalogue and { $count ->
    [one] is
   *[other] are
 } left out: { $features }.
finding-geography-not-in-catalogue-advice = If it is one of the 15 units, please correct its code or name in the map file to match the catalogue; otherwise there is nothing to do.
finding-geography-not-in-file = { $count ->
    [one] One unit of the catalogue is
   *[other] { $count } units of the catalogue are
 } not in the map file: { $districts }.
finding-geography-not-in-file-advice = Please add the missing areas or correct their codes in the map file; until then the map leaves these units blank.
finding-geography-matched-by-name = The code is not in the catalogue; recognised by name: { $features }.
finding-geography-matched-by-name-advice = Please check, and write the administrative codes (643 to 657) into the map file.
finding-geography-code-name-conflict = The area with code { $code } ({ $district }) bears the name of another unit: { $other }; this area is not used.
finding-geography-code-name-conflict-advice = Please correct the code or the name of this area in the map file.
finding-geography-several-features = { $district } consists of { $count } areas in the file; they were joined.
finding-geography-several-features-advice = Nothing to do if the file divides this unit into parts (for example communes).
finding-geography-several-features-overlapping = { $district } consists of { $count } areas in the file that overlap; they were joined.
finding-geography-several-features-overlapping-advice = Please check whether an area is repeated or bears a wrong code.
finding-geography-no-polygon = { $district } has no usable polygon in the map file.
finding-geography-no-polygon-advice = Please draw the boundary of this unit again or obtain it anew.
finding-geography-repaired = The boundary of { $district } was geometrically wrong ({ $reason }) and was repaired automatically.
finding-geography-repaired-advice = Please look at the shape of this unit on the map; QGIS offers the tool "Fix geometries".
finding-geography-overlap = { $first } and { $second } overlap by { NUMBER($area, maximumFractionDigits: 2) } km².
finding-geography-overlap-advice = Please correct the common boundary of the two units in the map file.
finding-geography-gap = A gap of { NUMBER($area, maximumFractionDigits: 2) } km² belongs to no unit; it borders on { $districts }, near longitude { NUMBER($lon, maximumFractionDigits: 3) }, latitude { NUMBER($lat, maximumFractionDigits: 3) }.
finding-geography-gap-advice = Please correct the boundaries of the units around the gap, or add the missing unit.
finding-geography-total-area = The units' areas add up to { NUMBER($area, maximumFractionDigits: 1) } km², outside { NUMBER($low, maximumFractionDigits: 0) }–{ NUMBER($high, maximumFractionDigits: 0) } km².
finding-geography-total-area-advice = Please check that the file has the boundaries of Đắk Lắk before 1 July 2025 and the right coordinate system.

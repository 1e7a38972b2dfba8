-- SPDX-License-Identifier: Apache-2.0
-- name: brands
-- doc: Products, marks and regional brands that are named, and where.
-- param: place text part of the name of the place of the brand or of the document
-- param: type gi|trademark|regional|other the type of brand
-- example: --place 抚州
SELECT b.name, b.type, b.place AS origin, o.place, o.title AS policy, o.path AS file, b.byte_start, b.byte_end, b.quote
FROM brands b JOIN documents o ON o.document_id = b.document_id
WHERE (:place IS NULL OR instr(o.place, :place) > 0 OR instr(b.place, :place) > 0)
  AND (:type IS NULL OR b.type = :type)
ORDER BY b.name, o.path, b.byte_start;

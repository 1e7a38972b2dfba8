-- SPDX-License-Identifier: Apache-2.0
-- name: programs
-- doc: Projects, campaigns, pilots, platforms and prizes that are named, and where.
-- param: name text part of the name
-- param: place text part of the name of the place
-- param: category text the category
-- example: --name 专利
SELECT g.name, g.category, o.place, coalesce(o.title, o.notice_title) AS policy, o.path AS file, g.byte_start, g.byte_end,
       g.quote
FROM programs g JOIN documents o ON o.document_id = g.document_id
WHERE (:name IS NULL OR instr(g.name, :name) > 0)
  AND (:place IS NULL OR instr(o.place, :place) > 0)
  AND (:category IS NULL OR g.category = :category)
ORDER BY g.name, o.path, g.byte_start;

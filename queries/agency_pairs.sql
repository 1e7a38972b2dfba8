-- SPDX-License-Identifier: Apache-2.0
-- name: agency_pairs
-- doc: Agencies that answer for the same tasks most often.
-- param: place text part of the name of the place
-- example: --param place=安康
SELECT a.name AS agency, b.name AS partner, count(DISTINCT x.target) AS tasks
FROM edge x
JOIN edge y ON y.target = x.target AND y.kind = 'RESPONSIBLE_FOR'
JOIN node a ON a.id = x.source
JOIN node b ON b.id = y.source AND a.key < b.key
JOIN node t ON t.id = x.target AND t.kind = 'Task'
WHERE x.kind = 'RESPONSIBLE_FOR'
  AND (:place IS NULL OR instr(json_extract(a.attributes, '$.place'), :place) > 0)
GROUP BY a.id, b.id
ORDER BY tasks DESC, a.name, b.name;

-- SPDX-License-Identifier: Apache-2.0
-- name: orphans
-- doc: Tasks that nobody owns.
-- param: place text part of the name of the place
-- param: policy text part of the title of the policy
-- example: --place 安康
SELECT json_extract(dn.attributes, '$.place') AS place, p.name AS policy, json_extract(t.attributes, '$.path') AS path,
       t.name AS task, d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM node t
JOIN evidence v ON v.node = t.id
JOIN document d ON d.id = v.document
JOIN node dn ON dn.id = d.node
LEFT JOIN node p ON p.id = (SELECT h.source FROM edge h WHERE h.target = t.id AND h.kind = 'HAS_TASK' ORDER BY h.key LIMIT 1)
WHERE t.kind = 'Task'
  AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.target = t.id AND e.kind = 'RESPONSIBLE_FOR')
  AND (:place IS NULL OR instr(json_extract(dn.attributes, '$.place'), :place) > 0)
  AND (:policy IS NULL OR instr(p.name, :policy) > 0)
ORDER BY place, d.path, v.byte_start;

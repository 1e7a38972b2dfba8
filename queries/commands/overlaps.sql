-- SPDX-License-Identifier: Apache-2.0
-- name: overlaps
-- doc: Tasks with several leads.
-- param: place text part of the name of the place
-- param: policy text part of the title of the policy
-- example: --place 抚州
SELECT json_extract(dn.attributes, '$.place') AS place, p.name AS policy, json_extract(t.attributes, '$.path') AS path,
       t.name AS task, count(DISTINCT a.id) AS leads, (
           SELECT group_concat(name) FROM (
               SELECT DISTINCT o.name FROM edge f JOIN node o ON o.id = f.source
               JOIN evidence w ON w.edge = f.id AND w.document = d.id AND json_extract(w.attributes, '$.role') = 'lead'
               WHERE f.target = t.id AND f.kind = 'RESPONSIBLE_FOR' ORDER BY o.name)) AS agencies,
       d.path AS file, min(v.byte_start) AS byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM node t
JOIN edge e ON e.target = t.id AND e.kind = 'RESPONSIBLE_FOR'
JOIN evidence v ON v.edge = e.id AND json_extract(v.attributes, '$.role') = 'lead'
JOIN node a ON a.id = e.source
JOIN document d ON d.id = v.document
JOIN node dn ON dn.id = d.node
LEFT JOIN node p ON p.id = (SELECT h.source FROM edge h WHERE h.target = t.id AND h.kind = 'HAS_TASK' ORDER BY h.key LIMIT 1)
WHERE t.kind = 'Task'
  AND (:place IS NULL OR instr(json_extract(dn.attributes, '$.place'), :place) > 0)
  AND (:policy IS NULL OR instr(p.name, :policy) > 0)
GROUP BY t.id, d.id HAVING leads > 1
ORDER BY leads DESC, place, d.path, byte_start;

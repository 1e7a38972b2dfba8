-- SPDX-License-Identifier: Apache-2.0
-- name: why
-- doc: The quotes that tie two nodes directly, in both directions.
-- param: a node one node
-- param: b node the other
-- example: --param a=安康市科学技术局 --param b=专利导航
SELECT s.name AS "from", e.kind AS relation, t.name AS "to",
       (SELECT group_concat(j.key || '=' || CASE j.type WHEN 'true' THEN 'yes' ELSE j.value END, ' ')
        FROM json_each(v.attributes) j WHERE j.type <> 'false') AS details,
       v.rule, v.confidence, d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM node a JOIN node b ON b.key = :b
JOIN edge e ON (e.source = a.id AND e.target = b.id) OR (e.source = b.id AND e.target = a.id)
JOIN node s ON s.id = e.source
JOIN node t ON t.id = e.target
JOIN evidence v ON v.edge = e.id
JOIN document d ON d.id = v.document
WHERE a.key = :a
ORDER BY e.kind, s.name, d.path, v.byte_start, v.byte_end, v.rule;

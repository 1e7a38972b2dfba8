-- SPDX-License-Identifier: Apache-2.0
-- name: edge
-- doc: An edge with its ends and its first quote.
-- param: edge integer the row of the edge
-- example: --param edge=1
SELECT s.name AS "from", s.kind AS from_kind, e.kind AS relation, t.name AS "to", t.kind AS to_kind,
       (SELECT group_concat(j.key || '=' || CASE j.type WHEN 'true' THEN 'yes' ELSE j.value END, ' ')
        FROM json_each(e.attributes) j WHERE j.type <> 'false') AS details,
       d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM edge e JOIN node s ON s.id = e.source JOIN node t ON t.id = e.target
LEFT JOIN evidence v ON v.id = (SELECT w.id FROM evidence w JOIN document x ON x.id = w.document WHERE w.edge = e.id
                                ORDER BY x.path, w.byte_start, w.byte_end, w.id LIMIT 1)
LEFT JOIN document d ON d.id = v.document
WHERE e.id = :edge;

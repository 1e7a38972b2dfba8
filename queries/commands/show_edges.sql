-- SPDX-License-Identifier: Apache-2.0
-- name: show_edges
-- doc: A node's edges, each with its first quote.
-- param: node node the node
-- hub: node
-- example: --param node=专利导航
WITH self AS (SELECT id FROM node WHERE key = :node),
link AS (
    SELECT 'out' AS what, e.id, e.kind, e.target AS other, e.attributes FROM edge e, self WHERE e.source = self.id
    UNION ALL
    SELECT 'in', e.id, e.kind, e.source, e.attributes FROM edge e, self WHERE e.target = self.id
)
SELECT l.what, l.kind AS name, n.name AS value, n.kind AS kind,
       CASE WHEN l.attributes <> '{}' THEN
           (SELECT group_concat(j.key || '=' || CASE j.type WHEN 'true' THEN 'yes' ELSE j.value END, ' ')
            FROM json_each(l.attributes) j WHERE j.type <> 'false') END AS details,
       d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM link l JOIN node n ON n.id = l.other
LEFT JOIN evidence v ON v.id = coalesce(
    (SELECT CASE count(*) WHEN 1 THEN max(w.id) END FROM evidence w WHERE w.edge = l.id),
    (SELECT w.id FROM evidence w JOIN document x ON x.id = w.document WHERE w.edge = l.id
     ORDER BY x.path, w.byte_start, w.byte_end, w.id LIMIT 1))
LEFT JOIN document d ON d.id = v.document
ORDER BY l.what DESC, l.kind, json_extract(l.attributes, '$.order'), d.path, v.byte_start, n.kind, n.name, n.key;

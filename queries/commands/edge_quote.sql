-- SPDX-License-Identifier: Apache-2.0
-- name: edge_quote
-- doc: What an edge says further, and its first quote.
-- param: edge integer the row of the edge
-- example: --param edge=1
-- Nearly every edge has one quote, and then nothing need be sorted.
SELECT CASE WHEN e.attributes <> '{}' THEN
           (SELECT group_concat(j.key || '=' || CASE j.type WHEN 'true' THEN 'yes' ELSE j.value END, ' ')
            FROM json_each(e.attributes) j WHERE j.type <> 'false') END AS details,
       d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM edge e
LEFT JOIN evidence v ON v.id = coalesce(
    (SELECT CASE count(*) WHEN 1 THEN max(w.id) END FROM evidence w WHERE w.edge = e.id),
    (SELECT w.id FROM evidence w JOIN document x ON x.id = w.document WHERE w.edge = e.id
     ORDER BY x.path, w.byte_start, w.byte_end, w.id LIMIT 1))
LEFT JOIN document d ON d.id = v.document
WHERE e.id = :edge;

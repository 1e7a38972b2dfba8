-- SPDX-License-Identifier: Apache-2.0
-- name: lineage_tie
-- doc: A tie of lineage with its first quote; what it says of the policy at its other end is in lineage_policy.
-- param: edge integer the row of the edge
-- param: relation text its kind
-- param: task integer the row of the task that makes the tie, or none
-- example: --param edge=1 --param relation=CITES
-- Nearly every edge has one quote, and then nothing need be sorted.
SELECT CASE :relation WHEN 'VERSION_OF' THEN replace(json_extract(v.attributes, '$.relation'), ' ', '_')
                      ELSE lower(:relation) END AS relation,
       json_extract(v.attributes, '$.doc_number') AS doc_number,
       (SELECT t.name FROM node t WHERE t.id = :task) AS through,
       d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM evidence v JOIN document d ON d.id = v.document
WHERE v.id = coalesce(
    (SELECT CASE count(*) WHEN 1 THEN max(w.id) END FROM evidence w WHERE w.edge = :edge),
    (SELECT w.id FROM evidence w JOIN document x ON x.id = w.document WHERE w.edge = :edge
     ORDER BY x.path, w.byte_start, w.byte_end, w.id LIMIT 1));
